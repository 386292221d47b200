"""The ledger of choices, the pages that gather notes by concern, and the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gloss.model.record import Choice
from gloss.pages.linker import Linker
from gloss.pages.page import Page
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus, article_order
from gloss.reading.words import NoteText


@dataclass(frozen=True)
class Placed:
    """A note with the article and the provision under which it stands."""

    article: str
    provision: str
    note: NoteText

    @property
    def address(self) -> str:
        """The provision that it is about, or the article as a whole."""
        return self.provision or self.article


def ledger_pages(corpus: Corpus, linker: Linker) -> Iterator[Page]:
    """Choices, concerns and glossary."""
    choices = sorted(corpus.choices.items(), key=lambda item: _order(item[1].record))
    intro = read_intro(corpus.root, "treaty/choices.md")
    audiences = [
        key
        for key in corpus.vocabulary.record.audiences
        if any(key in item.record.audiences for _, item in choices)
    ]
    kinds = list(corpus.vocabulary.record.choices)
    yield Page(
        "treaty/choices.md", "choices.md", intro.title, intro.description, "docs/treaty/choices.md",
        {
            "intro": intro,
            "choices": [(key, item.record) for key, item in choices],
            "kinds": kinds,
            "audiences": audiences,
        },
        ("navigation", "toc"),
    )  # fmt: skip
    intro = read_intro(corpus.root, "treaty/glossary.md")
    yield Page(
        "treaty/glossary.md", "glossary.md", intro.title, intro.description, "docs/treaty/glossary.md",
        {"intro": intro, "definitions": sorted(linker.definitions, key=lambda item: item.term.casefold())},
    )  # fmt: skip
    yield from _concern_pages(corpus)


def _order(choice: Choice) -> tuple[tuple[int, int], tuple[tuple[int, str], ...]]:
    number, *rest = choice.provisions[0].split(".")
    return article_order(number), tuple((int(part), "") if part.isdigit() else (0, part) for part in rest)


def _concern_pages(corpus: Corpus) -> Iterator[Page]:
    by_concern: dict[str, list[Placed]] = {key: [] for key in corpus.vocabulary.record.concerns}
    for number in corpus.articles:
        words = corpus.words.get(number)
        for provision, note in words.notes() if words else ():
            by_concern[note.record.concern].append(Placed(number, provision, note))
    used = [(key, notes) for key, notes in by_concern.items() if notes]
    intro = read_intro(corpus.root, "concerns/index.md")
    yield Page(
        "concerns/index.md", "concerns.md", intro.title, intro.description, "docs/concerns/index.md",
        {"intro": intro, "concerns": used},
    )  # fmt: skip
    for key, notes in used:
        term = corpus.vocabulary.record.concerns[key]
        yield Page(
            f"concerns/{key}.md", "concern.md", term.label, term.meaning, "data/vocabulary.yml",
            {"key": key, "concern": term, "notes": notes, "concerns": used}, ("navigation",), False,
        )  # fmt: skip
