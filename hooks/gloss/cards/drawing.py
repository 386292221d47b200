"""A card becomes an SVG, and an SVG a picture of few colours.

Where things stand is reckoned here, how they look stands in the templates `overrides/cards/*.svg`, and the
colours are those of the style sheet `tokens.css`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import jinja2
import resvg_py
from PIL import Image

from gloss.cards.lettering import Face, Lettering, Lines
from gloss.model.problem import Refused
from gloss.pages.cards import Card, Deck
from gloss.reading.files import read_text
from gloss.tongues.templates import give_voice

WIDTH, HEIGHT = 1200, 630
"""The size that messengers ask for, in pixels."""

COLOURS = {"map": 64}
FEW_COLOURS = 24
"""Enough for the edges of letters on two grounds, at a third of the bytes of full colour; the map needs more."""

PHRASES = "phrases.txt"
"""The template with what stands on cards beside the words of their pages."""

_TOKENS = "overrides/assets/stylesheets/tokens.css"
_LEFT, _RIGHT = 76, WIDTH - 64
_TOP, _BOTTOM = 124, 524
_STRIP = 104
_FOOT = 586
_GAP = 16

_LARGE = (84, 76, 68, 62, 56, 52, 48, 44, 40, 36, 33)
_FEW, _FEW_SIZES = 40, 3
"""A title of few signs may be set in the first sizes, which would be too loud for a sentence."""

_SMALL = (42, 40, 38, 36, 34, 32, 30, 28, 26)


@dataclass(frozen=True)
class Words:
    """One line of letters: where it begins (or ends, where one writes from the right), and how it looks."""

    x: float
    y: float
    size: float
    face: Face
    role: str
    text: str


@dataclass(frozen=True)
class Swatch:
    """One entry of the map's legend: where it stands, and how it is drawn."""

    x: float
    y: float
    look: str


@dataclass(frozen=True)
class Frame:
    """Everything that a template needs to know of places: lines of letters, the badge, the strip of the choice."""

    words: tuple[Words, ...]
    badge: tuple[float, float] | None
    """Where the badge begins, and how wide it is."""
    strip: float | None
    """Where the strip begins, from above."""
    looks: dict[str, str] = field(default_factory=dict)
    """How each State is drawn on the map, by its key."""
    swatches: tuple[Swatch, ...] = ()
    left: float = _LEFT
    """Where the rule above the foot begins."""
    edge: float = _LEFT
    """Where the coloured edge of the strip stands, 8 pixels wide."""


def colours(root: Path) -> dict[str, str]:
    """The colours of the light scheme by their names, with “_” for “-”: `paper`, `ink_2`."""
    text, problems = read_text(root, _TOKENS)
    if text is None:
        raise Refused(f"{problems[0].place}  {problems[0].sentence}")
    found: dict[str, str] = {}
    for name, value in re.findall(r"--gl-([a-z0-9-]+):\s*(#[0-9a-fA-F]{3,8});", text):
        found.setdefault(name.replace("-", "_"), value)
    return found


class Drawing:
    """Draws the cards of one deck as SVG."""

    def __init__(self, root: Path, deck: Deck) -> None:
        folder = root / "overrides" / "cards"
        self._lettering = Lettering(folder / "fonts")
        self._deck = deck
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        give_voice(environment, root / "overrides")
        environment.globals |= {"colour": colours(root), "width": WIDTH, "height": HEIGHT}
        self._card = environment.get_template("card.svg")
        self._map = environment.get_template("map.svg")
        self._phrases = environment.get_template(PHRASES)

    def svg(self, card: Card) -> str:
        """The card as SVG."""
        said = self._said(card)
        template = self._map if card.kind == "map" else self._card
        frame = self._map_frame(card, said) if card.kind == "map" else self._frame(card, said)
        if card.direction == "rtl":
            frame = _mirrored(frame)
        return template.render(card=card, frame=frame, atlas=self._deck.atlas)

    def _said(self, card: Card) -> dict[str, str]:
        """The phrases of one card, by their roles; those that do not fit the card are empty."""
        text = self._phrases.module
        names = ("label", "choice", "foot")
        return {name: getattr(text, name)(card, self._deck).unescape().strip() for name in names}

    def _frame(self, card: Card, said: dict[str, str]) -> Frame:
        bottom = _BOTTOM - (_STRIP + 18 if card.choice else 0)
        words = [*self._line(said["label"], "bold", "label", 30, 82)]
        words += self._body(card, bottom)
        if card.choice:
            top = _BOTTOM - _STRIP
            words += self._line(said["choice"], "bold", "kind", 24, top + 38, inset=24)
            words += self._line(card.choice, "bold", "choice", 32, top + 80, inset=24)
        words += self._line(card.address, "bold", "address", 28, _FOOT)
        words += self._line(said["foot"], "sans", "foot", 24, _FOOT, far=True)
        badge = None
        if card.badge:
            wide = self._lettering.width(card.badge, "bold", 28) + 40
            badge = (_RIGHT - wide, wide)
            words += self._line(card.badge, "bold", "badge", 28, 82, far=True, inset=20)
        return Frame(tuple(words), badge, _BOTTOM - _STRIP if card.choice else None)

    def _map_frame(self, card: Card, said: dict[str, str]) -> Frame:
        words = [
            *self._line(said["label"], "bold", "label", 30, 62),
            *self._line(card.address, "bold", "address", 26, _FOOT + 18),
            *self._line(said["foot"], "bold", "foot", 26, 62, far=True),
        ]
        atlas, swatches = self._deck.atlas, []
        shades = atlas.layers[0].shades if atlas else ()
        for place, shade in enumerate(shades):
            x, y = _LEFT + place // 3 * 580, 500 + place % 3 * 26
            swatches.append(Swatch(x, y - 16, shade.look))
            words.append(Words(x + 44, y, 20, "sans", "foot", shade.label))
        drawn = {f"{atlas.layers[0].key}{shade.letter}": shade.look for shade in shades} if atlas else {}
        looks = {area.view.key: drawn[area.classes.split()[0]] for area in atlas.areas} if atlas else {}
        return Frame(tuple(words), None, None, looks, tuple(swatches))

    def _body(self, card: Card, bottom: float) -> Iterator[Words]:
        """The large words and those under them; where they leave room, a third of it stands above them."""
        wide, room = _RIGHT - _LEFT, bottom - _TOP
        large = _LARGE if len(card.title) < _FEW else _LARGE[_FEW_SIZES:]
        title = self._lettering.fit(
            card.title, "serif", (wide, room * (0.62 if card.text else 1)), large, 1.24
        )
        tall = len(title.lines) * title.size * 1.24
        text = Lines(0, ())
        if card.text:
            rest = (wide, room - tall - _GAP)
            text = self._lettering.fit(card.text, "sans", rest, _SMALL, 1.36)
        spare = room - tall - (_GAP + len(text.lines) * text.size * 1.36 if card.text else 0)
        y = _TOP + max(0, spare) / 3
        for place, line in enumerate(title.lines):
            yield Words(_LEFT, y + title.size * (0.96 + 1.24 * place), title.size, "serif", "title", line)
        y += tall + _GAP
        for place, line in enumerate(text.lines):
            yield Words(_LEFT, y + text.size * (1 + 1.36 * place), text.size, "sans", "text", line)

    def _line(
        self, text: str, face: Face, role: str, size: float, y: float, far: bool = False, inset: float = 0
    ) -> Iterator[Words]:
        """One line at the near or the far side, at most as large as given, and cut off where it is too long."""
        if not text:
            return
        near = _LEFT + inset
        wide = _RIGHT - near - inset
        fitted = self._lettering.fit(text, face, (wide, size * 1.3), (size, size * 0.9, size * 0.8), 1.2)
        line = fitted.lines[0]
        x = _RIGHT - inset - self._lettering.width(line, face, fitted.size) if far else near
        yield Words(x, y, fitted.size, face, role, line)


def _mirrored(frame: Frame) -> Frame:
    """The same for who writes from the right: every line ends where it would have begun.

    A mark at both ends of a line keeps its punctuation on the side on which it belongs.
    """
    words = tuple(replace(word, x=WIDTH - word.x, text=f"\u200f{word.text}\u200f") for word in frame.words)
    badge = (WIDTH - frame.badge[0] - frame.badge[1], frame.badge[1]) if frame.badge else None
    swatches = tuple(replace(swatch, x=WIDTH - swatch.x - 30) for swatch in frame.swatches)
    left = WIDTH - _RIGHT
    return replace(frame, words=words, badge=badge, swatches=swatches, left=left, edge=WIDTH - _LEFT - 8)


def picture(svg: str, fonts: tuple[str, ...], most: int = FEW_COLOURS) -> bytes:
    """An SVG as PNG with at most so many colours; `fonts` are the paths of the only fonts that may be used."""
    drawn = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=list(fonts))
    with Image.open(io.BytesIO(drawn)) as image:
        few = image.convert("RGB").quantize(most, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", compress_level=8)
    return out.getvalue()
