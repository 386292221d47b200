"""What is made for paper: on as many pages as it should, with codes that lead where they say, and as PDFs for everyone."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
import segno
from axe_playwright_python.sync_playwright import Axe
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from playwright.sync_api import Browser

from gloss.cli import main
from gloss.editions import pdf as paper
from gloss.editions import verbs
from gloss.model.problem import Refused
from gloss.pages.printing import Sheet
from tests.built import BuiltSite
from tests.editions.conftest import PRINT_WORDS, Editions

KINDS = [
    "print/poster/",
    "print/country/norway/",
    "print/country/kazakhstan/",
    "print/article-40/",
    "print/for/lawyers/",
]
HEAVIEST = 20_000
"""Bytes of one sheet: there are hundreds of them."""

PAGES = {"poster": 1, "country": 2, "article": 2, "for": 2}
"""What each kind may take: a sheet of paper has two sides, and a wall has one."""


def sheets(site: BuiltSite) -> dict[str, str]:
    """Every sheet of the built site by its address."""
    return {
        address: page.html
        for address, page in site.pages.items()
        if address.startswith("print/") and address != "print/"
    }


def kind_of(address: str) -> str:
    name = address.split("/")[1]
    return name if name in PAGES else "article"


def in_pdf(content: bytes) -> tuple[PDFDocument, int]:
    document = PDFDocument(PDFParser(io.BytesIO(content)))
    return document, sum(1 for _ in PDFPage.create_pages(document))


def test_every_country_article_and_audience_has_its_sheet(site: BuiltSite) -> None:
    made = set(sheets(site))
    countries = {address for address in site.pages if re.fullmatch(r"countries/[a-z-]+/", address)}
    articles = {address for address in site.pages if re.fullmatch(r"treaty/(article-\d+|preamble)/", address)}
    packs = {address for address in site.pages if re.fullmatch(r"act/for/[a-z-]+/", address)}
    shared = [address for address in (*countries, *packs) if site.pages[address].redirect]
    assert {
        f"print/country/{address.split('/')[1]}/" for address in countries if address not in shared
    } <= made
    assert {
        f"print/{address.split('/')[1]}/" for address in articles if not site.pages[address].redirect
    } <= made
    assert {f"print/for/{address.split('/')[2]}/" for address in packs if address not in shared} <= made
    listed = {found.value for found in site.page("print/").links}
    assert all(address.removeprefix("print/") in listed for address in made)


def test_a_sheet_is_light_and_asks_for_two_style_sheets_at_most(site: BuiltSite) -> None:
    for address, html in sheets(site).items():
        assert len(html.encode()) < HEAVIEST, address
        loads = [found.value for found in site.page(address).references if found.loads]
        assert [value.rpartition("/")[2] for value in loads] == [
            "favicon.svg",
            "tokens.css",
            "leaflet.css",
        ], address
        assert "<script" not in html


def test_the_code_leads_where_the_words_beside_it_say(site: BuiltSite, browser: Browser) -> None:
    """The code itself is read in another test; here the short address is one that exists."""
    host = site.address.partition("//")[2]
    for address, html in sheets(site).items():
        way = re.search(r"<br>\s*<strong>([^<]+)</strong>", html)
        assert way, address
        assert way[1].startswith(host)
        assert way[1].removeprefix(host) in site.pages, address


def test_a_camera_reads_the_code(site: BuiltSite, browser: Browser) -> None:
    """Drawn by the browser and compared, module by module, with a code of the address that was made afresh."""
    tab = browser.new_page(color_scheme="dark")
    code = re.search(
        r'<div class="lf-code"[^>]*>.*?</div>', site.page("print/country/norway/").html, re.DOTALL
    )
    assert code
    tab.set_content(code[0])
    drawn = tab.locator(".lf-code svg")
    expected = segno.make(f"{site.address}act/no/", error="m", micro=False)
    size = expected.symbol_size(border=4)[0]
    assert drawn.get_attribute("viewBox") == f"0 0 {size} {size}"
    dark = tab.evaluate(
        """async (size) => {
        const svg = document.querySelector(".lf-code svg");
        const image = new Image();
        svg.setAttribute("width", size); svg.setAttribute("height", size);
        image.src = "data:image/svg+xml," + encodeURIComponent(new XMLSerializer().serializeToString(svg));
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
        const context = canvas.getContext("2d");
        context.fillStyle = "white"; context.fillRect(0, 0, size, size); context.drawImage(image, 0, 0, size, size);
        const { data } = context.getImageData(0, 0, size, size);
        return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => data[(y * size + x) * 4] < 128));
    }""",
        size,
    )
    tab.close()
    assert dark == [[bool(module) for module in row] for row in expected.matrix_iter(border=4)]


def test_where_writing_is_dangerous_a_sheet_asks_nobody_to_write(site: BuiltSite) -> None:
    quiet = sheets(site)["print/country/kazakhstan/"]
    assert "Do not hand this out in Kazakhstan." in quiet
    assert "What to ask" not in quiet
    assert "Write your own letter" not in quiet
    assert "What to ask" in sheets(site)["print/country/norway/"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_a_browser_prints_it_on_as_many_pages_as_it_should(
    browser: Browser, address: str, kind: str, size: str
) -> None:
    tab = browser.new_page()
    tab.goto(address + kind)
    _, number = in_pdf(tab.pdf(format=size))
    tab.close()
    assert number <= PAGES[kind_of(kind)]


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_every_audience_has_its_two_pages(browser: Browser, address: str, site: BuiltSite, size: str) -> None:
    tab = browser.new_page()
    for kind in sheets(site):
        if kind_of(kind) == "for":
            tab.goto(address + kind)
            _, number = in_pdf(tab.pdf(format=size))
            assert number <= PAGES["for"], kind
    tab.close()


@pytest.mark.parametrize(
    ("kind", "most"),
    [("treaty/article-24/", 7), ("countries/norway/", 2), ("act/norway/", 4), ("act/for/lawyers/", 3)],
)
def test_a_page_of_the_site_is_a_document_on_paper(
    browser: Browser, address: str, kind: str, most: int
) -> None:
    tab = browser.new_page()
    tab.goto(address + kind)
    _, number = in_pdf(tab.pdf(format="A4"))
    tab.emulate_media(media="print")
    for name in (".md-header", ".md-tabs", ".md-sidebar", ".gl-depths", ".gl-tools", ".gl-turn", "textarea"):
        assert [part for part in tab.locator(name).all() if part.is_visible()] == [], name
    assert tab.evaluate("document.querySelector('h1').getBoundingClientRect().top") < 40
    tab.close()
    assert number <= most


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_fits_a_phone_and_has_no_barrier(browser: Browser, address: str, kind: str) -> None:
    tab = browser.new_page(viewport={"width": 320, "height": 700})
    tab.goto(address + kind)
    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    found = Axe().run(tab, options={"resultTypes": ["violations"]})
    tab.close()
    assert [(fault["id"], fault["nodes"][0]["html"][:150]) for fault in found.response["violations"]] == []


# PDFs


@pytest.fixture
def printing(harbour: Editions) -> Editions:
    """The invented treaty's site, with a page for what can be printed."""
    assert (harbour.project / "docs" / "print.md").read_text(encoding="utf-8") == PRINT_WORDS
    return harbour


def make(editions: Editions, *more: str) -> int:
    return main(["--root", str(editions.project), "print", "--site", str(editions.site), *more])


def pdfs(editions: Editions) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (editions.site / "print").glob("*.pdf")}


def test_each_sheet_becomes_a_tagged_pdf_that_the_page_lists(printing: Editions) -> None:
    assert make(printing) == 0
    made = pdfs(printing)
    assert {"poster.pdf", "country-southmoor.pdf", "article-1.pdf", "article-p.pdf"} <= set(made)
    page = (printing.site / "print" / "index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'href="([\w-]+\.pdf)"', page)) == set(made)
    assert "make print" not in page
    for name, content in made.items():
        document, number = in_pdf(content)
        assert resolve1(document.catalog["MarkInfo"])["Marked"] is True, name
        assert resolve1(document.catalog["Lang"]) in {b"en", "en"}, name
        assert document.info[0]["Title"], name
        assert number <= PAGES[name.partition("-")[0].removesuffix(".pdf")], name
        first = next(iter(PDFPage.create_pages(document)))
        assert [round(side) for side in first.mediabox[2:]] == [595, 842]
    assert printing.left() == []


def test_the_same_facts_give_the_same_pdfs_and_letter_paper_is_another_choice(printing: Editions) -> None:
    assert make(printing) == 0
    first = pdfs(printing)
    assert make(printing) == 0
    assert pdfs(printing) == first
    assert make(printing, "--paper", "letter") == 0
    document, _ = in_pdf(pdfs(printing)["poster.pdf"])
    assert [round(side) for side in next(iter(PDFPage.create_pages(document))).mediabox[2:]] == [612, 792]


def test_a_pdf_of_something_that_is_gone_goes_too(printing: Editions) -> None:
    (printing.site / "print" / "country-atlantis.pdf").write_bytes(b"old")
    assert make(printing) == 0
    assert "country-atlantis.pdf" not in pdfs(printing)


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_printing_that_fails_leaves_what_was_there(
    printing: Editions, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    assert make(printing) == 0
    page = (printing.site / "print" / "index.html").read_bytes()
    before = pdfs(printing)

    def fails(*_: object) -> None:
        raise fault

    monkeypatch.setattr(verbs, "write_pdfs", fails)
    assert make(printing) == 1
    assert pdfs(printing) == before
    assert (printing.site / "print" / "index.html").read_bytes() == page
    assert printing.left() == []


def test_without_weasyprint_it_says_how_to_get_it(
    printing: Editions, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert make(printing) == 1
    assert capsys.readouterr().err == f"{paper.NO_WEASYPRINT}\n"
    assert pdfs(printing) == {}


def test_a_page_for_paper_asks_for_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="a page on paper asks for file:///etc/hostname"):
        paper.write_pdf('<title>x</title><img alt="" src="file:///etc/hostname">', tmp_path / "x.pdf")


def test_what_a_pdf_is_called() -> None:
    assert Sheet("country", "norway", "print/country/norway/", "Norway").file == "country-norway.pdf"
    assert Sheet("poster", "", "print/poster/", "Poster").file == "poster.pdf"


def test_a_poster_without_words_is_refused(printing: Editions, capsys: pytest.CaptureFixture[str]) -> None:
    page = printing.project / "docs" / "print.md"
    page.write_text(PRINT_WORDS.partition("## On the poster")[0], encoding="utf-8")
    assert make(printing) == 1
    assert "There is no “## On the poster” with at least two lines" in capsys.readouterr().err


def test_on_screen_a_sheet_leads_back_and_on_paper_it_does_not(browser: Browser, address: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{address}print/article-6/")
    back = tab.get_by_role("navigation", name="Back")
    assert back.is_visible()
    tab.emulate_media(media="print")
    assert not back.is_visible()
    tab.emulate_media(media="screen")
    back.get_by_role("link").first.click()
    assert tab.url.endswith("/treaty/article-6/")
    tab.close()
