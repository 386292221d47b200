"""The square of dark and light that a telephone reads as an address, as a path that a template can draw."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import segno

MARGIN = 4
"""The empty edge around the code in modules, as ISO/IEC 18004 asks for."""


@dataclass(frozen=True)
class QuickCode:
    """An address, the size of its code with the edge in modules, and the dark modules as the path of an SVG."""

    address: str
    size: int
    path: str


@cache
def quick_code(address: str) -> QuickCode:
    """The code of an address with a medium correction of errors; neighbours in a row are drawn as one."""
    modules = segno.make_qr(address, error="m").matrix
    pieces = []
    for y, row in enumerate(modules, start=MARGIN):
        x = 0
        while x < len(row):
            run = 0
            while x + run < len(row) and row[x + run]:
                run += 1
            if run:
                pieces.append(f"M{x + MARGIN} {y}h{run}v1h-{run}z")
            x += run or 1
    return QuickCode(address, len(modules) + 2 * MARGIN, "".join(pieces))
