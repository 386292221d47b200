"""Sets up the project's own Python environment, or finds in an instant that it is ready.

    python3 scripts/environment.py FOLDER LOCKFILE

Every package comes from the lock file, checked against its hash; the project itself is put in place
without being copied. Whatever interrupts this leaves a mark, and the next run begins afresh: a half
environment never counts as done. The file keeps to words that an old Python can read, so that it can
say what is wrong: hence the annotations in quotation marks.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
READY, BEGUN = "gloss-ready.json", "gloss-begun"


def too_old(version: "tuple[int, ...]") -> "str | None":
    """Says so, kindly, if this Python cannot run Gloss."""
    if version >= OLDEST:
        return None
    return (
        f"Gloss needs Python 3.11 or newer, and this is Python {version[0]}.{version[1]}.\n"
        "Install a newer one beside it and name it, for example: make site PYTHON=python3.12"
    )


class Refused(Exception):
    """The environment cannot be set up; the message is a sentence for the person at the keyboard."""


class Environment:
    """One environment: its folder, and the lock file that it should hold."""

    def __init__(self, folder: Path, lock: Path, root: Path = ROOT) -> None:
        self.folder, self.lock, self.root = folder, lock, root
        self.python = folder / "bin" / "python"
        self.place = str(folder.resolve())

    def key(self) -> str:
        """What the environment is made from: if any of it changes, it has to be set up again."""
        import tomllib

        project = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))
        made_from = [
            self.lock.read_text(encoding="utf-8"),
            {part: project.get(part) for part in ("build-system", "project")},
            project.get("tool", {}).get("hatch"),
            [str(self.root), self.place, sys.base_prefix, *sys.version_info[:2]],
        ]
        return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()

    def is_ready(self) -> bool:
        """Whether it was set up to the end, from just this lock file."""
        if (self.folder / BEGUN).exists() or not self.python.exists():
            return False
        return self._done().get(self.lock.name) == self.key()

    def make_ready(self) -> None:
        """Sets it up; of two that want to at the same time, the second finds that all is done."""
        self.folder.mkdir(parents=True, exist_ok=True)
        turnstile = os.open(str(self.folder), os.O_RDONLY)
        try:
            fcntl.flock(turnstile, fcntl.LOCK_EX)
            if not self.is_ready():
                self._prepare()
        finally:
            os.close(turnstile)

    def _prepare(self) -> None:
        """On top of what is there if that is sound, else from nothing."""
        if not self._is_sound():
            self._empty()
        done = self._done()
        (self.folder / BEGUN).touch()
        (self.folder / READY).unlink(missing_ok=True)
        if not self.python.exists():
            self._run(
                [sys.executable, "-m", "venv", str(self.folder)],
                "Python could not make a virtual environment.\n"
                "On Debian and Ubuntu it needs one more package: apt-get install python3-venv",
            )
        self._pip("--require-hashes", "--requirement", str(self.lock))
        self._pip("--no-deps", "--no-build-isolation", "--editable", str(self.root))
        done.update({"place": self.place, self.lock.name: self.key()})
        (self.folder / READY).write_text(json.dumps(done), encoding="utf-8")
        (self.folder / BEGUN).unlink()

    def _done(self) -> "dict[str, str]":
        try:
            done = json.loads((self.folder / READY).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return done if isinstance(done, dict) else {}

    def _is_sound(self) -> bool:
        """An environment of this Python, with pip in it, neither moved nor left behind half done."""
        if (self.folder / BEGUN).exists() or not self.python.exists():
            return False
        if self._done().get("place", self.place) != self.place:
            return False
        probe = "import sys, pip; print(sys.base_prefix, *sys.version_info[:2], sep='\\n')"
        answer = subprocess.run([str(self.python), "-c", probe], capture_output=True, text=True, check=False)
        return answer.stdout.splitlines() == [sys.base_prefix, *map(str, sys.version_info[:2])]

    def _empty(self) -> None:
        inside = list(self.folder.iterdir())
        if inside and not any((self.folder / name).exists() for name in ("pyvenv.cfg", BEGUN)):
            raise Refused(
                f"“{self.folder}” is not an environment; nothing was changed in it.\n"
                "Name another folder: make site VENV=.venv"
            )
        (self.folder / BEGUN).touch()
        for path in inside:
            if path.name == BEGUN:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()

    def _pip(self, *arguments: str) -> None:
        self._run(
            [str(self.python), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
            + list(arguments),
            "The packages could not be installed; the lines above say why.\n"
            "This step needs a network connection. Nothing half-made will be used: run it again.",
        )

    def _run(self, command: "list[str]", sentence: str) -> None:
        """Runs it in silence; what it had to say is shown only if it fails."""
        answer = subprocess.run(
            command,
            cwd=str(self.root),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if answer.returncode != 0:
            print(answer.stdout, file=sys.stderr)
            raise Refused(sentence)


def main(arguments: "list[str]") -> int:
    """Makes the environment ready; 0 when it is, 1 with a sentence when it cannot be."""
    old = too_old(sys.version_info[:2])
    if old:
        print(old, file=sys.stderr)
        return 1
    folder, lock = Path(arguments[0]), ROOT / arguments[1]
    environment = Environment(folder if folder.is_absolute() else ROOT / folder, lock)
    if environment.is_ready():
        return 0
    print(f"Setting up the environment in {folder}; this takes a minute or two, and only now.", flush=True)
    try:
        environment.make_ready()
    except KeyboardInterrupt:
        print("\nStopped. The next run begins the set-up afresh.", file=sys.stderr)
        return 130
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
