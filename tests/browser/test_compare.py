"""Two things side by side: at an address of their own, or put together by hand and kept in the address."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.built import BuiltSite

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa", "best-practice"]}}


def test_pairs_that_matter_have_pages(site: BuiltSite) -> None:
    pairs = sorted(path.parent.name for path in (site.folder / "compare").glob("*/index.html"))
    assert "canada-and-united-states" in pairs
    assert "article-23-and-article-24" in pairs or "article-24-and-article-35" in pairs
    assert len(pairs) < 400


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pair", ["canada-and-united-states", "article-14-and-article-15"])
def test_a_pair_is_open_to_everyone(browser: Browser, address: str, pair: str, scheme: str) -> None:
    page = browser.new_page(
        viewport={"width": 320, "height": 700}, color_scheme=scheme
    )  # a word of a short list
    answer = page.goto(f"{address}compare/{pair}/")
    assert answer is not None
    assert answer.ok
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert [violation["id"] for violation in Axe().run(page, options=RULES).response["violations"]] == []
    page.close()


def test_any_other_pair_is_put_together_and_kept_in_the_address(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}compare/")
    page.get_by_label("One country").select_option("norway")
    page.get_by_label("and another").first.select_option("chad")
    page.get_by_role("button", name="Compare these countries").click()
    page.locator(".gl-sides__title").wait_for()
    assert page.url.endswith("#a=norway&b=chad")
    assert page.locator(".gl-sides__title").text_content() == "Norway · Chad"
    assert page.locator("[data-gl-sides] h3").all_text_contents()[:2] == ["Norway", "Chad"]
    again = browser.new_page()
    again.goto(page.url)
    again.locator(".gl-sides__title").wait_for()
    assert again.get_by_label("One country").input_value() == "norway"
    again.goto(f"{address}compare/#a=<script>&b=nobody")
    assert again.locator("[data-gl-sides] script").count() == 0
    again.close()
    page.close()
