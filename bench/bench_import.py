"""How long a person waits for `gloss text import`, and how much of that is the PDF."""

from __future__ import annotations

from bench.timing import Benchmark, Work
from gloss.official_text.importing import import_document
from gloss.official_text.knowing import Known
from gloss.official_text.source import Fetched
from tests.official_text.samples import Words, pdf

PAGES = 80
WORDS = "Each State Party shall do what is said in this paragraph and in the next ones of it."


def _pages() -> list[list[str]]:
    """An invented treaty of eighty pages, an article on each."""
    page = [f"{number}. {WORDS}" for number in range(1, 36)]
    return [[f"Article {number}", "Title", *page] for number in range(1, PAGES + 1)]


def _text() -> Fetched:
    return Fetched("\n\n".join(line for page in _pages() for line in page).encode(), "invented.txt")


def _pdf() -> Fetched:
    pages = [[Words(72, 780 - 20 * nth, line) for nth, line in enumerate(page)] for page in _pages()]
    return Fetched(pdf(pages), "invented.pdf")


def _import(document: Fetched) -> Work:
    return lambda: import_document(document, "en", Known())


BENCHMARKS = [
    Benchmark(
        name="import",
        question="How long does the import of a PDF of 80 pages take, against the same words as plain text?",
        variants={"plain text": _import(_text()), "PDF": _import(_pdf())},
    )
]
