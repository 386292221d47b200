"""What no page needs is made when it is asked for, together with what is made with it, and once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from gloss.site.extras import Batch
from gloss.site.waiting import Waiting

Make = Callable[[], Mapping[str, str | bytes]]


def counting(files: Mapping[str, str | bytes]) -> tuple[Batch, list[int]]:
    calls: list[int] = []

    def make() -> Mapping[str, str | bytes]:
        calls.append(len(calls))
        return files

    return Batch(list(files), make), calls


def test_nothing_is_made_before_somebody_asks_and_then_once() -> None:
    pages, opened = counting({"c/no/index.html": "<html>Norway", "c/se/index.html": "<html>Sweden"})
    data, asked = counting({"data/v1/all.sqlite": b"\0"})
    waiting = Waiting()
    waiting.plan([pages, data])
    assert waiting.get("nowhere") is None
    assert (opened, asked) == ([], [])
    assert b"Norway" in (waiting.get("c/no/index.html") or b"")
    assert b"Sweden" in (waiting.get("c/se/index.html") or b"")
    assert (opened, asked) == ([0], []), "made together, and the data not at all"
    assert waiting.get("data/v1/all.sqlite") == b"\0"

    # Another build: a file was mended, and one went.
    pages, opened = counting({"c/no/index.html": "<html>Norway, mended"})
    waiting.plan([pages])
    assert opened == []
    assert b"mended" in (waiting.get("c/no/index.html") or b"")
    assert waiting.get("c/se/index.html") is None
    assert waiting.get("data/v1/all.sqlite") is None


def test_what_is_announced_and_not_made_is_a_mistake_of_ours() -> None:
    batch = Batch(["c/no/index.html"], lambda: {"c/se/index.html": "<html>Sweden"})
    with pytest.raises(AssertionError, match=r"c/no/index\.html, c/se/index\.html"):
        list(batch.files())
