"""A build that is killed, finds no room, or fails half-way leaves the good site as it was; two at once leave a whole one."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gloss.cli import main
from gloss.keeping import publishing
from gloss.keeping.publishing import beside, exchange, publish, sweep
from tests.built import ROOT, command, environment
from tests.faults.disk import needs_small_disks, on_a_small_disk
from tests.faults.killing import EVENT, snapshot
from tests.small import SmallSite


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """The small site, built."""
    site = SmallSite.make(tmp_path_factory.mktemp("faults") / "good")
    site.build("--strict")
    return site


def left(site: SmallSite) -> list[str]:
    """What lies beside the site and is not part of the project."""
    return [path.name for path in site.root.glob(".site*")]


def test_what_was_built_is_all_there_is(good: SmallSite) -> None:
    assert "index.html" in good.made()
    assert left(good) == []


def test_a_build_that_is_killed_leaves_the_good_site(good: SmallSite) -> None:
    """At moments between its start and the end that it would have, most of them near the end, when files are moved."""
    before, chance = good.made(), random.Random(9)
    began = time.monotonic()
    good.build("--strict")
    lasts = time.monotonic() - began
    good.change("data/treaty.yml", "tagline: The Harbour", "tagline: The new Harbour")
    met = []
    for _ in range(12):
        build = subprocess.Popen(command("build", "--strict", "-q"), cwd=good.root, env=environment())
        time.sleep(chance.triangular(0.1, 1.1, 0.95) * lasts)
        build.send_signal(signal.SIGKILL)
        if build.wait() == -signal.SIGKILL:
            met.append(good.made())
    good.build("--strict")
    after = good.made()
    assert met
    assert all(site in (before, after) for site in met), "a whole site, the old one or the new one"
    assert left(good) == [], "the next build takes away what the killed ones left"
    assert b"The new Harbour" in good.made()["index.html"]
    good.change("data/treaty.yml", "tagline: The new Harbour", "tagline: The Harbour")
    good.build("--strict")
    assert good.made() == before


@pytest.fixture(params=["with the site before the last one", "without it"])
def anew(good: SmallSite, request: pytest.FixtureRequest) -> Iterator[SmallSite]:
    """The small site of which the next build has to write every page."""
    if request.param == "without it":
        shutil.rmtree(good.root / ".cache" / "spare", ignore_errors=True)
    copyright_line = "copyright: Words"
    good.change("mkdocs.yml", copyright_line, "copyright: All words")
    yield good
    good.change("mkdocs.yml", "copyright: All words", copyright_line)


def session(number: int) -> list[str]:
    """What runs in the session of a process."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            fields = (place / "stat").read_text().rpartition(")")[2].split()
            if fields[3] == str(number) and fields[0] != "Z":
                found.append((place / "cmdline").read_bytes().decode().replace("\0", " "))
    return found


def listen_to_ctrl_c() -> None:
    """Whoever runs the tests in the background has it switched off."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells what runs in a session")
def test_ctrl_c_ends_a_build_soon_with_all_that_it_began(good: SmallSite, tmp_path: Path) -> None:
    """In three languages and with cards, which further processes draw."""
    site = good.again(tmp_path / "site")
    for tag in ("es", "fr"):
        (site.root / "data" / "tongues" / tag).mkdir(parents=True)
        shutil.copy(ROOT / "data" / "tongues" / tag / "interface.po", site.root / "data" / "tongues" / tag)
    settings = environment({"GLOSS_LANGUAGES": "", "GLOSS_CARDS": "on"})
    for seconds in (0.4, 0.8, 1.2, 1.6, 2.4):
        build = subprocess.Popen(
            command("build", "--strict"), cwd=site.root, env=settings, text=True, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            preexec_fn=listen_to_ctrl_c,  # noqa: PLW1509 # no thread of the tests runs here
        )  # fmt: skip
        time.sleep(seconds)
        os.killpg(build.pid, signal.SIGINT)
        began = time.monotonic()
        said, _ = build.communicate(timeout=60)
        assert time.monotonic() - began < 10
        if build.returncode:
            assert "Aborted!" in said or seconds < 1
        assert session(build.pid) == []
        assert not (site.root / "site").exists() or "es/index.html" in site.made(), "a whole site or none"


def test_a_build_that_finds_no_room_leaves_the_good_site(anew: SmallSite) -> None:
    """No file may grow beyond some bytes, which the system answers as it answers where a disk is full."""
    good, before = anew, anew.made()
    small = max(len(data) for path, data in before.items() if path.endswith(".html")) // 2
    build = subprocess.run(
        command("build", "--strict", "-q"), cwd=good.root, env=environment(), capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (small, small)),
    )  # fmt: skip
    assert build.returncode == 1
    assert "no room left on the disk. The site that was there is untouched." in build.stdout + build.stderr
    assert "Traceback" not in build.stderr
    assert good.made() == before
    assert left(good) == []


def test_a_build_on_a_disk_that_is_full_leaves_the_good_site(good: SmallSite) -> None:
    """A real disk, with room for one site and not for two."""
    needs_small_disks()
    shutil.rmtree(good.root / ".cache" / "spare", ignore_errors=True)
    before = snapshot(good.root)
    kibibytes = sum(-(-path.stat().st_size // 4096) * 4 for path in good.root.rglob("*") if path.is_file())
    needs = kibibytes + 4 * sum(path.is_dir() for path in good.root.rglob("*"))
    said, after = on_a_small_disk(good.root, needs + 500, list(command("build", "--strict", "-q")))
    assert "no room left on the disk. The site that was there is untouched." in said
    assert "Traceback" not in said
    assert after == before


@pytest.mark.parametrize("share", [0.15, 0.4])
def test_a_build_and_a_command_at_once_spoil_nothing(good: SmallSite, share: float) -> None:
    """The site is that of before or that of after, whenever the command writes."""
    paths = ("data/countries/northholm.yml", "data/sources.yml")
    facts, before = {path: good.text(path) for path in paths}, good.made()
    began = time.monotonic()
    good.build("--strict")
    lasts = time.monotonic() - began
    build = subprocess.Popen(command("build", "--strict", "-q"), cwd=good.root, env=environment())
    time.sleep(lasts * share)
    assert main(["--root", str(good.root), *EVENT]) == 0
    build.wait(timeout=120)
    met = good.made()
    good.build("--strict")
    assert met in (before, good.made())
    assert all(good.text(path) != facts[path] for path in paths)
    for path in paths:
        good.write(path, facts[path])
    good.build("--strict")
    assert good.made() == before


@pytest.mark.parametrize("event", ["prepare", "finished", "before_page", "add_pages"])
def test_a_build_that_fails_half_way_leaves_the_good_site(good: SmallSite, event: str) -> None:
    before = good.made()
    hook = good.text("hooks/events.py")
    good.add(
        "hooks/events.py",
        f"\n\ndef stop(*given, **more):\n    raise RuntimeError('half way')\n\n\n{ON[event]} = stop\n",
    )
    try:
        assert "half way" in good.build("--strict", code=1)
    finally:
        good.write("hooks/events.py", hook)
    assert good.made() == before
    assert left(good) == []


ON = {"prepare": "on_env", "finished": "on_post_build", "before_page": "on_pre_page", "add_pages": "on_files"}


def test_a_strict_build_with_a_warning_leaves_the_good_site(good: SmallSite) -> None:
    before = good.made()
    words = good.text("docs/sources.md")
    good.add("docs/sources.md", "\nSee [the moon](moon.md).\n")
    try:
        assert "moon.md" in good.build("--strict", code=1)
        assert good.made() == before
        assert left(good) == []
    finally:
        good.write("docs/sources.md", words)


def test_two_builds_into_one_place_leave_a_whole_site(good: SmallSite) -> None:
    before = good.made()
    builds = [
        subprocess.Popen(command("build", "--strict", "-q"), cwd=good.root, env=environment())
        for _ in range(2)
    ]
    while any(build.poll() is None for build in builds):
        assert (good.root / "site" / "index.html").is_file(), "there is a site at every moment"
        time.sleep(0.01)
    assert [build.returncode for build in builds] == [0, 0]
    assert good.made() == before
    good.build("--strict")
    assert left(good) == []


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


OLD = {"index.html": "old", "gone/index.html": "old", "both": "a file", "other/x": "a folder"}
NEW = {"index.html": "new", "come/index.html": "new", "both/x": "a folder", "other": "a file"}


@pytest.mark.parametrize("way", ["in one step", "step aside", "file by file"])
def test_every_way_to_take_a_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    place = write(tmp_path / "site", OLD | {".git/config": "theirs", ".nojekyll": ""})
    made = write(beside(place), NEW)
    if way != "in one step":
        monkeypatch.setattr(publishing, "exchange", lambda one, other: False)
    if way == "file by file":
        monkeypatch.setattr(publishing, "_take", lambda made, place, keep: False)
    publish(made, place)
    assert tree(place) == NEW | {".git/config": "theirs", ".nojekyll": ""}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_link_to_a_place_stays_a_link(tmp_path: Path) -> None:
    real = write(tmp_path / "elsewhere" / "real", OLD)
    (tmp_path / "site").symlink_to(real)
    publish(write(beside(tmp_path / "site"), NEW), tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert tree(real) == NEW


def test_what_stepped_aside_comes_back(tmp_path: Path) -> None:
    """A process that has ended had taken the old site away and not yet put the new one there."""
    gone = subprocess.Popen(["true"])
    gone.wait()
    write(tmp_path / f".site.aside.{gone.pid}", OLD)
    write(tmp_path / f".site.building.{gone.pid}", NEW)
    write(tmp_path / f".site.building.{os.getpid()}", NEW)
    sweep(tmp_path / "site")
    assert tree(tmp_path / "site") == OLD
    assert sorted(path.name for path in tmp_path.iterdir()) == [f".site.building.{os.getpid()}", "site"]


@pytest.mark.skipif(os.uname().sysname not in {"Linux", "Darwin"}, reason="only these can exchange folders")
def test_folders_change_places_in_one_step(tmp_path: Path) -> None:
    one, other = write(tmp_path / "one", OLD), write(tmp_path / "other", NEW)
    assert exchange(one, other)
    assert (tree(one), tree(other)) == (NEW, OLD)
    assert not exchange(one, tmp_path / "nothing")
    shutil.rmtree(one)
