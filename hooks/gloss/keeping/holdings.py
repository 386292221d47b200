"""What a folder holds that builds fill again and again, so that only what is new has to be written into it.

A build says of each file what stands in it; a file that the folder holds already is left alone. What was written is
noted at the end, with the size and the time of change of each file, under the number that the disk gave the folder: it
stays the folder's, wherever the folder is moved to. While a build writes there is no such note, so that a folder in
which a build was cut short is filled anew, and whatever somebody else has changed in it since is noticed and mended.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from gloss.keeping.frozen import freeze, thaw

NOTES = 40
"""So many folders are remembered; a project has two for its site and two for each other language, and some for a while."""

Held = tuple[str, int, int]
"""What stands in a file, as a fingerprint, with its size in bytes and the time of its change in nanoseconds."""


class Holdings:
    """The files of one folder by their paths in it. `notes` is where what it holds is written down; without, it begins empty.

    `besides` are folders at its top for which somebody else cares.
    """

    def __init__(self, folder: Path, notes: Path | None = None, besides: Collection[str] = ()) -> None:
        self.folder, self._notes, self._besides = folder, notes, frozenset(besides)
        self._top = str(folder)
        self._new: dict[str, Held] = {}
        self._old: dict[str, Held] = {}
        self._folders: dict[str, int] = {}
        if notes is not None:
            self._old, self._folders = self._recall(notes)
            self._sweep(self._folders)

    def holds(self, path: str, name: str) -> bool:
        """Whether a file holds what was put under this name, and if so, lets it stay."""
        held = self._new.get(path) or self._old.get(path)
        if held is None or held[0] != name or not self._stands(path, held):
            return False
        self._new[path] = held
        return True

    def put(self, path: str, data: bytes, name: str = "") -> None:
        """Lets a file hold these bytes; `path` is from the top, with slashes. Raises OSError where the disk refuses.

        Equal names mean equal bytes. Without a name the bytes are their own.
        """
        name = name or hashlib.blake2b(data, digest_size=16).hexdigest()
        if not self.holds(path, name):
            self._new[path] = name, *self._write(f"{self._top}/{path}", data)

    def written(self) -> Mapping[str, Held]:
        """What this process has put, to be told to another that fills the same folder."""
        return self._new

    def join(self, written: Mapping[str, Held]) -> None:
        """Takes over what another process has put."""
        self._new.update(written)

    def sizes(self) -> dict[str, int]:
        """The bytes of each file that was put."""
        return {path: size for path, (_, size, _) in self._new.items()}

    def finish(self) -> None:
        """Ends a build that came to its end: what it did not put goes, and what is there is noted."""
        for path in self._old.keys() - self._new.keys():
            with contextlib.suppress(
                FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError
            ):
                Path(self._top, path).unlink()
        for path in sorted(_above(self._old) - _above(self._new), reverse=True):
            with contextlib.suppress(OSError):
                Path(self._top, path).rmdir()
        self._old, self._folders = self._new, {}
        for path in _above(self._new):
            with contextlib.suppress(OSError):
                self._folders[path] = os.lstat(f"{self._top}/{path}").st_mtime_ns
        self.note()

    def note(self) -> None:
        """Writes down what is there now, also after a build that was cut short; quietly not, where the disk does not allow it."""
        if self._notes is None:
            return
        held = {**self._old, **self._new}
        # A folder in which something was begun is told by its older time, and looked through the next time.
        folders = {path: self._folders.get(path, 0) for path in _above(held)}
        with contextlib.suppress(OSError):
            freeze(self._notes / _number(self.folder), (held, folders, sorted(self._besides)))
            others = sorted(self._notes.iterdir(), key=lambda note: note.stat().st_mtime_ns, reverse=True)
            for note in others[NOTES:]:
                note.unlink(missing_ok=True)

    def _write(self, place: str, data: bytes) -> tuple[int, int]:
        """Writes a new file, which takes nothing over from what stood there."""
        try:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(place)  # noqa: PTH108 # thousands of times
            try:
                file = open(place, "xb")  # noqa: SIM115, PTH123 # closed below, and thousands of times
            except FileNotFoundError:
                Path(place).parent.mkdir(parents=True, exist_ok=True)
                file = open(place, "xb")  # noqa: SIM115, PTH123 # closed below, and thousands of times
        except (FileExistsError, NotADirectoryError, IsADirectoryError, PermissionError):
            self._clear(Path(place))
            file = open(place, "xb")  # noqa: SIM115, PTH123 # closed below
        with file:
            file.write(data)
            file.flush()
            state = os.fstat(file.fileno())
        return state.st_size, state.st_mtime_ns

    def _clear(self, place: Path) -> None:
        """Lets there be a folder for a file, where a file may have been before, and nothing in the file's own place."""
        for above in reversed(place.relative_to(self.folder).parents):
            folder = self.folder / above
            if folder.is_symlink() or folder.is_file():
                folder.unlink()
            folder.mkdir(exist_ok=True)
        _remove(place)

    def _recall(self, notes: Path) -> tuple[dict[str, Held], dict[str, int]]:
        """What was noted of the files and folders of this one; the note goes, because from now on the folder changes."""
        try:
            note = notes / _number(self.folder)
            said = thaw(note)
            note.unlink(missing_ok=True)
        except OSError:
            said = None
        if isinstance(said, tuple) and len(said) == 3:
            held, folders, besides = said
            for name in set(besides) - self._besides:
                _remove(self.folder / name)
            return held, folders
        if self.folder.exists():
            for entry in list(os.scandir(self.folder)):
                _remove(Path(entry.path))
        self.folder.mkdir(parents=True, exist_ok=True)
        return {}, {}

    def _stands(self, path: str, held: Held) -> bool:
        """Whether a file is as it was when it was written."""
        try:
            state = os.lstat(f"{self._top}/{path}")
        except OSError:
            return False
        return stat.S_ISREG(state.st_mode) and (state.st_size, state.st_mtime_ns) == held[1:]

    def _sweep(self, folders: Mapping[str, int]) -> None:
        """Takes away what somebody else put into one of the noted folders, which its time of change shows, or in its place."""
        known = {*self._old, *folders}
        for path, changed in sorted(folders.items()):
            place = Path(self._top, path)
            try:
                state = place.lstat()
            except (FileNotFoundError, NotADirectoryError):
                continue
            if not stat.S_ISDIR(state.st_mode):
                # Through a link, somebody else's files would be taken for the site's.
                place.unlink()
            elif state.st_mtime_ns != changed:
                for entry in list(os.scandir(place)):
                    inside = f"{path}/{entry.name}".lstrip("/")
                    if inside not in known and inside not in self._besides:
                        _remove(Path(entry.path))


def _number(folder: Path) -> str:
    """What the disk calls a folder, whatever its name is."""
    state = folder.stat()
    return f"{state.st_dev}-{state.st_ino}"


def _above(paths: Iterable[str]) -> set[str]:
    """The folders in which these paths lie, from the top (“”) down."""
    found = {""}
    for path in paths:
        above = path.rpartition("/")[0]
        while above and above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found


def _remove(place: Path) -> None:
    """Takes away a file, a link or a folder with all that is in it."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
