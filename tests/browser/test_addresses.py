"""One site, two places to stand: under a path of somebody's account, and at the top of a domain of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from gloss.founding.planting import plant
from gloss.founding.questions import answers
from tests.built import ROOT, BuiltSite, served
from tests.founding.conftest import GIVEN, TODAY

PLACES = {"project": "https://someone.example/lights/", "domain": "https://lights.example/"}
LOST = ("nowhere", "treaty/nowhere/", "treaty/article-2/deeper/still/")


@dataclass(frozen=True)
class Stand:
    """A site where it stands: what it was built for, and where a browser finds it."""

    name: str
    path: str
    address: str
    folder: Path


@pytest.fixture(scope="module", params=PLACES)
def stand(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    """A campaign that was just begun, with the settings of the organiser's guide."""
    folder = tmp_path_factory.mktemp(request.param) / "lights"
    plant(ROOT, folder, answers(GIVEN | {"site": PLACES[request.param]}), TODAY)
    if request.param == "domain":
        (folder / "docs" / "CNAME").write_text("lights.example\n", encoding="utf-8")
    site = BuiltSite.build(folder)
    path = urlsplit(PLACES[request.param]).path
    with served(site.folder, path) as address:
        yield Stand(request.param, path, address, site.folder)


def missing(page: Page) -> list[str]:
    """Notes every address that is answered with “not found” from now on."""
    lost: list[str] = []
    page.on("response", lambda answer: lost.append(answer.url) if answer.status >= 400 else None)
    return lost


def test_a_reader_gets_from_the_front_page_to_a_country_and_back(browser: Browser, stand: Stand) -> None:
    page = browser.new_page()
    lost = missing(page)
    page.goto(stand.address)
    page.locator("a.gl-door", has_text="See").click()
    expect(page).to_have_url(f"{stand.address}countries/")
    page.get_by_role("main").get_by_role("link", name="Norway", exact=True).first.click()
    expect(page).to_have_url(f"{stand.address}countries/norway/")
    page.locator("a.md-header__button.md-logo").click()
    expect(page).to_have_url(stand.address)
    page.goto(f"{stand.address}c/no/")
    expect(page).to_have_url(f"{stand.address}countries/norway/")
    page.close()
    assert lost == []
    assert urlsplit(stand.address).path == stand.path


@pytest.mark.parametrize("depth", LOST)
def test_a_lost_reader_is_led_home_from_any_depth(browser: Browser, stand: Stand, depth: str) -> None:
    page = browser.new_page()
    lost = missing(page)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(stand.address + depth, wait_until="networkidle")
    assert lost == [stand.address + depth], "only the page itself is not there: its looks and scripts are"
    assert wrong == []
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    # Its looks have come: the header has the colour of the tokens, and the logo its size.
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--gl-ink').trim()")
    assert page.locator(".md-logo :is(img, svg)").first.evaluate(
        "logo => logo.getBoundingClientRect().width > 0"
    )
    links = page.eval_on_selector_all("a[href]", "found => found.map(link => link.href)")
    host = urlsplit(stand.address).netloc
    inside = sorted(
        {link.partition("#")[0] for link in links if urlsplit(link).netloc == host} - {stand.address + depth}
    )
    assert stand.address in inside
    assert f"{stand.address}treaty/" in inside
    broken = [link for link in inside if page.request.get(link).status != 200]
    assert broken == []
    page.get_by_role("link", name="All articles of the treaty").click()
    expect(page).to_have_url(f"{stand.address}treaty/")
    page.close()


def test_search_finds_from_a_lost_page(browser: Browser, stand: Stand) -> None:
    page = browser.new_page()
    page.goto(f"{stand.address}treaty/nowhere/")
    box, told = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
    box.press("Backspace")
    expect(told).to_have_text("Type to start searching")
    box.fill("Norway")
    box.press("End")
    expect(told).not_to_have_text("Type to start searching")
    found = page.locator(".md-search-result__link").first
    expect(found).to_be_visible()
    assert str(found.get_attribute("href")).startswith((stand.address, stand.path))
    page.close()


def test_a_domain_of_one_s_own_is_named_where_the_forge_looks_for_it(stand: Stand) -> None:
    named = stand.folder / "CNAME"
    assert named.is_file() is (stand.name == "domain")
    if named.is_file():
        assert named.read_text(encoding="utf-8").strip() == urlsplit(PLACES["domain"]).netloc
