"""The first view of a page: how much a browser fetches, counted by a browser."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser, Response, expect

MOST_BYTES, MOST_REQUESTS = 100_000, 12


def first_view(browser: Browser, url: str) -> dict[str, int]:
    """Every address that was fetched, with the size of its answer as a host would pack it."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    answers: dict[str, Response] = {}
    page.on("response", lambda answer: answers.update({answer.url: answer}))
    page.goto(url, wait_until="networkidle")
    sizes = {url: len(gzip.compress(answer.body(), 6)) for url, answer in list(answers.items())}
    context.close()
    return sizes


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "treaty/article-6/",
        "treaty/article-40/",
        "countries/norway/",
        "act/norway/",
        "map/",
        "treaty/choices/",
    ],
)
def test_the_first_view_is_light(browser: Browser, address: str, kind: str) -> None:
    fetched = first_view(browser, address + kind)
    assert sum(fetched.values()) <= MOST_BYTES, fetched
    assert len(fetched) <= MOST_REQUESTS, fetched
    assert not [url for url in fetched if "search" in url or "bundle" in url], "the search was not asked for"


def test_the_search_is_fetched_when_somebody_turns_to_it(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{address}treaty/article-6/", wait_until="networkidle")
    assert not [url for url in fetched if "search_index" in url]
    page.locator("label[for='__search']").first.click()
    box = page.locator(".md-search__input")
    expect(box).to_be_focused()
    page.keyboard.type("encryption")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert [url for url in fetched if "search_index" in url]
    page.close()


def test_words_that_were_searched_are_marked_on_their_page(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}treaty/article-6/?h=freedom")
    expect(page.locator("mark[data-md-highlight]").first).to_be_visible()
    page.close()


def test_light_and_dark_follow_the_system_until_somebody_chooses(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("localStorage.length") == 0, "nothing is kept that nobody chose"
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("button", name="Switch to light").click()
    page.get_by_role("button", name="Switch to dark").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("button", name="Follow the system")).to_be_focused()
    page.goto(f"{address}treaty/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="Follow the system").press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    assert page.evaluate("localStorage.length") == 0
    context.close()


def test_without_scripts_the_system_chooses(browser: Browser, address: str) -> None:
    for scheme, dark in (("dark", True), ("light", False)):
        context = browser.new_context(
            color_scheme=scheme, java_script_enabled=False
        )  # a word of a short list
        page = context.new_page()
        page.goto(f"{address}treaty/article-6/")
        context_colour = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        assert (sum(map(int, context_colour[4:-1].split(","))) < 200) == dark
        expect(page.locator("[data-gl-scheme]").first).to_be_hidden()
        context.close()


def test_the_drawer_opens_and_closes_by_keyboard(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page.goto(f"{address}treaty/article-6/")
    button = page.get_by_role("button", name="Navigation")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer).to_be_visible()
    assert page.evaluate("!!document.activeElement.closest('.md-sidebar--primary')")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(button).to_be_focused()
    page.close()


def test_the_contents_say_where_one_is_reading(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(f"{address}treaty/article-40/")
    contents = page.locator(".md-sidebar--secondary")
    expect(contents.locator("[aria-current]")).to_have_count(0)
    page.evaluate("document.getElementById('40.8').scrollIntoView()")
    expect(contents.locator("[aria-current]")).to_contain_text("40(8)")
    expect(page.locator(".md-header__title--active")).to_have_count(1)
    expect(contents.locator("[aria-current]")).to_be_in_viewport()
    page.evaluate("document.getElementById('40.30').scrollIntoView()")
    expect(contents.locator("[aria-current]")).to_contain_text("40(30)")
    expect(contents.locator("[aria-current]")).to_be_in_viewport()
    page.evaluate("scrollBy(0, -300)")
    page.locator("[data-gl-top]").click()
    page.wait_for_function("scrollY === 0")
    page.close()
