"""Fingerprints: short names of contents, so that equal names mean equal contents.

Whatever decides what a page says has to be in its fingerprint; whatever does not should stay out of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import BuiltinFunctionType, FunctionType

PACKAGE = (".dist-info", ".egg-info")


def digest(*parts: object) -> str:
    """The fingerprint of texts, numbers, lists and groups; equal only if all parts are equal, in this order."""
    total = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part if isinstance(part, bytes) else said(part).encode("utf-8", "surrogatepass")
        total.update(b"%d:" % len(data))
        total.update(data)
    return total.hexdigest()


def said(value: object) -> str:
    """A value as text that is the same in every process: groups in the order of their keys, functions by name.

    An object that does not say what it holds is told apart by where it lies in memory, which no other build repeats.
    """
    if isinstance(value, str):
        return f"'{value}"
    if isinstance(value, Mapping):
        entries = sorted((repr(key), said(entry)) for key, entry in value.items())
        return "{" + ",".join(f"{key}:{len(entry)}:{entry}" for key, entry in entries) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(f"{len(entry)}:{entry}" for entry in map(said, value)) + "]"
    if isinstance(value, set | frozenset):
        return f"set{said(sorted(map(said, value)))}"
    if isinstance(value, FunctionType | BuiltinFunctionType | type):
        return f"{value.__module__}.{value.__qualname__}"
    return repr(value)


def installed() -> list[str]:
    """Every installed package with its version, as the names of their folders say, and Python itself."""
    found: set[str] = set()
    for place in sys.path:
        with contextlib.suppress(OSError):
            found.update(name for name in os.listdir(place or ".") if name.endswith(PACKAGE))  # noqa: PTH208 # only the names are wanted
    return [sys.version, *sorted(found)]


def contents(folder: Path, besides: Iterable[str] = (), ending: str = "") -> str:
    """The fingerprint of all files below a folder, by path and content; folders of the names in `besides` are left out."""
    total = hashlib.blake2b(digest_size=20)
    for path, name in _files(folder, frozenset(besides)):
        if name.endswith(ending):
            data = Path(path).read_bytes()
            total.update(f"{os.path.relpath(path, folder)}:{len(data)}:".encode("utf-8", "surrogateescape"))
            total.update(data)
    return total.hexdigest()


def stamps(folder: Path, besides: Iterable[str] = (), endings: tuple[str, ...] = ("",)) -> str:
    """The same by path, size and time of change, for folders that an installer wrote and nobody is meant to change."""
    total = hashlib.blake2b(digest_size=20)
    for path, name in _files(folder, frozenset(besides)):
        if name.endswith(endings):
            state = Path(path).stat()
            said = f"{os.path.relpath(path, folder)}:{state.st_size}:{state.st_mtime_ns}\n"
            total.update(said.encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def _files(folder: Path, besides: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Every file as its path and its name, in an order that does not depend on the disk."""
    besides |= {"__pycache__"}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in besides)
        for name in sorted(names):
            yield f"{place}/{name}", name
