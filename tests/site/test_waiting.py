"""What no page needs is made when it is asked for, and which of it there is need not be found out twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from gloss.keeping.store import Store
from gloss.site.waiting import Waiting

Make = Callable[[], Mapping[str, str | bytes]]


def counting(files: Mapping[str, str | bytes]) -> tuple[Make, list[int]]:
    calls: list[int] = []

    def make() -> Mapping[str, str | bytes]:
        calls.append(len(calls))
        return files

    return make, calls


def test_what_there_is_is_found_out_once_and_made_when_asked_for(tmp_path: Path) -> None:
    store = Store(tmp_path / "pieces")
    make, calls = counting({"c/no/index.html": "<html>Norway", "data/v1/all.sqlite": b"\0"})
    first = Waiting()
    first.plan("one", make, store)
    assert calls == [0], "Nobody knew yet what there is."
    assert first.get("data/v1/all.sqlite") == b"\0"
    assert first.get("nowhere") is None
    store.write()

    # Another day: nothing is made before somebody asks, and then once.
    make, calls = counting({"c/no/index.html": "<html>Norway, mended", "data/v1/all.sqlite": b"\1"})
    later, kept = Waiting(), Store(tmp_path / "pieces")
    later.plan("one", make, kept)
    assert later.paths == first.paths
    assert calls == []
    assert b"mended" in (later.get("c/no/index.html") or b"")
    assert later.get("data/v1/all.sqlite") == b"\1"
    assert calls == [0]

    # Something came or went.
    make, calls = counting({"c/se/index.html": "<html>Sweden"})
    later.plan("two", make, kept)
    assert later.paths == {"c/se/index.html"}
    assert later.get("c/no/index.html") is None
