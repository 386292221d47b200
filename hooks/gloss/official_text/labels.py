"""What a number at the start of a line can mean: “(i)” is a letter, or a Roman one.

Here a label is only read in every way it can be read. Which way is right depends on its neighbours, and is
decided for a whole article at once, in `series`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gloss.official_text.grammar.numerals import FIGURES, HAN, figures, han, roman

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщэюя"
_ALIKE = str.maketrans("асеорхі", "aceopxi")
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HIJAI = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_ARABIC_ALIKE = str.maketrans({"ا": "أ", "إ": "أ", "ی": "ي", "ک": "ك", "ى": "ي", "ھ": "ه"})
_SKIPPED = {"cyrillic": {7, 11, 10}, "latin": set()}
"""Letters that some series leave out: ё, й, and и before й."""
_MARKS = "\u0640\u200d\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"


@dataclass(frozen=True)
class Reading:
    """One way to read a label: its kind (shape and alphabet) and its place in that alphabet."""

    shape: str
    script: str
    place: int

    @property
    def numeric(self) -> bool:
        """Whether it numbers paragraphs, as against points: “1.”, “1 -”, “一、”."""
        return (self.shape, self.script) in {
            ("dot", "figures"), ("dash", "figures"), ("comma", "han"), ("bare", "figures"), ("slash", "figures"),
        }  # fmt: skip

    def follows(self, before: Reading) -> bool:
        """Whether it is the next of its kind."""
        if (self.shape, self.script) != (before.shape, before.script):
            return False
        step = set(range(before.place + 1, self.place))
        return self.place > before.place and step <= _SKIPPED.get(self.script, set())


@dataclass(frozen=True)
class Label:
    """A label as printed, every way to read it, and the words after it."""

    printed: str
    readings: tuple[Reading, ...]
    rest: str
    sure: bool
    """Strong shapes such as “(a)” are seldom anything else; “a.” or “1 -” may be plain words."""


_SHAPES: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    ("paren", re.compile(r"^[(（]\s?(?P<in>[^()（）\s]{1,7})\s?[)）][.:]?\s*(?P<rest>.*)$"), True),
    ("paren", re.compile(r"^(?P<in>[\u3220-\u3229\u2474-\u2487])\s*(?P<rest>.*)$"), True),
    ("ring", re.compile(r"^(?P<in>[\u2460-\u2473])\s*(?P<rest>.*)$"), True),
    ("quote", re.compile(rf"^[’‘'](?P<in>{FIGURES})[’‘']\s*(?P<rest>.*)$"), True),
    ("comma", re.compile(rf"^(?P<in>{HAN})、\s*(?P<rest>.*)$"), True),
    ("dot", re.compile(rf"^(?P<in>{FIGURES})\s?[.．](?=\s|$|[“”«\"(（\u3000-\u9fff\u0600-\u06ff])\s*(?P<rest>.*)$"), True),
    ("dash", re.compile(rf"^(?P<in>{FIGURES})\s?[-–—](?:\s+|$)(?P<rest>.*)$"), False),
    ("slash", re.compile(rf"^(?P<in>{FIGURES})/(?:\s+|$)(?P<rest>.*)$"), False),
    ("half", re.compile(r"^(?P<in>\w{1,6})\s?\)\s+(?P<rest>.*)$"), True),
    ("half", re.compile(r"^(?P<in>\w{1,6})\s?\)(?P<rest>)$"), True),
    ("dot", re.compile(r"^(?P<in>[^\W\d_]{1,5})\.(?:\s+|$)(?P<rest>.*)$"), False),
    ("dash", re.compile(r"^(?P<in>[\u0600-\u06ff]{1,2})\s?[-–—](?:\s+|$)(?P<rest>.*)$"), False),
)  # fmt: skip


def label(text: str) -> Label | None:
    """The label at the start of a line, if there is one."""
    for shape, pattern, sure in _SHAPES:
        found = pattern.match(text)
        if not found:
            continue
        readings = tuple(_readings(shape, found["in"]))
        if readings:
            printed = text[: found.start("rest")].strip()
            return Label(printed, readings, found["rest"].strip(), sure)
    return None


def _readings(shape: str, inside: str) -> Iterator[Reading]:
    code = ord(inside[0])
    if 0x3220 <= code <= 0x3229:
        yield Reading("paren", "han", code - 0x321F)
        return
    if 0x2474 <= code <= 0x2487:
        yield Reading("paren", "figures", code - 0x2473)
        return
    if 0x2460 <= code <= 0x2473:
        yield Reading("ring", "figures", code - 0x245F)
        return
    value = figures(inside)
    if value:
        yield Reading(shape, "figures", value)
        return
    value = han(inside)
    if value:
        yield Reading(shape, "han", value)
        return
    upper = inside.isupper()
    place = _place(inside.lower().translate(_ALIKE), _LATIN)
    if place:
        yield Reading(shape, "LATIN" if upper else "latin", place)
    place = roman(inside) or 0
    if place:
        yield Reading(shape, "ROMAN" if upper else "roman", place)
    place = _place(inside.lower(), _CYRILLIC)
    if place:
        yield Reading(shape, "CYRILLIC" if upper else "cyrillic", place)
    arabic = "".join(sign for sign in inside if sign not in _MARKS).translate(_ARABIC_ALIKE)
    for script, order in (("abjad", _ABJAD), ("hijai", _HIJAI), ("greek", _GREEK), ("hebrew", _HEBREW)):
        place = _place(arabic, order)
        if place:
            yield Reading(shape, script, place)


def _place(letters: str, order: str) -> int:
    """1 for the first letter, 27 for “aa” (or “bb” for the one after it), 0 for something else."""
    if len(letters) == 1:
        return order.find(letters) + 1
    if len(letters) == 2 and letters[0] in order and letters[1] in order:
        if letters[0] == letters[1]:
            return len(order) + order.find(letters[0]) + 1
        if letters[0] == order[0]:
            return len(order) + order.find(letters[1]) + 1
    return 0
