"""The map as it stands in the page: everyone on it once, light, of a policy that is printed, and readable in any light."""

from __future__ import annotations

import gzip
import itertools
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from gloss.pages.atlas import atlas, status_letter
from gloss.pages.countries import country_views
from gloss.pages.map import moments
from gloss.reading.corpus import Corpus, read_project
from tests.built import ROOT, BuiltSite
from tests.treaties.project import Project

HEAVIEST, HEAVIEST_PACKED = 90_000, 30_000
LONGEST_SCRIPT = 8_192
STYLES = ROOT / "overrides" / "assets" / "stylesheets"
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts"
PAGES = ["", "map/"]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The real facts and words."""
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    return corpus


@pytest.fixture(scope="module")
def soups(site: BuiltSite) -> dict[str, BeautifulSoup]:
    """The pages that show a map."""
    return {address: BeautifulSoup(site.page(address).html, "html.parser") for address in PAGES}


def only(found: list[Tag]) -> Tag:
    assert len(found) == 1
    return found[0]


def key_of(link: Tag) -> str:
    return str(link["href"]).rstrip("/").rpartition("/")[2]


@pytest.mark.parametrize("address", PAGES)
def test_the_map_is_light(site: BuiltSite, address: str) -> None:
    drawn = re.findall(r'<svg class="gl-map".*?</svg>', site.page(address).html, re.DOTALL)
    assert len(drawn) == 1
    raw = drawn[0].encode()
    assert len(raw) <= HEAVIEST
    assert len(gzip.compress(raw)) <= HEAVIEST_PACKED


@pytest.mark.parametrize("address", PAGES)
def test_everyone_is_on_the_map_or_beside_it_once(
    soups: dict[str, BeautifulSoup], corpus: Corpus, address: str
) -> None:
    links = soups[address].select(".gl-map a, .gl-beside a")
    assert Counter(map(key_of, links)) == Counter(list(corpus.countries))
    for link in links:
        title = only(link.select("title"))
        name, _, status = title.get_text().partition(": ")
        assert name == corpus.countries[key_of(link)].record.name
        assert status
        assert link.select("path, circle, rect"), name
    assert [key_of(link) for link in soups[address].select(".gl-beside a")] == ["european-union"]


def test_everyone_has_a_square_and_a_row(soups: dict[str, BeautifulSoup], corpus: Corpus) -> None:
    everyone = Counter(list(corpus.countries))
    assert Counter(map(key_of, soups["map/"].select(".gl-grid a"))) == everyone
    assert Counter(map(key_of, soups["map/"].select("[data-gl-table] tbody th a"))) == everyone


def test_what_has_no_status_of_its_own_is_one_neutral_shape_without_a_link(
    soups: dict[str, BeautifulSoup],
) -> None:
    others = only(soups["map/"].select(".gl-map__others"))
    assert others.find_parent("a") is None
    assert others["d"]
    world = json.loads((ROOT / "data/geo/world.json").read_text(encoding="utf-8"))
    # Greenland, Western Sahara, the Falkland Islands (Malvinas), New Caledonia
    for code in ("GRL", "ESH", "FLK", "NCL"):
        assert world["shapes"][code] in str(others["d"])
    assert "ATA" not in world["shapes"], "Antarctica has no government that could join."


def test_the_policy_about_borders_is_printed_under_the_map(site: BuiltSite) -> None:
    html = site.page("map/").html
    assert html.index('class="gl-map"') < html.index('id="borders"') < html.index('id="grid"')
    words = site.page("map/").words
    for part in (
        "Natural Earth",
        "Equal Earth",
        "disputed",
        "neutral tone",
        "Antarctica is left out",
        "spot",
    ):
        assert part in words


def test_every_layer_has_a_button_a_legend_and_its_rules(
    soups: dict[str, BeautifulSoup], corpus: Corpus
) -> None:
    """A style sheet cannot count: one vote more than it knows would leave a layer without a look."""
    styles = (STYLES / "map.css").read_text(encoding="utf-8")
    drawn = atlas(corpus, country_views(corpus))
    page = soups["map/"]
    for place, layer in enumerate(drawn.layers):
        assert page.select_one(f'input[name="layer"]#layer-{layer.key}')
        legend = only(page.select(f'.gl-legend[data-layer="{layer.key}"]'))
        entries = [item.get_text().strip() for item in legend.select("li")]
        assert entries == [*(shade.label for shade in layer.shades), "no status of its own"]
        for shade in layer.shades:
            assert f".{layer.key}{shade.letter} {{" in styles
        if place:
            assert f"#layer-{layer.key}:checked ~ .gl-atlas a {{" in styles
            assert f"body:has(#layer-{layer.key}:checked) .gl-grid a {{" in styles


def test_without_has_the_layers_of_the_map_still_change() -> None:
    """An old browser drops a whole rule that asks `:has()`; so none but the grid's may do so."""
    styles = re.sub(r"/\*.*?\*/", "", (STYLES / "map.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    before, mark, after = styles.partition("@supports selector(:has(a)) {")
    assert mark
    assert ":has(" not in before
    assert set(re.findall(r"body:has\([^)]*\) (\S+)", after)) == {".gl-grid"}


def test_the_last_moment_of_each_country_is_where_it_stands_now(
    soups: dict[str, BeautifulSoup], corpus: Corpus
) -> None:
    block = only(soups["map/"].select("#gl-moments"))
    found = json.loads(block.get_text())
    assert found == [list(moment) for moment in moments(corpus)]
    assert found == sorted(found)
    last = {key: letter for _, key, letter in found}
    for view in country_views(corpus):
        assert last.get(view.key, "n") == status_letter(view.standing), view.key
    assert all(day <= block["data-today"] for day, _, _ in found)


def test_moments_lead_to_where_each_country_of_another_treaty_stands(tmp_path: Path) -> None:
    corpus = Project.copy(tmp_path).corpus()
    by_country: dict[str, list[str]] = {}
    for _, key, letter in moments(corpus):
        by_country.setdefault(key, []).append(letter)
    for key, letters in by_country.items():
        assert all(one != other for one, other in itertools.pairwise(letters)), key
    assert {letter for letters in by_country.values() for letter in letters} >= {"s", "p"}
    for view in country_views(corpus):
        assert by_country.get(view.key, ["n"])[-1] == status_letter(view.standing)


def test_scripts_are_short() -> None:
    sizes = {path.name: path.stat().st_size for path in SCRIPTS.glob("*.js")}
    assert {"map.js", "zoom.js", "moments.js", "table.js"} <= set(sizes)
    assert {name: size for name, size in sizes.items() if size > LONGEST_SCRIPT} == {}


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def tokens(scheme: str) -> dict[str, str]:
    """The colours that tokens.css gives to a scheme."""
    styles = (STYLES / "tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(r'\[data-md-color-scheme="(\w+)"\] \{(.*?)\}', styles, re.DOTALL)
    found: dict[str, str] = {}
    for name, block in blocks:
        if name == scheme:
            found |= dict(re.findall(r"(--gl-[\w-]+): (#[0-9a-f]{3,6});", block))
    return found


PAIRS = [
    ("--gl-map-strong", "--gl-map-pale"),  # the ink of every pattern on its ground; the pale edge of a full area
    ("--gl-map-strong", "--gl-sea"),  # the coast of a full area
    ("--gl-map-line", "--gl-map-pale"),  # borders and coasts of all others
    ("--gl-map-line", "--gl-sea"),
    ("--gl-map-line", "--gl-map-other"),
    ("--gl-ink", "--gl-map-pale"),  # the ring of a spot, and what the pointer is on
    ("--gl-ink", "--gl-sea"),
    ("--gl-ink", "--gl-paper"),  # what the keyboard is on
    ("--gl-map-strong", "--gl-paper"),
]  # fmt: skip


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_patterns_and_borders_are_told_from_their_ground(scheme: str, one: str, other: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[one], colours[other]) >= 3
