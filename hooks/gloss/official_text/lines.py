"""A line of a document, whatever kind of file it came from, and how its words are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from gloss.model.wording import comparable, words_hash

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SHAPES = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufeff\u2e80-\u2fdf]+")
_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
"""Characters that PDFs put out as the radicals that look like them, and that no other rule turns back."""


@dataclass(frozen=True)
class Line:
    """One printed line, or one whole paragraph where the file keeps paragraphs together.

    `fresh` is True where the layout shows that a paragraph begins here, False where it shows that one
    goes on, and None where the file cannot tell (plain text without blank lines).
    """

    text: str
    page: int = 0
    fresh: bool | None = None
    centred: bool = False
    strong: bool = False
    indent: float = 0.0
    top: float = 0.5
    small: bool = False
    gap: float = 0.0
    rest: float = 0.0
    """How much room is left at the end of the line."""
    first: float = 0.0
    """How wide the first word is. If it would have fitted on the line before, a paragraph begins here."""
    placed: bool = False
    """The file says where on the page the line stands, so that indents and gaps are known."""
    noted: bool = False
    """Its page has foot-notes, so that it may end early."""
    whole: bool = False
    """The line is a whole paragraph: the next one never continues it."""

    def __bool__(self) -> bool:
        return bool(self.text)


def plain_letters(text: str) -> str:
    """Shapes as letters: Arabic forms, “ﬁ” in one piece, Chinese radicals that stand for characters.

    A vowel sign on its own loses the space that carries it.
    """
    return _SHAPES.sub(
        lambda found: "".join(
            _RADICALS.get(shape) or unicodedata.normalize("NFKC", shape).lstrip() or " " for shape in found[0]
        ),
        text,
    )


def tidy(text: str) -> str:
    """One line of words: no invisible marks, single spaces, Arabic letters as letters and not as shapes."""
    text = _UNSEEN.sub("", text)
    text = plain_letters(text)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text)).strip()


__all__ = ["Line", "comparable", "words_hash"]
