"""A release: of the same commit the same bytes, and of nothing else."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from gloss.model.problem import Refused
from scripts.release import release

WHO = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Somebody")
WHO |= dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "somebody@example.org")
WHO |= dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-11-26T05:00:00Z")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **WHO}, check=True, capture_output=True
    )


def built(folder: Path) -> None:
    """What a build leaves behind, written in another order each time."""
    (folder / "site" / "treaty").mkdir(parents=True)
    for name in ("treaty/index.html", "index.html", "ü.txt"):
        (folder / "site" / name).write_text(f"<p>{name}", encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with a history, and a site that was built from it."""
    folder = tmp_path / "project"
    (folder / "data").mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[project]\nname = "gloss"\nversion = "1.2.3"\n', encoding="utf-8")
    (folder / "data" / "treaty.yml").write_text("name: T\n", encoding="utf-8")
    (folder / ".gitignore").write_text("/site/\n/dist/\n", encoding="utf-8")
    (folder / "run").write_text("#!/bin/sh\n", encoding="utf-8")
    (folder / "run").chmod(0o755)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Begin")
    built(folder)
    return folder


def packed(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in release(folder)}


def test_two_clones_give_the_same_bytes(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "with spaces"
    git(tmp_path, "clone", "-q", str(project), str(other))
    built(other)
    for place, path in enumerate(sorted(other.rglob("*"))):
        if ".git" not in path.parts:
            os.utime(path, (place, place))
            path.chmod(path.stat().st_mode & 0o711 | 0o600 | (0o100 if path.is_dir() else 0))
    first, second = packed(project), packed(other)
    assert first == second
    assert list(first) == ["gloss-1.2.3.tar.gz", "gloss-1.2.3-site.tar.gz", "SHA256SUMS"]
    assert packed(project) == first


def test_it_holds_what_was_committed_and_the_site(project: Path) -> None:
    (project / "notes.txt").write_text("mine", encoding="utf-8")
    git(project, "config", "core.excludesFile", str(project / ".git" / "mine"))
    (project / ".git" / "mine").write_text("notes.txt\n", encoding="utf-8")
    source, site, sums = release(project)
    with tarfile.open(source) as archive:
        assert archive.getnames() == [
            f"gloss-1.2.3/{name}" for name in (".gitignore", "data/treaty.yml", "pyproject.toml", "run")
        ]
        assert {(entry.uid, entry.uname, entry.mtime) for entry in archive} == {(0, "", 1795669200)}
        assert [oct(entry.mode) for entry in archive if entry.name.endswith("run")] == ["0o755"]
    with tarfile.open(site) as archive:
        assert archive.getnames() == [
            f"gloss-1.2.3-site/{name}" for name in ("index.html", "treaty/index.html", "ü.txt")
        ]
    for line in sums.read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((project / "dist" / name).read_bytes()).hexdigest() == digest


def test_what_was_not_committed_stops_it(project: Path) -> None:
    (project / "data" / "treaty.yml").write_text("name: U\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"such as data/treaty\.yml\. Commit or undo that first"):
        release(project)
    assert not (project / "dist").exists()


def test_without_a_site_or_a_history_there_is_a_sentence(project: Path) -> None:
    shutil.rmtree(project / "site")
    with pytest.raises(Refused, match="There is no built site here"):
        release(project)
    shutil.rmtree(project / ".git")
    with pytest.raises(Refused, match="this folder has no history"):
        release(project)
