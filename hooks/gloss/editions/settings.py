"""The settings of the site as the engine that comes after MkDocs reads them, made from `mkdocs.yml`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import yaml

from gloss.checks.citations import as_of
from gloss.model.problem import Refused
from gloss.pages.links import ALL_FEED
from gloss.pages.speech import say_day
from gloss.reading.corpus import Corpus

Value = str | bool | int | list["Value"] | dict[str, "Value"]

TAKEN = ("site_url", "repo_url", "repo_name", "copyright", "use_directory_urls")
"""What both engines call by the same name."""

THEME = ("language", "font", "logo", "favicon", "icon")
PALETTE = ("media", "scheme", "primary", "accent", "toggle")


@dataclass(frozen=True)
class Settings:
    """What `mkdocs.yml` says, and what the treaty says about the site's name."""

    given: Mapping[str, Any]
    name: str
    description: str
    said: Mapping[str, Value]
    """What the templates are told besides."""

    @classmethod
    def read(cls, corpus: Corpus) -> Settings:
        """Refused with a sentence if there is no `mkdocs.yml` or it cannot be read."""
        treaty = corpus.treaty.record
        path = corpus.root / "mkdocs.yml"
        try:
            given = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise Refused(f"mkdocs.yml  The settings of the site cannot be read: {error}") from error
        if not isinstance(given, dict):
            raise Refused("mkdocs.yml  There are no settings in it.")
        said: dict[str, Value] = {
            "treaty_cited": f"{treaty.name} ({treaty.symbol})",
            "as_of": as_of(corpus).isoformat(),
            "as_of_said": say_day(as_of(corpus)),
            "feed": ALL_FEED,
            # The other engine's frame has scripts inside the page, which our policy would forbid.
            "serving": True,
        }
        return cls(given, treaty.site_name, treaty.tagline, said)

    @property
    def site(self) -> str:
        """The whole address of the site, or nothing."""
        return str(self.given.get("site_url") or "")

    @property
    def edit(self) -> str:
        """Where the forge opens a file for editing, up to the file's path in the project, or nothing."""
        forge, way = self.given.get("repo_url"), self.given.get("edit_uri")
        if not forge or not way:
            return ""
        return urljoin(f"{str(forge).rstrip('/')}/", str(way)).removesuffix("docs/")

    @property
    def language(self) -> str:
        """The language of the site's frame, as a tag of BCP 47."""
        return str(self._theme.get("language", "en"))

    @property
    def _theme(self) -> Mapping[str, Any]:
        theme = self.given.get("theme")
        return theme if isinstance(theme, dict) else {}

    def as_toml(self) -> str:
        """The file `zensical.toml`."""
        extra = self.given.get("extra") or {}
        project: dict[str, Value] = {
            "site_name": self.name,
            "site_description": self.description,
            **{name: self.given[name] for name in TAKEN if name in self.given},
            "docs_dir": "docs",
            "site_dir": "site",
            "extra_css": [*self.given.get("extra_css", ()), *extra.get("some_css", ())],
            "extra_javascript": [
                {"path": path, "type": "module"}
                for path in _scripts(self.given, extra.get("some_javascript", ()))
            ],
            "nav": self.given.get("nav", []),
        }
        theme: dict[str, Value] = {
            # The frame that looks as Material's does, which the style sheets were written for.
            "variant": "classic",
            "custom_dir": "overrides",
            **{name: self._theme[name] for name in THEME if name in self._theme},
            # A page's pencil leads to the file that mends it, which only the adapter to MkDocs can tell its engine.
            "features": [name for name in self._theme.get("features", ()) if name != "content.action.edit"],
            "palette": [
                {name: value for name, value in choice.items() if name in PALETTE}
                for choice in self._theme.get("palette", ())
            ],
        }
        extensions: dict[str, Value] = {}
        for entry in self.given.get("markdown_extensions", ()):
            extensions |= entry if isinstance(entry, dict) else {entry: {}}
        return "\n".join(
            [
                *_section("project", project),
                *_section("project.theme", theme),
                *_section("project.markdown_extensions", extensions),
                *_section("project.extra", dict(self.said)),
            ]
        )


def _scripts(given: Mapping[str, Any], some: Iterable[str]) -> list[str]:
    """Every script by its path; which pages need which is not known to the other engine."""
    always = (
        entry["path"] if isinstance(entry, dict) else entry for entry in given.get("extra_javascript", ())
    )
    return [*always, *some]


def _section(name: str, values: Mapping[str, Value]) -> list[str]:
    return [f"[{name}]", *(f"{_key(key)} = {toml(value)}" for key, value in values.items()), ""]


def _key(name: str) -> str:
    return name if name.replace("_", "").isalnum() and name.isascii() else toml(name)


def toml(value: Value) -> str:
    """A value as TOML writes it; a text in JSON's quotation marks is also one of TOML's."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return "{" + ", ".join(f"{_key(key)} = {toml(below)}" for key, below in value.items()) + "}"
