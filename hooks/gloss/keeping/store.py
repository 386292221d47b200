"""A store of finished pieces on disk: one file, read whole at the start and written whole at the end.

It may be damaged, cut short, deleted or written by two builds at once: a file that is not exactly what some build
wrote counts as none, and the last build to end decides what is kept. It never decides what a piece says, because
nothing is asked for but by the fingerprint of all that the piece is made from.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from pathlib import Path

from gloss.keeping.publishing import runs

Piece = object
"""Texts, bytes, numbers, None, and tuples, lists and groups of them: what `marshal` writes."""

MARK = f"gloss store 1, Python {sys.version}\n".encode()
GENERATIONS = 2
LIMIT = 160_000_000


class Store:
    """Pieces by fingerprint. `limit` is in bytes, about; what was not asked for in the last builds goes first."""

    def __init__(self, file: Path, limit: int = LIMIT) -> None:
        self._file, self._limit = file, limit
        self._pieces: dict[str, tuple[int, Piece]] | None = None
        self._used: dict[str, Piece] = {}
        self._added = False

    def get(self, key: str) -> Piece | None:
        """The piece of this fingerprint, or None if no build has kept it."""
        if key in self._used:
            return self._used[key]
        if self._pieces is None:
            self._pieces = self._read()
        kept = self._pieces.get(key)
        if kept is None:
            return None
        self._used[key] = kept[1]
        return kept[1]

    def put(self, key: str, piece: Piece) -> None:
        """Keeps a piece until the store is written."""
        self._used[key] = piece
        self._added = True

    def turn(self) -> None:
        """Ends a build: what it asked for or added counts as new, and what none of the last builds asked for goes."""
        if self._pieces is None:
            self._pieces = self._read()
        fresh = {key: (0, piece) for key, piece in self._used.items()}
        older = {
            key: (age + 1, piece)
            for key, (age, piece) in self._pieces.items()
            if key not in fresh and age + 1 < GENERATIONS
        }
        self._pieces, self._used = {**fresh, **older}, {}

    def write(self) -> None:
        """Writes what this build and the last ones asked for, if anything was added; quietly not, if the disk does not allow it."""
        if self._used or self._pieces is None:
            self.turn()
        if not self._added or self._pieces is None:
            return
        data = marshal.dumps(self._pieces)
        if len(data) > self._limit:
            self._pieces = {key: (age, piece) for key, (age, piece) in self._pieces.items() if not age}
            data = marshal.dumps(self._pieces)
        if len(data) <= self._limit:
            self._replace(data)
        self._added = False

    def _read(self) -> dict[str, tuple[int, Piece]]:
        try:
            data = self._file.read_bytes()
        except OSError:
            return {}
        mark, size = len(MARK), len(MARK) + 32
        if data[:mark] != MARK or data[mark:size] != _check(memoryview(data)[size:]):
            return {}
        try:
            pieces = marshal.loads(memoryview(data)[size:])  # noqa: S302 # whole, as the check above says
        except (EOFError, ValueError, TypeError):
            return {}
        return pieces if isinstance(pieces, dict) else {}

    def _replace(self, data: bytes) -> None:
        """Writes beside the old file and puts the new one in its place in one step."""
        beside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                file.write(MARK)
                file.write(_check(data))
                file.write(data)
            beside.replace(self._file)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
        self._sweep()

    def _sweep(self) -> None:
        """Takes away what builds left beside the file when they were killed."""
        with contextlib.suppress(OSError):
            for path in self._file.parent.glob(f"{self._file.name}.*"):
                owner = path.suffix[1:]
                if owner.isdecimal() and not runs(int(owner)):
                    path.unlink(missing_ok=True)


def _check(data: bytes | memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=32).digest()
