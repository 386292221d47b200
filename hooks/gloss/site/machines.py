"""What makes the files that no page needs, with all libraries that only they need."""

from __future__ import annotations

from gloss.cards.making import card_files
from gloss.editions.leaflets import print_files
from gloss.editions.press import Press
from gloss.exports.everything import machine_files
from gloss.pages.kept import Kept
from gloss.pages.linker import Linker
from gloss.reading.corpus import Corpus

__all__ = ["card_files", "machine_files", "sheets"]


def sheets(corpus: Corpus, site: str, kept: Kept) -> dict[str, str]:
    """The pages for paper by their path; `site` is the whole address of the site."""
    return print_files(corpus, Press(corpus, Linker(corpus), site, kept))
