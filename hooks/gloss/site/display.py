"""The site that `mkdocs serve` shows: of each build only what is new comes into it, and nothing of a build that failed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from gloss.site.noticing import hush
from gloss.site.workshop import NEXT

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Display:
    """One folder that is shown, through many builds.

    Writing hundreds of pages takes longer than finding out that they are as they were, so MkDocs is given nothing to
    write of those: it skips a page without a text.
    """

    def __init__(self) -> None:
        self._pages: dict[str, str] = {}
        self._others: set[str] = set()
        self._new: dict[str, str] = {}
        self._place = self._folder = Path()
        self._begun = False

    def begin(self, config: MkDocsConfig) -> None:
        """Lets a build work in a folder of its own."""
        hush()
        self._place = Path(config.site_dir)
        self._folder = self._place / NEXT
        self._new, self._begun = {}, True
        config.site_dir = str(self._folder)

    def page(self, path: str, text: str) -> str:
        """What of a page is to be written: all, or nothing if it is shown as it is."""
        self._new[path] = text
        return "" if self._pages.get(path) == text else text

    def publish(self) -> None:
        """Shows what the build made, and no more what it did not make."""
        written = set()
        for path in [path for path in self._folder.rglob("*") if not path.is_dir()]:
            name = path.relative_to(self._folder).as_posix()
            place = self._place / name
            place.parent.mkdir(parents=True, exist_ok=True)
            path.replace(place)
            written.add(name)
        for name in (self._pages.keys() | self._others) - self._new.keys() - written:
            (self._place / name).unlink(missing_ok=True)
        self._pages, self._others = self._new, written - self._new.keys()
        self.leave()

    def leave(self) -> None:
        """Takes away what a build left, whether it came to its end or not."""
        if self._begun:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._begun = False
