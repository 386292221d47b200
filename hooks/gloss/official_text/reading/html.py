"""HTML: blocks of words become paragraphs; menus, scripts and foot-notes do not."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from gloss.official_text.grammar.numerals import to_roman
from gloss.official_text.lines import Line, tidy
from gloss.official_text.reading.plain import decoded

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "main",
        "blockquote",
        "body",
        "center",
        "hr",
        "pre",
        "figure",
        "header",
    ]
)
_LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "nav",
        "footer",
        "noscript",
        "template",
        "svg",
        "select",
        "button",
        "form",
        "aside",
        "iframe",
        "title",
        "sup",
    ]
)
_STRONG = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "th"])
_ALONE = frozenset(
    [
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "wbr",
        "col",
        "area",
        "base",
        "embed",
        "source",
        "track",
        "param",
    ]
)
_DEEPEST = 2000


class _Blocks(HTMLParser):
    """Gathers the words between the beginnings and ends of blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._hidden: list[str] = []
        self._strong = 0
        self._inked_strong = False
        self._lists: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        if tag in _ALONE:
            if tag == "br" and not self._hidden:
                self._words.append("\n")
            return
        if tag in _LEFT_OUT or self._hidden:
            if len(self._hidden) < _DEEPEST:
                self._hidden.append(tag)
            return
        if tag in _BLOCKS:
            self._end()
        self._strong += tag in _STRONG
        if tag in {"ol", "ul"}:
            self._lists.append((_kind(tag, dict(attrs)), 0))
        if tag == "li" and self._lists:
            kind, count = self._lists[-1]
            given = dict(attrs).get("value") or ""
            count = int(given) if given.isdigit() and len(given) < 4 else count + 1
            self._lists[-1] = (kind, count)
            self._words.append(_label(kind, count))

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if self._hidden:
            if tag in self._hidden:
                del self._hidden[len(self._hidden) - 1 - self._hidden[::-1].index(tag) :]
            return
        if tag in _BLOCKS:
            self._end()
        self._strong = max(0, self._strong - (tag in _STRONG))
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._hidden:
            self._words.append(re.sub(r"\s+", " ", data))
            self._inked_strong |= bool(self._strong and data.strip())

    def _end(self) -> None:
        pieces = "".join(self._words).split("\n")
        for nth, piece in enumerate(pieces):
            words = tidy(piece)
            if words:
                alone = len(pieces) == 1
                self.lines.append(
                    Line(words, fresh=True if not nth else None, whole=alone, strong=self._inked_strong)
                )
        self._words = []
        self._inked_strong = False


def _kind(tag: str, attrs: dict[str, str | None]) -> str:
    """How an ordered list counts, so that its numbers, which the browser writes, are not lost."""
    style = attrs.get("style") or ""
    if tag == "ul" or "none" in style:
        return ""
    given = attrs.get("type") or "1"
    named = {"lower-alpha": "a", "lower-latin": "a", "lower-roman": "i", "decimal": "1"}
    return next((kind for name, kind in named.items() if name in style), given)


def _label(kind: str, count: int) -> str:
    if kind == "a":
        return f"({chr(96 + count)}) " if count <= 26 else ""
    if kind == "i":
        return f"({to_roman(count)}) "
    return f"{count}. " if kind == "1" else ""


def read(data: bytes) -> list[Line]:
    """The paragraphs of a page."""
    named = re.search(rb"charset=[\"']?([\w-]{2,20})", data[:4000])
    parser = _Blocks()
    parser.feed(decoded(data, named[1].decode() if named else "windows-1252"))
    parser.close()
    parser._end()
    return parser.lines
