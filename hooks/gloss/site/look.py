"""What every page loads: one style sheet and one script, made from the theme's and our own, named by their contents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from gloss.editions.scripts import joined_script, needed
from gloss.keeping.fingerprint import digest
from gloss.model.problem import Refused
from gloss.pages.stylesheet import class_names, joined, words
from gloss.tongues.speech_in_code import translated_script
from gloss.tongues.voice import _, voice

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from gloss.site.memory import Memory

OWN = "assets/javascripts/"
EARLY = "assets/javascripts/early.js"
THEME_SHEETS = ("main", "palette")
SEARCH, WORKER = "assets/javascripts/bundle", "assets/javascripts/workers/search"
LANGUAGES = "assets/javascripts/lunr/"

BY_MARKDOWN = {"footnote", "footnote-ref", "footnote-backref", "headerlink", "toclink"}
"""Classes that no template names, because Markdown's extensions write them."""
BY_SEARCH = ("md-search", "md-overlay", "focus-visible")
"""Beginnings of classes that Material's own script writes, or watches, when somebody searches."""

_CLASSES = re.compile(r"""\bclass=["']([^"']*)["']""")
_ASSET = re.compile(r"assets/[\w/-]+\.(?:css|js)")
_NAMED_IN_WORDS = re.compile(r"""\{[^{}\n]*\}|class=["'][^"']*["']""")


class Look:
    """The bundles of one build, and which of them a page needs."""

    def __init__(self, config: MkDocsConfig, memory: Memory) -> None:
        self._config, self._memory = config, memory
        self._folders = [Path(folder) for folder in config.theme.dirs]
        self._made: dict[str, bytes] = {}
        self._theme = {name: self._found("assets/stylesheets", name, ".css") for name in THEME_SHEETS}
        sheets = [str(path) for path in config.extra_css]
        scripts = [str(getattr(script, "path", script)) for script in config.extra_javascript]
        try:
            written = sorted(words(self._writing()))
            self._style = self._bundle(
                "site",
                "css",
                [*self._theme.values(), *sheets, *written],
                partial(self._styles, sheets, written),
            )
            self._script = self._bundle("site", "js", scripts, partial(self._scripts, scripts))
            some_sheets, some_scripts = (
                config.extra.get("some_css", []),
                config.extra.get("some_javascript", {}),
            )
            self._parts = {*sheets, *some_sheets, *needed([*scripts, *some_scripts], self._modules())}
            self._loaded_alone = set(self._named_in_templates())
            self._some_styles = dict(self._for_classes(sheets, some_sheets))
            self._some_scripts = dict(self._for_marks(some_scripts))
            self._apart = digest(self._some_styles, self._some_scripts)
        except Refused as refusal:
            raise PluginError(str(refusal)) from None
        config.extra_css, config.extra_javascript = [], []
        self.common = {
            "styles": [self._style],
            "scripts": [self._script],
            "early": EARLY,
            "search": self._found("assets/javascripts", "bundle", ".js"),
            "worker": self._found("assets/javascripts/workers", "search", ".js"),
        }

    def of(self, texts: Sequence[str], name: str) -> dict[str, Any]:
        """What a page loads that consists of these texts; `name` is their fingerprint."""
        key = digest("look", name, self._apart)
        kept = self._memory.store.get(key)
        if not isinstance(kept, tuple):
            kept = self._needed(texts)
            self._memory.store.put(key, kept)
        styles, scripts = kept
        return {**self.common, "styles": [self._style, *styles], "scripts": [self._script, *scripts]}

    def _needed(self, texts: Sequence[str]) -> tuple[list[str], list[str]]:
        """Style sheets and scripts that not every page loads."""
        classes = frozenset().union(*map(_classes, texts))
        styles = [path for path, its in self._some_styles.items() if not classes.isdisjoint(its)]
        scripts = [
            path
            for path, marks in self._some_scripts.items()
            if any(mark in text for mark in marks for text in texts)
        ]
        return styles, scripts

    def publish(self, files: Files) -> None:
        """Puts the bundles among the files, and takes out what no page loads."""
        for file in list(files):
            if self._is_spare(file.src_uri):
                files.remove(file)
            elif not voice().english and file.src_uri.startswith(OWN) and file.src_uri.endswith(".js"):
                self._say(file)
        for path, content in self._made.items():
            old = files.get_file_from_path(path)
            if old is not None:
                files.remove(old)
            files.append(File.generated(self._config, path, content=content))

    def _say(self, file: File) -> None:
        """Gives a script that a page loads by itself the words of the language in force."""
        folder = Path(self._config.theme.custom_dir or "")
        source = folder / file.src_uri
        if source.is_file():
            self._made[file.src_uri] = translated_script(source.read_text(encoding="utf-8"), _).encode()

    def _is_spare(self, path: str) -> bool:
        if path in self._theme.values() or path.endswith((".js.map", ".css.map")):
            return True
        if path in self._parts:
            return path not in self._loaded_alone
        if path == "assets/images/favicon.png":
            return str(self._config.theme["favicon"]) != path
        return path.startswith(LANGUAGES) and not self._is_spoken(path)

    def _is_spoken(self, path: str) -> bool:
        """Whether the search needs a script for one of its languages; English it knows by itself."""
        search: Any = self._config.plugins.get("material/search") or self._config.plugins.get("search")
        chosen = search.config.get("lang") or ["en"]
        languages = {chosen} if isinstance(chosen, str) else set(chosen)
        if languages <= {"en"}:
            return False
        name = Path(path).name.split(".")
        return name[0] != "lunr" or name[1] in languages | {"stemmer", "multi"}

    def _for_classes(self, common: list[str], sheets: list[str]) -> Iterator[tuple[str, frozenset[str]]]:
        """Style sheets that some pages load, with the classes that no page can have without loading them."""
        known = frozenset().union(*(class_names(self._text(path)) for path in common))
        for path in sheets:
            text = self._text(path)
            made = self._bundle(Path(path).stem, "css", [path], partial(joined, [], [text], frozenset(), ()))
            yield made, class_names(text) - known

    def _for_marks(self, scripts: dict[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
        """Scripts that some pages load, with what has to stand in such a page."""
        for path, marks in scripts.items():
            yield self._bundle(Path(path).stem, "js", [path], partial(self._scripts, [path])), marks

    def _styles(self, sheets: list[str], written: list[str]) -> str:
        theme = [self._text(path) for path in self._theme.values()]
        known = words(self._speech()) | {*written} | BY_MARKDOWN
        return joined(theme, [self._text(path) for path in sheets], known, BY_SEARCH)

    def _scripts(self, paths: list[str]) -> str:
        return joined_script(paths, self._modules())

    def _modules(self) -> dict[str, str]:
        folder = Path(self._config.theme.custom_dir or "")
        return {
            path.relative_to(folder).as_posix(): translated_script(path.read_text(encoding="utf-8"), _)
            for path in sorted((folder / "assets" / "javascripts").glob("*.js"))
        }

    def _named_in_templates(self) -> Iterator[str]:
        """Parts of a bundle that some page also loads by themselves, with what they import."""
        modules = self._modules()
        for path in sorted(Path(self._config.theme.custom_dir or "").rglob("*")):
            if path.suffix in {".html", ".md"}:
                for name in _ASSET.findall(path.read_text(encoding="utf-8")):
                    yield from needed([name], modules) if name in modules else [name]

    def _speech(self) -> Iterator[str]:
        """Everything of ours that can name a class: templates, scripts, settings."""
        folder = Path(self._config.theme.custom_dir or "")
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".html", ".md", ".js"}:
                yield path.read_text(encoding="utf-8")
        yield str(self._config.theme["palette"])

    def _writing(self) -> Iterator[str]:
        """Attributes in writers' words, which can name a class too."""
        for path in sorted(Path(self._config.docs_dir).rglob("*.md")):
            text = path.read_text(encoding="utf-8")
            if "{" in text or "class=" in text:
                yield from _NAMED_IN_WORDS.findall(text)

    def _bundle(self, name: str, kind: str, paths: Sequence[str], make: Callable[[], str]) -> str:
        """Makes a bundle, or takes it as it was made from the same before; gives its path."""
        key = digest("bundle", self._memory.looks, kind, list(paths))
        text = self._memory.store.get(key)
        if not isinstance(text, str):
            text = make()
            self._memory.store.put(key, text)
        path = f"assets/{name}.{digest(text)[:8]}.{kind}"
        self._made[path] = text.encode()
        return path

    def _found(self, folder: str, name: str, ending: str) -> str:
        """A file of the theme whose name holds a fingerprint, by the path under which it is published."""
        for place in self._folders:
            for path in sorted((place / folder).glob(f"{name}.*.min{ending}")):
                return f"{folder}/{path.name}"
        raise PluginError(
            f"Material has no file “{folder}/{name}.….min{ending}”. Is another version installed than requirements.lock names?"
        )

    def _text(self, path: str) -> str:
        for place in self._folders:
            if (place / path).is_file():
                return (place / path).read_text(encoding="utf-8")
        raise Refused(f"mkdocs.yml names “{path}”, and there is no such file in overrides/.")


@lru_cache(4096)  # While somebody writes, all texts but a few are as they were.
def _classes(text: str) -> frozenset[str]:
    return frozenset(name for value in _CLASSES.findall(text) for name in value.split())
