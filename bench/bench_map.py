"""How long the map and all country pages take, against reading the facts that they are made of."""

from __future__ import annotations

import functools

import markdown

from bench.timing import ROOT, Benchmark
from gloss.checks.citations import as_of
from gloss.pages.countries import country_pages
from gloss.pages.linker import Linker
from gloss.pages.map import map_pages
from gloss.pages.outlook import outlook
from gloss.pages.page import Sheet
from gloss.pages.templates import Templates
from gloss.reading.corpus import Corpus, read_project

EXTENSIONS = ["abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
"""What mkdocs.yml names."""


def read() -> Corpus:
    """All facts and words."""
    corpus = read_project(ROOT).corpus
    if corpus is None:
        raise SystemExit("The facts need mending first: run gloss check.")
    return corpus


known = functools.cache(read)


def pages() -> list[Sheet]:
    """The map, the table of countries and a page for each, as Markdown; links are not looked up."""
    corpus = known()
    shared = {"as_of": as_of(corpus), "site": "", "edit": "", "outlook": outlook(corpus)}
    templates = Templates(ROOT / "overrides" / "pages", corpus, Linker(corpus), shared)
    return [templates.render(page) for make in (map_pages, country_pages) for page in make(corpus)]


def finished() -> None:
    """The same as HTML, without the frame that the theme puts around it."""
    for sheet in pages():
        sheet.fill(markdown.markdown(sheet.text, extensions=EXTENSIONS))


BENCHMARKS = [
    Benchmark(
        name="map",
        question="How long do the map and all country pages take, against reading all facts and words?",
        variants={"reading": read, "as Markdown": pages, "as HTML": finished},
    ),
]
