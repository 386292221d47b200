"""Where a build makes its site: beside the last good one, whose place it takes when it is whole and nothing is wrong with it."""

from __future__ import annotations

import errno
import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort, PluginError

from gloss.keeping.publishing import beside, publish
from gloss.model.problem import Refused
from gloss.writing.transaction import recover

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from gloss.site.noticing import Noticing

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
    """The folder in which one build works. MkDocs and its plugins take it for the site until it is published."""

    def __init__(self, config: MkDocsConfig, noticing: Noticing) -> None:
        self._config, self._noticing = config, noticing
        self._place = Path(config.site_dir)
        try:
            self._folder = _made(self._place, Path(config.config_file_path).parent / ".cache")
        except OSError as fault:
            raise PluginError(f"“{self._place}” {_why(fault)}") from None
        config.site_dir = str(self._folder)

    def publish(self) -> None:
        """Puts the site in its place, unless MkDocs is about to say that a strict build had warnings."""
        self._config.site_dir = str(self._place)
        if self._config.strict and self._noticing.counted:
            shutil.rmtree(self._folder, ignore_errors=True)
            return
        publish(self._folder, self._place)

    def leave(self, error: Exception) -> None:
        """Takes away what was begun; raises Abort with a sentence where it was the disk that failed."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._config.site_dir = str(self._place)
        if isinstance(error, OSError):
            raise Abort(f"“{self._place}” {_why(error)}") from None


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
