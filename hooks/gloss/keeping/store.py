"""A store of finished pieces on disk: most of them in one file, and those of the last builds in a small one beside it.

It may be damaged, cut short, deleted or written by two builds at once: a piece that is not exactly what some build
wrote counts as none, and the last build to end decides what is kept. It never decides what a piece says, because
nothing is asked for but by the fingerprint of all that the piece is made from.
"""

from __future__ import annotations

from pathlib import Path

from gloss.keeping.frozen import Piece, Shelf, freeze, frozen, sweep, thaw

GENERATIONS = 2
"""What so many builds did not ask for goes, from the small file at once and from the large one when it is written anew."""
LIMIT = 160_000_000
SHARE = 8
"""The large file is written anew when the small one has more than this part of its size."""


class Store:
    """Pieces by fingerprint. `limit` is in bytes, about; what was not asked for in the last builds goes first."""

    def __init__(self, file: Path, limit: int = LIMIT) -> None:
        self._file, self._limit = file, limit
        self._late_file = file.with_name(f"{file.name}.late")
        self._there: Shelf | None = None
        self._late: dict[str, tuple[int, Piece]] = {}
        self._taken: dict[str, Piece] = {}
        self._used: dict[str, Piece] = {}
        self._added = False

    def get(self, key: str) -> Piece | None:
        """The piece of this fingerprint, or None if no build has kept it."""
        if key in self._used:
            return self._used[key]
        shelf = self._shelf()
        if key in self._late:
            piece: Piece | None = self._late[key][1]
        elif key in self._taken:
            piece = self._taken[key]
        else:
            piece = shelf.get(key)
            if piece is not None:
                self._taken[key] = piece
        if piece is not None:
            self._used[key] = piece
        return piece

    def put(self, key: str, piece: Piece) -> None:
        """Keeps a piece until the store is written."""
        self._taken.pop(key, None)
        self._used[key] = piece
        self._added = True

    def turn(self) -> None:
        """Ends a build: what it asked for or added counts as new, and what none of the last builds asked for goes."""
        self._shelf()
        fresh = {key: (0, piece) for key, piece in self._used.items() if key not in self._taken}
        older = {
            key: (age + 1, piece)
            for key, (age, piece) in self._late.items()
            if key not in fresh and age + 1 < GENERATIONS
        }
        self._late, self._used = {**fresh, **older}, {}

    def write(self) -> None:
        """Writes what this build and the last ones asked for, if anything was added; quietly not, if the disk does not allow it."""
        if not self._added:
            return
        if self._used:
            self.turn()
        self._added = False
        if self._shelf().size and len(frozen(self._late)) * SHARE <= self._shelf().size:
            freeze(self._late_file, self._late)
        else:
            self._renew()
        sweep(self._file)

    def _renew(self) -> None:
        """Writes the large file anew, with what is in the small one."""
        pieces = [(key, age, frozen(piece)) for key, (age, piece) in self._late.items()]
        for key, age, data in self._shelf().raw():
            now = 0 if key in self._taken else age + 1
            if key not in self._late and now < GENERATIONS:
                pieces.append((key, now, data))
        if sum(len(data) for _, _, data in pieces) > self._limit:
            pieces = [(key, age, data) for key, age, data in pieces if not age]
        if sum(len(data) for _, _, data in pieces) > self._limit:
            return
        if Shelf.write(self._file, pieces):
            self._late_file.unlink(missing_ok=True)
            self._there, self._late, self._taken = None, {}, {}

    def _shelf(self) -> Shelf:
        if self._there is None:
            self._there = Shelf(self._file)
            late = thaw(self._late_file)
            self._late = late if isinstance(late, dict) else {}
        return self._there
