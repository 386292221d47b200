"""The page about files to take along; what there is of them is put on its shelf after the build."""

from __future__ import annotations

from collections.abc import Iterator

from gloss.pages.page import Page
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus

URI = "offline.md"


def offline_pages(corpus: Corpus) -> Iterator[Page]:
    """The page, if somebody has written its words: a small treaty's site may do without."""
    if (corpus.root / "docs" / URI).is_file():
        intro = read_intro(corpus.root, URI)
        yield Page(URI, "offline.md", intro.title, intro.description, f"docs/{URI}", {"intro": intro})
