"""Pieces for other people's sites: they fit their boxes, run nothing, say their day, and lead back."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from gloss.pages.embeds import ARTICLE_BOX, COUNTRY_BOX, MAP_BOX
from tests.built import BuiltSite

BOXES = {
    "map": MAP_BOX,
    "norway": COUNTRY_BOX,
    "bosnia-and-herzegovina": COUNTRY_BOX,
    "article-6": ARTICLE_BOX,
    "article-40": ARTICLE_BOX,
}


def test_every_badge_is_a_picture_with_a_name(site: BuiltSite) -> None:
    badges = sorted((site.folder / "badges").glob("*.svg"))
    assert len(badges) >= 190
    for file in badges:
        root = ET.fromstring(file.read_text(encoding="utf-8"))
        title = root.find("{http://www.w3.org/2000/svg}title")
        assert title is not None
        assert re.search(r": .+\. .+ · as of \d+ \w+ \d{4}$", title.text or ""), file.name
        assert "href" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", BOXES)
def test_a_frame_fits_its_box_and_is_open_to_everyone(
    browser: Browser, address: str, name: str, scheme: str
) -> None:
    width, height = BOXES[name].width, BOXES[name].height
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=scheme
    )  # a word of a short list
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}embed/{name}/", wait_until="networkidle")
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [
        width,
        height,
    ]
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(address).netloc}
    assert page.locator("script").count() == 0
    assert re.search(r"as of \d+ \w+ \d{4}", page.locator(".gl-embed__foot").text_content() or "")
    back = page.locator(".gl-embed__foot a")
    assert back.get_attribute("target") == "_blank"
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa"]}})
    assert [violation["id"] for violation in found.response["violations"]] == []
    page.set_viewport_size({"width": 300, "height": height})
    assert page.evaluate("document.documentElement.scrollWidth") <= 300
    page.close()


def test_every_snippet_leads_somewhere(browser: Browser, address: str, site: BuiltSite) -> None:
    page = browser.new_page()
    page.goto(f"{address}embed/")
    snippets = page.locator(".gl-snippet code").all_text_contents()
    page.close()
    assert len(snippets) >= 5
    for snippet in snippets:
        for target in re.findall(r'(?:src|href)="([^"]+)"', snippet):
            path = target.removeprefix(site.address)
            assert (site.folder / path).exists(), target
