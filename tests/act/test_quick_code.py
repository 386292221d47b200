"""A code that is drawn as a path has the same dark modules as the library says."""

from __future__ import annotations

import re

import pytest
import segno

from gloss.pages.quick_code import MARGIN, quick_code


@pytest.mark.parametrize(
    "address", ["https://a.example/", "https://campaign.example/gloss/act/for/data-protection-authorities/"]
)
def test_the_path_is_the_code(address: str) -> None:
    code = quick_code(address)
    drawn: set[tuple[int, int]] = set()
    for x, y, run, back in re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", code.path):
        assert run == back
        drawn |= {(int(x) + step, int(y)) for step in range(int(run))}
    matrix = segno.make_qr(address, error="m").matrix
    assert drawn == {
        (x + MARGIN, y + MARGIN) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark
    }
    assert code.size == len(matrix) + 2 * MARGIN
