"""Ways through the action pages: two countries at once, a point that goes along, words to begin with, paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from pdfminer.pdfpage import PDFPage
from playwright.sync_api import Browser, Page

from gloss.pages.actions import FIRST_POINTS, ActionView, action_views
from gloss.reading.corpus import read_project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def views() -> dict[str, ActionView]:
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    return {view.view.key: view for view in action_views(corpus)}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    yield page
    page.close()


def barriers(page: Page) -> list[str]:
    tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def chosen(page: Page, address: str, living: str, citizen: str) -> list[tuple[str, str]]:
    """What the door says to somebody: the address of each link, from the top of the site, and its words."""
    page.goto(f"{address}act/")
    page.get_by_label("Find the country where I live").fill(living)
    page.get_by_label("I am a citizen of").fill(citizen)
    lines = page.locator("[data-gl-answer] p").all()
    return [
        ((line.locator("a").get_attribute("href") or ""), line.text_content() or "") for line in lines
    ]  # fmt: skip


def at_level(views: dict[str, ActionView], level: str) -> list[str]:
    return [view.view.country.name for view in views.values() if view.level == level]


def test_who_lives_and_votes_in_two_safe_countries_has_both(
    page: Page, address: str, views: dict[str, ActionView]
) -> None:
    here, there = at_level(views, "open")[:2]
    said = chosen(page, address, here, there)
    assert [words.split(":")[0] for _, words in said] == [here, there]
    assert "resident" in said[0][1]
    assert "voter" in said[1][1]
    assert barriers(page) == []


def test_who_is_a_citizen_where_it_is_not_safe_is_led_abroad_and_not_there(
    page: Page, address: str, views: dict[str, ActionView]
) -> None:
    here, there = at_level(views, "open")[0], at_level(views, "quiet")[0]
    said = chosen(page, address, here, there)
    assert len(said) == 2
    assert said[1][0].endswith("abroad/")
    assert "Do not write there" in said[1][1]


def test_where_somebody_lives_decides_about_danger(
    page: Page, address: str, views: dict[str, ActionView]
) -> None:
    here, there = at_level(views, "quiet")[0], at_level(views, "open")[0]
    said = chosen(page, address, here, there)
    assert len(said) == 1
    assert said[0][0].endswith("quiet/")


def test_one_country_alone_needs_no_advice(page: Page, address: str, views: dict[str, ActionView]) -> None:
    name = at_level(views, "open")[0]
    assert chosen(page, address, name, "") == []
    assert chosen(page, address, name, name) == []
    assert chosen(page, address, name, "Atlantis") == []
    assert page.locator("[data-gl-found]").text_content() == f"0 / {len(views)}"


def test_a_point_that_does_not_fit_is_said_not_to(
    page: Page, address: str, views: dict[str, ActionView]
) -> None:
    view = next(view for view in views.values() if view.letters and len(view.points) > FIRST_POINTS)
    fitting = {key for key, _ in view.points}
    other = next(key for each in views.values() for key, _ in each.points if key not in fitting)
    page.goto(f"{address}act/{view.view.key}/#point={other}")
    page.locator("#gl-safe").check()
    assert page.locator("[data-gl-carried]").is_visible()
    assert page.locator("input[name=point]:checked").count() == 0
    assert barriers(page) == []
    # Another address on the same page is taken up as well, also for a point that waits among the others.
    last = view.points[-1][0]
    page.evaluate("hash => { location.hash = hash; }", f"#point={last}")
    page.wait_for_function("!document.querySelector('[data-gl-carried]').checkVisibility()")
    assert page.locator(f"input[value='{last}']").is_visible()
    assert page.locator(f"input[value='{last}']").is_checked()


def test_a_few_points_are_seen_at_once_and_the_others_open(
    page: Page, address: str, views: dict[str, ActionView]
) -> None:
    view = max((view for view in views.values() if view.letters), key=lambda view: len(view.points))
    assert len(view.points) > FIRST_POINTS
    page.goto(f"{address}act/{view.view.key}/")
    page.locator("#gl-safe").check()
    assert page.locator("input[name=point]:visible").count() == FIRST_POINTS
    page.locator(".gl-more > summary").click()
    assert page.locator("input[name=point]:visible").count() == len(view.points)


def test_a_click_writes_a_beginning_down_and_a_reload_leaves_nothing(
    page: Page, address: str, views: dict[str, ActionView]
) -> None:
    view = next(view for view in views.values() if view.letters)
    page.goto(f"{address}act/{view.view.key}/")
    page.locator("#gl-safe").check()
    starter = page.locator("[data-gl-starters] button").first
    words = (starter.text_content() or "").removesuffix(" …")
    starter.click()
    why = page.locator("#gl-why")
    assert why.input_value() == f"{words} "
    assert page.evaluate("document.activeElement.id") == "gl-why"
    why.press_sequentially("there is more to say.")
    assert f"{words} there is more to say." in page.locator("#gl-text").input_value()
    page.goto(f"{address}act/")
    page.go_back()
    assert page.locator("#gl-why").input_value() == ""
    assert words not in page.locator("#gl-text").input_value()


@pytest.mark.parametrize("opened", [False, True])
def test_paper_shows_no_way_to_write_before_the_questions_are_answered(
    page: Page, address: str, views: dict[str, ActionView], opened: bool
) -> None:
    view = next(view for view in views.values() if view.letters)
    page.goto(f"{address}act/{view.view.key}/")
    page.locator("#gl-safe").set_checked(opened)
    page.emulate_media(media="print")
    assert page.locator("#letter").is_visible() == opened


def test_the_code_of_a_pack_is_dark_on_light_in_the_dark(browser: Browser, address: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{address}act/for/lawyers/")
    fills = page.evaluate(
        "[...document.querySelectorAll('.gl-take__code path')].map((path) => getComputedStyle(path).fill)"
    )
    page.close()
    assert fills == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_every_pack_fits_on_two_sheets(page: Page, address: str) -> None:
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    assert corpus.packs
    sheets = {}
    for key in corpus.packs:
        page.goto(f"{address}act/for/{key}/")
        sheets[key] = sum(1 for _ in PDFPage.get_pages(io.BytesIO(page.pdf(format="A4"))))
    assert {key: number for key, number in sheets.items() if number > 2} == {}
