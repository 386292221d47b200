"""A page, and its address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from gloss.tongues.voice import voice

SHARED = ("data/v1/",)
"""What all languages of a site have in common: it lies beside their folders."""


def address_of(uri: str) -> str:
    """The address under which a Markdown file is published: `treaty/article-6.md` is `treaty/article-6/`."""
    stem = uri.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def relative(target: str, here: str) -> str:
    """The way from one address to another, so that the site works under any prefix and from a disk.

    Addresses are folders (`treaty/article-6/`, the top is empty) or files (`data/v1/choices.json`).
    """
    if target.startswith(SHARED) and not voice().english:
        target = f"../{target}"
    if target.startswith(here) and target[len(here) : len(here) + 1] in {"", "#"}:
        return f"./{target[len(here) :]}"
    mine, theirs = here.split("/")[:-1], target.split("/")
    same = 0
    while same < len(mine) and same < len(theirs) - 1 and mine[same] == theirs[same]:
        same += 1
    return "../" * (len(mine) - same) + "/".join(theirs[same:]) or "./"


@dataclass(frozen=True)
class Page:
    """One page before it is rendered: where it goes, what makes it, and which file mends it."""

    uri: str
    template: str
    title: str
    description: str
    edit: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    hide: tuple[str, ...] = ()
    searched: bool = True
    feed: str | None = None

    @property
    def address(self) -> str:
        """The page's address from the top of the site."""
        return address_of(self.uri)


PLACE = "<!--kept:{}-->"
"""Stands in a page's Markdown for a piece that Markdown has nothing to do with, such as the map."""

_PLACE = re.compile(r"<!--kept:(\d+)-->")


@dataclass(frozen=True)
class Sheet:
    """A finished page: its Markdown, and the pieces that are put in after Markdown and the search have read it.

    A map or a table of two hundred rows says nothing to either, and they would go through it letter by letter.
    """

    page: Page
    text: str
    kept: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The Markdown with everything in it, for another engine."""
        return self.fill(self.text)

    def fill(self, text: str) -> str:
        """Puts the pieces into the places that were kept for them; other comments of that form stay."""
        if not self.kept:
            return text
        return _PLACE.sub(lambda match: self._piece(int(match[1]), match[0]), text)

    def _piece(self, number: int, place: str) -> str:
        return self.kept[number] if number < len(self.kept) else place
