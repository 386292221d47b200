"""What every campaign has to hold, whatever treaty it is about: these tests come along with “gloss init”."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from gloss.checks.report import as_text
from gloss.checks.table import check_all
from gloss.reading.corpus import read_project
from tests.built import ROOT, BuiltSite

ALWAYS = (
    "",
    "treaty/",
    "treaty/choices/",
    "map/",
    "countries/",
    "timeline/",
    "sources/",
    "contribute/",
    "nowhere/at/all/",
)
WIDTHS = (320, 1280)


def kinds(site: BuiltSite) -> list[str]:
    """One page of each kind, with the first country and the first article that there are."""
    found = [next((page for page in sorted(site.pages) if page.startswith(start) and page.count("/") == 2), "") for start in ("countries/", "treaty/article-", "act/")]  # fmt: skip
    return list(dict.fromkeys((*ALWAYS, *filter(None, found))))


def test_facts_and_words_need_no_mending() -> None:
    assert as_text(check_all(read_project(ROOT))) == "All is well: nothing to mend."


def test_every_page_has_a_title_and_one_heading(site: BuiltSite) -> None:
    faults = [
        address
        for address, page in site.pages.items()
        if not page.title or (not page.aside and not page.redirect and len(page.headings) != 1)
    ]
    assert faults == []


def test_pages_ask_no_other_host_and_fit_every_screen(
    browser: Browser, address: str, site: BuiltSite
) -> None:
    host = urlsplit(address).netloc
    page = browser.new_page(reduced_motion="reduce")
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for kind in kinds(site):
        page.goto(address + kind, wait_until="networkidle")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            needed = page.evaluate("document.documentElement.scrollWidth")
            if needed > width:
                wrong.append(f"{kind} needs {needed} of {width} px")
    page.close()
    assert [url for url in asked if urlsplit(url).scheme != "data" and urlsplit(url).netloc != host] == []
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_on_any_kind_of_page(
    browser: Browser, address: str, site: BuiltSite, scheme: str
) -> None:
    page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")  # a word of a short list
    rules = {
        "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]},
        "resultTypes": ["violations"],
    }
    found = []
    for kind in kinds(site):
        page.goto(address + kind)
        violations = Axe().run(page, options=rules).response["violations"]
        found += [(kind, one["id"], node["html"][:200]) for one in violations for node in one["nodes"][:3]]
    page.close()
    assert found == []
