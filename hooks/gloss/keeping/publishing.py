"""A finished folder takes the place of an older one in one step, so that nobody ever meets half a site.

What is being made lies beside its place under a hidden name with the number of its process. Linux and macOS can
exchange two folders in one step; elsewhere the old one steps aside first, and comes back with the next build if this
one is cut short in between. Where a folder cannot be renamed, because it is the top of a disk of its own, its files
are replaced one by one, each in one step, and those that are gone go last.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from pathlib import Path

_HERE = -100
"""What Linux calls the folder from which a path that does not begin at the top is read."""
_EXCHANGE = 2
"""The same number on Linux (RENAME_EXCHANGE) and on macOS (RENAME_SWAP)."""
_BUILDING, _ASIDE = "building", "aside"


def beside(place: Path) -> Path:
    """The folder in which this process makes what will be at `place`; empty, and on the same disk."""
    place = place.resolve()
    sweep(place)
    folder = place.with_name(f".{place.name}.{_BUILDING}.{os.getpid()}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def sweep(place: Path) -> None:
    """Takes away what builds left beside a place when they were killed, and puts back what had stepped aside."""
    place = place.resolve()
    for folder in sorted(place.parent.glob(f".{place.name}.*.*")):
        what, _, owner = folder.name.removeprefix(f".{place.name}.").partition(".")
        if what not in {_BUILDING, _ASIDE} or not owner.isdecimal() or runs(int(owner)):
            continue
        if what == _ASIDE and not place.exists():
            with contextlib.suppress(OSError):
                folder.rename(place)
                continue
        shutil.rmtree(folder, ignore_errors=True)


def publish(made: Path, place: Path, *, keep: bool = False) -> None:
    """Puts a finished folder in its place; hidden files that somebody keeps at the top of the old one stay there.

    The old one goes, or to `keep` it takes the place of the new one where the system can exchange the two.

    Raises OSError where the disk refuses; the old folder is then whole, and still in its place.
    """
    place = place.resolve()
    _keep_hidden(place, made)
    if place.is_dir():
        shutil.copymode(place, made)
    if _take(made, place, keep):
        return
    _replace_files(made, place)
    shutil.rmtree(made, ignore_errors=True)


def _keep_hidden(old: Path, new: Path) -> None:
    """Copies, and does not move: if this is cut short, nothing is lost."""
    for entry in sorted(old.glob(".*")) if old.is_dir() else ():
        target = new / entry.name
        if target.exists() or entry.name == ".well-known":
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, target, symlinks=True)
        else:
            shutil.copy2(entry, target, follow_symlinks=False)


def _take(made: Path, place: Path, keep: bool) -> bool:
    """Renames the folder into its place, in one step where the system can; False where it cannot be renamed."""
    for _ in range(3):
        # Another build may put its own there, or sweep it away, in between.
        if not place.exists():
            with contextlib.suppress(OSError):
                made.rename(place)
                return True
        if exchange(made, place):
            if not keep:
                shutil.rmtree(made, ignore_errors=True)
            return True
    aside = place.with_name(f".{place.name}.{_ASIDE}.{os.getpid()}")
    try:
        place.rename(aside)
    except OSError:
        return False
    try:
        made.rename(place)
    except OSError:
        aside.rename(place)
        return False
    shutil.rmtree(aside, ignore_errors=True)
    return True


def exchange(one: Path, other: Path) -> bool:
    """Lets two folders change places in one step; False where the system cannot."""
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(first, second, _EXCHANGE) == 0)
        return bool(library.renameat2(_HERE, first, _HERE, second, _EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False


def _replace_files(made: Path, place: Path) -> None:
    """Puts each file in the place of its older self, and then takes away what the new folder does not have."""
    place.mkdir(parents=True, exist_ok=True)
    wanted = {path.relative_to(made) for path in made.rglob("*")}
    for path in sorted(wanted):
        target = place / path
        if (made / path).is_dir():
            if target.is_symlink() or target.is_file():
                target.unlink()
            target.mkdir(exist_ok=True)
            continue
        if target.is_dir():
            shutil.rmtree(target)
        draft = target.with_name(f".{target.name}.{_BUILDING}.{os.getpid()}")
        try:
            shutil.copy2(made / path, draft)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    for path in sorted(place.rglob("*"), reverse=True):
        inside = path.relative_to(place)
        if inside not in wanted and not inside.parts[0].startswith("."):
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()


def runs(process: int) -> bool:
    """Whether a process of this number is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
