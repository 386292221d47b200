"""How far a language has come: its catalogues, its pages, and what is newer in English."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale

from gloss.reading.corpus import Corpus
from gloss.tongues.catalogue import FACTS, FOLDER, INTERFACE, counted, languages
from gloss.tongues.pages import behind, translations
from gloss.tongues.voice import voice


@dataclass(frozen=True)
class Coverage:
    """One language: how many of how many entries, how many pages, and which of them are behind with what."""

    tag: str
    name: str
    interface: tuple[int, int]
    facts: tuple[int, int]
    pages: int
    reviewed: int
    behind: dict[str, tuple[str, ...]]


def coverages(corpus: Corpus) -> list[Coverage]:
    """Every language that has a catalogue."""
    return [coverage(corpus, tag) for tag in languages(corpus.root)]


def coverage(corpus: Corpus, tag: str) -> Coverage:
    """One of them."""
    pages = dict(translations(corpus, tag))
    old = {path: tuple(names) for path, given in pages.items() if (names := behind(corpus, path, given))}
    locale = Locale.parse(tag, sep="-")
    folder = corpus.root / FOLDER / tag
    return Coverage(
        tag,
        locale.get_language_name(voice().locale) or tag,
        counted(folder / INTERFACE),
        counted(folder / FACTS),
        len(pages),
        sum(given.head.reviewed is not None for given in pages.values()),
        old,
    )
