"""How far a language has come: its catalogues, its pages, and what is newer in English."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale

from gloss.reading.corpus import Corpus
from gloss.reading.files import TRANSLATED
from gloss.tongues.catalogue import FACTS, FOLDER, INTERFACE, counted, languages
from gloss.tongues.pages import behind
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
    heads = {
        TRANSLATED.sub(".md", path): head
        for path, head in corpus.translations.items()
        if path.endswith(f".{tag}.md")
    }
    old = {
        path: tuple(names) for path, head in heads.items() if (names := behind(corpus, path, head.follows))
    }
    locale = Locale.parse(tag, sep="-")
    folder = corpus.root / FOLDER / tag
    return Coverage(
        tag,
        locale.get_language_name(voice().locale) or tag,
        counted(folder / INTERFACE),
        counted(folder / FACTS),
        len(heads),
        sum(head.reviewed is not None for head in heads.values()),
        old,
    )
