"""Words that stay English on a page in another language, marked so that they can be read aloud, found and set rightly.

From where they are read to where they are shown, such words stand between two signs that no text has. When the HTML
is finished, the signs become the attributes `lang` and `dir` of an element: of the block that holds nothing else, or
of a span around them. WCAG 2.2, success criterion 3.1.2, asks for it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

START, END = "\ue000", "\ue001"
"""From the area that Unicode leaves for private use; no file of the project may contain them."""

_MARKS = re.compile(f"[{START}{END}]")
_PARTS = re.compile(
    r"(<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)>|</?[a-zA-Z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>)",
    re.DOTALL,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_BLOCKS = frozenset((
    "p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption",
    "summary", "caption", "label", "title", "div", "section", "article", "button", "option", "legend",
    "body", "main", "header", "footer", "nav", "ul", "ol", "dl", "table", "tr", "thead", "tbody",
    "details", "figure", "aside",
))  # fmt: skip
_ATTRIBUTES = {"lang": "en", "dir": "ltr"}


def _span() -> tuple[str, str]:
    """The beginning and the end of an element around English words, as Python's own library writes it."""
    element = ET.Element("span", _ATTRIBUTES)
    element.text = START
    begins, _, ends = ET.tostring(element, encoding="unicode", method="html").partition(START)
    return begins, ends


_BEGINS, _ENDS = _span()
_SAID = _BEGINS[5:-1]
"""The attributes alone, with the space before them."""


def marked(text: str) -> str:
    """English words, marked; empty stays empty."""
    return f"{START}{text}{END}" if text else text


def bare(text: str) -> str:
    """The same without marks, where none can be shown: in a title, in data, in a picture."""
    return _MARKS.sub("", text)


@dataclass
class _Block:
    """An open element that holds words of its own, by the place of its tag among the parts."""

    name: str
    place: int
    own: bool = False
    foreign: bool = False


_CITED = re.compile(r"(?<![\w\u2066])\d{1,3}(?:\(\w{1,5}\))+")
_MIXED_TITLE = re.compile(
    f"[<]title>(?!\\s*{START}[^{START}{END}]*{END}\\s*[<]/title>)[^<]*{START}[^<]*[<]/title>"
)
"""A title with words in two languages: no element can stand in it, and a title of one language says so itself."""
_UNTOUCHED = re.compile(
    r"(<(?:script|style|textarea|pre)\b.*?</(?:script|style|textarea|pre)>|<[^>]*>)", re.DOTALL
)


def isolated(html: str) -> str:
    """The HTML with each “6(2)” set apart, for a language that is written from the right: so its brackets stay where they are.

    The signs are those of Unicode's bidirectional algorithm (UAX 9), which may stand wherever text may.
    """
    parts = _UNTOUCHED.split(html)
    return "".join(
        part if place % 2 else _CITED.sub("\u2066\\g<0>\u2069", part) for place, part in enumerate(parts)
    )


def dressed(html: str) -> str:
    """The HTML with attributes in the place of marks."""
    if START not in html:
        return html
    parts = _PARTS.split(_MIXED_TITLE.sub(lambda title: bare(title[0]), html))
    wholly = _wholly_foreign(parts)
    inside = False
    for place, part in enumerate(parts):
        if place % 2:
            tag = bare(part)
            parts[place] = f"{tag[:-1]}{_SAID}>" if place in wholly else tag
            continue
        pieces = re.split(f"([{START}{END}])", part)
        for number, piece in enumerate(pieces):
            if piece in (START, END) and piece:
                inside = piece == START
                pieces[number] = ""
            elif inside and piece.strip() and not _covered(wholly, parts, place):
                pieces[number] = f"{_BEGINS}{piece}{_ENDS}"
        parts[place] = "".join(pieces)
    return "".join(parts)


def _walk(parts: list[str]) -> list[tuple[int, _Block | None]]:
    """For each piece of text the block that it stands in."""
    stack: list[_Block] = []
    found: list[tuple[int, _Block | None]] = []
    for place, part in enumerate(parts):
        if place % 2 == 0:
            found.append((place, stack[-1] if stack else None))
            continue
        tag = _TAG.match(part)
        if tag is None or tag[2].lower() not in _BLOCKS:
            continue
        name = tag[2].lower()
        if not tag[1]:
            stack.append(_Block(name, place))
        elif any(block.name == name for block in stack):
            while stack.pop().name != name:
                pass
    return found


def _wholly_foreign(parts: list[str]) -> dict[int, set[int]]:
    """The tags of blocks whose words are all English, each with the pieces of text that it covers."""
    inside = False
    blocks: dict[int, _Block] = {}
    texts: dict[int, set[int]] = {}
    for place, block in _walk(parts):
        for piece in re.split(f"([{START}{END}])", parts[place]):
            if piece in (START, END) and piece:
                inside = piece == START
            elif piece.strip() and block is not None:
                blocks[block.place] = block
                texts.setdefault(block.place, set()).add(place)
                block.foreign, block.own = block.foreign or inside, block.own or not inside
    return {place: texts[place] for place, block in blocks.items() if block.foreign and not block.own}


def _covered(wholly: dict[int, set[int]], parts: list[str], place: int) -> bool:
    return any(place in texts for texts in wholly.values())
