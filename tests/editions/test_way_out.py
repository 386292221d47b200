"""The way out: what `gloss stage` writes, built by Zensical, has the same pages, titles, anchors and links as the site."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from gloss import cli
from tests.built import BuiltSite

FRAME = "md-content"
"""The class by which a page with the theme's frame is known."""


@dataclass(frozen=True)
class Content:
    """What a reader, a bookmark or another site can hold on to in one page."""

    title: str
    headings: list[str]
    anchors: list[str]
    links: list[str]

    @classmethod
    def read(cls, html: str, address: str) -> Content:
        """Of the article alone: each engine has its own frame."""
        page = BeautifulSoup(html, "lxml")
        article = page.find("article")
        assert isinstance(article, Tag), address
        title = page.title.get_text(strip=True) if page.title else ""
        # A link past the navigation is the frame's; a pencil leads to a file of the forge; words for the search alone are no heading.
        anchors = sorted(str(tag["id"]) for tag in article.find_all(id=True) if tag["id"] != "__skip")
        pencil = article.find("a", rel="edit")
        links = sorted(
            urljoin(address, str(tag["href"]))
            for tag in article.find_all("a", href=True)
            if tag is not pencil
        )
        for unseen in article.find_all(hidden=True):
            unseen.decompose()
        headings = [" ".join(tag.get_text().split()) for tag in article.find_all(["h1", "h2", "h3", "h4"])]
        return cls(title, headings, anchors, links)


@pytest.fixture(scope="module")
def after(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as Zensical builds it; a warning, such as a link to an anchor that is not there, fails."""
    folder = tmp_path_factory.mktemp("way-out") / "staged"
    assert cli.main(["--root", str(site.project), "stage", str(folder)]) == 0
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--clean", "--strict"],
        cwd=folder, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]
    return folder / "site"


def framed(site: BuiltSite) -> list[str]:
    return [path for path, data in site.files.items() if path.endswith(".html") and FRAME.encode() in data]


def test_every_page_has_its_title_its_anchors_and_its_links(site: BuiltSite, after: Path) -> None:
    pages = framed(site)
    assert len(pages) > 500
    different = {}
    for path in pages:
        address = site.address + path.removesuffix("index.html")
        ours = Content.read(site.files[path].decode(), address)
        theirs = Content.read((after / path).read_text(encoding="utf-8"), address)
        if path == "index.html":
            # Zensical does not tell a template which page is the front page, so its title is longer there.
            assert theirs.title.endswith(ours.title)
            theirs = replace(theirs, title=ours.title)
        if ours != theirs:
            different[path] = [
                (name, *_difference(getattr(ours, name), getattr(theirs, name)))
                for name in ("title", "headings", "anchors", "links")
                if getattr(ours, name) != getattr(theirs, name)
            ]
    assert different == {}


def _difference(ours: str | list[str], theirs: str | list[str]) -> tuple[object, object]:
    if isinstance(ours, str) or isinstance(theirs, str):
        return ours, theirs
    return [entry for entry in ours if entry not in theirs], [entry for entry in theirs if entry not in ours]


def test_what_has_no_frame_is_the_same_to_the_byte(site: BuiltSite, after: Path) -> None:
    """Redirects, frames for others, sheets to pass on and for paper, badges, feeds, the calendar and the data."""
    frames = set(framed(site))
    # Folders whose name begins with a full stop are left out there; /security.txt says the same.
    # _headers names the looks and scripts of each engine, which are its own.
    theirs_alone = ("search/", "sitemap.xml", "assets/", ".well-known/", "_headers")
    checked = 0
    for path, data in site.files.items():
        if path not in frames and not path.startswith(theirs_alone):
            assert (after / path).is_file(), path
            assert (after / path).read_bytes() == data, path
            checked += 1
    assert checked > 3000


def test_the_tags_for_messengers_and_search_engines_stay(site: BuiltSite, after: Path) -> None:
    """But for the front page: Zensical does not tell a template which page that is."""
    for path in ("treaty/article-6/index.html", "countries/norway/index.html"):
        made = [
            _tags(html) for html in (site.files[path].decode(), (after / path).read_text(encoding="utf-8"))
        ]
        assert made[0], path
        assert made[0] == made[1]


def _tags(html: str) -> list[str]:
    head = BeautifulSoup(html, "lxml").head
    assert head is not None
    meta = [f"{tag['property']}: {tag['content']}" for tag in head.find_all("meta", property=True)]
    return meta + [tag.get_text(strip=True) for tag in head.find_all("script", type="application/ld+json")]
