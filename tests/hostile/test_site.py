"""What is odd and allowed is shown as the words it is: on every page, in every file, in a real browser."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from lxml import etree
from playwright.sync_api import Browser, Page

from tests.built import served
from tests.hostile.payloads import PLAIN
from tests.hostile.slots import CHOICE, COUNTRY, FACTS, SOURCES, TIMELINE, TREATY, WORDS, Slot
from tests.small import SmallSite

QUOTES = 'x" onmouseover="alert(1)" y=\' onclick=alert(1) z=\''
"""What would end an attribute and begin another, if anything forgot about quotation marks."""

FORMULAS = ("=", "+", "-", "@", "\t", "\r")

LOOK = """(texts) => texts.map(([path, text]) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  const bad = [];
  for (const element of page.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const plain = value.replace(/[\\u0000-\\u0020]/g, "").toLowerCase();
      if (name.startsWith("on")) bad.push(`${element.localName} ${name}`);
      if (/^(javascript|vbscript|data):/.test(plain) && !["content", "value", "title", "alt", "aria-label"].includes(name) && !name.startsWith("data-")) bad.push(`${name}=${value}`);
      if (name === "srcdoc" || name === "formaction" || name === "style") bad.push(`${name}=${value}`);
      if (["src", "srcset", "poster", "data"].includes(name) && /^(https?:)?\\/\\//.test(plain)) bad.push(`${name}=${value}`);
    }
    if (["iframe", "object", "embed", "base", "applet", "frame"].includes(element.localName)) bad.push(element.localName);
  }
  const inline = [...page.scripts].filter((one) => !one.src && !/json/.test(one.type)).map((one) => one.text);
  const outside = [...page.scripts].filter((one) => one.src).map((one) => one.getAttribute("src").split("/").pop());
  const data = [...page.scripts].filter((one) => /json/.test(one.type)).map((one) => one.text);
  const shape = ["html", "head", "body", "main", "header", "footer", "title"].map((name) => page.getElementsByTagName(name).length);
  return { path, bad, inline, outside, data, shape, words: page.body?.textContent ?? "" };
})"""


class Sites:
    """The small site as it was and with odd text everywhere, and what a real reader of HTML finds in each."""

    def __init__(self, folder: Path, browser: Browser) -> None:
        self.good = SmallSite.make(folder / "good")
        self.odd = self.good.again(folder / "odd")
        plant(self.odd)
        for site in (self.good, self.odd):
            site.build("--strict")
        page = browser.new_page()
        self.found = [
            {look["path"]: look for look in seen(page, site.made())} for site in (self.good, self.odd)
        ]
        page.close()


def seen(page: Page, made: dict[str, bytes]) -> list[dict]:
    return page.evaluate(
        LOOK, [[path, text.decode()] for path, text in made.items() if path.endswith(".html")]
    )


def plant(site: SmallSite) -> None:
    """Every odd text into every list of facts, and the worst of them into every other place."""
    for slot in FACTS:
        whole, _ = slot.fill(QUOTES, site.text(slot.path))
        site.write(slot.path, whole)
    for old, new in (
        ("name: Harbour Lights Convention", "name: …"),
        ("site_name: Gloss on the Harbour Lights Convention", "site_name: …"),
    ):
        whole, _ = Slot(TREATY, old, new).fill(f"A name {QUOTES}", site.text(TREATY))
        site.write(TREATY, whole)
    events, sources, moments, notes = [], [], [], []
    for number, text in enumerate(PLAIN):
        said = json.dumps(f"{text}", ensure_ascii=False)
        source = f"odd-{number}"
        sources.append(
            f"{source}:\n  title: {said}\n  publisher: {said}\n  address: https://odd.example/{number}?a='b'&c=d\n  kind: news\n  read: whole\n  seen: 2023-04-02\n  note: {said}\n"
        )
        events.append(
            f"  - {{date: 2023-04-0{number % 3 + 1}, act: statement, evidence: press, source: {source}, note: {said}}}\n"
        )
        moments.append(
            f"  - {{date: 2023-01-01, kind: deadline, title: {said}, text: {said}, evidence: press, source: {source}}}\n"
        )
        shown = text if not text.startswith(("#", "//")) else f"A {text}"
        notes.append(
            f"/// note | Odd {number} {shown}\n    concern: privacy\n    sources: [{source}]\n    checked: 2023-05-01\n\nWords. {shown}\n///\n\n"
        )
    country = site.text(COUNTRY)
    events.sort()
    site.write(COUNTRY, country.replace("positions:\n", f"{''.join(events)}positions:\n"))
    site.add(SOURCES, "".join(sources))
    site.add(TIMELINE, "".join(moments))
    site.write(WORDS, site.text(WORDS).replace("## 4.1\n", f"{''.join(notes)}## 4.1\n"))
    assert site.said() == []
    assert CHOICE in {slot.path for slot in FACTS}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Sites:
    """Both sites, built once."""
    return Sites(tmp_path_factory.mktemp("sites"), browser)


def test_odd_text_is_on_the_pages(sites: Sites) -> None:
    _, odd = sites.found
    everything = " ".join(look["words"] for look in odd.values())
    for text in ("onmouseover=", "BEGIN:VEVENT", "' OR 1=1", "../../../../etc/passwd", "$(touch pwned)"):
        assert text in everything


def test_no_page_has_anything_that_runs_or_loads(sites: Sites) -> None:
    good, odd = sites.found
    known = {text for look in good.values() for text in look["inline"]}
    ours = {name for look in good.values() for name in look["outside"]}
    assert len(odd) > 40
    allowed = {one for look in good.values() for one in look["bad"]}
    for path, look in odd.items():
        assert set(look["bad"]) <= allowed, path
        assert not any("alert" in one or "evil" in one for one in look["bad"]), path
        assert set(look["inline"]) <= known, path
        assert set(look["outside"]) <= ours, path
        for text in look["data"]:
            json.loads(text)


def test_no_page_loses_its_shape(sites: Sites) -> None:
    good, odd = sites.found
    for path, look in good.items():
        assert odd[path]["shape"] == look["shape"], path


def test_files_for_machines_are_whole(sites: Sites) -> None:
    for path, raw in sites.odd.made().items():
        if path.endswith((".json", ".geojson", ".jsonld")):
            json.loads(raw)
        elif path.endswith((".xml", ".svg", ".akn")):
            root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))
            assert not [one for one in root.iter("{*}script") if path.endswith(".svg")], path
            names = {name.lower() for one in root.iter("*") for name in one.attrib}
            assert not any(name.startswith("on") for name in names), path
        elif path.endswith(".csv"):
            for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"))):
                for cell in row:
                    assert not cell.startswith(FORMULAS) or is_number(cell), (path, cell)
        elif path.endswith(".ics"):
            calendar = Calendar.from_ical(raw)
            assert {part.name for part in calendar.subcomponents} <= {"VEVENT", "VTODO", "VTIMEZONE"}
            assert b"\nBcc:" not in raw


def is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdigit()


PAGES = (
    "",
    "treaty/article-4/",
    "countries/northholm/",
    "sources/",
    "timeline/",
    "votes/assembly-4-2/",
    "treaty/choices/",
    "changes/",
    "map/",
)


@pytest.fixture(scope="module")
def odd_address(sites: Sites) -> Iterator[str]:
    """Where the odd site is served."""
    address = (
        (sites.odd.root / "mkdocs.yml").read_text(encoding="utf-8").partition("site_url: ")[2].split()[0]
    )
    with served(sites.odd.root / "site", urlsplit(address).path or "/") as place:
        yield place


def test_nothing_runs_and_no_request_leaves(sites: Sites, browser: Browser, odd_address: str) -> None:
    """With a search for the odd words, whose results are put together by a script."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    ran: list[str] = []
    asked: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script("window.alert = (text) => { document.documentElement.dataset.ran = text }")
    for address in PAGES:
        answer = page.goto(odd_address + address)
        assert answer is not None
        assert answer.ok, address
        for element in page.locator("[title*=alert], [aria-label*=alert]").all()[:3]:
            element.dispatch_event("mouseover")
        assert page.evaluate("document.documentElement.dataset.ran ?? ''") == "", address
    page.goto(f"{odd_address}?q=onmouseover")
    page.wait_for_load_state("networkidle")
    page.mouse.move(200, 300)
    assert page.evaluate("document.documentElement.dataset.ran ?? ''") == ""
    context.close()
    assert ran == []
    assert [url for url in asked if not url.startswith(odd_address)] == []
