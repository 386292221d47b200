"""A page, and its address."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import Any


def address_of(uri: str) -> str:
    """The address under which a Markdown file is published: `treaty/article-6.md` is `treaty/article-6/`."""
    stem = uri.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def relative(target: str, here: str) -> str:
    """The way from one address to another, so that the site works under any prefix and from a disk."""
    path, mark, anchor = target.partition("#")
    way = posixpath.relpath(f"/{path}", f"/{here}")
    if path == "" or path.endswith("/"):
        way = "./" if way == "." else f"{way}/"
    return f"{way}{mark}{anchor}"


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

    @property
    def address(self) -> str:
        """The page's address from the top of the site."""
        return address_of(self.uri)
