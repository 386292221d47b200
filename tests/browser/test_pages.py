"""What a person sees: pages that ask nobody for anything, weigh what they say, and are open to everyone."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.looking import BARE, KINDS, PROBE, watched
from tests.built import BuiltSite
from tests.cost import first_view, packed

MORE_TO_LOOK_AT = ("treaty/article-14/", "treaty/article-24/", "treaty/article-28/")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_DARK_ON_A_PHONE = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]
"""What depends on colours and on width; the rest was looked at in the light."""
COST = re.compile(r"(\d+) requests and (\d+) KB")


@pytest.mark.parametrize("kind", [*KINDS, *BARE])
def test_nothing_is_asked_of_another_host_and_nothing_goes_wrong(
    browser: Browser, address: str, kind: str, site: BuiltSite
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    asked, wrong = watched(page)
    page.goto(address + kind)
    page.evaluate("() => new Promise(requestIdleCallback)")
    cost = COST.search(page.locator(".gl-cost").inner_text()) if page.locator(".gl-cost").count() else None
    page.close()
    asked = [url for url in asked if urlsplit(url).scheme != "data"]
    assert [url for url in asked if not url.startswith(address)] == []
    if kind.startswith("nowhere"):
        # The browser itself notes that the answer was “not found”.
        wrong = [said for said in wrong if "404" not in said]
    assert wrong == []
    # A browser without a window asks for no icon.
    paths = {urlsplit(url).path.removeprefix(urlsplit(address).path) for url in asked} | {
        "assets/images/favicon.svg"
    }
    files = [
        "404.html" if path.startswith("nowhere") else f"{path}index.html" if path.endswith("/") or not path else path
        for path in paths
    ]  # fmt: skip
    assert (kind in BARE) == (cost is None)
    if cost:
        assert len(files) <= int(cost[1]), files
        assert sum(packed(site, path) for path in files) <= 1000 * int(cost[2])


def test_the_foot_of_every_page_says_what_it_costs(site: BuiltSite) -> None:
    too_much, said = [], set()
    for address, page in site.pages.items():
        cost = COST.search(page.words)
        if not cost:
            continue
        said.add(cost[0])
        files = first_view(site, address, page)
        if len(files) > int(cost[1]) or sum(packed(site, path) for path in files) > 1000 * int(cost[2]):
            too_much.append((address, cost[0], sorted(files)))
    assert too_much == []
    assert len(said) > 3, "It is not the same of every kind."


@pytest.mark.parametrize("kind", [*KINDS, *BARE, *MORE_TO_LOOK_AT])
def test_axe_finds_no_barrier(browser: Browser, address: str, kind: str) -> None:
    page = browser.new_page(reduced_motion="reduce", color_scheme="light")
    page.goto(address + kind)
    page.evaluate(PROBE)
    found = []
    for scheme, width, only in (
        ("light", 1280, {"type": "tag", "values": TAGS}),
        ("dark", 390, {"type": "rule", "values": IN_DARK_ON_A_PHONE}),
    ):
        # The headings of an article are looked at all together, and only once.
        if scheme == "dark" or "article" not in kind:
            page.evaluate("looking.shorten()")
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # a word of a short list
        if kind not in BARE:
            expect(page.locator("body")).to_have_attribute(
                "data-md-color-scheme", "slate" if scheme == "dark" else "default"
            )
        answer = Axe().run(page, options={"runOnly": only, "resultTypes": ["violations"]})
        found += [
            (scheme, violation["id"], node["html"][:200], node.get("failureSummary", ""))
            for violation in answer.response["violations"]
            for node in violation["nodes"][:5]
        ]
    page.close()
    assert found == []
