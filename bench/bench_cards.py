"""How long all share cards take: drawn for the first time on all processors, and taken from the cache."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from bench.bench_map import known, read
from bench.projects import copied
from bench.timing import Benchmark
from gloss.cards.making import card_files
from gloss.pages.book import book
from gloss.pages.cards import Deck, deck

SITE = "https://treaty.example/"


@functools.cache
def project() -> Path:
    """A copy of the project, whose cache can be thrown away."""
    return copied(Path(tempfile.mkdtemp(prefix="gloss-cards-")) / "clone")


@functools.cache
def all_cards() -> Deck:
    """What stands on every card."""
    corpus = known()
    return deck(corpus, [sheet.page for sheet in book(corpus, SITE)], SITE)


def drawn() -> None:
    """Every card, as in the first build."""
    (project() / ".cache" / "cards").unlink(missing_ok=True)
    card_files(all_cards(), project())


def kept() -> None:
    """Every card, as in a build in which nothing has changed."""
    card_files(all_cards(), project())


BENCHMARKS = [
    Benchmark(
        name="cards",
        question="How long do all share cards take, drawn and kept, against reading all facts and words?",
        variants={"reading": read, "drawn": drawn, "kept": kept},
    ),
]
