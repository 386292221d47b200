"""What belongs to the page and not to the treaty: page numbers, running titles, foot-notes, job numbers.

Lines are taken away only at the upper and lower edge of a page, and there by exact form or because the same
line stands at the edge of many pages. A short line of the treaty that happens to repeat stays.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from dataclasses import replace
from itertools import groupby, pairwise

from gloss.official_text.joining import ended
from gloss.official_text.labels import label
from gloss.official_text.lines import Line

_DIGIT = re.compile(r"\d+")
_PAGE = (
    re.compile(r"^[-–—]\s?\d{1,4}\s?[-–—]$"),
    re.compile(r"^\d{1,4}\s?/\s?\d{1,4}$"),
    re.compile(
        r"^(page|página|стр\.?|صفحة|第)?\s?\d{1,4}\s?(页|頁)?(\s?(of|de|sur|из|/)\s?\d{1,4})?$", re.IGNORECASE
    ),
)
_JOB = (
    re.compile(r"^\d{2}-\d{5}(\s*\([A-Z]\))?(\s*\d{1,3}/\d{1,3})?$"),
    re.compile(r"^(\d{1,3}/\d{1,3}\s*)\d{2}-\d{5}(\s*\([A-Z]\))?$"),
    re.compile(r"^\*\d{5,}\*$"),
    re.compile(r"^A/(RES|AC\.\d+|CONF\.\d+|C\.\d)/[\w./-]+$"),
    re.compile(
        r"^(Please recycle|Merci de recycler|Se ruega reciclar|请回收|Просьба отправить на вторичную).*$"
    ),
)
_NOTES = re.compile(r"^_{4,}$")
LEFTOVER = re.compile(
    r"\b\d{2}-\d{5}\s*(\([A-Z]\)|\d{1,3}/\d{1,3})|\*\d{6,}\*|_{5,}|^[-–—] \d{1,3} [-–—]$"
    r"|agreed ad referendum|\bDistr\.: ?General",
    re.IGNORECASE | re.MULTILINE,
)
"""Marks of page furniture, or of a draft, inside words that should be the treaty's."""


def strip(lines: list[Line]) -> list[Line]:
    """The lines without what belongs to the pages."""
    if any(line.page for line in lines):
        return _paged(lines)
    return _unpaged(lines)


def _paged(lines: list[Line]) -> list[Line]:
    pages = [list(group) for _, group in groupby(lines, key=lambda line: line.page)]
    pages = [_without_notes(page) for page in pages]
    repeated = _repeated(pages)
    kept: list[Line] = []
    for page in pages:
        first, last = 0, len(page)
        while first < last and first < 6 and _edge(page[first], repeated, upper=True):
            first += 1
        while last > first and len(page) - last < 5 and _edge(page[last - 1], repeated, upper=False):
            last -= 1
        kept += page[first:last]
    return _across_pages(kept)


def _across_pages(lines: list[Line]) -> list[Line]:
    """Where a page begins, a paragraph may begin too, although nothing above it shows that.

    It does if its first word would have fitted on the last line of the page before, or if that page ended with a
    point of a list and had room for two lines more.
    """
    steps = [
        after.top - line.top
        for line, after in pairwise(lines)
        if line.page == after.page and 0.9 < after.gap < 1.1
    ]
    step = statistics.median(steps) if steps else 0.0
    last = [line for line, after in pairwise(lines) if line.page != after.page]
    bottom = max((line.top for line in last), default=1.0)
    found = lines[:1]
    for before, line in pairwise(lines):
        if line.page != before.page and not line.fresh and ended(before.text):
            room = (bottom - before.top) / step if step else 0.0
            fits = before.first > 0 and before.rest > line.first
            early = room > 1.8 and not before.noted and before.text[-1] in ".;؛。；" and _in_point(found)
            if fits or early:
                found.append(replace(line, fresh=True))
                continue
        found.append(line)
    return found


def _in_point(lines: list[Line]) -> bool:
    """Whether the last paragraph so far is a point of a list, after which words may close the list."""
    begun = next((line for line in reversed(lines) if line.fresh), lines[0])
    first = label(begun.text)
    return first is not None and not any(reading.numeric for reading in first.readings)


def _without_notes(page: list[Line]) -> list[Line]:
    """The page down to the rule above its foot-notes."""
    for index, line in enumerate(page):
        if _NOTES.match(line.text) and index > 0:
            above = [replace(line, noted=True) for line in page[:index]]
            return above + [after for after in page[index:] if _job(after.text)]
    return page


def _repeated(pages: list[list[Line]]) -> set[tuple[bool, str]]:
    """Lines that stand at the same edge of many pages, whatever numbers they hold.

    A running title does not end as a sentence does, and what ends so is the treaty's.
    """
    seen: Counter[tuple[bool, str]] = Counter()
    for page in pages:
        seen.update({(True, _DIGIT.sub("#", line.text)) for line in page[:6]})
        seen.update({(False, _DIGIT.sub("#", line.text)) for line in page[-5:]})
    many = max(3, len(pages) * 0.3) if len(pages) > 3 else 2
    return {
        (upper, text)
        for (upper, text), count in seen.items()
        if count >= many and (len(text) > 12 or "#" not in text) and not ended(text)
    }


def _edge(line: Line, repeated: set[tuple[bool, str]], upper: bool) -> bool:
    text = line.text
    return _job(text) or any(form.match(text) for form in _PAGE) or (upper, _DIGIT.sub("#", text)) in repeated


def _job(text: str) -> bool:
    return any(form.match(text) for form in _JOB)


def _unpaged(lines: list[Line]) -> list[Line]:
    """Without pages only unmistakable lines go, and bare numbers that count the pages."""
    bare = [
        (index, int(line.text)) for index, line in enumerate(lines) if re.fullmatch(r"\d{1,3}", line.text)
    ]
    counting: set[int] = set()
    if len(bare) >= 3 and all(after[1] == before[1] + 1 for before, after in pairwise(bare)):
        counting = {index for index, _ in bare}
    return [
        line
        for index, line in enumerate(lines)
        if index not in counting
        and not _job(line.text)
        and not any(form.match(line.text) for form in _PAGE[:2])
        and not _NOTES.match(line.text)
    ]
