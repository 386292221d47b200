"""The shelf: what was made for taking along or printing, how large it is, and the page that lists it.

A page of the built site keeps a place for the list between two comments. Whatever is made after the build is put
into that place; a site that is built anew has an empty shelf again, so that no page lists what is not there.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gloss.model.problem import Refused

_CANONICAL = re.compile(r"rel=\"canonical\" href=\"([^\"]+)\"")

OPENED, CLOSED = "<!--shelf-->", "<!--/shelf-->"


@dataclass(frozen=True)
class Item:
    """One file on the shelf: its name beside the page, its size in bytes, and its SHA-256 in hexadecimal."""

    name: str
    bytes: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> Item:
        """What a finished file is."""
        content = path.read_bytes()
        return cls(path.name, len(content), hashlib.sha256(content).hexdigest())

    @property
    def size(self) -> str:
        """Its size as people say it: “840 KB”, “2.4 MB”."""
        if self.bytes < 1_000_000:
            return f"{max(1, round(self.bytes / 1000))} KB"
        return f"{self.bytes / 1_000_000:.1f} MB"


def filled(page: str, piece: str, place: str) -> str:
    """The page with that piece on its shelf, instead of what was there; Refused if it has no shelf."""
    before, opened, rest = page.partition(OPENED)
    _, closed, after = rest.partition(CLOSED)
    if not opened or not closed:
        raise Refused(f"{place} has no place for a list. Build the site anew with “make site”.")
    return f"{before}{OPENED}\n{piece.strip()}\n{CLOSED}{after}"


def built(site: Path, page: str) -> str:
    """The text of a page of the built site; Refused with a sentence if there is none."""
    path = site / page
    if not path.is_file():
        raise Refused(
            f"There is no “{path}”, so there is no built site to take along. Run “make site” first, or name its folder with --site."
        )
    return path.read_text(encoding="utf-8")


def address_in(page: str, here: str) -> str:
    """The whole address of the site, as a page at the address `here` tells it to search engines; empty if the site has none."""
    found = _CANONICAL.search(page)
    return found[1].removesuffix(here) if found and found[1].endswith(here) else ""


@contextmanager
def workshop(site: Path, name: str) -> Iterator[Path]:
    """A folder of its own in which to make things, on the same disk as the site; it goes away however the work ends.

    What an earlier run left because it was killed goes away first. A disk that refuses is told as such: Refused.
    """
    try:
        for left in site.glob(f".{name}-*"):
            shutil.rmtree(left)
        with tempfile.TemporaryDirectory(dir=site, prefix=f".{name}-") as folder:
            yield Path(folder)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Refused(
            f"“{site / name}” could not be written: {reason}. What was there before is still there."
        ) from error


def put(made: Path, target: Path, page: str) -> None:
    """Puts a finished folder in the place of an older one. Either the old one is there or the new one, never a mixture.

    `page` is the file that lists the others; what else the old folder held goes.
    """
    if not (made / page).is_file():
        raise Refused(f"“{made / page}” was not made.")
    old = made.with_name(f"{made.name}-old")
    if target.exists():
        target.rename(old)
    try:
        made.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def put_among(made: Path, target: Path, pattern: str, page: str) -> None:
    """Puts finished files among others that stay: the page that lists them goes last, and what matches the pattern and was not made anew goes."""
    names = {path.name for path in made.iterdir()}
    for name in sorted(names - {page}):
        (made / name).replace(target / name)
    (made / page).replace(target / page)
    for left in target.glob(pattern):
        if left.name not in names:
            left.unlink()
