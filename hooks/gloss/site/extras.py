"""What no page needs: data, feeds, leaflets, pages for passing things on, cards. That is three thousand files.

Which there are is known without making them, so that pages can link to them. A build makes them beside its pages, and
`mkdocs serve` makes those that somebody opens.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

from gloss.exports.addresses import machine_paths
from gloss.pages.bare import Setting, bare_pages, bare_paths
from gloss.pages.cards import Deck
from gloss.pages.kept import Kept
from gloss.pages.page import Page
from gloss.pages.printing import sheets
from gloss.reading.corpus import Corpus
from gloss.site.languages import finished

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from gloss.keeping.holdings import Held, Holdings
    from gloss.keeping.store import Store

Content = str | bytes
Make = Callable[[], Mapping[str, Content]]

SETTING, CARDS = "GLOSS_EXTRAS", "GLOSS_CARDS"
"""The environment variables that leave all of it out (“off”), or the cards, which `mkdocs serve` makes only if it is “on”."""


def extras_wanted(config: MkDocsConfig) -> bool:
    """Whether a build makes what no page needs. `GLOSS_EXTRAS=off` is for a quick look and for measuring: links to it lead nowhere, and nothing is said of them."""
    wanted = _said(SETTING) != "off"
    if not wanted:
        links = config.validation.links
        links.not_found = links.unrecognized_links = logging.DEBUG
    return wanted


def cards_wanted(serving: bool) -> bool:
    """Whether a build draws cards; under `mkdocs serve` it does so only if asked to."""
    return _said(CARDS) != "off" and (not serving or _said(CARDS) == "on")


def _said(setting: str) -> str:
    return os.environ.get(setting, "").strip().lower()


@dataclass(frozen=True)
class Batch:
    """Files that are made together, by their paths from the top of the site."""

    paths: Sequence[str]
    make: Make

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files as they are published; AssertionError if others came out than were announced, a mistake of ours."""
        made = self.make()
        odd = made.keys() ^ set(self.paths)
        if odd:
            raise AssertionError(
                f"Announced and not made, or made and not announced: {', '.join(sorted(odd))}"
            )
        for path, content in made.items():
            yield path, finished(path, content).encode() if isinstance(content, str) else content


def extras(
    corpus: Corpus,
    pages: list[Page],
    setting: Setting,
    deck: Deck,
    tongues: Sequence[str],
    kept: Callable[[], Kept],
) -> list[Batch]:
    """All batches of a site with these pages; `kept` gives the pieces of earlier builds when something is made.

    Refused with a sentence if two things would have the same address.
    """
    site, root = setting.site, corpus.root
    return [
        Batch(machine_paths(corpus), lambda: _machines().machine_files(corpus, site, pages, tongues)),
        Batch([sheet.path for sheet in sheets(corpus)], lambda: _machines().sheets(corpus, site, kept())),
        Batch(bare_paths(corpus, pages), lambda: bare_pages(corpus, pages, setting, deck, kept())),
        Batch([card.path for card in deck.cards], lambda: _machines().card_files(deck, root)),
    ]


def _machines() -> ModuleType:
    """What draws, prints and packs: whoever makes none of it need not wait for its libraries."""
    from gloss.site import machines  # noqa: PLC0415 # takes a tenth of a second

    return machines


def fill(holdings: Holdings, batches: Sequence[Batch], store: Store) -> Mapping[str, Held]:
    """Makes all of it, keeps the pieces that it is made of in a store, and says what was put where."""
    for batch in batches:
        for path, content in batch.files():
            holdings.put(path, content)
    store.write()
    return holdings.written()
