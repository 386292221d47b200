"""The same commit gives the same bytes, whoever builds it, where, when, and in whatever order a disk names its files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built import LAUNCH, BuiltSite, copy_project, environment
from tests.small import SmallSite

# The disk names files in another order, and Python's own doors to it pass that on.
SHUFFLED = """
import os, random
chance = random.Random(7)
listdir, scandir, walk = os.listdir, os.scandir, os.walk
def shuffled(*given):
    names = listdir(*given)
    chance.shuffle(names)
    return names
class Scan:
    def __init__(self, *given):
        with scandir(*given) as found:
            self.found = list(found)
        chance.shuffle(self.found)
        self.rest = iter(self.found)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def __iter__(self): return self
    def __next__(self): return next(self.rest)
    def close(self): pass
os.listdir, os.scandir = shuffled, Scan
os.cpu_count = lambda: 7
"""


def other_world(folder: Path) -> dict[str, str]:
    """Everything else that could be another: time zone, language, home, order of sets, user, cache."""
    home = folder / "a home"
    home.mkdir(parents=True)
    return {
        "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "12345", "HOME": str(home), "USER": "somebody",
        "LOGNAME": "somebody", "XDG_CACHE_HOME": str(home / "cache"), "TMPDIR": str(home), "PYTHONUTF8": "1", "COLUMNS": "20",
    }  # fmt: skip


def build(folder: Path, changes: dict[str, str]) -> dict[str, bytes]:
    done = subprocess.run(
        ["/bin/sh", "-c", 'umask 027 && exec "$@"', "sh", sys.executable, "-c", SHUFFLED + LAUNCH, "build", "--strict"],
        cwd=folder, env=environment(changes), capture_output=True, text=True, check=False, timeout=400,
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]
    top = folder / "site"
    return {
        path.relative_to(top).as_posix(): path.read_bytes()
        for path in sorted(top.rglob("*"))
        if path.is_file()
    }


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [path for path in sorted({*one, *other}) if one.get(path) != other.get(path)]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


def test_the_real_site_is_the_same_to_the_last_byte(site: BuiltSite, elsewhere: Path) -> None:
    """Files lie in another folder, written in another order and at another time."""
    project = copy_project(elsewhere / "another folder, with a much longer name" / "clone")
    for number, path in enumerate(sorted(project.rglob("*.yml"), reverse=True)):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    made = build(project, other_world(elsewhere / "world"))
    assert len(made) > 1000
    assert differing(made, site.files) == []


def test_share_cards_are_the_same_to_the_last_byte(elsewhere: Path) -> None:
    """Cards of the small site, which has few of them, drawn twice."""
    one = SmallSite.make(elsewhere / "cards")
    other = one.again(elsewhere / "cards drawn elsewhere")
    one.build("--strict", changes={"GLOSS_CARDS": "on"})
    drawn = build(other.root, other_world(elsewhere / "cards world") | {"GLOSS_CARDS": "on"})
    assert any(path.endswith(".png") for path in drawn)
    assert differing(drawn, one.made()) == []


def test_another_language_is_the_same_to_the_last_byte(elsewhere: Path) -> None:
    """Arabic, which is written from the right and marks the English that is left."""
    projects = [copy_project(elsewhere / name / "clone") for name in ("here", "somewhere else")]
    worlds = [{"LC_ALL": "C.UTF-8"}, other_world(elsewhere / "arabic world")]
    made = [
        build(project, world | {"GLOSS_LANGUAGE": "ar"})
        for project, world in zip(projects, worlds, strict=True)
    ]
    assert b'dir="rtl"' in made[0]["index.html"]
    assert differing(*made) == []
