"""All pages that facts make, rendered to Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gloss.checks.citations import as_of
from gloss.pages.actions import action_pages, points_on
from gloss.pages.changes import changes_pages
from gloss.pages.comparing import compare_pages
from gloss.pages.countries import country_pages
from gloss.pages.embeds import embed_pages
from gloss.pages.finder import finder_page
from gloss.pages.freshness import freshness_pages
from gloss.pages.home import home_pages
from gloss.pages.kept import Kept
from gloss.pages.ledger import ledger_pages
from gloss.pages.linker import Linker
from gloss.pages.map import map_pages, region_pages
from gloss.pages.official import side_pages
from gloss.pages.offline import offline_pages
from gloss.pages.outlook import outlook
from gloss.pages.page import Page, Sheet, address_of
from gloss.pages.printing import print_pages, sheets
from gloss.pages.proofs import proof_pages
from gloss.pages.records import record_pages
from gloss.pages.reservations import reservation_pages
from gloss.pages.templates import Templates
from gloss.pages.treaty import treaty_pages
from gloss.reading.corpus import Corpus
from gloss.tongues.pages import is_translation


def plain_pages(root: Path) -> Iterator[str]:
    """The Markdown files of `docs/` that are published as they are written."""
    docs = root / "docs"
    for path in sorted(docs.rglob("*.md")):
        uri = path.relative_to(docs).as_posix()
        if not is_raw(uri) and not is_translation(uri):
            yield uri


def is_raw(uri: str) -> bool:
    """Whether a file of `docs/` is raw material for a page, and not a page itself."""
    folder, _, name = uri.rpartition("/")
    if folder == "act/for":
        return name != "index.md"
    if folder == "treaty":
        return name.startswith(("article-", "annex-", "preamble"))
    return folder == "countries" and name != "index.md"


def outline(corpus: Corpus, linker: Linker, site: str = "") -> list[Page]:
    """Every page made from facts, with what its template is given; `site` is its whole address. Refused with a sentence if an intro is at fault."""
    pages: list[Page] = list(ledger_pages(corpus, linker))
    makers = (
        home_pages,
        treaty_pages,
        side_pages,
        reservation_pages,
        map_pages,
        region_pages,
        country_pages,
        record_pages,
        changes_pages,
        freshness_pages,
        proof_pages,
        embed_pages,
        compare_pages,
    )
    for make in makers:
        pages.extend(make(corpus))
    pages.extend(action_pages(corpus, site))
    pages.extend(offline_pages(corpus))
    pages.extend(print_pages(corpus))
    pages.append(finder_page(corpus, linker, pages, plain_pages(corpus.root)))
    return pages


def book(
    corpus: Corpus, site: str = "", edit: str = "", kept: Kept | None = None, pages: list[Page] | None = None
) -> list[Sheet]:
    """Every page of the outline, rendered. Refused with a sentence if a template or an intro is at fault."""
    linker = Linker(corpus, kept)
    if pages is None:
        pages = outline(corpus, linker, site)
    shared = {
        "as_of": as_of(corpus),
        "site": site,
        "edit": edit,
        "outlook": outlook(corpus),
        "points_on": points_on(corpus),
    }
    templates = Templates(corpus.root / "overrides" / "pages", corpus, linker, shared, kept)
    others = {address_of(uri) for uri in plain_pages(corpus.root)}
    templates.know(pages, others | {sheet.address for sheet in sheets(corpus)})
    return [templates.render(page) for page in pages]
