"""Templates in the language in force: their source is translated before Jinja reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2

from gloss.tongues.speech_in_code import translated
from gloss.tongues.voice import _, voice

MACHINE = ("linked",)
"""Folders of templates for programs; their words come from facts."""

Source = tuple[str, str | None, Callable[[], bool] | None]


class Spoken(jinja2.BaseLoader):
    """Another loader's templates, translated if they are the project's own."""

    def __init__(self, inner: jinja2.BaseLoader, folder: Path) -> None:
        self.inner, self._folder = inner, folder.resolve()

    def get_source(self, environment: jinja2.Environment, template: str) -> Source:
        """The source as Jinja asks for it."""
        source, filename, fresh = self.inner.get_source(environment, template)
        if filename and self._is_ours(Path(filename)):
            source = translated(source, _)
        return source, filename, fresh

    def list_templates(self) -> list[str]:
        """The names of the other loader."""
        return self.inner.list_templates()

    def _is_ours(self, path: Path) -> bool:
        path = path.resolve()
        return path.is_relative_to(self._folder) and not any(part in MACHINE for part in path.parts)


def give_voice(environment: jinja2.Environment, folder: Path) -> None:
    """Lets an environment speak the language in force; `folder` holds the project's own templates."""
    environment.globals["_"] = _
    environment.globals["voice"] = voice()
    if not voice().english and environment.loader is not None and not isinstance(environment.loader, Spoken):
        environment.loader = Spoken(environment.loader, folder)
