"""The official words as pages show them: first on each paragraph, with what notes quote marked, and side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel import Locale

from gloss.checks.official import COMMENTED
from gloss.model.article import Article
from gloss.model.official import OfficialText, Provision
from gloss.model.treaty import Treaty
from gloss.model.wording import found_at
from gloss.pages.links import article_uri
from gloss.pages.page import Page
from gloss.pages.speech import article_name, label
from gloss.reading.corpus import Corpus
from gloss.reading.words import NoteText
from gloss.tongues.voice import _, voice

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True)
class Piece:
    """A stretch of official words, and the note that quotes it."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Wording:
    """The official words of one provision in one language."""

    language: str
    label: str
    pieces: tuple[Piece, ...]
    closing: str

    @property
    def direction(self) -> str:
        """In which direction the language is written."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True)
class Comparison:
    """That an article's shape and marks agree with an official text."""

    language: str
    text: OfficialText


def wording(text: OfficialText, provision: str, notes: Sequence[NoteText] = ()) -> Wording | None:
    """The official words of a provision without its points; None where there are none."""
    found = text.provisions().get(provision)
    if found is None:
        return None
    return Wording(
        text.language, found.label or label(provision), tuple(_pieces(found, notes)), found.closing or ""
    )


def _pieces(found: Provision, notes: Sequence[NoteText]) -> Iterator[Piece]:
    """The words cut where quotations begin and end; of two that overlap the later one is left unmarked."""
    spans = sorted(
        (*span, note.anchor)
        for note in notes
        if note.record.quote and (span := found_at(note.record.quote, found.text)) is not None
    )
    last = 0
    for start, end, anchor in spans:
        if start < last:
            continue
        yield Piece(found.text[last:start])
        yield Piece(found.text[start:end], anchor)
        last = end
    yield Piece(found.text[last:])


def comparison(corpus: Corpus, article: Article) -> Comparison | None:
    """The official text with which an article agrees in every paragraph, point and mark; None if with none.

    The language of the notes is asked first. Paragraphs that one word cannot describe are left to people.
    """
    if not corpus.official:
        return None
    # Only a site that has imported the text pays for the rules of its language.
    from gloss.official_text.comparing import modalities  # noqa: PLC0415 why it is here stands above

    ours = [part.id for _, part in article.walk()]
    languages = sorted(corpus.official, key=lambda language: (language != COMMENTED, language))
    for language in languages:
        text = corpus.official[language].record
        official = next((item for item in text.articles if item.number == article.number), None)
        if (
            official is None
            or [item.id for item in official.provisions if item.id in ours or "." in item.id] != ours
        ):
            continue
        if not any(modalities(text, {article.number: article})):
            return Comparison(language, text)
    return None


def pairs(corpus: Corpus) -> list[tuple[str, str]]:
    """The pairs of languages that are shown side by side: the first imported one with each of the others."""
    order = [document.language for document in corpus.treaty.record.documents]
    present = sorted(
        corpus.official, key=lambda key: (key != COMMENTED, order.index(key) if key in order else 99, key)
    )
    return [(present[0], other) for other in present[1:]] if present else []


def side_address(number: str, pair: tuple[str, str]) -> str:
    """Where two languages of an article stand side by side: `treaty/article-6/en-ar/`."""
    return f"{article_uri(number).removesuffix('.md')}/{pair[0]}-{pair[1]}/"


def side_pages(corpus: Corpus) -> Iterator[Page]:
    """One page for each article and pair of languages, row by row."""
    for pair in pairs(corpus):
        left, right = (corpus.official[language].record for language in pair)
        for filed in corpus.articles.values():
            article = filed.record
            rows = list(_rows(article, left, right))
            if not rows:
                continue
            name = article_name(article)
            spoken = {"name": name, "one": language_name(pair[0]), "other": language_name(pair[1])}
            title = _("{name}: {one} and {other} side by side").format(**spoken)
            values = {
                "article": article,
                "name": name,
                "pair": pair,
                "rows": rows,
                "texts": (left, right),
            }
            yield Page(
                side_address(article.number, pair).removesuffix("/") + ".md", "side.md", title,
                _("The official words of {name} in {one} and {other}, row by row.").format(**spoken),
                f"data/official/{pair[1]}.yml", values, ("navigation", "toc"), False,
            )  # fmt: skip


def _rows(
    article: Article, left: OfficialText, right: OfficialText
) -> Iterator[tuple[str, Wording | None, Wording | None]]:
    for _depth, part in article.walk():
        row = wording(left, part.id), wording(right, part.id)
        if any(row):
            yield part.id, *row


def language_name(tag: str) -> str:
    """The name of a language, as CLDR has it; its tag if there is none."""
    return Locale.parse(tag, sep="-").get_language_name(voice().locale) or tag


def official_page(treaty: Treaty, language: str = COMMENTED) -> str:
    """Where a reader can open the official document."""
    pages = {document.language: document.page for document in treaty.documents}
    return pages.get(language, treaty.documents[0].page)
