"""Passing something on: with a script a dialog in place, without one a small page; a marked passage; a short address."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.built import BuiltSite

MARK = """([first, from, last, till]) => {
    const range = document.createRange();
    const text = (selector) => {
        const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
        do { walker.nextNode(); } while (!walker.currentNode.data.trim());
        return walker.currentNode;
    };
    const [begin, end] = [text(first), text(last)];
    range.setStart(begin, begin.data.indexOf(from));
    range.setEnd(end, end.data.indexOf(till) + till.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone's screen, with the right to use the clipboard."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def article(context: BrowserContext, address: str) -> Page:
    """Article 40."""
    page = context.new_page()
    page.goto(f"{address}treaty/article-40/")
    return page


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def share(page: Page, provision: str) -> None:
    section = page.locator("section", has=page.locator(f'[id="{provision}"]')).last
    section.locator(".gl-badges").get_by_role("link", name="Share").click()


def test_a_dialog_opens_in_place_and_closes_again(article: Page) -> None:
    share(article, "40.22")
    dialog = article.get_by_role("dialog", name="Share Article 40(22)")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Copy link")).to_be_focused()
    article.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    section = article.locator("section", has=article.locator('[id="40.22"]')).last
    expect(section.locator(".gl-badges").get_by_role("link", name="Share")).to_be_focused()


def test_nothing_behind_the_dialog_can_be_reached(article: Page) -> None:
    share(article, "40.22")
    # The dialog is fetched; until it is there, what is behind it can of course be reached.
    expect(article.get_by_role("dialog", name="Share Article 40(22)")).to_be_visible()
    inside = "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
    for _ in range(14):
        article.keyboard.press("Tab")
        assert article.evaluate(inside)


def test_a_touch_beside_the_dialog_closes_it(article: Page) -> None:
    share(article, "40.22")
    dialog = article.get_by_role("dialog", name="Share Article 40(22)")
    expect(dialog).to_be_visible()
    article.mouse.click(4, 4)
    expect(dialog).to_have_count(0)


def test_the_dialog_copies_the_short_address(article: Page, site: BuiltSite) -> None:
    share(article, "40.22")
    article.get_by_role("dialog", name="Share").get_by_role("button", name="Copy link").click()
    expect(article.get_by_role("status").filter(has_text="copied")).to_be_visible()
    assert clipboard(article) == f"{site.address}a/40.22/"


def test_the_dialog_fits_a_small_screen(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 560})
    page.goto(f"{address}treaty/article-40/")
    share(page, "40.22")
    box = page.get_by_role("dialog", name="Share Article 40(22)").bounding_box()
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 560
    assert wide == 320


def test_a_phone_offers_its_own_way_of_sharing(
    context: BrowserContext, address: str, site: BuiltSite
) -> None:
    page = context.new_page()
    page.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    page.goto(f"{address}treaty/article-40/")
    share(page, "40.22")
    page.get_by_role("button", name="Share with an app").click()
    expect(page.locator("dialog")).to_have_count(0)
    shared = page.evaluate("window.shared")
    assert shared["url"] == f"{site.address}a/40.22/"
    assert shared["text"].startswith("Article 40(22) of the ")


def test_a_note_and_a_choice_are_shared_as_themselves(article: Page) -> None:
    note = article.locator(".gl-note").nth(2)
    title = note.locator("p").nth(1).inner_text()
    note.get_by_role("link", name="Share").click()
    expect(article.get_by_role("dialog", name=f"Share the note “{title}”")).to_be_visible()
    expect(article.locator("dialog .gl-sheet__address")).to_contain_text(str(note.get_attribute("id")))
    article.keyboard.press("Escape")
    choice = article.locator(".gl-choice[id]").first
    title = choice.locator(".gl-choice__title").inner_text()
    choice.get_by_role("link", name="Share").click()
    expect(article.get_by_role("dialog", name=f"Share the choice “{title}”")).to_be_visible()


def test_where_the_page_cannot_be_fetched_the_link_leads_there(article: Page, address: str) -> None:
    """As from a disk, where a browser fetches nothing for a script."""
    article.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no')); }")
    share(article, "40.22")
    article.wait_for_url(f"{address}a/40.22/share/")
    expect(article.get_by_role("heading", name="Share Article 40(22)")).to_be_visible()


def test_another_tab_can_be_asked_for(article: Page, context: BrowserContext) -> None:
    section = article.locator("section", has=article.locator('[id="40.22"]')).last
    with context.expect_page() as opened:
        section.locator(".gl-badges").get_by_role("link", name="Share").click(modifiers=["Control"])
    assert opened.value.url.endswith("/a/40.22/share/")
    expect(article.locator("dialog")).to_have_count(0)


def test_sharing_needs_no_script(browser: Browser, address: str, site: BuiltSite) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{address}treaty/article-40/")
    share(page, "40.8")
    assert page.url == f"{address}a/40.8/share/"
    expect(page.get_by_text(f"{site.address}a/40.8/", exact=True)).to_be_visible()
    for name in ("Mastodon", "Bluesky", "WhatsApp", "Telegram", "E-mail", "Text message"):
        expect(page.get_by_role("link", name=name).first).to_be_visible()
    page.get_by_role("link", name="Back to Article 40(8)").click()
    assert page.url == f"{address}treaty/article-40/#40.8"
    page.locator(".gl-note").first.get_by_role("link", name="Share").click()
    assert page.locator(".gl-sheet").locator("visible=true").count() == 1
    context.close()


def test_a_short_address_leads_to_its_paragraph_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}a/40.3.a/")
    page.wait_for_url(f"{address}treaty/article-40/#40.3.a")
    expect(page.locator('[id="40.3.a"]')).to_be_in_viewport()
    page.goto(f"{address}c/no/")
    page.wait_for_url(f"{address}countries/norway/")
    context.close()


@pytest.mark.parametrize(
    ("path", "name", "short"),
    [
        ("countries/norway/", "Share Norway", "c/no/"),
        ("act/norway/", "Share what can be done: Norway", "act/no/"),
        ("act/for/lawyers/", "Share “For defence lawyers”", "act/for/lawyers/"),
        ("treaty/article-40/", "Share Article 40", "a/40/"),
    ],
)
def test_every_page_that_can_be_passed_on_has_its_dialog(
    context: BrowserContext, address: str, site: BuiltSite, path: str, name: str, short: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}{path}")
    page.locator(".gl-crumbs").get_by_role("link", name="Share").click()
    dialog = page.get_by_role("dialog", name=name, exact=True)
    expect(dialog.locator(".gl-sheet__address")).to_have_text(f"{site.address}{short}")


def test_from_a_discreet_page_only_the_site_is_named(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}act/for/private-life/")
    page.locator(".gl-crumbs").get_by_role("link", name="Share").click()
    dialog = page.get_by_role("dialog", name="Share this page")
    expect(dialog.locator(".gl-sheet__words")).to_contain_text("Gloss on the Cybercrime Convention: ")
    assert "rivate life" not in dialog.inner_text()


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("treaty/article-6/", "a/6/"),
        ("countries/norway/", "c/no/"),
        ("act/norway/", "act/no/"),
        ("act/for/lawyers/", "act/for/lawyers/"),
    ],
)
def test_paper_shows_the_short_address_and_no_link_that_it_cannot_follow(
    context: BrowserContext, address: str, site: BuiltSite, path: str, short: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}{path}")
    page.emulate_media(media="print")
    expect(page.get_by_text(f"{site.address}{short}").first).to_be_visible()
    expect(page.locator(".gl-crumbs").get_by_role("link", name="Share")).to_be_hidden()
    assert page.get_by_text("Copy link").locator("visible=true").count() == 0


def passage(page: Page, first: str, begin: str, last: str, end: str) -> tuple[str, str]:
    """Marks a passage, opens what it offers, and gives the words and the address that would be passed on."""
    page.evaluate(MARK, [first, begin, last, end])
    page.get_by_role("button", name="Share this passage").click()
    dialog = page.get_by_role("dialog", name="Share")
    expect(dialog).to_be_visible()
    words = dialog.locator(".gl-sheet__words").inner_text()
    link = dialog.locator(".gl-sheet__address").inner_text()
    posts = {
        name: str(dialog.get_by_role("link", name=name).get_attribute("href"))
        for name in ("Bluesky", "Telegram")
    }
    assert parse_qs(urlsplit(posts["Bluesky"]).query)["text"] == [f"{words} {link}"]
    assert parse_qs(urlsplit(posts["Telegram"]).query) == {"url": [link], "text": [words]}
    return words, link


def test_a_marked_passage_is_shared_with_the_very_words(article: Page, site: BuiltSite, address: str) -> None:
    gist = '[id="40.8-one"]'
    words, link = passage(article, gist, "fuse to help", gist, "another St")
    assert words == "“refuse to help another State” (Article 40(8))"
    path, directive = link.split("#", 1)
    assert path == f"{site.address}treaty/article-40/"
    assert directive == "40.8:~:text=refuse%20to%20help%20another%20State"
    follow(article, f"{address}treaty/article-40/#{directive}", gist)


def test_a_long_passage_is_named_by_its_ends(article: Page, address: str) -> None:
    gist, rest = '[id="40.8-one"]', 'section:has([id="40.8"]) .gl-plain p'
    words, link = passage(article, gist, "would not be", rest, "help all the same")
    assert words.startswith("“would not be a crime under its own law. It may also help all the same")
    directive = link.partition(":~:text=")[2]
    assert [unquote(part) for part in directive.split(",")] == [
        "would not be a crime",
        "also help all the same,",
    ]
    follow(article, f"{address}treaty/article-40/#40.8:~:text={directive}", rest)


def test_words_that_stand_earlier_too_are_told_apart(article: Page, address: str) -> None:
    gist = '[id="40.22-one"]'
    _, link = passage(article, gist, "State", gist, "State")
    assert "-,State,-" in link
    follow(article, f"{address}treaty/article-40/#{link.partition('#')[2]}", gist)


def test_signs_that_mean_something_in_a_link_are_written_safely(article: Page) -> None:
    """A hyphen would be taken for a sign of context, a comma for one of two ends."""
    article.locator('[id="40.8-one"]').evaluate(
        "place => { place.textContent = 'So-called “help, & more” here.'; }"
    )
    _, link = passage(article, '[id="40.8-one"]', "So-called", '[id="40.8-one"]', "more”")
    directive = link.partition(":~:text=")[2]
    assert not set("-,&") & set(directive.replace("%2D", "").replace("%2C", "").replace("%26", ""))
    assert unquote(directive) == "So-called “help, & more”"


def test_a_passage_of_a_note_leads_to_the_note_where_words_cannot_be_found(article: Page) -> None:
    note = article.locator(".gl-note").first
    name = str(note.get_attribute("id"))
    body = f"[id='{name}'] p:nth-of-type(3)"
    first = str(article.locator(body).inner_text()).split(" ")[1]
    _, link = passage(article, body, first, body, first)
    assert link.partition("#")[2].startswith(f"{name}:~:text=")


def test_the_offer_goes_with_the_marking(article: Page) -> None:
    offer = article.get_by_role("button", name="Share this passage")
    expect(offer).to_be_hidden()
    article.evaluate(MARK, ['[id="40.8-one"]', "State", '[id="40.8-one"]', "refuse"])
    expect(offer).to_be_visible()
    article.evaluate("getSelection().removeAllRanges()")
    expect(offer).to_be_hidden()


def test_without_a_page_for_sharing_a_passage_is_copied(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}about/")
    page.evaluate(MARK, [".md-content p", "", ".md-content p", "e"])
    page.get_by_role("button", name="Share this passage").click()
    expect(page.get_by_role("status").filter(has_text="copied")).to_be_visible()
    assert ":~:text=" in clipboard(page)


def follow(page: Page, link: str, selector: str) -> None:
    """A browser that knows such links shows the words, also where they stand far below the top."""
    other = page.context.new_page()
    other.goto("about:blank")
    other.goto(link)
    expect(other.locator(selector)).to_be_in_viewport()
    assert other.evaluate("'fragmentDirective' in document")
    other.close()
