"""Letters in four scripts: which font has them, how wide words are, and where a line ends.

SVG does not break lines by itself, so each text is measured and cut into lines before it is drawn. Pillow
measures without shaping: Arabic letters that join come out a little too wide, never too narrow, and the
same on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Literal

from PIL import ImageFont

Face = Literal["serif", "sans", "bold"]
Script = Literal["european", "arabic", "chinese"]

FILES: dict[tuple[Face, Script], str] = {
    ("serif", "european"): "NotoSerif-SemiBold.ttf",
    ("sans", "european"): "NotoSans-Regular.ttf",
    ("bold", "european"): "NotoSans-Bold.ttf",
    ("serif", "arabic"): "NotoSansArabic-Bold.ttf",
    ("sans", "arabic"): "NotoSansArabic-Regular.ttf",
    ("bold", "arabic"): "NotoSansArabic-Bold.ttf",
    ("serif", "chinese"): "NotoSansSC-Medium.ttf",
    ("sans", "chinese"): "NotoSansSC-Medium.ttf",
    ("bold", "chinese"): "NotoSansSC-Medium.ttf",
}
"""The font file of each face in each script."""

_MEASURED = 100
_NOT_FIRST = "。，、；：？！）》」』”’…·,.;:?!)%"
_NOT_LAST = "（《「『“‘("
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u200c-\u200f]")
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def script_of(sign: str) -> Script:
    """Which script a sign belongs to; what belongs to none is drawn with the European font."""
    if _ARABIC.match(sign):
        return "arabic"
    return "chinese" if _CHINESE.match(sign) else "european"


def files_for(text: str) -> tuple[str, ...]:
    """The font files that a text needs, whatever its faces; the European ones always."""
    scripts = {"european", *map(script_of, text)}
    return tuple(sorted({file for (_, script), file in FILES.items() if script in scripts}))


@dataclass(frozen=True)
class Lines:
    """A text cut into lines, at the size (in pixels) at which it fits."""

    size: float
    lines: tuple[str, ...]


class Lettering:
    """Measures and cuts texts with the fonts of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._width = cache(self._measured)

    def width(self, text: str, face: Face, size: float) -> float:
        """How wide a text is, in pixels."""
        return self._width(text, face) * size / _MEASURED

    def fit(
        self, text: str, face: Face, box: tuple[float, float], sizes: Sequence[float], lead: float
    ) -> Lines:
        """The text at the first of some sizes at which it fits into a box (width, height).

        `lead` is the distance of lines as a multiple of the size. At the last size, what does not fit is cut
        off after a whole word, with an ellipsis.
        """
        width, height = box
        for size in sizes:
            lines = self._lines(text, face, width, size)
            if len(lines) * size * lead <= height:
                return Lines(size, tuple(lines))
        most = max(1, int(height / (size * lead)))
        return Lines(size, (*lines[: most - 1], self._ended(lines[most - 1], face, width, size)))

    def _ended(self, line: str, face: Face, width: float, size: float) -> str:
        while line and self.width(f"{line}…", face, size) > width:
            line = line.rpartition(" ")[0] if " " in line else line[:-1]
        return f"{line.rstrip(' ,;:.–')}…"

    def _lines(self, text: str, face: Face, width: float, size: float) -> list[str]:
        lines, line, filled = [], "", 0.0
        for piece in self._pieces(text, face, width, size):
            bare = piece.rstrip()
            wide = self.width(bare, face, size)
            if line and filled + wide > width:
                lines.append(line.rstrip())
                line, filled = "", 0.0
            line += piece
            filled += wide + (self.width(" ", face, size) if bare != piece else 0)
        return [*lines, line.rstrip()]

    def _pieces(self, text: str, face: Face, width: float, size: float) -> Iterator[str]:
        """What stays together: a word with the space after it, a Chinese sign, a part of what is too long for a line."""
        for word in re.findall(r"\S+\s*|\s+", text):
            if any(map(_CHINESE.match, word)):
                yield from _chinese(word)
            elif self.width(word.rstrip(), face, size) <= width:
                yield word
            else:
                yield from word

    def _measured(self, text: str, face: Face) -> float:
        # Beside Chinese signs their font draws the punctuation too, and as wide as a sign.
        script = _script_beside_chinese if _CHINESE.search(text) else script_of
        runs = ((key, "".join(run)) for key, run in groupby(text, script))
        return sum(self._font(FILES[face, key]).getlength(run) for key, run in runs)

    @cache  # noqa: B019 one for a build
    def _font(self, file: str) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(str(self._folder / file), _MEASURED, layout_engine=ImageFont.Layout.BASIC)


def _script_beside_chinese(sign: str) -> Script:
    return "chinese" if sign in "“”‘’…—·" else script_of(sign)


def _chinese(word: str) -> Iterator[str]:
    """Single signs, with the punctuation that may not begin or end a line, and foreign words whole."""
    piece = ""
    for sign in word:
        joined = piece and (
            sign in _NOT_FIRST
            or piece[-1] in _NOT_LAST
            or (not _CHINESE.match(sign) and not _CHINESE.match(piece[-1]))
        )
        if piece and not joined:
            yield piece
            piece = ""
        piece += sign
    yield piece
