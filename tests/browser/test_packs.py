"""Pages for audiences on paper: one sheet, two sides, whole."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTPage, LTTextContainer
from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
PACKS = sorted(file.stem for file in (ROOT / "docs" / "act" / "for").glob("*.md"))
SIDES = 2


def sides(browser: Browser, address: str) -> list[LTPage]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    context.close()
    return list(extract_pages(io.BytesIO(paper)))


def words(side: LTPage) -> str:
    text = " ".join(part.get_text() for part in side if isinstance(part, LTTextContainer))
    return re.sub(r"\s+", " ", text)


def last_heading(pack: str) -> str:
    text = (ROOT / "docs" / "act" / "for" / f"{pack}.md").read_text(encoding="utf-8")
    return re.findall(r"^## (.+?)(?: \{.*)?$", text, re.MULTILINE)[-1]


@pytest.mark.parametrize("pack", PACKS)
def test_a_page_for_an_audience_fits_on_two_sides(browser: Browser, address: str, pack: str) -> None:
    """The page says so itself, under its code; the code stands on the last side, and no side is empty."""
    printed = [words(side) for side in sides(browser, f"{address}act/for/{pack}/")]
    assert len(printed) == SIDES
    assert all(len(side) > 400 for side in printed)
    assert last_heading(pack) in " ".join(printed)
    assert f"act/for/{pack}/" in printed[-1].replace(" ", "")


def test_the_amendments_have_a_side_to_themselves(browser: Browser, address: str) -> None:
    """They are what is left on a member's table."""
    first, second = (words(side) for side in sides(browser, f"{address}act/for/parliamentarians/"))
    assert "Minimum amendments" not in first
    assert "Minimum amendments" in second
    assert "Order of steps" in second
