"""The site in six languages: links, languages and directions; and a language of strange letters in which nothing plain is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from gloss.tongues.catalogue import PSEUDO, languages
from tests.browser.looking import calm, look, watched
from tests.built import BuiltSite, copy_project, mkdocs, served
from tests.cost import first_view, packed
from tests.pages import HtmlPage

ROOT = Path(__file__).resolve().parents[2]
TAGS = languages(ROOT)


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site in all its languages."""
    return BuiltSite.build(copy_project(tmp_path_factory.mktemp("six") / "clone"), {"GLOSS_LANGUAGES": "on"})


KINDS = (
    "", "treaty/article-6/", "treaty/choices/", "countries/norway/", "act/norway/", "map/", "votes/unga-74-247/", "a/6.2/share/",
    "embed/norway/", "about/freshness/",
)  # fmt: skip


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in strange letters, in which every phrase is a third longer."""
    project = copy_project(tmp_path_factory.mktemp("strange") / "clone")
    done = mkdocs(project, "build", "--strict", "-d", "strange", changes={"GLOSS_LANGUAGE": PSEUDO})
    assert done.returncode == 0, done.stdout[-800:] + done.stderr[-800:]
    return project / "strange"


@pytest.fixture(scope="module")
def there(six: BuiltSite) -> Iterator[str]:
    with served(six.folder, urlsplit(six.address).path) as address:
        yield address


def test_every_language_has_the_pages_of_the_english_site(six: BuiltSite) -> None:
    english = {path for path in six.files if path.endswith("index.html") and path.split("/")[0] not in TAGS}
    for tag in TAGS:
        own = {
            path.removeprefix(f"{tag}/")
            for path in six.files
            if path.startswith(f"{tag}/") and path.endswith("index.html")
        }
        assert own == english


def test_no_link_of_the_whole_site_leads_nowhere(six: BuiltSite) -> None:
    names: dict[str, set[str]] = {}
    dead = set()
    for path, content in six.files.items():
        if not path.endswith(".html") or path.endswith("404.html"):
            continue
        here = path.rpartition("/")[0]
        for found in re.findall(r'\b(?:href|src)="([^"]*)"', content.decode()):
            link = urlsplit(found.replace("&amp;", "&"))
            if link.scheme or found.startswith("//"):
                continue
            target = _target(six, here, unquote(link.path), path)
            if target is None:
                dead.add((path, found))
            elif link.fragment and target.endswith(".html") and not link.fragment.startswith("point="):
                if target not in names:
                    names[target] = set(re.findall(r'\bid="?([^"\s>]+)', six.files[target].decode()))
                if unquote(link.fragment) not in names[target]:
                    dead.add((path, found))
    assert dead == set()


def _target(six: BuiltSite, here: str, way: str, path: str) -> str | None:
    if not way:
        return path
    parts = [] if way.startswith("/") else here.split("/") if here else []
    for step in way.split("/"):
        if step == "..":
            if not parts:
                return None
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    name = "/".join(parts)
    return next((found for found in (name, f"{name}/index.html".lstrip("/")) if found in six.files), None)


@pytest.mark.parametrize("tag", TAGS)
def test_a_page_says_its_language_and_where_the_others_are(six: BuiltSite, tag: str) -> None:
    for kind in ("", "treaty/article-6/", "act/norway/", "countries/norway/"):
        page = BeautifulSoup(six.files[f"{tag}/{kind}index.html"], "html.parser")
        assert page.html is not None
        assert page.html["lang"] == tag
        assert page.body is not None
        assert page.body["dir"] == ("rtl" if tag == "ar" else "ltr")
        alternates = {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}
        assert alternates["en"] == alternates["x-default"] == f"{six.address}{kind}"
        assert all(alternates[other] == f"{six.address}{other}/{kind}" for other in TAGS)
        canonical = page.select_one("link[rel=canonical]")
        assert canonical is not None
        assert canonical["href"] == f"{six.address}{tag}/{kind}"
        chosen = page.select_one(".gl-tongues [aria-current]")
        assert chosen is not None
        assert chosen["hreflang"] == tag


def test_english_words_say_that_they_are_english(six: BuiltSite) -> None:
    for path, content in six.files.items():
        if path.endswith((".html", ".xml", ".ics", ".json")):
            text = content.decode()
            assert "\ue000" not in text, path
            assert "\ue001" not in text, path
    page = BeautifulSoup(six.files["es/treaty/article-40/index.html"], "html.parser")
    assert not page.select('.gl-lead[lang="en"]')
    other = BeautifulSoup(six.files["es/treaty/article-41/index.html"], "html.parser")
    marked = [node for node in other.select('.gl-note [lang="en"]') if node["dir"] == "ltr"]
    assert marked, "notes that are not translated are marked"


@pytest.mark.parametrize(
    "kind",
    [
        "ar/",
        "ar/treaty/article-6/",
        "ar/countries/norway/",
        "ar/act/norway/",
        "ar/map/",
        "ar/data/",
        "zh/treaty/article-6/",
    ],
)
def test_others_are_as_open_and_as_whole_as_the_english_site(browser: Browser, there: str, kind: str) -> None:
    with calm(browser) as page:
        asked, wrong = watched(page)
        page.goto(there + kind)
        assert wrong == []
        found = look(page, there + kind)
        barriers = Axe().run(
            page,
            options={
                "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                "resultTypes": ["violations"],
            },
        )
    assert {way: said for way, said in found.items() if said} == {}
    assert [(rule["id"], rule["nodes"][0]["html"][:160]) for rule in barriers.response["violations"]] == []
    assert [url for url in asked if not url.startswith((there, "data:"))] == []


def test_the_map_turns_no_other_way_where_one_reads_from_the_right(browser: Browser, there: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{there}ar/map/")
    frame = page.locator(".gl-atlas__frame")
    assert frame.evaluate("frame => frame.scrollLeft") > 100, "It starts in the middle of the world."
    buttons = page.locator(".gl-zoom button")
    assert buttons.count() == 3
    width = frame.evaluate("frame => frame.scrollWidth")
    buttons.first.click()
    assert frame.evaluate("frame => frame.scrollWidth") > 1.4 * width
    page.close()


def test_no_language_costs_more_than_its_foot_says(six: BuiltSite) -> None:
    for tag in TAGS:
        for kind in (
            "",
            "map/",
            "treaty/choices/",
            "find/",
            "treaty/article-40/",
            "act/points/",
            "compare/",
            "embed/",
        ):
            page = HtmlPage.read(six.files[f"{tag}/{kind}index.html"].decode())
            foot = BeautifulSoup(page.html, "html.parser").select_one(".gl-cost")
            assert foot is not None
            requests, kilobytes = sorted(map(int, re.findall(r"\d+", foot.text)))
            files = first_view(six, f"{tag}/{kind}", page)
            assert len(files) <= requests, (tag, kind)
            assert sum(packed(six, path) for path in files) <= 1000 * kilobytes, (tag, kind)


def test_the_same_place_in_another_language(browser: Browser, there: str) -> None:
    page = browser.new_page()
    page.goto(f"{there}treaty/article-6/#6.2")
    page.locator(".gl-tongues summary").click()
    page.locator(".gl-tongues a[hreflang=ar]").click()
    page.wait_for_url(f"{there}ar/treaty/article-6/#6.2")
    assert page.evaluate("document.documentElement.lang") == "ar"
    page.close()


def test_a_letter_in_the_language_of_whoever_reads_it(browser: Browser, there: str) -> None:
    page = browser.new_page()
    page.goto(f"{there}es/act/norway/")
    page.locator("form[data-gl-letter]").wait_for(state="attached")
    page.locator(".gl-safe input[type=checkbox], [id*=safe]").first.check(force=True) if page.locator(
        ".gl-safe input[type=checkbox]"
    ).count() else page.evaluate(
        "document.querySelectorAll('main input[type=checkbox]:not([name=point])').forEach(box => box.click())"
    )
    first = page.locator("#gl-text").input_value()
    assert "Dear Sir" not in first
    page.locator("#gl-letter-language").select_option("en")
    expect(page.locator("#gl-text")).to_have_value(re.compile("Dear Sir or Madam"))
    assert page.evaluate("document.querySelector('#gl-text').lang") == "en"
    page.close()


def test_nothing_plain_is_left_in_a_language_of_strange_letters(strange: Path) -> None:
    """Whatever a reader sees goes through a catalogue: what did not would stand here in plain letters."""
    plain: dict[str, str] = {}
    for kind in KINDS:
        page = BeautifulSoup((strange / kind / "index.html").read_text(encoding="utf-8"), "html.parser")
        for away in page.select(
            "script, style, code, pre, [lang]:not(html), .md-header, .md-sidebar, .md-footer, .md-search, a[href*='sources/#'], select, svg, .gl-tongues, .md-skip, [rel=edit], table, .gl-names, .gl-atlas, .gl-grid, .gl-countries"
        ):
            away.decompose()
        for text in page.body.stripped_strings if page.body else ():
            for word in re.findall(
                r"(?<![\w’'])[a-z]{4,}(?![\w’'])", re.sub(r"https?://\S+|\S+\.\w+$", "", text)
            ):
                if set(word) & set("aceinosuy"):
                    plain.setdefault(word, f"{kind}: {text[:100]}")
    assert plain == {}


CUT = """() => [...document.querySelectorAll("main *, .gl-sheet *, body > h1, body > p")]
  .filter((one) => one.childElementCount === 0 && one.textContent.trim() && one.checkVisibility?.())
  .filter((one) => !one.closest("svg, .gl-said-only, .gl-skip, .md-skip, .md-ellipsis, [hidden]"))
  .filter((one) => {
    const box = one.closest("a, button, label, summary, th, td, dt, dd, li, p, h1, h2, h3") ?? one;
    const style = getComputedStyle(box);
    const clips = [style.overflowX, style.overflowY].some((how) => how === "hidden" || how === "clip");
    return clips && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1);
  })
  .map((one) => one.textContent.trim().slice(0, 60))"""
"""Words in a box that cuts off what does not fit."""


@pytest.mark.parametrize("width", [320, 1280])
def test_phrases_that_are_a_third_longer_fit(browser: Browser, strange: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    with served(strange, "/") as address:
        for kind in KINDS:
            page.goto(address + kind)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
            assert page.evaluate(CUT) == [], kind
    page.close()
