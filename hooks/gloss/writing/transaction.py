"""Several files written together, or none of them: also when a disk is full, and when the program is killed.

First every old file is copied into a journal and every new one written beside its place, then each is put in
place by one renaming. If that is cut short, the next run finds the journal and puts every old file back.
Whoever writes or puts back holds the project's lock meanwhile.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gloss.keeping.lock import Busy, alone
from gloss.model.problem import Refused

JOURNAL = ".cache/journal"
BUSY = (
    "Another run has been changing the facts for a minute. Wait until it ends, or end it, and try once more."
)


@dataclass(frozen=True)
class Write:
    """What a file held when it was read (nothing, if it is new), and what it is to hold."""

    before: bytes | None
    after: bytes


def write_all(root: Path, writes: Mapping[str, Write]) -> list[str]:
    """Writes the files that differ, all or none; returns their paths. Refused if one changed meanwhile."""
    wanted = {path: write for path, write in sorted(writes.items()) if write.before != write.after}
    if not wanted:
        return []
    try:
        with alone(root):
            return _write_all(root, wanted)
    except Busy:
        raise Refused(BUSY) from None


def _write_all(root: Path, wanted: Mapping[str, Write]) -> list[str]:
    for path, write in wanted.items():
        if _bytes(root / path) != write.before:
            raise Refused(f"Somebody changed {path} in the meantime, so nothing was written. Try once more.")
    try:
        _prepare(root, wanted)
        for path in wanted:
            (_beside(root / path)).replace((root / path).resolve())
    except BaseException as fault:
        _recover(root)
        for path in wanted:
            _beside(root / path).unlink(missing_ok=True)
        if isinstance(fault, OSError):
            raise Refused(
                f"The files could not be written ({fault.strerror}), so nothing was changed."
            ) from None
        raise
    _forget(root)
    return list(wanted)


def recover(root: Path) -> list[str]:
    """Puts back what an interrupted run had written; the paths that were put back.

    A file that somebody edited since is left alone: it is neither the old one nor the new one.
    """
    if not (root / JOURNAL).exists():
        return []
    try:
        # A journal may also be that of a run which is not interrupted at all, but at work.
        with alone(root):
            return _recover(root)
    except Busy:
        raise Refused(BUSY) from None


def _recover(root: Path) -> list[str]:
    journal = root / JOURNAL
    manifest = journal / "manifest.json"
    if not manifest.is_file():
        shutil.rmtree(journal, ignore_errors=True)
        return []
    restored = []
    for number, entry in enumerate(json.loads(manifest.read_text(encoding="utf-8"))):
        file = root / entry["path"]
        _beside(file).unlink(missing_ok=True)
        now = _bytes(file)
        if now is None or _digest(now) != entry["after"]:
            continue
        old = journal / str(number)
        if old.is_file():
            _write(_beside(file), old.read_bytes(), file)
            _beside(file).replace(file.resolve())
        else:
            file.unlink()
        restored.append(entry["path"])
    _forget(root)
    return restored


def _prepare(root: Path, wanted: Mapping[str, Write]) -> None:
    """Old contents and a list of all files into the journal; then the new ones beside their places."""
    journal = root / JOURNAL
    shutil.rmtree(journal, ignore_errors=True)
    journal.mkdir(parents=True)
    manifest = []
    for number, (path, write) in enumerate(wanted.items()):
        if write.before is not None:
            _write(journal / str(number), write.before)
        manifest.append({"path": path, "after": _digest(write.after)})
    draft = journal / "manifest.new"
    _write(draft, json.dumps(manifest).encode("utf-8"))
    draft.replace(journal / "manifest.json")
    for path, write in wanted.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        _write(_beside(root / path), write.after, root / path)


def _write(file: Path, content: bytes, like: Path | None = None) -> None:
    with file.open("wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
    if like is not None and like.exists():
        shutil.copymode(like, file)


def _beside(file: Path) -> Path:
    """A hidden file in the folder where the file really is, so that renaming is one step."""
    real = file.resolve()
    return real.with_name(f".{real.name}.gloss-new")


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _forget(root: Path) -> None:
    """Once the manifest is gone, the journal says nothing any more."""
    journal = root / JOURNAL
    with contextlib.suppress(FileNotFoundError):
        (journal / "manifest.json").unlink()
    shutil.rmtree(journal, ignore_errors=True)
