"""A page, and its address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


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
