"""From signs on a page to rows of words, in the order in which a person reads them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gloss.official_text.lines import plain_letters, tidy

_MIRRORED = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_TATWEEL = "\u0640"


@dataclass(frozen=True)
class Sign:
    """One printed sign: its letters, where it stands (from the lower left corner) and how large it is."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool


@dataclass
class Row:
    """The signs that stand on one base line."""

    signs: list[Sign] = field(default_factory=list)
    base: float = 0.0
    text: str = ""
    rtl: bool = False
    marks: str = ""
    """Figures set small and high: marks of foot-notes."""

    @property
    def x0(self) -> float:
        """Its left end."""
        return min(sign.x0 for sign in self.signs if sign.text.strip())

    @property
    def x1(self) -> float:
        """Its right end."""
        return max(sign.x1 for sign in self.signs if sign.text.strip())

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return Counter(round(sign.size, 1) for sign in self.signs if sign.text.strip()).most_common(1)[0][0]

    @property
    def first(self) -> float:
        """How wide its first word is."""
        inked = sorted((sign for sign in self.signs), key=lambda sign: -sign.x1 if self.rtl else sign.x0)
        width, begun = 0.0, False
        for sign in inked:
            if not sign.text.strip():
                if begun:
                    break
                continue
            begun = True
            width += sign.x1 - sign.x0
            if unicodedata.east_asian_width(sign.text[0]) in "WF":
                break
        return width

    @property
    def bold(self) -> bool:
        """Whether most of it is bold."""
        inked = [sign for sign in self.signs if sign.text.strip()]
        return sum(sign.bold for sign in inked) > 0.6 * len(inked)


def rows(signs: Iterable[Sign]) -> list[Row]:
    """The rows of a page from top to bottom; rows without ink are left out."""
    found: list[Row] = []
    every = sorted(_once(signs), key=lambda sign: (-sign.base, sign.x0))
    hanging = [sign for sign in every if not _letters(sign) and not sign.text.isspace()]
    for sign in every:
        if not _letters(sign) and not sign.text.isspace():
            continue
        row = next(
            (row for row in reversed(found[-3:]) if abs(row.base - sign.base) < 0.45 * sign.size), None
        )
        if row is None:
            row = Row(base=sign.base)
            found.append(row)
        row.signs.append(sign)
    inked = [row for row in found if any(_letters(sign) for sign in row.signs)]
    for sign in hanging:
        near = min(inked, key=lambda row: abs(row.base - sign.base), default=None)
        if near is not None and abs(near.base - sign.base) < sign.size:
            near.signs.append(sign)
    noted = any(re.fullmatch(r"_{4,}", "".join(sign.text for sign in row.signs).strip()) for row in inked)
    for row in inked:
        size = row.size
        sizes = [sign for sign in row.signs if sign.text.strip() and sign.size > 0.8 * size]
        row.base = sizes[0].base if sizes else row.base
        row.rtl = _is_rtl(row.signs)
        if noted:
            _take_marks(row)
    kept = [row for row in inked if any(_letters(sign) for sign in row.signs)]
    for row in kept:
        row.text = tidy("".join(_ordered(row)))
    return sorted((row for row in kept if row.text), key=lambda row: -row.base)


def _letters(sign: Sign) -> bool:
    """Whether it is more than a space or a vowel sign without its letter."""
    return any(not letter.isspace() and not unicodedata.combining(letter) for letter in sign.text)


def _once(signs: Iterable[Sign]) -> Iterator[Sign]:
    """Each sign once: some files print bold letters twice, a hair apart."""
    seen: dict[tuple[str, int], list[float]] = {}
    for sign in signs:
        places = seen.setdefault((sign.text, round(sign.base)), [])
        if sign.text.strip() and any(abs(place - sign.x0) < 0.3 * (sign.x1 - sign.x0) for place in places):
            continue
        places.append(sign.x0)
        yield sign


def _is_rtl(signs: list[Sign]) -> bool:
    right = sum(unicodedata.bidirectional(letter) in "RAL" for sign in signs for letter in sign.text)
    left = sum(unicodedata.bidirectional(letter) == "L" for sign in signs for letter in sign.text)
    return right > left


def _take_marks(row: Row) -> None:
    """Moves the marks of foot-notes, small raised figures, from the words into `marks`."""
    size = row.size
    raised = [
        sign
        for sign in row.signs
        if sign.text.isdigit() and sign.size < 0.75 * size and sign.base > row.base + 0.15 * size
    ]
    if raised and len(raised) < len(row.signs):
        row.marks = "".join(sign.text for sign in sorted(raised, key=lambda sign: sign.x0))
        row.signs = [sign for sign in row.signs if sign not in raised]


def _ordered(row: Row) -> Iterator[str]:
    size = row.size
    marks = [sign for sign in row.signs if sign.text and not _letters(sign) and not sign.text.isspace()]
    inked = [sign for sign in row.signs if _letters(sign)]
    bases = [
        sign
        for sign in row.signs
        if sign not in marks and not (sign.text.isspace() and _covered(sign, inked))
    ]
    bases.sort(key=lambda sign: -sign.x1 if row.rtl else sign.x0)
    guess = not row.rtl or not any(sign.text.isspace() for sign in row.signs)
    hung: dict[int, str] = {}
    for mark in marks:
        place = _under(mark, bases)
        hung[place] = hung.get(place, "") + plain_letters(mark.text)
    texts: list[str] = []
    for index, sign in enumerate(bases):
        if guess and index and _apart(bases[index - 1], sign, size, row.rtl):
            texts.append(" ")
        texts.append(plain_letters(sign.text) + hung.get(index, ""))
    yield from _turned(texts) if row.rtl else texts


def _covered(space: Sign, inked: list[Sign]) -> bool:
    """Whether a space lies under a letter: it was left behind when the line was set, and separates nothing."""
    width = space.x1 - space.x0
    return sum(max(0.0, min(space.x1, sign.x1) - max(space.x0, sign.x0)) for sign in inked) > 0.4 * width


def _under(mark: Sign, bases: list[Sign]) -> int:
    """Which letter a vowel sign belongs to: the one it stands over."""
    middle = (mark.x0 + mark.x1) / 2
    inked = [index for index, sign in enumerate(bases) if sign.text.strip() and sign.text != _TATWEEL]
    return min(
        inked or [0],
        key=lambda index: (
            not bases[index].x0 <= middle <= bases[index].x1,
            abs((bases[index].x0 + bases[index].x1) / 2 - middle),
        ),
        default=0,
    )


def _apart(before: Sign, after: Sign, size: float, rtl: bool) -> bool:
    """Whether the space between two signs is a space although no sign says so."""
    if not before.text.strip() or not after.text.strip():
        return False
    gap = before.x0 - after.x1 if rtl else after.x0 - before.x1
    wide = any(unicodedata.east_asian_width(letter) in "WF" for letter in before.text[-1:] + after.text[:1])
    return gap > (0.9 if wide else 0.24) * size


_LTR_RUN = re.compile(
    r"[0-9A-Za-z\u00c0-\u024f]+(?:[./,:\-–][0-9A-Za-z\u00c0-\u024f]+| (?=[A-Za-z])[A-Za-z]+)*"
)


def _turned(texts: list[str]) -> Iterator[str]:
    """A right-to-left row, read from the right: numbers and Latin words inside it still run to the right."""
    line = "".join(texts).replace(_TATWEEL, "")
    yield _LTR_RUN.sub(lambda found: found[0][::-1], line)


def mirrored(rows_of_document: list[Row]) -> bool:
    """Whether right-to-left rows carry brackets as printed shapes, so that “(” closes."""
    text = "\n".join(row.text for row in rows_of_document if row.rtl)
    return len(re.findall(r"\)[^()\n]{1,4}\(", text)) > len(re.findall(r"\([^()\n]{1,4}\)", text))


def unmirror(text: str) -> str:
    """Turns every bracket round."""
    return text.translate(_MIRRORED)
