"""A command that is killed leaves all files as they were, or as it would have left them; two at once lose nothing."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from gloss.cli import main
from gloss.keeping.lock import Busy, alone
from gloss.model.problem import Refused
from gloss.writing import transaction
from gloss.writing.transaction import Write, write_all
from tests.depositary.lists import HERE as LISTS
from tests.depositary.lists import document
from tests.faults.disk import needs_small_disks, on_a_small_disk
from tests.faults.killing import EVENT, snapshot
from tests.official_text.samples import SOUND
from tests.treaties.project import HARBOUR

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(HARBOUR, tmp_path / "harbour")
    return tmp_path / "harbour"


def kills(root: Path, times: int, *command: str) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("killing.py"), root, str(times), *command],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "hooks"), str(ROOT)])},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-1500:]
    return json.loads(done.stdout)


def test_writing_an_event_and_its_source(project: Path) -> None:
    """At every change to a file, and at a hundred random moments."""
    found = kills(project, 100, *EVENT)
    assert found["else"] == 0
    assert found["kills"] > 110
    assert found["before"] > 5


def test_writing_all_schemas(project: Path) -> None:
    found = kills(project, 10, "schema")
    assert found["else"] == 0
    assert found["kills"] > 60
    assert found["before"] > 5


def test_importing_the_official_text_anew(tmp_path: Path) -> None:
    """Two files: the text itself, and the words that it replaces."""
    root, document = tmp_path / "project", tmp_path / "convention.txt"
    (root / "data").mkdir(parents=True)
    command = ["text", "import", str(document), "--lang", "en", "--accept"]
    document.write_text(SOUND, encoding="utf-8")
    assert main(["--root", str(root), *command]) == 0
    document.write_text(SOUND.replace("Promote inventions", "Promote good inventions"), encoding="utf-8")
    found = kills(root, 30, *command)
    assert found["else"] == 0
    assert found["kills"] > 40


def test_applying_the_depositary_s_list(tmp_path: Path) -> None:
    """Several countries, the treaty and the record at once; what was looked at lies in .cache and is nobody's file."""
    root, raw = tmp_path / "project", tmp_path / "list.xml"
    shutil.copytree(LISTS / "project", root)
    raw.write_bytes(document())
    assert main(["--root", str(root), "status", "fetch", str(raw)]) == 0
    found = kills(root, 10, "status", "apply")
    assert found["else"] == 0
    assert found["kills"] > 20


def test_bringing_catalogues_up_to_date(tmp_path: Path) -> None:
    """Two files of one language."""
    root = tmp_path / "harbour"
    shutil.copytree(HARBOUR, root)
    for part in ("overrides", "hooks", "mkdocs.yml"):
        (root / part).symlink_to(ROOT / part)
    (root / "data/tongues/es").mkdir(parents=True)
    (root / "data/tongues/es/interface.po").write_bytes(b'msgid ""\nmsgstr ""\n\nmsgid "old"\nmsgstr ""\n')
    found = kills(root, 3, "tongues", "es", "--renew")
    assert found["else"] == 0
    assert found["kills"] > 12


@pytest.mark.parametrize("command", [EVENT, ["schema"]], ids=["event", "schema"])
def test_a_command_that_finds_no_room_changes_nothing_and_says_so(project: Path, command: list[str]) -> None:
    """No file may grow beyond some bytes, which the system answers as it answers where a disk is full."""
    before = snapshot(project)
    done = subprocess.run(
        [sys.executable, "-m", "gloss", *command],
        cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")}, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert "The files could not be written (File too large), so nothing was changed." in done.stderr
    assert snapshot(project) == before
    assert main(["--root", str(project), *command]) == 0


def test_a_command_on_a_disk_that_is_full_changes_nothing(project: Path) -> None:
    """A real disk in memory with room for the project and not for its copy."""
    needs_small_disks()
    before = snapshot(project)
    size = sum(-(-len(content) // 4096) * 4 for content in before.values()) + 4 * len(
        list(project.rglob("*"))
    )
    for spare in (8, 16, 32, 64, 128):
        said, after = on_a_small_disk(project, size + spare, [sys.executable, "-m", "gloss", *EVENT])
        assert (after == before) == ("could not be written (No space left on device)" in said), said
        assert "Traceback" not in said
        if after != before:
            break
    else:
        pytest.fail("there was never room enough, so this proves nothing")
    assert spare > 0


def test_two_at_once_are_both_written_or_one_is_told(project: Path) -> None:
    """Six commands, all at once, into the same two files."""
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "gloss", "--root", str(project), *EVENT[:-1], f"It spoke {number} times.", "--source-date", "2023-04-19"],
            env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for number in range(6)
    ]  # fmt: skip
    said = [run.communicate(timeout=120) for run in runs]
    written = sum(run.returncode == 0 for run in runs)
    assert written >= 1
    for run, (_, err) in zip(runs, said, strict=True):
        assert run.returncode == 0 or "Try once more" in err or "already" in err, err
    country = (project / "data/countries/northholm.yml").read_text(encoding="utf-8")
    assert country.count("It spoke ") == written
    assert not [path for path in snapshot(project) if path.endswith("gloss-new")]


def test_who_waits_too_long_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with alone(project):
            held.set()
            done.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    try:
        assert held.wait(10)
        began = time.monotonic()
        with pytest.raises(Busy), alone(project, patience=0.2):
            pass
        assert time.monotonic() - began < 10
        monkeypatch.setattr(transaction, "alone", lambda root: alone(root, patience=0.1))
        with pytest.raises(Refused, match="Another run has been changing the facts"):
            write_all(project, {"data/new.yml": Write(None, b"x")})
    finally:
        done.set()
        holder.join()
    assert write_all(project, {"data/new.yml": Write(None, b"x")}) == ["data/new.yml"]


def test_a_missing_tool_is_a_sentence(project: Path, tmp_path: Path) -> None:
    """Without the library for PDFs, an import says what to install."""
    (tmp_path / "pdfminer").mkdir()
    (tmp_path / "pdfminer" / "__init__.py").write_text("raise ImportError('not here')", encoding="utf-8")
    document = tmp_path / "a.pdf"
    document.write_bytes(b"%PDF-1.4\n%%EOF\n")
    done = subprocess.run(
        [sys.executable, "-m", "gloss", "--root", str(project), "text", "import", str(document), "--lang", "en"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "hooks")])},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1
    assert "pip install" in done.stderr
    assert "Traceback" not in done.stderr
