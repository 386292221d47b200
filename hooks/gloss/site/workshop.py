"""Where a build makes its site: beside the last good one, whose place it takes when it is whole and nothing is wrong with it.

The site before the last one is kept in `.cache`, and the next build makes of it what it needs: hundreds of pages are
as they were, and need not be written again.
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort, PluginError

from gloss.keeping.holdings import Holdings
from gloss.keeping.lock import hold
from gloss.keeping.publishing import beside, publish
from gloss.model.problem import Refused
from gloss.site.noticing import hush
from gloss.writing.transaction import recover

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from gloss.site.noticing import Noticing

PART = "GLOSS_PART"
"""The environment variable by which a build tells those of other languages that their folder is a part of its own workshop."""
NEXT = ".next"
"""The folder, in the one that is filled, that MkDocs takes for the site: what it writes there is put with the rest at the end."""

HELD = "held"
"""Where in `.cache` it is written down what stands in which folder."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

log = logging.getLogger("mkdocs.gloss")


def mend(root: Path) -> None:
    """Puts back what a command left half written, so that nothing half written is published."""
    try:
        for path in recover(root):
            log.info("An earlier command was cut short; %s is back as it was before.", path)
    except (OSError, Refused) as fault:
        raise PluginError(str(fault)) from None


class Workshop:
    """The folder in which one build works, until it is published; all files of the site are put into `holdings`."""

    def __init__(self, config: MkDocsConfig, noticing: Noticing, parts: Sequence[str]) -> None:
        """`parts` are the folders in it for which other builds care."""
        self._config, self._noticing = config, noticing
        self._place = Path(config.site_dir)
        self._part = os.environ.get(PART) == str(self._place)
        cache = Path(config.config_file_path).parent / ".cache"
        self._held: int | None = None
        try:
            if self._part:
                self.holdings = Holdings(self._place, cache / HELD)
            else:
                self.holdings = self._spare(cache, parts) or Holdings(_made(self._place, cache))
        except OSError as fault:
            self._let_go()
            raise PluginError(f"“{self._place}” {_why(fault)}") from None
        log.info("Building the site that will be at %s.", self._place)
        self.folder = self.holdings.folder
        config.site_dir = str(self.folder / NEXT)
        hush()

    @property
    def locks(self) -> tuple[int, ...]:
        """What holds the workshop. A process that works in it holds it too, so that nobody else takes it even if this one is killed."""
        return () if self._held is None else (self._held,)

    def publish(self) -> None:
        """Puts the site in its place, unless MkDocs is about to say that a strict build had warnings."""
        self._config.site_dir = str(self._place)
        if self._config.strict and self._noticing.counted:
            self._leave()
            return
        self.holdings.finish()
        if not self._part:
            publish(self.folder, self._place, keep=self._held is not None)
        self._let_go()

    def take(self, files: Files) -> None:
        """Lets all files that are no pages be put here, where MkDocs copies them."""
        for file in files:
            if not file.is_documentation_page() and "copy_file" not in vars(file):
                file.copy_file = partial(self._copy, file)  # type: ignore[method-assign] # this file's own

    def _copy(self, file: File, dirty: bool = False) -> None:
        self.holdings.put(file.dest_uri, file.content_bytes)

    def page(self, path: str, text: str, name: str) -> str:
        """Puts a finished page here, and leaves MkDocs nothing to write of it; `name` is that of `Holdings.put`, or empty."""
        if text.strip():
            self.holdings.put(path, text.encode("utf-8", errors="xmlcharrefreplace"), name)
        return ""

    def gather(self) -> Path:
        """Puts what MkDocs and its plugins wrote by themselves with the rest, and gives the folder in which all is."""
        drawer = self.folder / NEXT
        for path in sorted(drawer.rglob("*")):
            if not path.is_dir():
                self.holdings.put(path.relative_to(drawer).as_posix(), path.read_bytes())
        shutil.rmtree(drawer, ignore_errors=True)
        return self.folder

    def leave(self, error: Exception) -> None:
        """Takes away what was begun; raises Abort with a sentence where it was the disk that failed."""
        self._config.site_dir = str(self._place)
        if not isinstance(error, OSError):
            self._leave()
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self._let_go()
        raise Abort(f"“{self._place}” {_why(error)}") from None

    def _leave(self) -> None:
        shutil.rmtree(self.folder / NEXT, ignore_errors=True)
        if self._part or self._held is not None:
            self.holdings.note()
        else:
            shutil.rmtree(self.folder, ignore_errors=True)
        self._let_go()

    def _spare(self, cache: Path, parts: Sequence[str]) -> Holdings | None:
        """The site before the last one, or a folder that will be it; None where there cannot be one or another build has it."""
        place, spare = self._place.resolve(), cache / "spare" / self._place.name
        if place.parent != cache.parent.resolve():
            return None
        try:
            spare.mkdir(parents=True, exist_ok=True)
            if spare.is_symlink() or spare.stat().st_dev != place.parent.stat().st_dev:
                return None
            self._held = hold(spare)
        except OSError:
            return None
        return Holdings(spare, cache / HELD, parts) if self._held is not None else None

    def _let_go(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None


def _made(place: Path, cache: Path) -> Path:
    """A folder beside the place, or in the cache where nothing can be put beside it."""
    try:
        return beside(place)
    except OSError:
        return beside(cache / place.name)


def _why(fault: OSError) -> str:
    if fault.errno in _FULL:
        return "cannot be written: there is no room left on the disk. The site that was there is untouched."
    reason = (fault.strerror or "the system does not say why").lower()
    return f"cannot be written: {reason}. The site that was there is untouched."
