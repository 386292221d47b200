"""The whole site as one ZIP that opens from a disk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

from gloss.editions.archive import write_archive
from gloss.editions.disk import Disk
from gloss.editions.press import Press
from gloss.editions.shelf import built, filled
from gloss.model.problem import Refused
from gloss.pages.links import FIND
from gloss.pages.page import relative

TOP = "site/"
"""The folder that the ZIP unpacks into."""

OFFLINE = "offline/index.html"
PRINT = "print/index.html"
SHELVES = {OFFLINE: "shelf.html", PRINT: "shelf-print.html"}
"""The pages that list what is made after the build, and what fills their lists; the copy has none of it."""

SCRIPTS = "<!--scripts-->"
"""The place that the page of everything keeps for its own search, which a site with a server does not need."""

_TAG = re.compile(r"<[^>]+>")


def write_copy(path: Path, site: Path, press: Press, day: date) -> None:
    """Writes the ZIP of a built site; raises OSError if the disk refuses, Refused if the site is not whole."""
    write_archive(path, ((f"{TOP}{name}", content) for name, content in _files(site, press, day)), day)


def _files(site: Path, press: Press, day: date) -> Iterator[tuple[str, bytes]]:
    def finder(folder: str, icon: str) -> str:
        way = relative(f"{FIND}index.html", f"{folder}/" if folder else "")
        return press.page("finder.html", way=way, icon=icon).strip()

    scripts = press.page("finder-scripts.html").strip()
    for name, content in Disk(site, finder).files():
        if name in SHELVES:
            piece = press.page(SHELVES[name], items=(), day=day)
            yield name, filled(content.decode(), piece, name).encode()
        elif name == f"{FIND}index.html":
            yield name, content.decode().replace(SCRIPTS, scripts).encode()
        else:
            yield name, content
    yield f"{FIND}words.js", _words(site).encode()


def _words(site: Path) -> str:
    """All words that the search knows, as a script: a page on a disk may run a script, but not read a file."""
    try:
        docs = json.loads(built(site, "search/search_index.json"))["docs"]
        rows = [[doc["location"], _bare(doc["title"]), _bare(doc["text"])] for doc in docs]
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(
            f"“{site}/search/search_index.json” is not what a build writes. Build the site anew with “make site”."
        ) from error
    # “<” could begin an end of the script.
    return f"self.glossWords = {json.dumps(rows, ensure_ascii=False, separators=(',', ':'))};\n".replace(
        "<", "\\u003c"
    )


def _bare(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
