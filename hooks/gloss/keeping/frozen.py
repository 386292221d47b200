"""Values in files that are whole or count as none, for this Python alone: what they hold can always be made again."""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gloss.keeping.publishing import runs

Piece = Any
"""Texts, bytes, numbers, None, and tuples, lists and groups of them: what `marshal` writes."""

MARK = f"gloss store 2, Python {sys.version}\n".encode()
_CHECK, _LENGTH = 16, 8


def frozen(piece: Piece) -> bytes:
    """A piece as bytes."""
    return marshal.dumps(piece)


def freeze(file: Path, piece: Piece) -> None:
    """Writes one piece in the place of the old file; quietly not, if the disk does not allow it."""
    data = frozen(piece)
    _replace(file, (MARK, _check(data), data))


def thaw(file: Path) -> Piece | None:
    """The piece in a file, or None if it is not exactly what some build wrote."""
    data = _read(file)
    return _thawed(data[_CHECK:], bytes(data[:_CHECK])) if data is not None else None


class Shelf:
    """Many pieces in one file, each of which is looked at when it is asked for.

    A file that was damaged or cut short gives those pieces that are whole, or none.
    """

    def __init__(self, file: Path) -> None:
        data = _read(file) or memoryview(b"")
        index_from = _CHECK + _LENGTH
        index_to = index_from + int.from_bytes(data[_CHECK:index_from], "big")
        index = _thawed(data[index_from:index_to], bytes(data[:_CHECK]))
        self._places: Mapping[str, tuple[int, int, int, bytes]] = index if isinstance(index, dict) else {}
        self._pieces = data[index_to:]
        self.size = len(self._pieces) if self._places else 0
        """Bytes of all pieces."""

    def get(self, key: str) -> Piece | None:
        """The piece of this name, if it is there and whole."""
        place = self._places.get(key)
        if place is None:
            return None
        _, start, size, check = place
        return _thawed(self._pieces[start : start + size], check)

    def raw(self) -> Iterator[tuple[str, int, bytes]]:
        """Every piece as its name, its age and its bytes."""
        for key, (age, start, size, _) in self._places.items():
            yield key, age, bytes(self._pieces[start : start + size])

    @staticmethod
    def write(file: Path, pieces: Iterable[tuple[str, int, bytes]]) -> bool:
        """Writes pieces in the place of the old file; False where the disk does not allow it."""
        places: dict[str, tuple[int, int, int, bytes]] = {}
        parts, start = [], 0
        for key, age, data in pieces:
            places[key] = age, start, len(data), _check(data)
            parts.append(data)
            start += len(data)
        index = frozen(places)
        return _replace(file, (MARK, _check(index), len(index).to_bytes(_LENGTH, "big"), index, *parts))


def _read(file: Path) -> memoryview | None:
    try:
        data = memoryview(file.read_bytes())
    except OSError:
        return None
    return data[len(MARK) :] if data[: len(MARK)] == MARK else None


def _thawed(data: memoryview, check: bytes) -> Piece | None:
    if _check(data) != check:
        return None
    try:
        piece: Piece = marshal.loads(data)  # noqa: S302 # whole, as the check above says
    except (EOFError, ValueError, TypeError):
        return None
    return piece


def _replace(file: Path, parts: Iterable[bytes]) -> bool:
    """Writes beside the old file and puts the new one in its place in one step; False where the disk does not allow it."""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as new:
            new.writelines(parts)
        beside.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        return False
    return True


def sweep(file: Path) -> None:
    """Takes away what builds left beside the file when they were killed."""
    with contextlib.suppress(OSError):
        for path in file.parent.glob(f"{file.name}.*"):
            owner = path.suffix[1:]
            if owner.isdecimal() and not runs(int(owner)):
                path.unlink(missing_ok=True)


def _check(data: bytes | memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=_CHECK).digest()
