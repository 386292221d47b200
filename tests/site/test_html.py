"""Every page, picture and style sheet of the site is valid for the W3C's validator, and a page of every kind for html-validate."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tests.built import BuiltSite, copy_project
from tests.validators import html_validate, report, w3c

GOOD = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body><h1>A page</h1></body></html>\n'


def of_every_kind(site: BuiltSite) -> list[str]:
    """Of each folder the largest page, the smallest and one in between; pages for frames and to pass on are kinds of their own."""
    kinds: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    for path, data in site.files.items():
        if path.endswith(".html"):
            parts = path.removesuffix("index.html").strip("/").split("/")
            kinds[parts[0], str(len(parts)), "share" if "share" in parts else ""].append((len(data), path))
    chosen = set()
    for pages in kinds.values():
        pages.sort()
        chosen |= {pages[place][1] for place in (0, len(pages) // 2, -1)}
    return sorted(chosen)


def test_every_page_is_valid(site: BuiltSite) -> None:
    faults = w3c([site.folder], site.folder)
    assert not faults, "\n" + report(faults)


def test_the_pages_of_another_language_are_valid(tmp_path: Path) -> None:
    """Of every kind, in a language that is written from the right; the page is the same in all others but for its words."""
    site = BuiltSite.build(copy_project(tmp_path / "arabic"), {"GLOSS_LANGUAGE": "ar"})
    pages = [site.folder / page for page in of_every_kind(site)]
    faults = w3c(pages, site.folder) + html_validate(pages, site.folder)
    assert not faults, "\n" + report(faults)


def test_a_page_of_every_kind_is_valid(site: BuiltSite) -> None:
    pages = of_every_kind(site)
    # Full pages, redirects, sheets to pass on, frames, pairs side by side, sheets for paper, the page for a wrong address.
    begun = {page.partition("/")[0] for page in pages}
    assert {
        "404.html",
        "a",
        "act",
        "c",
        "compare",
        "countries",
        "embed",
        "index.html",
        "map",
        "print",
        "treaty",
    } <= begun
    faults = html_validate([site.folder / page for page in pages], site.folder)
    assert not faults, "\n" + report(faults)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<h1>A page</h1>", '<p id="a"></p><p id="a"></p>', "Duplicate ID"),
        ("<h1>A page</h1>", "<p><div></div></p>", "No “p” element in scope"),
        ("<title>A page</title>", "", "“title”"),
        ("<h1>A page</h1>", '<h1>A page</h1><img src="a.png">', "“alt”"),
    ],
)
def test_the_validators_see_faults(tmp_path: Path, old: str, new: str, words: str) -> None:
    page = tmp_path / "index.html"
    page.write_text(GOOD, encoding="utf-8")
    assert w3c([page], tmp_path) == html_validate([page], tmp_path) == []
    assert old in GOOD
    page.write_text(GOOD.replace(old, new), encoding="utf-8")
    assert words in report(w3c([page], tmp_path))
    assert html_validate([page], tmp_path)


def test_pictures_and_style_sheets_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "badge.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><rectangle/></svg>', encoding="utf-8"
    )
    (tmp_path / "looks.css").write_text("p { colour: red }", encoding="utf-8")
    said = report(w3c([tmp_path], tmp_path))
    assert "rectangle" in said
    assert "colour" in said
