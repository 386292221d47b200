"""On paper: dark words on white whatever the screen looked like, no empty sheets, nothing that only a screen can do."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.looking import BARE, KINDS, PROBE, calm


def test_every_kind_of_page_is_dark_on_white_on_paper(browser: Browser, address: str) -> None:
    pale = {}
    with calm(browser) as page:
        page.emulate_media(media="print", color_scheme="dark")
        # On a sheet of A4, between its margins.
        page.set_viewport_size({"width": 658, "height": 970})
        for kind in (*KINDS, *BARE):
            page.goto(address + kind)
            page.evaluate(PROBE)
            page.evaluate("looking.shorten()")
            pale[kind] = page.evaluate("[...looking.pale(), ...looking.layout()]")
    assert {kind: said for kind, said in pale.items() if said} == {}


@pytest.mark.parametrize("kind", ["treaty/", "about/freshness/"])
def test_a_long_fold_leaves_no_sheet_empty(browser: Browser, address: str, kind: str) -> None:
    with calm(browser) as page:
        page.goto(address + kind)
        page.evaluate("document.querySelectorAll('details').forEach((box) => (box.open = true))")
        sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 658, "height": 970})
        tall = page.evaluate("document.documentElement.scrollHeight")
    # A sheet holds some 970 pixels; what is kept together may leave a sixth of each of them empty.
    assert sheets <= tall / 970 * 1.2 + 1
