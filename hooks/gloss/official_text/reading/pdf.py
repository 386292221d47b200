"""PDF: signs with places, turned into lines with hints about where paragraphs begin.

pdfminer.six is used for the signs alone, because it says when a sign has no letter (other libraries put
out the sign's number as if it were one). The order of reading is our own work, in `rows`.
"""

from __future__ import annotations

import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from gloss.model.problem import Refused
from gloss.official_text.lines import Line
from gloss.official_text.reading import glyphs
from gloss.official_text.reading.rows import Row, Sign, mirrored, rows, unmirror

PAGES = 800
SECONDS = 300.0
SIGNS_ON_A_PAGE = 60_000
_NUMBERED = re.compile(r"^\(cid:(\d+)\)$")
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
        from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
        from pdfminer.pdfparser import PDFSyntaxError
    except ImportError:
        raise Refused(missing_library()) from None
    try:
        pages = list(_pages(path, progress))
    except Refused:
        raise
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed):
        raise Refused("This PDF is locked with a password, so its words cannot be read.") from None
    except PDFSyntaxError:
        raise Refused("This file calls itself a PDF, but its inside is damaged. Fetch it again.") from None
    except MemoryError:
        raise Refused("This PDF unfolds into more than a treaty can be; it is not read.") from None
    except Exception as fault:
        raise Refused(f"This PDF is damaged ({type(fault).__name__}). Fetch it again, or take the Word file.") from None
    if not any(pages):
        raise Refused("This PDF holds pictures of pages and no text. Take another copy, or the Word file.")
    return list(_lines(pages))


def _pages(path: Path, progress: Progress) -> Iterator[list[Row]]:
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    ends = time.monotonic() + SECONDS
    strange: dict[str, int] = {}
    decoded: dict[str, list[str]] = defaultdict(list)
    with path.open("rb") as stream:
        document = PDFDocument(PDFParser(stream))
        every = []
        for page in PDFPage.create_pages(document):
            every.append(page)
            if len(every) > PAGES:
                raise Refused(f"This PDF has more than {PAGES} pages; a treaty has not, so it is not read.")
        resources = PDFResourceManager(caching=True)
        device = PDFPageAggregator(resources, laparams=None)
        interpreter = PDFPageInterpreter(resources, device)
        for number, page in enumerate(every, 1):
            progress(number, len(every))
            if time.monotonic() > ends:
                raise Refused(f"This PDF takes more than {SECONDS:.0f} seconds to read; something is wrong with it.")
            interpreter.process_page(page)
            yield rows(_signs(device.get_result(), number, strange, decoded))
    _known_letters(strange, decoded)


def _known_letters(strange: dict[str, int], decoded: dict[str, list[str]]) -> None:
    doubtful = [font for font, letters in decoded.items() if not glyphs.common("".join(letters))]
    if strange or doubtful:
        fonts = sorted({font.split("+")[-1] for font in [*strange, *doubtful]})
        page = min(strange.values(), default=1)
        raise Refused(
            f"This PDF does not say which letters its signs are (page {page}, font {', '.join(fonts)}),\n"
            "    so its words would be guesses. Take the Word or HTML file of the same document."
        )


def _signs(layout: Iterable[Any], page: int, strange: dict[str, int], decoded: dict[str, list[str]]) -> Iterator[Sign]:
    from pdfminer.layout import LTChar

    for count, item in enumerate(_walk(layout)):
        if count > SIGNS_ON_A_PAGE:
            raise Refused(f"Page {page} of this PDF holds more signs than a page can; it is not read.")
        if not isinstance(item, LTChar):
            continue
        across, up, slant, _, start, base = item.matrix
        if abs(up) > 0.01 or abs(slant) > 0.5 * abs(across or 1):
            continue
        text = item.get_text()
        numbered = _NUMBERED.match(text)
        if numbered:
            decode = glyphs.decoder(item.fontname)
            text = decode(int(numbered[1])) if decode else ""
            if not text:
                strange.setdefault(item.fontname, page)
                continue
            decoded[item.fontname].append(text)
        bold = "bold" in item.fontname.lower() or "black" in item.fontname.lower()
        yield Sign(text, start, start + item.adv * across, base, max(item.size, 1.0), bold)


def _walk(items: Iterable[Any]) -> Iterator[Any]:
    from pdfminer.layout import LTFigure

    for item in items:
        if isinstance(item, LTFigure):
            yield from _walk(item)
        else:
            yield item


def _lines(pages: list[list[Row]]) -> Iterator[Line]:
    """Rows as lines; gaps, indents and short rows become hints."""
    every = [row for page in pages for row in page]
    turn = mirrored(every)
    usual = statistics.median(row.size for row in every)
    step = _usual_step(pages)
    height = max(row.base for row in every) + 40
    left, right = _margins(every)
    for number, page in enumerate(pages, 1):
        before: Row | None = None
        for row, after in zip_longest(page, page[1:]):
            text = unmirror(row.text) if turn and row.rtl else row.text
            gap = (before.base - row.base) / step if before else 0.0
            if after is not None and (row.base - after.base) / step > 1.3:
                after = None
            yield Line(
                text=text,
                page=number,
                fresh=_fresh(before, row, after, gap, left, right),
                centred=_centred(row, left, right),
                strong=row.bold,
                indent=(right - row.x1) if row.rtl else (row.x0 - left),
                top=1 - row.base / height,
                small=row.size < 0.92 * usual,
                gap=gap,
                rest=(row.x0 - left) if row.rtl else (right - row.x1),
                first=row.first + 0.5 * row.size,
            )
            before = row


def _usual_step(pages: list[list[Row]]) -> float:
    steps = [
        round(above.base - below.base, 0)
        for page in pages
        for above, below in zip(page, page[1:], strict=False)
        if above.base - below.base > 4
    ]
    return Counter(steps).most_common(1)[0][0] if steps else 14.0


def _margins(every: list[Row]) -> tuple[float, float]:
    """Where most rows begin and end."""
    left = 1.0 * Counter(round(row.x0) for row in every).most_common(1)[0][0]
    right = 1.0 * Counter(round(row.x1) for row in every).most_common(1)[0][0]
    if right - left < 200:
        left, right = min(row.x0 for row in every), max(row.x1 for row in every)
    return left, right


def _centred(row: Row, left: float, right: float) -> bool:
    width = right - left
    before, after = row.x0 - left, right - row.x1
    return min(before, after) > 0.04 * width and abs(before - after) < 0.05 * width


def _fresh(before: Row | None, row: Row, after: Row | None, gap: float, left: float, right: float) -> bool:
    """Whether a paragraph begins with this row: a gap above it, an indent, or a short row before it."""

    def start(other: Row) -> float:
        return (right - other.x1) if other.rtl else (other.x0 - left)

    if before is None:
        return start(row) > 12
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
