"""Drawn cards are kept between builds, each under the fingerprint of all that it was made of.

The name of a kept file also holds the fingerprint of its content, so a damaged one is seen and drawn anew.
The cache never decides what a card shows: other words, colours, fonts, templates, code or libraries are
another fingerprint. Where nothing can be written, everything is drawn each time.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

_LONG = 32


def fingerprint(*parts: bytes) -> str:
    """One name for all of some parts, where no two can be taken for one."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()[:_LONG]


class Kept:
    """The folder of kept pictures."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, Path] = {}
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._files = {path.stem.partition("-")[0]: path for path in sorted(folder.glob("*.png"))}

    def take(self, name: str) -> bytes | None:
        """The picture of that name, if it is there and whole."""
        path = self._files.get(name)
        if path is None:
            return None
        try:
            content = path.read_bytes()
        except OSError:
            return None
        return content if path.stem.partition("-")[2] == fingerprint(content) else None

    def put(self, pictures: Mapping[str, bytes]) -> None:
        """Keeps pictures, each written beside its place first, so that nobody finds half of one."""
        for name, content in pictures.items():
            path = self._folder / f"{name}-{fingerprint(content)}.png"
            half = path.with_suffix(".half")
            with contextlib.suppress(OSError):
                half.write_bytes(content)
                half.replace(path)
                old = self._files.get(name)
                if old is not None and old != path:
                    old.unlink(missing_ok=True)
                self._files[name] = path

    def forget(self, needed: Iterable[str]) -> None:
        """Lets go of what was not needed, once that is more than what was."""
        wanted = set(needed)
        others = [path for name, path in self._files.items() if name not in wanted]
        if len(others) > len(wanted):
            for path in others:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
