"""Fingerprints differ where contents differ, and nowhere else."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gloss.keeping.fingerprint import contents, digest, installed, said, stamps
from tests.built import ROOT

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=3), below, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
def test_two_lists_of_texts_have_one_fingerprint_only_if_they_are_equal(
    one: list[str], other: list[str]
) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)
    assert (digest(one) == digest(other)) == (one == other)


@given(PLAIN, PLAIN)
def test_nested_values_are_told_apart(one: object, other: object) -> None:
    assert digest([one]) == digest([one])
    if digest([one]) == digest([other]):
        assert one == other


@pytest.mark.parametrize(
    ("one", "other"),
    [("1", 1), ("None", None), (True, 1), ("[]", []), (["a"], {"a"}), ({}, []), ({"1": 2}, {1: 2})],
)
def test_what_looks_alike_is_told_apart(one: object, other: object) -> None:
    assert digest(one) != digest(other)
    assert digest([one]) != digest([other])


def test_the_order_of_a_group_does_not_count_and_that_of_a_list_does() -> None:
    assert digest({"a": 1, "b": {2, 3}}) == digest({"b": {3, 2}, "a": 1})
    assert digest(["a", "b"]) != digest(["b", "a"])
    assert len({digest(*parts) for parts in itertools.permutations(["a", "b", "ab", ""])}) == 24


def test_functions_and_classes_go_by_their_names() -> None:
    assert said(test_functions_and_classes_go_by_their_names).endswith(
        ".test_functions_and_classes_go_by_their_names"
    )
    assert said(Path) != said(str)


def test_another_process_says_the_same() -> None:
    script = "from gloss.keeping.fingerprint import digest; print(digest({'a': {'x', 'y', 'z'}, 'b': [1, None, len]}))"
    answers = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONPATH": str(ROOT / "hooks"), "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(answers) == 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    top = tmp_path / "top"
    (top / "below").mkdir(parents=True)
    (top / "left").mkdir()
    (top / "a.py").write_text("one", encoding="utf-8")
    (top / "below" / "b.html").write_text("two", encoding="utf-8")
    (top / "left" / "c.py").write_text("three", encoding="utf-8")
    return top


@pytest.mark.parametrize("take", [contents, stamps])
def test_every_change_of_a_file_is_seen(folder: Path, take) -> None:
    seen = {take(folder)}
    (folder / "a.py").write_text("another", encoding="utf-8")
    seen.add(take(folder))
    (folder / "a.py").rename(folder / "d.py")
    seen.add(take(folder))
    (folder / "below" / "b.html").unlink()
    seen.add(take(folder))
    (folder / "below" / "e.html").touch()
    seen.add(take(folder))
    assert len(seen) == 5


def test_what_is_left_out_does_not_count(folder: Path) -> None:
    before = (
        contents(folder, besides=["left"]),
        stamps(folder, besides=["left"]),
        contents(folder, ending=".html"),
    )
    (folder / "left" / "c.py").write_text("four", encoding="utf-8")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").touch()
    assert before == (
        contents(folder, besides=["left"]),
        stamps(folder, besides=["left"]),
        contents(folder, ending=".html"),
    )


def test_contents_do_not_depend_on_times_or_place(folder: Path, tmp_path: Path) -> None:
    before = contents(folder)
    os.utime(folder / "a.py", (0, 0))
    moved = folder.rename(tmp_path / "elsewhere")
    assert contents(moved) == before


def test_stamps_see_a_file_that_was_put_in_place_of_another_of_the_same_size(folder: Path) -> None:
    before = stamps(folder)
    (folder / "a.py").write_text("eno", encoding="utf-8")
    os.utime(folder / "a.py", ns=(1, 1))
    assert stamps(folder) != before


def test_a_package_that_comes_goes_or_changes_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    seen = [installed()]
    (tmp_path / "lamp-1.0.dist-info").mkdir()
    seen.append(installed())
    (tmp_path / "lamp-1.0.dist-info").rename(tmp_path / "lamp-1.1.dist-info")
    seen.append(installed())
    assert len(set(map(str, seen))) == 3
    assert seen[0][0] == sys.version
