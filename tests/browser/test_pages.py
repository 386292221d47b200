"""What a person sees: pages that ask nobody for anything, fit any screen, and are open to everyone."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

KINDS = [
    "", "treaty/", "treaty/preamble/", "treaty/article-6/", "treaty/article-40/", "treaty/choices/", "treaty/glossary/",
    "concerns/", "concerns/safeguards/", "map/", "countries/", "countries/norway/", "votes/", "votes/unga-74-247/",
    "timeline/", "sources/", "act/", "act/norway/", "about/", "about/proofs/", "about/freshness/", "compare/", "embed/", "data/",
    "contribute/", "contribute/fields/", "nowhere/at/all/",
]  # fmt: skip
OPEN_TO_ALL = [
    "", "treaty/article-6/", "treaty/article-14/", "treaty/article-24/", "treaty/article-28/", "treaty/article-40/",
    "treaty/choices/", "countries/norway/", "countries/qatar/", "map/", "votes/", "votes/ahc-2024-article-6-2/", "timeline/",
    "sources/", "act/",
]  # fmt: skip
WIDTHS = (320, 390, 1280)
SCHEMES = ("light", "dark")
RULES = {
    "light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # The same page in other colours: what does not depend on them was looked at in the light.
    "dark": ["cat.color"],
}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_asked_of_another_host_and_nothing_goes_wrong(
    browser: Browser, address: str, kind: str
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    host = urlsplit(address).netloc
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address + kind, wait_until="networkidle")
    page.close()
    assert [url for url in asked if urlsplit(url).scheme != "data" and urlsplit(url).netloc != host] == []
    if kind.startswith("nowhere"):
        # The browser itself notes that the answer was “not found”.
        wrong = [said for said in wrong if "404" not in said]
    assert wrong == []


def test_no_page_is_wider_than_its_screen(browser: Browser, address: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    too_wide = []
    for kind in KINDS:
        page.goto(address + kind)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)  # a word of a short list
                needed = page.evaluate("document.documentElement.scrollWidth")
                if needed > width:
                    too_wide.append((kind, width, scheme, needed))
    page.close()
    assert too_wide == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", OPEN_TO_ALL)
def test_axe_finds_no_barrier(browser: Browser, address: str, kind: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")  # a word of a short list
    page.goto(address + kind)
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", "slate" if scheme == "dark" else "default"
    )
    rules = {"runOnly": {"type": "tag", "values": RULES[scheme]}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=rules)
    page.close()
    assert [
        (violation["id"], node["html"][:200], node.get("failureSummary", ""))
        for violation in found.response["violations"]
        for node in violation["nodes"][:5]
    ] == []
