"""Reading an article: by keyboard, without scripts, and with the small tools that scripts add."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.built import BuiltSite


@pytest.fixture
def article(browser: Browser, address: str) -> Iterator[Page]:
    """Article 40 on a wide screen, with the right to use the clipboard."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}treaty/article-40/")
    yield page
    context.close()


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    """A browser that runs no script at all."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_first_key_leads_past_the_navigation(article: Page) -> None:
    article.keyboard.press("Tab")
    skip = article.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    article.keyboard.press("Enter")
    assert article.url.endswith("#article-40")
    article.keyboard.press("Tab")
    assert article.evaluate("!!document.activeElement.closest('.md-content')")


def test_the_search_is_reached_by_keyboard(article: Page) -> None:
    box = article.get_by_role("textbox", name="Search")
    for _ in range(15):
        article.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    expect(box).to_be_focused()
    article.keyboard.type("40(22)")
    expect(article.locator(".md-search-result__link").first).to_contain_text("Article 40(22)")
    article.keyboard.press("Escape")
    expect(box).not_to_be_focused()


def test_reading_depth_changes_by_keyboard(article: Page) -> None:
    chosen, other = article.locator("#depth-plain"), article.locator("#depth-one")
    chosen.focus()
    plain = article.locator("section", has=article.locator('[id="40.8"]')).last.locator(".gl-plain")
    expect(plain).to_be_visible()
    article.keyboard.press("ArrowUp")
    expect(other).to_be_checked()
    expect(plain).to_be_hidden()
    expect(article.locator('[id="40.8-one"]')).to_be_visible()


def test_the_link_of_a_paragraph_copies_itself(article: Page, site: BuiltSite, address: str) -> None:
    section = article.locator("section", has=article.locator('[id="40.22"]')).last
    section.get_by_role("link", name="Copy link").click()
    expect(article.get_by_role("status").filter(has_text="Article 40(22)")).to_be_visible()
    # The short address where the site is published: there a messenger finds the paragraph's own card.
    assert clipboard(article) == f"{site.address}a/40.22/"
    assert article.url == f"{address}treaty/article-40/#40.22"


def test_a_citation_names_the_treaty_the_paragraph_and_the_day(article: Page, site: BuiltSite) -> None:
    section = article.locator("section", has=article.locator('[id="40.22"]')).last
    section.get_by_role("button", name="Cite").click()
    plain, legal, bibtex = article.locator(".gl-cite [data-gl-cite]").all()
    expect(plain).to_be_visible()
    day = article.evaluate("new Date().getDate()")
    address = f"{site.address}treaty/article-40/#40.22"
    for part in ("A/RES/79/243", "Article 40(22)", address, f"accessed {day} "):
        expect(plain).to_contain_text(part)
    expect(legal).to_have_text(re.compile(r"UN Doc A/RES/79/243, art 40\(22\)$"))
    expect(bibtex).to_contain_text(address)


def test_every_form_of_citation_can_be_copied(article: Page) -> None:
    article.get_by_text("Cite this page").click()
    box = article.locator(".gl-cite")
    forms = box.locator("[data-gl-cite]")
    assert forms.count() == 3
    for number in range(3):
        box.get_by_role("button", name="Copy").nth(number).click()
        # Copying takes a moment, and each time the same words say that it is done.
        same = "async text => (await navigator.clipboard.readText()) === text"
        article.wait_for_function(same, arg=forms.nth(number).text_content())


def test_a_card_shows_what_a_link_means_and_goes_with_escape(article: Page) -> None:
    other_page = article.locator('.gl-provision a[href^="../article-"]').first
    other_page.focus()
    card = article.get_by_role("tooltip")
    expect(card).to_be_visible()
    expect(card).to_contain_text("Article")
    article.keyboard.press("Escape")
    expect(card).to_have_count(0)
    same_page = article.locator('.gl-lead a[href="#40.8"]').first
    same_page.focus()
    expect(card).to_contain_text("Article 40(8): A State may refuse")
    same_page.blur()
    expect(card).to_have_count(0)


def test_the_paragraph_that_was_asked_for_stands_out(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}treaty/article-40/#40.22")
    heading = page.locator('[id="40.22"]')
    expect(heading).to_be_in_viewport()
    box = heading.bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert box is not None
    assert header is not None
    assert box["y"] >= header["y"] + header["height"], "The heading is hidden behind the header."
    colour = "section => getComputedStyle(section).backgroundColor"
    marked = page.locator("section", has=heading).last.evaluate(colour)
    plain = page.locator("section", has=page.locator('[id="40.21"]')).last.evaluate(colour)
    page.close()
    assert marked != plain


def test_reading_depth_needs_no_script(without_scripts: Page, address: str) -> None:
    page = without_scripts
    page.goto(f"{address}treaty/article-40/")
    plain = page.locator("section", has=page.locator('[id="40.8"]')).last.locator(".gl-plain")
    expect(plain).to_be_visible()
    expect(page.locator(".gl-note").first).to_be_visible()
    page.get_by_text("One sentence each").click()
    expect(plain).to_be_hidden()
    expect(page.locator('[id="40.8-one"]')).to_be_visible()


def test_the_ledger_is_filtered_without_a_script(without_scripts: Page, address: str) -> None:
    page = without_scripts
    page.goto(f"{address}treaty/choices/")
    every = page.locator(".gl-ledger")
    whole = every.count()
    for number in (1, 2):
        page.locator(f'label[for="k-{number}"]').click()
        shown = every.locator("visible=true").count()
        assert 0 < shown < whole
        assert shown == page.locator(f".gl-ledger.k-{number}").count()
    page.locator('label[for="a-1"]').click()
    both = page.locator(".gl-ledger.k-2.a-1").count()
    assert every.locator("visible=true").count() == both


def test_every_filter_of_the_ledger_does_something(browser: Browser, address: str) -> None:
    """The style sheet has a rule for each; a new kind or a new audience needs one more."""
    page = browser.new_page()
    page.goto(f"{address}treaty/choices/")
    shown = "[...document.querySelectorAll('.gl-ledger')].filter(item => item.checkVisibility()).length"
    names = page.locator(".gl-filter label").evaluate_all("labels => labels.map(label => label.htmlFor)")
    for name in names:
        page.locator(".gl-filter").evaluate("form => form.reset()")
        page.locator(f'label[for="{name}"]').click()
        all_of_them = name.endswith("-0")
        wanted = page.locator(".gl-ledger" if all_of_them else f".gl-ledger.{name}").count()
        assert page.evaluate(shown) == wanted, name
    page.close()
