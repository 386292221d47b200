"""The site's scripts for a site on a disk.

A browser lets a page from a disk run plain scripts and no modules: to it, every file is a host of its own.
So each module is wrapped into a plain script that keeps its names to itself; what it imports comes with it,
and runs once however many scripts bring it along.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from gloss.model.problem import Refused

_IMPORT = re.compile(
    r"^import\s+(?:(?P<names>\{[^}]*\}|\*\s+as\s+\w+)\s+from\s+)?[\"'](?P<path>\.{1,2}/[^\"']+)[\"'];?",
    re.MULTILINE,
)
_LATER = re.compile(r"\bimport\(\s*[\"'](?P<path>\.{1,2}/[^\"']+)[\"']\s*\)")
_EXPORT = re.compile(
    r"^export\s+(?=(?:async\s+)?(?:const|let|var|function\*?|class)\s+(?P<name>\w+))", re.MULTILINE
)
_RENAMED = re.compile(r"(\w+)\s+as\s+(\w+)")
_OTHER = re.compile(r"^(?:import|export)\b", re.MULTILINE)

_SHELF = "self.glossModules"


def plain_script(path: str, modules: Mapping[str, str]) -> str:
    """One module with all that it imports as a plain script; `modules` are all scripts of the site by path.

    Refused if a module speaks of another in a way that this does not know, rather than left to fail in the reader's hands.
    """
    return joined_script([path], modules)


def joined_script(paths: Iterable[str], modules: Mapping[str, str]) -> str:
    """Several modules with all that they import as one plain script, each of them once."""
    pieces = [
        f'{_SHELF}["{name}"] ??= (() => {{\n"use strict";\n{_wrapped(name, modules[name])}}})();\n'
        for name in needed(paths, modules)
    ]
    return "".join([f"{_SHELF} ??= {{}};\n", *pieces])


def needed(paths: Iterable[str], modules: Mapping[str, str]) -> list[str]:
    """Modules and all that they import, each once, in an order in which they can run."""
    return list(dict.fromkeys(name for path in paths for name in _order(path, modules, ())))


def _order(path: str, modules: Mapping[str, str], above: tuple[str, ...]) -> list[str]:
    """What has to run before a module, in order, and then the module."""
    if path not in modules:
        raise Refused(f"overrides/{above[-1]} imports “{path}”, and there is no such script.")
    if path in above:
        raise Refused(f"overrides/{path} imports itself by way of overrides/{above[-1]}.")
    order: list[str] = []
    for other in _needs(path, modules[path]):
        order += [name for name in _order(other, modules, (*above, path)) if name not in order]
    return [*order, path]


def _needs(path: str, text: str) -> Iterator[str]:
    for form in (_IMPORT, _LATER):
        for found in form.finditer(text):
            yield _beside(path, found["path"])


def _beside(path: str, way: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), way))


def _wrapped(path: str, text: str) -> str:
    """The body of a function that does what the module does, and gives what it exports."""

    def taken(found: re.Match[str]) -> str:
        shelf = f'{_SHELF}["{_beside(path, found["path"])}"]'
        names = found["names"]
        if not names:
            return ""
        if names.startswith("*"):
            return f"const {names.split()[-1]} = {shelf};"
        named = _RENAMED.sub(r"\1: \2", names)
        return f"const {named} = {shelf};"

    text = _IMPORT.sub(taken, text)
    text = _LATER.sub(lambda found: f'Promise.resolve({_SHELF}["{_beside(path, found["path"])}"])', text)
    given = [found["name"] for found in _EXPORT.finditer(text)]
    text = _EXPORT.sub("", text)
    strange = _OTHER.search(text)
    if strange:
        line = text[strange.start() :].split("\n", 1)[0]
        raise Refused(
            f"overrides/{path}: “{line}” cannot be made to work from a disk. Write it as a named import or export."
        )
    return f"{text.rstrip()}\nreturn {{ {', '.join(given)} }};\n"
