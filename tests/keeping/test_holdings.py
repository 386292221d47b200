"""A folder that builds fill holds in the end what the last build put, whatever anybody did to it, and only that was written that is new."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gloss.keeping.holdings import NOTES, Holdings

SITE = {"index.html": b"home", "a/index.html": b"a", "a/b/index.html": b"b", "c": b"a file"}


def fill(top: Path, files: dict[str, bytes]) -> Holdings:
    holdings = Holdings(top / "site", top / "notes")
    for path, data in files.items():
        holdings.put(path, data)
    holdings.finish()
    return holdings


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {path: ((state := (folder / path).stat()).st_ino, state.st_mtime_ns) for path in tree(folder)}


def test_what_is_as_it_was_is_left_alone(tmp_path: Path) -> None:
    fill(tmp_path, SITE)
    before = stamps(tmp_path / "site")
    fill(tmp_path, SITE | {"a/index.html": b"new"})
    after = stamps(tmp_path / "site")
    assert tree(tmp_path / "site") == SITE | {"a/index.html": b"new"}
    assert {path for path in before if before[path] != after[path]} == {"a/index.html"}


def test_what_no_build_puts_any_more_goes_with_its_folders(tmp_path: Path) -> None:
    fill(tmp_path, SITE)
    fill(tmp_path, {"index.html": b"home"})
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]


def test_a_file_in_the_place_of_a_folder_and_the_other_way_round(tmp_path: Path) -> None:
    fill(tmp_path, SITE)
    turned = {"a": b"a file", "c/index.html": b"a folder"}
    fill(tmp_path, turned)
    assert tree(tmp_path / "site") == turned
    fill(tmp_path, SITE)
    assert tree(tmp_path / "site") == SITE


def changed(site: Path) -> None:
    (site / "a" / "index.html").write_bytes(b"x")


def same_size(site: Path) -> None:
    (site / "index.html").write_bytes(b"hame")


def foreign(site: Path) -> None:
    (site / "a" / "foreign").mkdir()
    (site / "a" / "foreign" / "x").write_bytes(b"x")
    (site / "foreign.html").write_bytes(b"x")


def a_link(site: Path) -> None:
    (site / "a" / "index.html").unlink()
    (site / "a" / "index.html").symlink_to(site / "index.html")


def a_linked_folder(site: Path) -> None:
    shutil.rmtree(site / "a")
    (site / "a").symlink_to(site.parent)


def gone(site: Path) -> None:
    shutil.rmtree(site / "a")


def all_gone(site: Path) -> None:
    shutil.rmtree(site)


def turned(site: Path) -> None:
    (site / "c").unlink()
    (site / "c").mkdir()
    (site / "c" / "x").write_bytes(b"x")


def note_gone(site: Path) -> None:
    shutil.rmtree(site.parent / "notes")
    foreign(site)


def note_bent(site: Path) -> None:
    for note in (site.parent / "notes").iterdir():
        note.write_bytes(note.read_bytes()[:-1])
    changed(site)


def note_of_another(site: Path) -> None:
    """As if the disk had given the folder's number to another folder."""
    (note,) = (site.parent / "notes").iterdir()
    shutil.move(site, site.parent / "old")
    site.mkdir()
    state = site.stat()
    note.rename(note.with_name(f"{state.st_dev}-{state.st_ino}"))
    foreign_to = site / "index.html"
    foreign_to.write_bytes(b"hame")


@pytest.mark.parametrize(
    "harm",
    [changed, same_size, foreign, a_link, a_linked_folder, gone, all_gone, turned, note_gone, note_bent, note_of_another],
)  # fmt: skip
def test_whatever_somebody_did_is_mended(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    (tmp_path / "precious").write_bytes(b"not ours")
    fill(tmp_path, SITE)
    harm(tmp_path / "site")
    fill(tmp_path, SITE)
    site = tmp_path / "site"
    assert tree(site) == SITE
    assert not any(path.is_symlink() for path in site.rglob("*"))
    assert (tmp_path / "precious").read_bytes() == b"not ours"


def test_a_build_that_was_cut_short_leaves_no_note(tmp_path: Path) -> None:
    fill(tmp_path, SITE)
    holdings = Holdings(tmp_path / "site", tmp_path / "notes")
    holdings.put("index.html", b"half")
    assert list((tmp_path / "notes").iterdir()) == []
    fill(tmp_path, SITE)
    assert tree(tmp_path / "site") == SITE


def test_a_build_that_failed_notes_what_is_there(tmp_path: Path) -> None:
    fill(tmp_path, SITE)
    before = stamps(tmp_path / "site")
    holdings = Holdings(tmp_path / "site", tmp_path / "notes")
    holdings.put("index.html", b"half")
    for path in ("a/new.html", "new/index.html"):
        Holdings(tmp_path / "site").put(path, b"by another process, which was stopped")
    holdings.put("later/index.html", b"half")
    Holdings(tmp_path / "site").put("later/new.html", b"by another process, which was stopped")
    holdings.note()
    fill(tmp_path, SITE)
    assert tree(tmp_path / "site") == SITE
    after = stamps(tmp_path / "site")
    assert {path for path in before if before[path] != after[path]} == {"index.html"}


def test_the_note_stays_with_a_folder_that_is_moved(tmp_path: Path) -> None:
    fill(tmp_path, SITE)
    (tmp_path / "site").rename(tmp_path / "elsewhere")
    before = stamps(tmp_path / "elsewhere")
    holdings = Holdings(tmp_path / "elsewhere", tmp_path / "notes")
    for path, data in SITE.items():
        holdings.put(path, data)
    holdings.finish()
    assert stamps(tmp_path / "elsewhere") == before


def test_names_stand_for_bytes(tmp_path: Path) -> None:
    first = Holdings(tmp_path / "site", tmp_path / "notes")
    first.put("page", b"made with some effort", "one")
    first.finish()
    again = Holdings(tmp_path / "site", tmp_path / "notes")
    assert again.holds("page", "one")
    assert not again.holds("page", "two")
    assert not again.holds("another", "one")
    again.finish()
    assert tree(tmp_path / "site") == {"page": b"made with some effort"}
    (tmp_path / "site" / "page").unlink()
    assert not Holdings(tmp_path / "site", tmp_path / "notes").holds("page", "one")


def test_two_processes_fill_one_folder(tmp_path: Path) -> None:
    holdings = Holdings(tmp_path / "site", tmp_path / "notes")
    other = Holdings(tmp_path / "site")
    holdings.put("index.html", b"home")
    other.put("data/all.csv", b"1,2")
    holdings.join(other.written())
    holdings.finish()
    assert tree(tmp_path / "site") == {"index.html": b"home", "data/all.csv": b"1,2"}
    assert holdings.sizes() == {"index.html": 4, "data/all.csv": 3}


def test_folders_of_others_stay(tmp_path: Path) -> None:
    fill(tmp_path, SITE)
    (tmp_path / "site" / "es").mkdir()
    (tmp_path / "site" / "es" / "index.html").write_bytes(b"casa")
    holdings = Holdings(tmp_path / "site", tmp_path / "notes", besides=["es"])
    for path, data in SITE.items():
        holdings.put(path, data)
    holdings.finish()
    assert tree(tmp_path / "site") == SITE | {"es/index.html": b"casa"}


def test_few_folders_are_remembered(tmp_path: Path) -> None:
    for place in range(NOTES + 4):
        holdings = Holdings(tmp_path / f"site {place}", tmp_path / "notes")
        holdings.put("x", b"")
        holdings.finish()
    assert len(list((tmp_path / "notes").iterdir())) == NOTES


@pytest.mark.skipif(os.geteuid() != 0 and os.name == "nt", reason="Windows has no such folder")
def test_where_nothing_can_be_noted_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes").write_bytes(b"a file")
    fill(tmp_path, SITE)
    fill(tmp_path, SITE)
    assert tree(tmp_path / "site") == SITE
