"""Everything that a catalogue has to say: gathered from templates, scripts, the program, the navigation and the facts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog

from gloss.reading.corpus import Corpus
from gloss.tongues.catalogue import FACTS, FOLDER, INTERFACE, read_catalogue, written
from gloss.tongues.facts import texts
from gloss.tongues.speech_in_code import counted, script_words, words
from gloss.writing.transaction import Write, write_all

TEMPLATES = (
    "pages/*.md",
    "bare/*.html",
    "partials/*.html",
    "cards/*.svg",
    "cards/*.txt",
    "editions/leaflet*.html",
    "editions/poster.html",
    "*.html",
)
"""Templates of what readers see in every language, below `overrides/`."""

WRITERS = ("problems.html",)
"""Templates that only who writes sees, and who writes reads the English report as well."""

PROGRAM = ("pages", "exports", "cards", "editions", "site")
"""The parts of the program that speak to readers."""


def interface(root: Path) -> Catalog:
    """The words of templates, scripts and the program, each with the file in which it stands."""
    found = Catalog(charset="utf-8")
    overrides = root / "overrides"
    for pattern in TEMPLATES:
        for path in sorted(overrides.glob(pattern)):
            if path.name in WRITERS:
                continue
            source, place = path.read_text(encoding="utf-8"), (path.relative_to(root).as_posix(), 1)
            for text in words(source):
                found.add(text, locations=[place])
            for pair in counted(source):
                found.add(pair, locations=[place])
    for path in sorted((overrides / "assets" / "javascripts").glob("*.js")):
        for piece in script_words(path.read_text(encoding="utf-8")):
            found.add(piece.text, locations=[(path.relative_to(root).as_posix(), 1)])
    hooks = Path(__file__).resolve().parent.parent
    for part in PROGRAM:
        for path in sorted((hooks / part).rglob("*.py")):
            place = (f"hooks/gloss/{path.relative_to(hooks).as_posix()}", 1)
            for said in program(path.read_text(encoding="utf-8")):
                found.add(said, locations=[place])
    for title in _navigation(root):
        found.add(title, locations=[("mkdocs.yml", 1)])
    return found


def facts(corpus: Corpus) -> Catalog:
    """The words of `data/`."""
    found = Catalog(charset="utf-8")
    for text, path in texts(corpus):
        found.add(text, locations=[(path, 1)])
    return found


def renew(root: Path, tags: Sequence[str], corpus: Corpus) -> None:
    """Brings the catalogues of languages up to the words of today, all or none; what is close to an old entry is kept as fuzzy."""
    writes, said_now = {}, spoken(root, corpus)
    for tag in tags:
        for name, fresh in said_now.items():
            path = root / FOLDER / tag / name
            before = path.read_bytes() if path.is_file() else None
            catalogue = read_catalogue(path, tag)
            catalogue.update(fresh, no_fuzzy_matching=len(fresh) > 5000)
            writes[path.relative_to(root).as_posix()] = Write(before, written(catalogue))
    write_all(root, writes)


def spoken(root: Path, corpus: Corpus) -> dict[str, Catalog]:
    """All that the site says in English, by the catalogue in which it is translated."""
    return {INTERFACE: interface(root), FACTS: facts(corpus)}


def left_over(root: Path, tag: str, said_now: Mapping[str, Catalog]) -> Iterator[tuple[str, str]]:
    """Entries of a language that the site does not say, or not any more: the catalogue, and the English of the entry."""
    for name, fresh in said_now.items():
        for message in read_catalogue(root / FOLDER / tag / name, tag):
            english = message.id[0] if isinstance(message.id, list | tuple) else message.id
            if english and fresh.get(english) is None:
                yield name, english


def translated_of(root: Path, tag: str, said_now: Mapping[str, Catalog]) -> dict[str, tuple[int, int]]:
    """How many entries of each catalogue are translated, and of how many."""
    found = {}
    for name, fresh in said_now.items():
        old = read_catalogue(root / FOLDER / tag / name, tag)
        done = [message for message in fresh if message.id and _done(old, message.id)]
        found[name] = (len(done), len(fresh))
    return found


def _done(catalogue: Catalog, key: str | list[str] | tuple[str, ...]) -> bool:
    message = catalogue.get(key if isinstance(key, str) else key[0])
    if message is None or message.fuzzy or not message.string:
        return False
    return isinstance(message.string, str) or all(message.string)


def program(source: str) -> Iterator[str | tuple[str, str]]:
    """The phrases of a module: what is given to `_` or `later`, and what `count` counts."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = [
                arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            ]
            if name in {"_", "later"} and first:
                yield first[0]
            elif name == "count" and len(first) == 2:
                yield first[0], first[1]


def _navigation(root: Path) -> Iterator[str]:
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    # The names of the buttons for light and dark, and of the link to the forge.
    yield from re.findall(r"^(?: +|repo_)name: ([A-Z][^\n]*)$", text, re.MULTILINE)
    start = text.find("\nnav:")
    if start < 0:
        return

    def walk(entries: object) -> Iterator[str]:
        for entry in entries if isinstance(entries, list) else []:
            if isinstance(entry, dict):
                for title, below in entry.items():
                    yield title
                    yield from walk(below)

    yield from walk(yaml.safe_load(text[start:])["nav"])
