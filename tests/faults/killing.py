"""Runs a command of gloss again and again, and kills it each time: at the n-th change to a file, or at a random moment.

Started as a program, because a process that is copied must not have threads: python killing.py ROOT RANDOM COMMAND…
Tells in JSON after how many kills the files were all as before, all as after, or anything else.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import sys
import time
from pathlib import Path

from gloss.cli import main
from gloss.writing.transaction import recover

CHANGES = {
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "shutil.rmtree",
    "shutil.copymode",
    "os.chmod",
    "os.truncate",
}


EVENT = [
    "new", "event", "--country", "northholm", "--act", "statement", "--date", "2023-04-20", "--evidence", "press", "--source",
    "https://paper.example.org/one", "--source-title", "It spoke", "--source-publisher", "The Paper", "--source-kind", "news", "--note", "It spoke.",
]  # fmt: skip
"""A command that writes two files of the invented treaty."""
MOMENT = re.compile(rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?")
"""When a command did something: another time with each run."""


def same(one: dict[str, bytes], other: dict[str, bytes]) -> bool:
    """Whether the files are the same but for moments in them."""
    return one == other or all(
        MOMENT.sub(b"", one.get(path, b"-")) == MOMENT.sub(b"", other.get(path, b"-")) for path in one | other
    )


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file with what it holds, hidden ones too; what is kept for later runs in .cache is nobody's file."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def cached(root: Path) -> dict[Path, bytes]:
    """What an earlier command left for this one in .cache."""
    return {path: path.read_bytes() for path in (root / ".cache").rglob("*") if path.is_file()}


def put_back(root: Path, files: dict[str, bytes], kept: dict[Path, bytes]) -> None:
    """All files as they were, and nothing kept but what was there before."""
    for path in set(snapshot(root)) - set(files):
        (root / path).unlink()
    for path, content in files.items():
        if not (root / path).is_file() or (root / path).read_bytes() != content:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
    shutil.rmtree(root / ".cache" / "journal", ignore_errors=True)
    for path, content in kept.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def run(root: Path, command: list[str], die_at: int = 0) -> int:
    """Begins the command in a copy of this process; it kills itself at its n-th change to a file, if that is asked for."""
    child = os.fork()
    if child:
        return child
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    seen = 0

    def watch(event: str, given: tuple[object, ...]) -> None:
        nonlocal seen
        writes = (
            event == "open"
            and isinstance(given[2], int)
            and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        )
        if writes or event in CHANGES:
            seen += 1
            if seen == die_at:
                os.kill(os.getpid(), signal.SIGKILL)

    if die_at:
        sys.addaudithook(watch)
    os._exit(main(["--root", str(root), *command]))


def killed(child: int) -> bool:
    """Waits for the end; whether it was a violent one."""
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def tell(root: Path, times: int, command: list[str]) -> dict[str, int]:
    """Kills the command at every change to a file, and then at random moments."""
    before, kept = snapshot(root), cached(root)
    began = time.monotonic()
    assert not killed(run(root, command))
    lasts = time.monotonic() - began
    after = snapshot(root)
    assert after != before, "the command changes nothing, so this proves nothing"
    found = {"kills": 0, "before": 0, "after": 0, "else": 0}
    chance = random.Random(len(command))
    step = 0
    while True:
        put_back(root, before, kept)
        step += 1
        if step > 0:
            child = run(root, command, die_at=step)
            if not killed(child):
                step = -times - 1
                continue
        else:
            child = run(root, command)
            time.sleep(chance.uniform(0, lasts * 1.1))
            os.kill(child, signal.SIGKILL)
            killed(child)
        recover(root)
        now = snapshot(root)
        found["kills"] += 1
        found["before" if now == before else "after" if same(now, after) else "else"] += 1
        if step == -1:
            put_back(root, before, kept)
            return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(tell(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])))
