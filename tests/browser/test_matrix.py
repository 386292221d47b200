"""Every kind of page, on every screen, in large letters, with less motion, by keyboard, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.looking import BARE, KINDS, PROBE, calm, layout, look, tabbed

ALL = (*KINDS, *BARE)


@pytest.fixture(scope="module")
def found(browser: Browser, address: str) -> dict[str, dict[str, list[str]]]:
    """What is wrong with each kind of page; each is opened once."""
    with calm(browser) as page:
        return {kind: look(page, address + kind) for kind in ALL}


@pytest.mark.parametrize("way", ["on any screen", "with large letters", "with less motion", "by keyboard"])
def test_every_kind_of_page_can_be_read(found: dict[str, dict[str, list[str]]], way: str) -> None:
    assert {kind: parts[way] for kind, parts in found.items() if parts[way]} == {}


def test_without_scripts_nothing_is_cut_off_either(browser: Browser, address: str) -> None:
    wrong = {}
    with calm(browser, scripts=False) as page:
        for kind in ALL:
            page.goto(address + kind)
            page.evaluate(PROBE)
            wrong[kind] = layout(page, (320, 1280))
    assert {kind: said for kind, said in wrong.items() if said} == {}


@pytest.mark.parametrize(
    "kind", ["", "treaty/article-6/", "act/norway/", "compare/", "compare/argentina-and-brazil/"]
)
def test_the_tabulator_leads_everywhere_and_out_again(browser: Browser, address: str, kind: str) -> None:
    with calm(browser) as page:
        wanted, met = tabbed(page, address + kind)
    assert met == wanted


FAULTS = {
    "words cut off": ("layout", "document.querySelector('h1').style.cssText = 'white-space: nowrap; overflow: hidden; inline-size: 4rem'"),
    "words outside": ("layout", "document.querySelector('.gl-lead').style.marginInlineStart = '-3rem'"),
    "words upon words": ("layout", "document.querySelector('.gl-lead').style.marginBlockEnd = '-3rem'"),
    "a page too wide": ("layout", "document.querySelector('.gl-lead').style.inlineSize = '200vw'"),
    "motion": ("motion", "document.querySelector('h1').style.setProperty('transition', 'color 1s', 'important')"),
    "a stop behind the head": ("walk", "document.querySelector('.md-header').style.blockSize = '100vh'"),
    "a stop that looks like nothing": ("walk", "document.querySelector('.md-content p > a').style.setProperty('outline', 'none', 'important')"),
    "a faint mark": ("walk", "document.querySelector('.md-content a').style.setProperty('outline-color', '#eee')"),
    "an order of its own": ("walk", "document.querySelector('.md-content a').tabIndex = 3"),
    "an order against the eyes": ("order", "document.querySelector('.md-content__inner').style.cssText = 'display: flex; flex-direction: column-reverse'"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_noticed(browser: Browser, address: str, fault: str) -> None:
    look_for, spoil = FAULTS[fault]
    with calm(browser) as page:
        page.set_viewport_size({"width": 390, "height": 800})
        page.goto(f"{address}treaty/article-6/")
        page.evaluate(PROBE)
        page.evaluate("looking.shorten()")
        assert page.evaluate(f"looking.{look_for}()") == []
        page.evaluate(spoil)
        assert page.evaluate(f"looking.{look_for}()") != []
