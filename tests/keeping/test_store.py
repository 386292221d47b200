"""The store gives back what was put in, or nothing."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from gloss.keeping import frozen as frozen_module
from gloss.keeping.frozen import MARK
from gloss.keeping.store import Store
from tests.built import ROOT

PIECES = {"a": ("text", [1, {"b": None}], b"\0\xff"), "ü": "long " * 2000}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "deep" / "pieces"
    store = Store(file)
    for key, piece in PIECES.items():
        store.put(key, piece)
    store.write()
    return file


def test_what_was_put_in_comes_out_in_another_build(file: Path) -> None:
    assert {key: Store(file).get(key) for key in PIECES} == PIECES
    assert Store(file).get("b") is None


def test_a_file_that_is_not_whole_gives_whole_pieces_or_none(file: Path) -> None:
    whole = file.read_bytes()
    chance = random.Random(1)
    spots = {0, 1, len(MARK) - 1, len(MARK), len(MARK) + 17, len(MARK) + 25, len(whole) - 1}
    spots |= {chance.randrange(len(whole)) for _ in range(120)}
    lost = set()
    for spot in spots:
        bent = whole[:spot] + bytes([whole[spot] ^ (1 << chance.randrange(8))]) + whole[spot + 1 :]
        for data in (whole[:spot], bent):
            file.write_bytes(data)
            for key, piece in PIECES.items():
                found = Store(file).get(key)
                assert found in (None, piece), (spot, key)
                lost |= {(data is bent, key)} if found is None else set()
    assert lost == {(bent, key) for bent in (False, True) for key in PIECES}, "each was met both ways"
    file.write_bytes(b"")
    assert Store(file).get("a") is None


def test_what_comes_later_lies_beside_the_large_file(file: Path) -> None:
    large = file.read_bytes()
    store = Store(file)
    store.put("late", "small")
    store.put("a", "another")
    store.write()
    assert file.read_bytes() == large, "hundreds of pages need not be written again for one"
    again = Store(file)
    assert (again.get("late"), again.get("a"), again.get("ü")) == ("small", "another", PIECES["ü"])
    for place in range(2):
        store = Store(file)
        assert store.get("a") == "another"
        store.put(f"more {place}", "z" * 5000)
        store.write()
    assert file.read_bytes() != large
    assert Store(file).get("a") == "another", "the newer one counts, wherever it lies"


def test_a_small_file_that_is_damaged_counts_as_none(file: Path) -> None:
    store = Store(file)
    store.put("late", "small")
    store.write()
    late = file.with_name("pieces.late")
    for data in (late.read_bytes()[:-1], late.read_bytes() + b"!", b"", b"\0" * 100):
        late.write_bytes(data)
        assert Store(file).get("late") is None
        assert Store(file).get("ü") == PIECES["ü"]


def test_a_damaged_file_is_made_anew(file: Path) -> None:
    file.write_bytes(b"nothing that a build wrote")
    store = Store(file)
    store.put("c", "new")
    store.write()
    assert Store(file).get("c") == "new"


def test_where_nothing_can_be_written_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file" / "below", tmp_path):
        store = Store(place)
        store.put("a", "text")
        store.write()
        assert store.get("a") == "text", "in the same process it is still known"
        assert Store(place).get("a") is None


def test_what_no_build_asks_for_goes(file: Path) -> None:
    for turn in range(4):
        store = Store(file)
        assert store.get("a") is not None
        store.put(f"new {turn}", "x" * 5000)
        store.write()
    assert Store(file).get("a") is not None
    assert Store(file).get("ü") is None
    assert Store(file).get("new 3") is not None
    assert Store(file).get("new 0") is None


def test_it_never_grows_beyond_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "pieces"
    for turn in range(5):
        store = Store(file, limit=5000)
        store.put(f"piece {turn}", "x" * 3000)
        store.write()
        assert file.stat().st_size < 5000 + len(MARK) + 300
        assert Store(file).get(f"piece {turn}") is not None
    store = Store(file, limit=5000)
    store.put("too large", "x" * 9000)
    store.write()
    assert Store(file).get("piece 4") is not None, "what does not fit leaves the old file as it was"


def test_many_writers_at_once_leave_a_whole_file(file: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from gloss.keeping.store import Store\n"
        "for turn in range(40):\n"
        "    store = Store(Path(sys.argv[1]))\n"
        "    kept = store.get('shared')\n"
        "    assert kept is None or kept == 'y' * 50000\n"
        "    store.put('shared', 'y' * 50000); store.put(f'{sys.argv[2]} {turn}', 'z'); store.write()\n"
    )
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(file), name], env={"PYTHONPATH": str(ROOT / "hooks")}
        )
        for name in "abc"
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    assert Store(file).get("shared") == "y" * 50000
    assert {path.name for path in file.parent.iterdir()} <= {file.name, f"{file.name}.late"}


def test_what_a_killed_build_left_is_swept_away(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left, running = file.with_name("pieces.4000000"), file.with_name("pieces.17")
    for path in (left, running, file.with_name("pieces.txt")):
        path.write_bytes(b"half")
    monkeypatch.setattr(frozen_module, "runs", lambda process: process == 17)
    store = Store(file)
    store.put("c", "new")
    store.write()
    assert {path.name for path in file.parent.iterdir()} == {
        "pieces",
        "pieces.17",
        "pieces.late",
        "pieces.txt",
    }
