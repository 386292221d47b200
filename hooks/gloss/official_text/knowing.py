"""What the project already knows of the treaty: its shape, other languages, and what notes quote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from gloss.model.article import Article
from gloss.model.official import OfficialText
from gloss.model.problem import Problem, Refused
from gloss.model.treaty import Treaty
from gloss.official_text import store
from gloss.official_text.comparing import Quote
from gloss.reading.files import entries, read_text
from gloss.reading.lines import read_words
from gloss.reading.nodes import read_yaml
from gloss.reading.records import read_record

R = TypeVar("R", bound=BaseModel)
_WRITTEN_IN = "en"
"""The language of the notes in docs/treaty/, which quote the text in that language."""


@dataclass(frozen=True)
class Known:
    """What the project knows before an import: all of it may be missing."""

    treaty: Treaty | None = None
    articles: Mapping[str, Article] = field(default_factory=dict)
    others: Sequence[OfficialText] = ()
    quotes: Sequence[Quote] = ()

    def quoted(self, language: str) -> Sequence[Quote]:
        """The quotations that can be looked for in this language."""
        return self.quotes if language == _WRITTEN_IN else ()

    def with_text(self, text: OfficialText) -> Known:
        """The same, after another text has been imported."""
        others = [other for other in self.others if other.language != text.language]
        return Known(self.treaty, self.articles, (*others, text), self.quotes)


def known(root: Path) -> Known:
    """Reads what there is; Refused where a file of facts has a fault in it."""
    treaty = _record(root, "data/treaty.yml", Treaty) if (root / "data" / "treaty.yml").exists() else None
    articles: dict[str, Article] = {}
    for path, name, problems in entries(root, "data/articles", ".yml"):
        _stop_at(problems)
        if name is not None:
            article = _record(root, path, Article)
            articles[article.number] = article
    return Known(treaty, articles, tuple(store.read_all(root)), tuple(_quotes(root)))


def _record(root: Path, path: str, model: type[R]) -> R:
    text, problems = read_text(root, path)
    _stop_at(problems)
    tree, problems = read_yaml(text or "", path)
    _stop_at(problems)
    record = None
    if tree is not None:
        record, problems = read_record(tree, model)
        _stop_at(problems)
    if record is None:
        raise Refused(f"{path} has a fault in it. “gloss check” says what it is.")
    return record


def _stop_at(problems: Sequence[Problem]) -> None:
    if problems:
        first = problems[0]
        raise Refused(f"{first.place}  {first.sentence}\n    {first.hint} “gloss check” lists every fault.")


def _quotes(root: Path) -> Iterator[Quote]:
    """Every quotation in the notes; what is wrong with a page of words does not stop an import."""
    for path, name, _ in entries(root, "docs/treaty", ".md"):
        text = read_text(root, path)[0] if name else None
        words = read_words(text, path)[0] if text else None
        if words is None:
            continue
        for provision, note in words.notes():
            if note.record.quote:
                under = provision or words.head.record.article
                yield Quote(f"{path}:{note.line}", under, note.record.quote)
