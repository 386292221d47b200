"""PDF: signs with places, turned into lines with hints about where paragraphs begin.

Where the signs come from is the matter of `signs`, the order of reading that of `rows`.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise, zip_longest
from pathlib import Path

from gloss.model.problem import Refused
from gloss.official_text.lines import Line
from gloss.official_text.reading.rows import Row, mirrored, unmirror

_LABEL_START = re.compile(r"^\W{0,2}\w{1,5}\s?[.)\-–、）’‘']")
Progress = Callable[[int, int], None]


def missing_library() -> str:
    """What to do where the PDF library is not installed."""
    return (
        "Reading a PDF needs one more package, which is not installed here.\n"
        "    Install it with: pip install “gloss[import]” (or: pip install pdfminer.six)."
    )


def read(path: Path, progress: Progress = lambda page, pages: None) -> list[Line]:
    """Every line of the document; Refused where it is damaged, locked, endless or has letters nobody can know."""
    try:
        # Only who imports a PDF needs the library, and only then is it loaded.
        from gloss.official_text.reading import signs  # noqa: PLC0415
    except ImportError:
        raise Refused(missing_library()) from None
    try:
        pages = list(signs.pages(path, progress))
    except Refused:
        raise
    except signs.LOCKED:
        raise Refused("This PDF is locked with a password, so its words cannot be read.") from None
    except signs.DAMAGED:
        raise Refused("This file calls itself a PDF, but its inside is damaged. Fetch it again.") from None
    except MemoryError:
        raise Refused("This PDF unfolds into more than a treaty can be; it is not read.") from None
    except Exception as fault:
        # The library stumbles over damaged files in many ways; each is one answer to a person.
        raise Refused(
            f"This PDF is damaged ({type(fault).__name__}). Fetch it again, or take the Word file."
        ) from None
    if not any(pages):
        raise Refused("This PDF holds pictures of pages and no text. Take another copy, or the Word file.")
    return list(_lines(pages))


def _lines(pages: list[list[Row]]) -> Iterator[Line]:
    """Rows as lines; gaps, indents and short rows become hints."""
    every = [row for page in pages for row in page]
    turn = mirrored(every)
    usual = statistics.median(row.size for row in every)
    step = _usual_step(pages, usual)
    height = max(row.base for row in every) + 40
    left, right = _margins(every)
    for number, page in enumerate(pages, 1):
        before: Row | None = None
        for row, after in zip_longest(page, page[1:]):
            text = unmirror(row.text) if turn and row.rtl else row.text
            gap = (before.base - row.base) / step if before else 0.0
            below = None if after is None or (row.base - after.base) / step > 1.3 else after
            yield Line(
                text=text,
                page=number,
                fresh=_fresh(before, row, below, gap, left, right),
                centred=_centred(row, left, right),
                strong=row.bold,
                indent=(right - row.x1) if row.rtl else (row.x0 - left),
                top=1 - row.base / height,
                small=row.size < 0.92 * usual,
                gap=gap,
                placed=True,
                rest=(row.x0 - left) if row.rtl else (right - row.x1),
                first=row.first + 0.5 * row.size,
            )
            before = row


def _usual_step(pages: list[list[Row]], size: float) -> float:
    """How far the lines of one paragraph are apart: the smallest step that is not rare."""
    steps = Counter(
        round(above.base - below.base)
        for page in pages
        for above, below in pairwise(page)
        if 0.9 * size < above.base - below.base < 4 * size
    )
    if not steps:
        return 1.2 * size
    often = max(steps.values())
    return float(min(step for step, times in steps.items() if times >= max(0.1 * often, min(3, often))))


def _margins(every: list[Row]) -> tuple[float, float]:
    """Where rows begin and end, but for the few that stand out: nine tenths of the ink lie between."""
    left = _reached(sorted((row.x0, row.x1 - row.x0) for row in every))
    right = -_reached(sorted((-row.x1, row.x1 - row.x0) for row in every))
    if right - left < 150:
        return min(row.x0 for row in every), max(row.x1 for row in every)
    return left, right


def _reached(places: list[tuple[float, float]]) -> float:
    """The place up to which a tenth of all ink lies."""
    whole = sum(ink for _, ink in places)
    seen = 0.0
    for place, ink in places:
        seen += ink
        if seen >= 0.1 * whole:
            return place
    return 0.0


def _centred(row: Row, left: float, right: float) -> bool:
    width = right - left
    before, after = row.x0 - left, right - row.x1
    return min(before, after) > 0.04 * width and abs(before - after) < 0.05 * width


def _fresh(
    before: Row | None, row: Row, after: Row | None, gap: float, left: float, right: float
) -> bool | None:
    """Whether a paragraph begins with this row: a gap above it, an indent, or a short row before it.

    At the top of a page only an indent can show it.
    """

    def start(other: Row) -> float:
        return (right - other.x1) if other.rtl else (other.x0 - left)

    if before is None:
        return True if start(row) > 12 else None
    rest = (before.x0 - left) if before.rtl else (right - before.x1)
    if gap > 1.3 or rest > max(0.1 * (right - left), row.first + row.size):
        return True
    if start(row) <= 12:
        return False
    if start(row) - start(before) > 8:
        return not _LABEL_START.match(before.text) or bool(_LABEL_START.match(row.text))
    if abs(start(row) - start(before)) < 4:
        return after is not None and start(row) - start(after) > 8
    return False
