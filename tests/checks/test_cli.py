"""The command: what it says, where it says it, and with which exit code."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gloss import cli, verbs
from gloss.checks.report import as_github
from tests.treaties.project import HARBOUR, Project


@pytest.fixture
def broken(harbour: Project) -> Project:
    """The invented treaty with one fault."""
    harbour.change("data/countries/westmere.yml", "act: signed", "act: singed")
    return harbour


SAID = (
    "data/countries/westmere.yml:9:10  “singed” is not one of the words that “act” can have.\n"
    "    Did you mean “signed”?\n"
    "\n"
    "One thing to mend.\n"
)


def run(project: Project, *arguments: str) -> int:
    """Runs the command inside this program, with its exit code also where it leaves by itself."""
    try:
        return cli.main(["--root", str(project.root), *arguments])
    except SystemExit as left:
        return int(left.code or 0)


def test_all_is_well(harbour: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(harbour, "check") == 0
    assert capsys.readouterr() == ("All is well: nothing to mend.\n", "")


def test_something_is_to_be_mended(broken: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(broken, "check") == 1
    assert capsys.readouterr() == (SAID, "")


def test_github_annotations(harbour: Project, broken: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(broken, "check", "--format", "github") == 1
    assert capsys.readouterr() == (as_github(broken.problems()) + "\n", "")


def test_github_is_silent_when_all_is_well(harbour: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(harbour, "check", "--format", "github") == 0
    assert capsys.readouterr() == ("", "")


def test_outside_a_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check"]) == 2
    assert capsys.readouterr() == (
        "",
        "There is no folder “data” in this folder. Run gloss at the top of the project.\n",
    )
    assert cli.main(["--root", "elsewhere", "check"]) == 2
    assert "There is no folder “data” in “elsewhere”." in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["chekc"], ["check", "--format", "html"], ["check", "now"], ["--loud"]]
)
def test_wrong_use(harbour: Project, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(harbour, *arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: gloss ")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["schema", "--help"], ["stage", "--help"]]
)
def test_help(harbour: Project, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(harbour, *arguments) == 0
    assert capsys.readouterr().out.startswith("usage: gloss ")


def test_stopped_by_the_person_at_the_keyboard(
    harbour: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "read_project", stop)
    assert run(harbour, "check") == 1
    assert capsys.readouterr() == ("", "Stopped before the end.\n")


def test_a_folder_that_cannot_be_written(
    harbour: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> list[str]:
        raise PermissionError(13, "Permission denied", "data/schema/treaty.json")

    monkeypatch.setattr(verbs, "verify_schemas", refuse)
    assert run(harbour, "schema") == 1
    assert capsys.readouterr() == (
        "",
        "“data/schema/treaty.json” cannot be read or written: permission denied.\n",
    )


def gloss(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the command as a program of its own, from the sources, as on a machine where nothing is installed."""
    hooks = HARBOUR.parents[2] / "hooks"
    return subprocess.run(
        [sys.executable, "-m", "gloss", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(hooks), **environment},
        capture_output=True,
        check=False,
    )


def test_it_runs_from_the_sources(broken: Project) -> None:
    ran = gloss(broken.root, "check")
    assert (ran.returncode, ran.stdout.decode(), ran.stderr) == (1, SAID, b"")


def test_a_screen_that_knows_few_signs(broken: Project) -> None:
    ran = gloss(broken.root, "check", PYTHONIOENCODING="ascii")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert rb"\u201csinged\u201d is not one of the words" in ran.stdout


def test_a_reader_who_has_seen_enough(harbour: Project) -> None:
    """As in “gloss check | head”: no traceback when nobody listens any more."""
    for number in range(2_000):
        harbour.write(f"data/countries/x{number}.yml", "x\n")
    hooks = HARBOUR.parents[2] / "hooks"
    with subprocess.Popen(
        [sys.executable, "-m", "gloss", "check"],
        cwd=harbour.root,
        env={**os.environ, "PYTHONPATH": str(hooks)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or shutil.which("kill") is None, reason="needs signals")
def test_ctrl_c_leaves_no_traceback(harbour: Project) -> None:
    (harbour.root / "stop.py").write_text(
        "import os, signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from gloss import cli\n"
        "cli.read_project = lambda root: os.kill(os.getpid(), signal.SIGINT)\n"
        "raise SystemExit(cli.main(['check']))\n",
        encoding="utf-8",
    )
    hooks = HARBOUR.parents[2] / "hooks"
    ran = subprocess.run(
        [sys.executable, "stop.py"],
        cwd=harbour.root,
        env={**os.environ, "PYTHONPATH": str(hooks)},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, b"", b"Stopped before the end.\n")
