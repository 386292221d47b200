"""The theme's files without its ten thousand icons, which are in a hidden folder that MkDocs goes through and leaves out."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from mkdocs.theme import Theme


class Visible(jinja2.FileSystemLoader):
    """Lists what MkDocs would take from its list; icons can be asked for as ever."""

    def list_templates(self) -> list[str]:
        """All files, besides those in hidden folders."""
        found = set()
        for top in self.searchpath:
            for folder, below, names in os.walk(top, followlinks=self.followlinks):
                below[:] = [name for name in below if not name.startswith(".")]
                inside = os.path.relpath(folder, top).replace(os.path.sep, "/")
                found.update(names if inside == "." else [f"{inside}/{name}" for name in names])
        return sorted(found)


def without_icons(theme: Theme) -> None:
    """Lets this theme's environment list what can be seen."""
    theme.get_env = partial(_environment, theme)  # type: ignore[method-assign] # this theme's own, for this build


def _environment(theme: Theme) -> jinja2.Environment:
    environment = type(theme).get_env(theme)
    environment.loader = Visible(theme.dirs)
    return environment
