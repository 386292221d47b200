"""The map in a real browser: by pointer, keyboard and screen reader, through time, on a phone, on paper, without scripts."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from gloss.reading.corpus import Corpus, read_project
from tests.built import ROOT, BuiltSite

NEAREST = 6.5
"""Pixels between the middles of two spots, below which nobody could tell them apart."""

SPOTS = """() => [...document.querySelectorAll('.gl-map circle')].filter(spot => spot.closest('a')).map(spot => {
  const box = spot.getBoundingClientRect();
  return [spot.closest('a').getAttribute('href'), box.x + box.width / 2, box.y + box.height / 2];
})"""
FILLS = """selector => Object.fromEntries([...document.querySelectorAll(selector)].map(link => [
  link.getAttribute('href').split('/').at(-2),
  getComputedStyle(link.querySelector('path, circle, rect')).fill.replace(/^url\\(.*#([\\w-]+?)(-map)?\\W*$/, 'url(#$1)'),
]))"""


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The real facts and words."""
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    return corpus


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page of the map on a wide screen."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(f"{address}map/")
    yield page
    page.close()


@pytest.fixture
def without_scripts(browser: Browser, address: str) -> Iterator[Page]:
    """The same in a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{address}map/")
    yield page
    context.close()


def state(page: Page, key: str) -> str:
    """Where a State's link on the map is found."""
    return f'.gl-map a[href$="/countries/{key}/"]'


def focused(page: Page) -> str:
    """The name of what has the focus, as it is read out."""
    return str(page.evaluate("document.activeElement.getAttribute('aria-label')"))


def point_at(page: Page, key: str) -> None:
    """Moves the pointer to a place that really belongs to a State, or to its spot."""
    inside = """link => {
      const spot = link.querySelector('circle');
      const box = (spot ?? link.querySelector('path')).getBoundingClientRect();
      for (let step = 0; step < 900; step += 1) {
        const x = box.x + box.width * (0.5 + ((step % 30) - 15) / 31);
        const y = box.y + box.height * (0.5 + (Math.floor(step / 30) - 15) / 31);
        if (document.elementFromPoint(x, y)?.closest('a') === link) return [x, y];
      }
      return null;
    }"""
    # A card that is still shown would be in the way; and what scrolls under the pointer shows its own.
    page.mouse.move(1, 1)
    page.locator(state(page, key)).evaluate("link => link.scrollIntoView({ block: 'center' })")
    page.keyboard.press("Escape")
    place = page.locator(state(page, key)).evaluate(inside)
    assert place, f"No pointer reaches {key}."
    page.mouse.move(*place)


# --- Everyone can be reached ---


def test_a_pointer_reaches_everyone(page: Page, corpus: Corpus) -> None:
    for key in corpus.countries:
        if key != "european-union":
            point_at(page, key)
            expect(page.locator(f"{state(page, key)}:hover")).to_have_count(1)
    expect(page.locator(".gl-beside").get_by_role("link", name="European Union")).to_be_visible()


def test_everyone_is_read_out_with_name_and_status(page: Page, corpus: Corpus) -> None:
    names = page.locator(".gl-map a").evaluate_all("links => links.map(link => link.ariaLabel)")
    assert len(names) == len(set(names)) == len(corpus.countries) - 1
    assert all(re.fullmatch(r"[^:]+: [^:]+", name) for name in names)
    tree = page.locator(".gl-atlas").aria_snapshot()
    assert len(re.findall(r"- '?link ", tree)) == len(corpus.countries) + 1, (
        "Everyone, and the way past the map."
    )
    for name in ("Norway: has not signed", "Brazil: signatory", "European Union: signatory"):
        assert f'link "{name}"' in tree
    squares = page.locator(".gl-grid").first.aria_snapshot()
    assert 'link "Algeria: signatory DZA"' in squares


def test_without_a_script_titles_are_read_out(without_scripts: Page) -> None:
    expect(without_scripts.get_by_role("link", name="Brazil: signatory", exact=True)).to_have_count(1)
    square = without_scripts.locator(".gl-grid").get_by_role("link", name="Algeria: signatory DZA")
    expect(square).to_have_count(1)


def test_tab_leads_to_every_state_and_past_the_map(page: Page, corpus: Corpus) -> None:
    page.get_by_role("button", name="Whole map").focus()
    page.keyboard.press("Tab")
    met = []
    while page.evaluate("!!document.activeElement.closest('.gl-map, .gl-beside')"):
        met.append(page.evaluate("document.activeElement.getAttribute('href')"))
        page.keyboard.press("Tab")
    assert len(met) == len(set(met)) == len(corpus.countries)


def test_the_way_past_the_map(page: Page) -> None:
    skip = page.get_by_role("link", name="Go past the map")
    skip.focus()
    expect(skip).to_be_in_viewport()
    box = skip.bounding_box()
    assert box is not None
    assert box["width"] > 80
    page.keyboard.press("Enter")
    assert page.url.endswith("/map/#grid")


def test_a_walk_by_keyboard(page: Page, address: str) -> None:
    """Tab to the first State, arrows from there, the card in words, Enter opens the page."""
    page.get_by_role("button", name="Whole map").focus()
    page.keyboard.press("Tab")
    assert focused(page).startswith("Afghanistan: ")
    card = page.locator("#gl-card")
    expect(card).to_contain_text("Afghanistan")
    walk = []
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        walk.append(focused(page).partition(":")[0])
    assert walk[0] in {"Pakistan", "Tajikistan", "India", "Nepal", "China"}
    assert len(set(walk)) >= 4, walk
    expect(card).to_contain_text(walk[-1])
    described = page.evaluate("document.activeElement.getAttribute('aria-describedby')")
    assert described == "gl-card"
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    here = page.evaluate("document.activeElement.getAttribute('href')").split("/")[-2]
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}countries/{here}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(walk[-1])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_has_the_focus_is_seen(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # a word of a short list
    look = "link => { const s = getComputedStyle(link.querySelector('path, circle')); return [s.fill, s.stroke, s.strokeWidth]; }"
    for key in ("brazil", "norway", "malta"):
        link = page.locator(state(page, key))
        before = link.evaluate(look)
        page.keyboard.press("Tab")
        link.evaluate("link => link.focus({ focusVisible: true })")
        after = link.evaluate(look)
        assert after[0] != before[0], key
        assert after[1] != before[1], key
        assert float(after[2].removesuffix("px")) >= 2


# --- On a phone ---


@pytest.mark.parametrize("kind", ["map/", ""])
@pytest.mark.parametrize("scripts", [True, False])
def test_spots_are_told_apart_on_a_phone(browser: Browser, address: str, kind: str, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address + kind)
    spots = page.evaluate(SPOTS)
    frame = page.locator(".gl-atlas__frame").bounding_box()
    needed = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert len(spots) > 50
    near = [
        (one[0], other[0])
        for one, other in itertools.combinations(spots, 2)
        if math.dist(one[1:], other[1:]) < NEAREST
    ]
    assert near == []
    assert frame is not None
    assert frame["width"] <= 390
    assert needed <= 390, "The map scrolls in a frame of its own; the page does not."


def test_zoom_by_buttons_and_keys(page: Page) -> None:
    svg, frame = page.locator(".gl-map"), page.locator(".gl-atlas__frame")
    width = "svg => Math.round(svg.getBoundingClientRect().width)"
    height = "frame => frame.offsetHeight"
    whole, tall = svg.evaluate(width), frame.evaluate(height)
    page.get_by_role("button", name="Larger").click()
    assert svg.evaluate(width) == pytest.approx(1.5 * whole, abs=3)
    assert frame.evaluate(height) == tall, "The map grows in its frame, and nothing below it moves."
    expect(page.get_by_role("status").filter(has_text="Enlarged 1.5 times")).to_have_count(1)
    page.locator(state(page, "japan")).focus()
    for _ in range(3):
        page.keyboard.press("+")
    assert svg.evaluate(width) == pytest.approx(1.5**4 * whole, abs=8)
    expect(page.locator(state(page, "japan"))).to_be_in_viewport()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".gl-map a:focus")).to_be_in_viewport()
    page.keyboard.press("-")
    assert svg.evaluate(width) == pytest.approx(1.5**3 * whole, abs=8)
    radius = "svg => svg.querySelector('a circle').getBoundingClientRect().width / 2"
    assert svg.evaluate(radius) < 11, "Spots stay small, so that what they cover comes out between them."
    fine = page.locator("#gl-lines-map").get_attribute("patternTransform")
    assert re.fullmatch(r"rotate\(45\) scale\(0\.\d+\)", fine or ""), "Patterns stay as fine as the spots."
    page.keyboard.press("0")
    assert svg.evaluate(width) == pytest.approx(whole, abs=3)
    for name in ("Smaller", "Whole map"):
        expect(page.get_by_role("button", name=name)).to_have_attribute("aria-disabled", "true")


def test_on_a_phone_the_whole_world_is_one_step_away(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}map/")
    frame = page.locator(".gl-atlas__frame")
    overflow = "frame => frame.scrollWidth - frame.clientWidth"
    assert frame.evaluate(overflow) > 200
    assert frame.evaluate("frame => frame.scrollLeft") > 100, "It starts in the middle of the world."
    page.get_by_role("button", name="Whole map").click()
    assert frame.evaluate(overflow) == 0
    page.close()


# --- Cards, filter, time, table ---


def test_a_card_says_name_status_and_who_says_so_once(page: Page) -> None:
    point_at(page, "brazil")
    card = page.locator("#gl-card")
    expect(card).to_have_text("Brazilsignatoryconfirmed by the depositary")
    expect(page.locator(".gl-map a title, .gl-grid title, .gl-grid [title]")).to_have_count(0)
    page.locator('label[for="layer-v0"]').click()
    point_at(page, "norway")
    expect(card).to_contain_text("Norway")
    expect(card).to_contain_text("27 December 2019: against")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_names_follow_the_layer_that_is_shown(page: Page) -> None:
    link = page.locator(state(page, "norway"))
    expect(link).to_have_attribute("aria-label", "Norway: has not signed")
    page.locator('label[for="layer-v0"]').click()
    expect(link).to_have_attribute("aria-label", "Norway: against")


def test_the_filter_finds_norway_in_the_map_and_in_the_table(page: Page) -> None:
    page.get_by_role("searchbox", name="Find a country").fill("nor")
    status = page.locator(".gl-find").get_by_role("status")
    expect(status).to_have_text("2 of 196: North Macedonia, Norway")
    assert page.locator("[data-gl-table] tbody tr:visible").count() == 2
    bright = page.locator(".gl-map a:not(.gl-dim)").evaluate_all("all => all.map(link => link.ariaLabel)")
    assert {name.partition(":")[0] for name in bright} == {"Norway", "North Macedonia"}
    page.keyboard.press("Enter")
    assert focused(page).startswith("North Macedonia")
    page.keyboard.press("Shift+Tab")
    assert focused(page).startswith("Norway"), "Tab leads to what was found, and past the rest."
    box = page.get_by_role("searchbox", name="Find a country")
    for words, answer in (
        ("cote", "1 of 196: Côte d"),
        ("usa", "1 of 196: United States"),
        ("zzz", "0 of 196"),
    ):
        box.fill(words)
        expect(status).to_contain_text(answer)
    box.fill("")
    expect(status).to_have_text("")
    assert page.locator("[data-gl-table] tbody tr:visible").count() == 196
    expect(page.locator(".gl-dim")).to_have_count(0)


def test_a_slider_leads_through_time_and_back_to_today(page: Page) -> None:
    now = page.evaluate(FILLS, ".gl-map a")
    slider = page.get_by_role("slider", name="Through time")
    status = page.locator(".gl-time").get_by_role("status")
    slider.focus()
    page.keyboard.press("Home")
    expect(status).to_have_text("Before 25 October 2025: has not signed 196.")
    assert len(set(page.evaluate(FILLS, ".gl-map a").values())) == 1
    expect(page.locator(state(page, "brazil"))).to_have_attribute("aria-label", "Brazil: has not signed")
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "25 October 2025")
    expect(status).to_contain_text(re.compile(r"^25 October 2025: has not signed \d+, .*signatory \d+\.$"))
    first = page.evaluate(FILLS, ".gl-map a")
    assert first["brazil"] == "url(#gl-lines)"
    squares = page.evaluate(FILLS, ".gl-grid a")
    assert {key: squares[key] for key in first} == first
    page.get_by_role("button", name="Today").click()
    assert page.evaluate(FILLS, ".gl-map a") == now
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^Today, "))


def test_time_changes_nothing_but_the_status(page: Page) -> None:
    others = """() => [...document.querySelectorAll('.gl-map a, .gl-grid a')].map(
      link => [...link.classList].filter(name => !/^s[a-z]$/.test(name)).join(' '))"""
    before = page.evaluate(others)
    page.locator('label[for="layer-v0"]').click()
    page.get_by_role("slider", name="Through time").focus()
    page.keyboard.press("Home")
    expect(page.locator("#layer-s")).to_be_checked()
    assert page.evaluate(others) == before


def test_nothing_moves_by_itself_for_those_who_want_less_motion(browser: Browser, address: str) -> None:
    for motion, buttons in (("reduce", 0), ("no-preference", 1)):
        page = browser.new_page(reduced_motion=motion)  # type: ignore[arg-type] # a word of a short list
        page.goto(f"{address}map/")
        expect(page.get_by_role("slider", name="Through time")).to_be_visible()
        expect(page.get_by_role("button", name="Play")).to_have_count(buttons)
        if buttons:
            page.get_by_role("button", name="Play").click()
            expect(page.locator(".gl-time").get_by_role("status")).to_contain_text("Before 25 October 2025")
            expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "25 October 2025")
            page.get_by_role("button", name="Pause").click()
        page.close()


def test_the_table_is_sorted_by_each_column(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}countries/")
    heads = page.locator("[data-gl-table] thead th")
    expect(heads.first).to_have_attribute("aria-sort", "ascending")
    names = "rows => rows.map(row => row.cells[0].textContent)"
    rows = page.locator("[data-gl-table] tbody tr")
    original = rows.evaluate_all(names)
    for column in range(1, heads.count()):
        read = f"rows => rows.map(row => row.cells[{column}].dataset.sort ?? row.cells[{column}].textContent.trim())"
        button = heads.nth(column).get_by_role("button")
        button.focus()
        page.keyboard.press("Enter")
        expect(heads.nth(column)).to_have_attribute("aria-sort", "ascending")
        expect(page.locator("[aria-sort]")).to_have_count(1)
        up = [value for value in rows.evaluate_all(read) if value]
        assert up == sorted(up, key=str.casefold), column
        page.keyboard.press("Enter")
        expect(heads.nth(column)).to_have_attribute("aria-sort", "descending")
        values = rows.evaluate_all(read)
        filled = [value for value in values if value]
        assert filled == sorted(up, key=str.casefold, reverse=True)
        assert values[: len(filled)] == filled, "What is empty stands at the end."
    heads.first.get_by_role("button").click()
    assert rows.evaluate_all(names) == original
    page.close()


# --- Without scripts, on paper, for everyone ---


def test_layers_and_legends_need_no_script(without_scripts: Page, corpus: Corpus) -> None:
    page = without_scripts
    assert page.locator(".gl-legend:visible").count() == 1
    expect(page.locator(".gl-time, .gl-find, .gl-zoom")).to_have_count(0)
    roll_call = corpus.votes["unga-74-247"].record
    wanted = {"yes": "rgb(156, 42, 28)", "no": "url(#gl-lines)", "abstain": "url(#gl-dots)"}
    for button in page.locator('input[name="layer"]').all():
        key = button.get_attribute("value")
        page.locator(f'label[for="layer-{key}"]').click()
        assert page.locator(".gl-legend:visible").count() == 1
        expect(page.locator(f'.gl-legend[data-layer="{key}"]')).to_be_visible()
        on_map, squares = page.evaluate(FILLS, ".gl-map a"), page.evaluate(FILLS, ".gl-grid a")
        assert {name: squares[name] for name in on_map} == on_map, key
        if key == "v0":
            for side, fill in wanted.items():
                assert {on_map[name] for name in getattr(roll_call, side) if name in on_map} == {fill}


def test_an_old_browser_has_the_layers_of_the_map_and_says_what_the_grid_shows(
    browser: Browser, address: str, site: BuiltSite
) -> None:
    """A browser without `:has()` drops the rules that ask it; taking them out is the same."""
    page = browser.new_page()
    page.route(
        "**/map.*.css",
        lambda route: route.fulfill(
            content_type="text/css",
            body=site.files[f"assets/{route.request.url.rpartition('/')[2]}"]
            .decode()
            .replace("@supports selector(:has(a))", "@supports selector(:unheard-of(a))"),
        ),
    )
    page.goto(f"{address}map/")
    before = page.evaluate(FILLS, ".gl-map a")
    page.locator('label[for="layer-v0"]').click()
    assert page.evaluate(FILLS, ".gl-map a") != before
    expect(page.locator('.gl-legend[data-layer="v0"]')).to_be_visible()
    expect(page.locator(".gl-grid__old")).to_be_visible()
    page.close()


def test_the_print_is_black_and_white_and_keeps_its_patterns(page: Page) -> None:
    page.locator('label[for="layer-v0"]').click()
    page.emulate_media(media="print")
    fills = set(page.evaluate(FILLS, ".gl-map a").values())
    assert fills == {"rgb(255, 255, 255)", "rgb(0, 0, 0)", "url(#gl-lines)", "url(#gl-dots)"}
    ink = "shapes => [...new Set(shapes.map(shape => getComputedStyle(shape).fill))]"
    assert set(page.locator("pattern :is(circle, .gl-fg):not(.gl-line)").evaluate_all(ink)) == {
        "rgb(0, 0, 0)"
    }
    assert page.locator("pattern .gl-bg").evaluate_all(ink) == ["rgb(255, 255, 255)"]
    for gone in (".gl-find", ".gl-time", ".gl-zoom", ".gl-layers label", ".gl-keys"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    expect(page.locator('.gl-legend[data-layer="v0"]')).to_be_visible()
    expect(page.locator(".gl-map")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["map/", ""])
def test_axe_finds_no_barrier_in_any_layer(browser: Browser, address: str, kind: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type] # a short list
    page.goto(address + kind)
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
    options = {**rules, "resultTypes": ["violations"]}
    layers = page.locator('input[name="layer"]').evaluate_all("all => all.map(one => one.value)") or [None]
    found = []
    for layer in layers:
        if layer:
            page.locator(f'label[for="layer-{layer}"]').click()
        # The long table is the same whatever the map shows, and is looked at elsewhere.
        answer = Axe().run(page, context={"exclude": [["[data-gl-table] tbody"]]}, options=options)
        found += [
            (layer, violation["id"], node["html"][:150])
            for violation in answer.response["violations"]
            for node in violation["nodes"][:3]
        ]
    page.close()
    assert found == []
