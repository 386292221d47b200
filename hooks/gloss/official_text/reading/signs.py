"""The signs of a PDF with their places, page by page, by way of pdfminer.six.

The library is used for the signs alone, because it says when a sign has no letter (others put out the
sign's number as if it were one). It is imported here and nowhere else.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTFigure
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect, PDFTextExtractionNotAllowed
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser, PDFSyntaxError
from pdfminer.pdftypes import resolve1

from gloss.model.problem import Refused
from gloss.official_text.reading import glyphs
from gloss.official_text.reading.rows import Row, Sign, rows

PAGES = 800
SECONDS = 150.0
BYTES_OF_A_PAGE = 20_000_000
SIGNS_ON_A_PAGE = 60_000
LOCKED = (PDFPasswordIncorrect, PDFTextExtractionNotAllowed)
DAMAGED = (PDFSyntaxError,)
_NUMBERED = re.compile(r"^\(cid:(\d+)\)$")


def pages(path: Path, progress: Callable[[int, int], None]) -> Iterator[list[Row]]:
    """The rows of every page; Refused where signs have no letters, or where there is no end to them."""
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
                raise Refused(
                    f"This PDF takes more than {SECONDS:.0f} seconds to read; something is wrong with it."
                )
            if sum(len(resolve1(content).get_data()) for content in page.contents) > BYTES_OF_A_PAGE:
                raise Refused(
                    f"Page {number} of this PDF unfolds into more than a page can hold; it is not read."
                )
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


def _signs(
    layout: Iterable[Any], page: int, strange: dict[str, int], decoded: dict[str, list[str]]
) -> Iterator[Sign]:
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
    for item in items:
        if isinstance(item, LTFigure):
            yield from _walk(item)
        else:
            yield item
