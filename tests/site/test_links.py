"""Addresses that were promised are there, and each page says which file mends it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.built import ROOT, BuiltSite

PROMISED = [
    "", "treaty/", "treaty/preamble/", "treaty/article-6/#6.2", "treaty/article-40/#40.22", "treaty/choices/", "treaty/glossary/",
    "concerns/", "map/", "countries/", "countries/norway/", "votes/", "timeline/", "sources/", "act/", "about/",
    "contribute/", "404.html", "a/6.2/", "a/40.3.a/", "a/p.4/", "a/10/", "c/no/", "c/eu/", "a/6.2/share/",
]  # fmt: skip


@pytest.mark.parametrize("promise", PROMISED)
def test_promised_addresses_are_there(site: BuiltSite, promise: str) -> None:
    path, _, anchor = promise.partition("#")
    page = site.page(path)
    assert not anchor or anchor in page.ids


def test_edit_links_open_the_file_that_mends_the_page(site: BuiltSite) -> None:
    said = {}
    for address, page in site.pages.items():
        if page.edit:
            path = urlsplit(page.edit).path.partition("/edit/main/")[2]
            assert (ROOT / path).is_file(), f"{address} is edited in “{path}”, which does not exist."
            said[address] = path
    assert said["treaty/article-6/"] == "docs/treaty/article-06.md"
    assert said["treaty/preamble/"] == "docs/treaty/preamble.md"
    for facts in sorted((ROOT / "data/countries").glob("*.yml")):
        # Where somebody has written about a country, its words are what a reader wants to mend.
        words = f"docs/countries/{facts.stem}.md"
        written = words if (ROOT / words).is_file() else f"data/countries/{facts.name}"
        assert said[f"countries/{facts.stem}/"] == written
    assert said["votes/ahc-2024-article-6-2/"] == "data/votes/ahc-2024-article-6-2.yml"
    assert said["sources/"] == "data/sources.yml"
    assert said["about/"] == "docs/about/index.md"
    unedited = {
        address
        for address, page in site.pages.items()
        if not page.edit and not page.redirect and not page.aside
    }
    assert unedited <= {"404.html", "contribute/fields/", "find/"}
