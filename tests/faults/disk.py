"""A real disk that is full: a small one in memory, which only the process inside and its children see."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built import ROOT

INSIDE = """
import json, subprocess, sys
from pathlib import Path
from tests.faults.killing import snapshot

project, kibibytes, command = sys.argv[1], sys.argv[2], sys.argv[3:]
disk = Path(project).parent / "disk"
disk.mkdir(exist_ok=True)
subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kibibytes}k", "tmpfs", disk], check=True)
subprocess.run(["cp", "-a", f"{project}/.", disk], check=True)
done = subprocess.run(command, cwd=disk, capture_output=True, text=True, check=False)
found = {path: content.decode("latin-1") for path, content in snapshot(disk).items()}
print(json.dumps([done.stdout + done.stderr, found, sorted(path.name for path in disk.iterdir())]))
"""


def needs_small_disks() -> None:
    """Leaves a test out where a program may not make a disk of its own."""
    if (
        shutil.which("unshare") is None
        or subprocess.run(
            ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/tmp"], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("this system lets nobody but its owner make a disk in memory")


def on_a_small_disk(project: Path, kibibytes: int, command: list[str]) -> tuple[str, dict[str, bytes]]:
    """Runs a command in a copy of the project on such a disk; what it said, and the files afterwards."""
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, "-c", INSIDE, str(project), str(kibibytes), *command],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "hooks"), str(ROOT)])},
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    said, found, _ = json.loads(done.stdout)
    return said, {path: content.encode("latin-1") for path, content in found.items()}
