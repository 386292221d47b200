"""Three people who want to act: in a democracy that has signed, in a State where it is not safe, and abroad."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

from gloss.pages.actions import ActionView, action_views
from gloss.reading.corpus import read_project
from tests.built import BuiltSite

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def views() -> dict[str, ActionView]:
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    return {view.view.key: view for view in action_views(corpus)}


@pytest.fixture(scope="module")
def signatory(views: dict[str, ActionView]) -> ActionView:
    """A country that has signed, where a letter is possible."""
    return next(view for view in views.values() if view.stage.key == "signed" and view.level == "open")


@pytest.fixture(scope="module")
def unsafe(views: dict[str, ActionView]) -> ActionView:
    """A country where it is not safe."""
    return next(view for view in views.values() if view.stage.key == "unsafe")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    yield page
    context.close()


SETTLED = """
() => !document.querySelector(".md-header__title--active")
    && document.getAnimations().every(animation => animation.playState !== "running")
"""
"""Whether the bar at the top has come to rest at the top of a page."""


def barriers(page: Page) -> list[str]:
    # What a bar at the top happens to cover while a page is scrolled is not too small.
    page.evaluate("scrollTo(0, 0)")
    # Half-way between the name of the page and that of the site, the bar shows neither in its full colour.
    page.wait_for_function(SETTLED)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}})  # fmt: skip
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def test_a_supporter_goes_from_an_article_to_a_letter_of_their_own(
    page: Page, address: str, signatory: ActionView
) -> None:
    page.goto(f"{address}/treaty/article-24/")
    page.locator(".gl-tools a", has_text="Letter").first.click()
    assert "/act/points/#" in page.url
    chosen = page.url.split("#")[1]
    page.locator(f"[id='{chosen}'] .gl-use").click()
    assert page.url.endswith(f"/act/#point={chosen}")
    page.get_by_label("Find the country where I live").fill(signatory.view.country.name[:5].upper())
    page.locator(".gl-choose a:visible", has_text=signatory.view.country.name).first.click()
    assert page.url.endswith(f"/act/{signatory.view.key}/#point={chosen}")
    assert not page.locator("#gl-why").is_visible(), "the three questions come first"
    assert barriers(page) == []
    page.get_by_label("Three times no").check()
    assert page.locator(f"input[value='{chosen}']").is_checked()

    asked: list[str] = []
    page.on("request", lambda request: asked.append(_named(request)))
    copy = page.get_by_role("button", name="Copy the text")
    assert copy.is_disabled(), "no letter without a word of one’s own"
    page.get_by_label("Why it matters to me").fill("I am a nurse & I talk to my patients online, 1+1.")
    page.get_by_label("Your name and town").fill("A. Person, Sometown")
    assert copy.is_enabled()
    letter = page.locator("#gl-text").input_value()
    assert letter.startswith("Dear Sir or Madam,")
    assert "I am a nurse & I talk to my patients online, 1+1." in letter
    assert signatory.words.request in letter
    point = dict(signatory.points)[chosen]
    assert f"{point.text} {point.ask}" in letter
    way = page.locator("[data-gl-way=mailto]").get_attribute("href") or ""
    assert way.startswith("mailto:?subject=")
    assert unquote(way.split("&body=")[1]) == letter.replace("\n", "\r\n")
    copy.click()
    assert page.evaluate("navigator.clipboard.readText()") == letter
    with page.expect_download() as download:
        page.get_by_role("button", name="Text file").click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == letter
    assert barriers(page) == []
    assert asked == [], "composing asks nobody for anything"
    kept = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])")
    assert "nurse" not in kept
    assert [key for key in page.evaluate("Object.keys(localStorage)") if not key.endswith("__palette")] == []

    page.get_by_role("button", name="Clear everything").click()
    assert page.get_by_label("Why it matters to me").input_value() == ""
    assert "nurse" not in page.locator("#gl-text").input_value()
    assert "#" not in page.url


def _named(request: Request) -> str:
    return "" if request.url.startswith(("blob:", "data:")) else request.url


def test_no_more_than_three_points_and_a_long_letter_is_copied(
    page: Page, address: str, signatory: ActionView
) -> None:
    page.goto(f"{address}/act/{signatory.view.key}/")
    page.get_by_label("Three times no").check()
    boxes = page.locator("input[name=point]")
    for number in range(3):
        boxes.nth(number).check()
    assert boxes.nth(3).is_disabled()
    page.get_by_label("Why it matters to me").fill("Моя переписка — не улика. " * 12)
    assert "copy the text instead" in (page.locator("[data-gl-meter]").text_content() or "")
    for way in page.locator("[data-gl-way]").all():
        assert way.get_attribute("href") is None
        assert way.get_attribute("aria-disabled") == "true"
    assert page.get_by_role("button", name="Copy the text").is_enabled()
    assert barriers(page) == []


def test_somebody_who_is_not_safe_finds_no_letter_but_the_quiet_path(
    page: Page, address: str, unsafe: ActionView
) -> None:
    page.goto(f"{address}/act/{unsafe.view.key}/")
    assert page.locator("[data-gl-letter]").count() == 0
    assert page.locator("a[href^='mailto:']").count() == 0
    assert page.locator(".gl-exit").is_visible()
    assert "does not delete the history" in (page.locator(".gl-exit").text_content() or "")
    assert barriers(page) == []
    page.get_by_role("link", name="Take the quiet path").first.click()
    assert page.url.endswith("/act/quiet/")
    assert page.get_by_role("heading", level=1).text_content() == "The quiet path"


def test_somebody_abroad_finds_both_addresses(page: Page, address: str) -> None:
    page.goto(f"{address}/act/")
    page.get_by_role("link", name=re.compile("I live abroad")).click()
    assert page.url.endswith("/act/abroad/")
    page.get_by_role("link", name=re.compile("parliament of the country")).click()
    assert page.url.endswith("/act/#country")


def test_the_page_is_whole_without_a_script(browser: Browser, address: str, signatory: ActionView) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{address}/act/{signatory.view.key}/")
    assert page.locator(".gl-now").is_visible()
    page.locator("#gl-safe").check()
    assert page.locator(".gl-point").count() == len(signatory.points)
    page.locator(".gl-point summary").first.click()
    assert page.locator(".gl-point__ask").first.is_visible()
    assert page.locator("[data-gl-office]").first.is_visible()
    assert page.locator(".gl-call").is_visible()
    assert not page.locator("[data-gl-out]").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_and_widths_hold(browser: Browser, address: str, signatory: ActionView, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 700})
    page = context.new_page()
    for path in ("act/", f"act/{signatory.view.key}/", "act/points/", "act/for/lawyers/", "act/safety/"):
        page.goto(f"{address}/{path}")
        if page.locator("#gl-safe").count():
            page.locator("#gl-safe").check()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert barriers(page) == [], path
    context.close()


def test_a_keyboard_is_enough(page: Page, address: str, signatory: ActionView) -> None:
    page.goto(f"{address}/act/{signatory.view.key}/")
    page.locator("#gl-safe").focus()
    page.keyboard.press("Space")
    page.locator("input[name=point]").first.focus()
    page.keyboard.press("Space")
    assert page.locator("input[name=point]").first.is_checked()
    page.locator("#gl-why").focus()
    page.keyboard.type("I type this myself, word for word.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "gl-name"


def test_action_pages_are_light(site: BuiltSite, views: dict[str, ActionView]) -> None:
    folder = site.folder / "act"
    sizes = {key: (folder / key / "index.html").stat().st_size for key in views}
    assert max(sizes.values()) <= 60_000, json.dumps(
        {key: size for key, size in sizes.items() if size > 60_000}
    )
