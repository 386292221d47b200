"""Search that finds law: by number in every way in which people write one, and by everyday words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

BY_NUMBER = [
    ("40(22)", "article-40/#40.22"),
    ("23(2)(c)", "article-23/#23.2.c"),
    ("17(1)(a)(ii)", "article-17/#17.1.a.ii"),
    ("art 40 para 22", "article-40/#40.22"),
    ("Art. 40, paragraph 22", "article-40/#40.22"),
    ("article 6.2", "article-6/#6.2"),
    ("6(2)", "article-6/#6.2"),
    ("6.2", "article-6/#6.2"),
    ("Article 23(2)", "article-23/#23.2"),
    ("para 22 of article 40", "article-40/#40.22"),
    ("article 2", "article-2/"),
    ("recital 4", "preamble/#P.4"),
    ("27(2)(b)", "article-27/"),
]
BY_WORD = [
    ("police", {"article-47/#47.1", "article-47/#47.2"}),
    ("nudes", {"article-16/#16.1"}),
    ("hacking", {"article-7/#7.1"}),
    ("encryption", {"article-28/#28.4"}),
    ("revenge porn", {"article-16/#16.1"}),
    ("free speech", {"article-6/#6.2"}),
]


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The front page with an empty search."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    yield page
    page.close()


def found(page: Page, query: str) -> list[str]:
    """Asks the search; gives the addresses of all that is shown and not folded away, from the top."""
    box = page.locator(".md-search__input")
    told = page.locator(".md-search-result__meta")
    box.fill("")
    box.press("Backspace")
    expect(told).to_have_text("Type to start searching")
    box.fill(query)
    box.press("End")
    expect(told).not_to_have_text("Type to start searching")
    links = page.locator(".md-search-result__item > a")
    expect(links.first).to_be_visible()
    shown = links.evaluate_all("links => links.map(link => link.pathname + link.hash)")
    return [address.partition("/treaty/")[2] for address in shown]


@pytest.mark.parametrize(("query", "target"), BY_NUMBER)
def test_a_number_leads_straight_to_its_provision(page: Page, query: str, target: str) -> None:
    found(page, query)
    first = page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(re.escape(f"/treaty/{target}") + "$"))


@pytest.mark.parametrize(("query", "targets"), BY_WORD)
def test_an_everyday_word_leads_to_the_right_paragraph(page: Page, query: str, targets: set[str]) -> None:
    sections = [target for target in found(page, query) if "#" in target]
    assert targets & set(sections[:3]), sections[:5]


def test_what_does_not_exist_is_said_and_the_nearest_is_offered(page: Page) -> None:
    found(page, "27(2)(b)")
    first = page.locator(".md-search-result__item").first
    expect(first).to_contain_text("There is no “27(2)(b)”")
    expect(page.get_by_text("No matching documents")).to_be_hidden()


def test_other_words_are_left_to_the_search_itself(page: Page) -> None:
    found(page, "40 instruments")
    expect(page.locator(".gl-found")).to_have_count(0)


def test_the_first_result_opens_with_the_enter_key(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}countries/norway/")
    page.keyboard.press("/")
    page.keyboard.type("art 40 para 22")
    expect(page.locator(".gl-found")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/treaty/article-40/#40.22")
    page.close()
