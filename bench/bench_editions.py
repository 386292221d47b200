"""How long what is carried away and what is printed takes, against reading the facts and words that it is made of."""

from __future__ import annotations

import functools

from bench.timing import ROOT, Benchmark
from gloss.checks.citations import as_of
from gloss.editions.chapters import Manuscript
from gloss.editions.epub import book
from gloss.editions.leaflets import print_files
from gloss.editions.press import Press
from gloss.editions.volume import volume
from gloss.pages.linker import Linker
from gloss.reading.corpus import Corpus, read_project


def read() -> Corpus:
    """All facts and words."""
    corpus = read_project(ROOT).corpus
    if corpus is None:
        raise SystemExit("The facts need mending first: run gloss check.")
    return corpus


known = functools.cache(read)


def _press() -> Press:
    return Press(known(), Linker(known()), "https://example.org/")


def sheets() -> dict[str, str]:
    """Every sheet for paper as a page: what each build makes."""
    return print_files(known(), _press())


def single_page() -> str:
    """The annotated treaty as one page."""
    return volume(Manuscript.of(known()), _press())


def whole_book() -> None:
    """The annotated treaty as the pages of a book."""
    book(Manuscript.of(known()), _press(), as_of(known()))


BENCHMARKS = [
    Benchmark(
        name="editions",
        question="How long do sheets for paper, the single page and the book take, against reading all facts and words?",
        variants={"reading": read, "sheets": sheets, "single page": single_page, "book": whole_book},
    ),
]
