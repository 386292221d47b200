"""One at a time: whoever changes the files of a project waits until whoever does so already has ended.

The system itself forgets a lock when its process ends, however it ends, so that nothing has to be cleaned up.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

FOLDER = ".cache"
"""The folder that is held; it stays, and nothing is written into it for the lock."""
PATIENCE = 60.0
"""Seconds: no command holds the lock for longer than it takes to write a few files."""


class Busy(Exception):
    """Another process has held the lock for longer than it could need."""


@contextlib.contextmanager
def alone(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the project's lock meanwhile; raises Busy where nobody lets go of it. A folder that cannot be written to needs none."""
    try:
        (root / FOLDER).mkdir(parents=True, exist_ok=True)
        held = os.open(root / FOLDER, os.O_RDONLY)
    except OSError:
        # Windows opens no folder; there only what was read is compared with what is there.
        yield
        return
    try:
        _wait(held, time.monotonic() + patience)
        yield
    finally:
        os.close(held)


def hold(folder: Path) -> int | None:
    """Holds a folder until what is given is closed, or the process ends; None where another process holds it, or no folder can be held."""
    if sys.platform == "win32":
        return None
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    return held


def _wait(held: int, until: float) -> None:
    while sys.platform != "win32":
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise Busy from None
            time.sleep(0.05)
        except OSError:
            # A disk over a network that knows no locks.
            return
        else:
            return
