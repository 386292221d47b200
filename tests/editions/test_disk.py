"""The site as a ZIP: unpacked, it opens from a disk with the network off, finds words, and leads nowhere else."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from gloss.cli import main
from gloss.editions.disk import Disk
from tests.built import BuiltSite
from tests.editions.conftest import Editions
from tests.pages import HtmlPage

LARGEST = 12_000_000
"""Bytes of the ZIP: a slow line has to carry it too."""

HERE = "file:///site/"
KINDS = [
    "index.html", "treaty/index.html", "treaty/article-24/index.html", "treaty/choices/index.html", "map/index.html",
    "countries/index.html", "countries/norway/index.html", "votes/index.html", "timeline/index.html", "sources/index.html",
    "act/index.html", "act/norway/index.html", "act/for/lawyers/index.html", "find/index.html", "offline/index.html",
]  # fmt: skip


@pytest.fixture(scope="module")
def inside(editions: Editions) -> dict[str, bytes]:
    """Every file in the ZIP by its path below its one folder."""
    with zipfile.ZipFile(editions.shelf / "site.zip") as archive:
        names = archive.namelist()
        assert all(name.startswith("site/") for name in names)
        return {name.removeprefix("site/"): archive.read(name) for name in names}


@pytest.fixture(scope="module")
def pages(inside: dict[str, bytes]) -> dict[str, HtmlPage]:
    return {
        name: HtmlPage.read(content.decode()) for name, content in inside.items() if name.endswith(".html")
    }


@pytest.fixture
def offline(browser: Browser) -> BrowserContext:
    return browser.new_context(offline=True, viewport={"width": 390, "height": 800})


def watched(context: BrowserContext) -> tuple[Page, list[str]]:
    """A page, and all that goes wrong on it or is asked of anything but the disk."""
    page, wrong = context.new_page(), []
    page.on(
        "request",
        lambda request: wrong.append(request.url) if not request.url.startswith(("file:", "data:")) else None,
    )
    page.on(
        "requestfailed",
        # A reader who moves on stops what the page was still fetching: that is no fault of the page.
        lambda request: (
            wrong.append(f"{request.failure}: {request.url}")
            if request.failure != "net::ERR_ABORTED"
            else None
        ),
    )
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    return page, wrong


def test_every_link_names_a_file_that_is_there_and_a_place_in_it(
    inside: dict[str, bytes], pages: dict[str, HtmlPage]
) -> None:
    faults = []
    for name, page in pages.items():
        values = {found.value for found in page.references} | ({page.redirect} if page.redirect else set())
        for value in values:
            target = urlsplit(urljoin(HERE + name, value))
            if target.scheme != "file":
                continue
            path = unquote(target.path).removeprefix("/site/")
            there = pages.get(path)
            if path not in inside:
                faults.append(f"{name}: {value}")
            elif (
                target.fragment
                and there
                and unquote(target.fragment) not in there.ids
                and "=" not in target.fragment
            ):
                faults.append(f"{name}: {value} (no such place)")
    assert faults == []


def test_every_page_of_the_site_is_in_it_but_those_that_need_a_server(
    inside: dict[str, bytes], site: BuiltSite
) -> None:
    built = {name for name in site.files if name.endswith(".html")}
    assert built - set(inside) == {"404.html"}
    assert not [name for name in inside if name.startswith("search/") or "sitemap" in name]


def test_it_is_small_enough_for_a_slow_line(editions: Editions) -> None:
    assert (editions.shelf / "site.zip").stat().st_size < LARGEST


def test_times_and_rights_in_it_tell_nothing_of_who_made_it(editions: Editions) -> None:
    with zipfile.ZipFile(editions.shelf / "site.zip") as archive:
        entries = archive.infolist()
    assert len({entry.date_time for entry in entries}) == 1
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert not [entry.filename for entry in entries if entry.extra or entry.comment]


@pytest.mark.parametrize("kind", KINDS)
def test_it_opens_from_a_disk_with_the_network_off(offline: BrowserContext, disk: Path, kind: str) -> None:
    page, wrong = watched(offline)
    page.goto((disk / kind).as_uri())
    page.wait_for_load_state("networkidle")
    assert wrong == []
    assert page.locator("h1").first.is_visible()
    offline.close()


def test_a_reader_follows_links_from_page_to_page(offline: BrowserContext, disk: Path) -> None:
    page, wrong = watched(offline)
    page.goto((disk / "index.html").as_uri())
    page.locator(".gl-door").first.click()
    page.wait_for_url("**/treaty/index.html")
    page.get_by_role("link", name="Conditions and safeguards").first.click()
    page.wait_for_url("**/treaty/article-24/index.html")
    page.locator("a[rel=next]").last.click()
    page.wait_for_url("**/treaty/article-25/index.html")
    page.go_back()
    page.locator(".gl-note__foot a[href*='sources/index.html#']").first.click()
    page.wait_for_url("**/sources/index.html#*")
    assert wrong == []
    offline.close()


def test_a_reader_finds_words(offline: BrowserContext, disk: Path) -> None:
    page, wrong = watched(offline)
    page.goto((disk / "countries" / "norway" / "index.html").as_uri())
    page.get_by_role("link", name="Find", exact=True).click()
    page.wait_for_url("**/find/index.html")
    page.get_by_role("searchbox").fill("Kazakhstan decree")
    page.locator(".gl-anywhere ol a", has_text="Kazakhstan").first.click()
    page.wait_for_url("**/countries/kazakhstan/index.html*")
    page.go_back()
    page.get_by_role("searchbox").fill("no such words anywhere")
    assert page.get_by_role("status").filter(has_text="Nothing found").is_visible()
    assert page.locator(".gl-anywhere ol a").count() == 0
    assert wrong == []
    offline.close()


def test_without_scripts_the_page_of_everything_leads_on(browser: Browser, disk: Path) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto((disk / "find" / "index.html").as_uri())
    page.get_by_role("link", name="Article 40(22)", exact=True).click()
    assert page.url.endswith("/treaty/article-40/index.html#40.22")
    context.close()


def test_what_scripts_add_works_from_a_disk(offline: BrowserContext, disk: Path) -> None:
    """Modules that import one another do not run from a disk; the plain scripts made of them do."""
    page, wrong = watched(offline)
    page.goto((disk / "map" / "index.html").as_uri())
    assert page.evaluate("Object.keys(self.glossModules).sort()") == sorted(
        set(page.evaluate("Object.keys(self.glossModules)"))
    )
    assert page.evaluate("'assets/javascripts/map.js' in self.glossModules")
    assert page.locator("script[type=module]").count() == 0
    assert wrong == []
    offline.close()


def test_the_copy_says_what_it_is_and_offers_no_copy_of_itself(pages: dict[str, HtmlPage]) -> None:
    page = pages["offline/index.html"]
    assert "This is the copy of the site to take along, as of" in page.words
    assert "make offline" not in page.words
    assert not [found for found in page.links if re.search(r"\.(zip|epub|pdf)$", found.value)]


def test_the_copy_is_whole_whatever_was_printed_before(harbour: Editions) -> None:
    arguments = ["--root", str(harbour.project)]
    assert main([*arguments, "print", "--site", str(harbour.site)]) == 0
    assert harbour.make() == 0
    with zipfile.ZipFile(harbour.shelf / "site.zip") as archive:
        page = HtmlPage.read(archive.read("site/print/index.html").decode())
        assert not [name for name in archive.namelist() if name.endswith(".pdf")]
    assert "This copy of the site holds no PDFs" in page.words
    assert not [found for found in page.links if found.value.endswith(".pdf")]
    assert list((harbour.site / "print").glob("*.pdf"))


# Links, one by one


@pytest.fixture
def made(tmp_path: Path) -> Disk:
    """A site of three pages."""
    for name in (
        "index.html",
        "treaty/index.html",
        "treaty/article-6/index.html",
        "data.json",
        "about us/index.html",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return Disk(tmp_path, lambda folder, icon: f"[{folder}|{icon}]")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="../../">', '<a href="../../index.html">'),
        ('<a href="../..">', '<a href="../../index.html">'),
        ('<a href="./">', '<a href="./index.html">'),
        ('<a href=".">', '<a href="./index.html">'),
        ('<a href="./#6.2">', '<a href="./index.html#6.2">'),
        ('<a href="#6.2">', '<a href="#6.2">'),
        ('<a href="">', '<a href="">'),
        ('<a href="../">', '<a href="../index.html">'),
        ('<a title="1 > 0" href="../">', '<a title="1 > 0" href="../index.html">'),
        ("<a href='../'>", "<a href='../index.html'>"),
        ('<a href="../../about%20us/?x=1#y">', '<a href="../../about%20us/index.html?x=1#y">'),
        ('<a href="../../data.json">', '<a href="../../data.json">'),
        ('<a href="https://example.org/treaty/">', '<a href="https://example.org/treaty/">'),
        ('<a href="//example.org/treaty/">', '<a href="//example.org/treaty/">'),
        ('<a href="mailto:x@example.org">', '<a href="mailto:x@example.org">'),
        ('<a data-way="../">', '<a data-way="../">'),
        ('<pre>&lt;a href="../"&gt;</pre>', '<pre>&lt;a href="../"&gt;</pre>'),
        ('<script>let a = "<a href=\\"../\\">";</script>', '<script>let a = "<a href=\\"../\\">";</script>'),
        (
            '<meta http-equiv="refresh" content="0; url=../../treaty/#6.2">',
            '<meta http-equiv="refresh" content="0; url=../../treaty/index.html#6.2">',
        ),
        ('<meta name="description" content="0; see ../">', '<meta name="description" content="0; see ../">'),
    ],
)  # fmt: skip
def test_a_link_names_its_file(made: Disk, before: str, after: str) -> None:
    assert made.page("treaty/article-6/index.html", before) == after


def test_the_search_gives_way_to_the_page_of_everything(made: Disk) -> None:
    page = 'a<label class="md-header__button md-icon" for="__search">ICON</label><div>…<form>…</form></div><!--/search-->b'
    assert made.page("treaty/index.html", page) == "a[treaty|ICON]b"


def test_a_copy_holds_one_language_and_leads_to_no_other(tmp_path: Path) -> None:
    (tmp_path / "es").mkdir()
    switch = '<details class="gl-tongues"><summary>en</summary><a href="./es/">Español</a></details>'
    head = '<link rel="alternate" hreflang="es" href="https://treaty.example/es/">'
    (tmp_path / "index.html").write_text(
        f"<html><head>{head}</head><body>{switch}<p>Words</p></body></html>", encoding="utf-8"
    )
    (tmp_path / "es" / "index.html").write_text("<html><body>Palabras</body></html>", encoding="utf-8")
    files = dict(Disk(tmp_path, lambda _depth, _icon: "").files())
    assert set(files) == {"index.html"}
    assert b"gl-tongues" not in files["index.html"]
    assert b"<p>Words</p>" in files["index.html"]
