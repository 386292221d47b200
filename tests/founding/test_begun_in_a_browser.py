"""A campaign in which nothing happened yet, as a browser shows it: no script may count on a first event."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, expect

from tests.built import BuiltSite, served


def test_the_map_has_no_slider_and_no_fault_before_anything_happened(browser: Browser, made: Path) -> None:
    site = BuiltSite.build(made)
    with served(site.folder, urlsplit(site.address).path or "/") as address:
        page = browser.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{address}map/", wait_until="networkidle")
        expect(page.locator("#gl-moments")).to_have_count(1)
        expect(page.locator(".gl-time")).to_have_count(0)
        page.close()
    assert wrong == []
