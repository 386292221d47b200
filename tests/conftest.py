"""What all tests share: the project's folder, the site built once, and a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts import chromium as chromium_script
from tests.built import BuiltSite, copy_project, served

# A test must say the same tomorrow, and on a slow machine.
hypothesis.settings.register_profile("gloss", deadline=None, derandomize=True)
hypothesis.settings.load_profile("gloss")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the project."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def chromium() -> Path:
    """An installed Chromium or Chrome; without one the test fails and says what to install."""
    path = chromium_script.find()
    if path is None:
        pytest.fail(chromium_script.missing(), pytrace=False)
    return path


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """One browser for all tests; each test opens a page of its own with `browser.new_page()`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(chromium_script.QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real site, built once for all tests; nobody changes it."""
    return BuiltSite.build(copy_project(tmp_path_factory.mktemp("real") / "clone"))


@pytest.fixture(scope="session")
def address(site: BuiltSite) -> Iterator[str]:
    """Where the real site is served, under the path that it was built for."""
    with served(site.folder, urlsplit(site.address).path or "/") as address:
        yield address
