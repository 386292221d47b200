"""Plain text: lines, with blank lines as the only hint about paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gloss.model.problem import Refused
from gloss.official_text.lines import Line, tidy

_MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read(data: bytes) -> list[Line]:
    """The lines of a text file; Refused if its letters cannot be told."""
    return list(lines(decoded(data)))


def decoded(data: bytes, named: str = "") -> str:
    """Bytes as letters: by their mark, by the name they give, or as UTF-8."""
    for mark, name in _MARKED:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    for name in ["utf-8", *([named] if named else [])]:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    raise Refused("The letters of this file cannot be told: it is not UTF-8. Save it as UTF-8 and try again.")


def lines(text: str) -> Iterator[Line]:
    """One line for each line; form feeds divide pages."""
    pages = re.split(r"\f", text.replace("\r\n", "\n").replace("\r", "\n"))
    spaced = len(re.findall(r"\n[ \t]*\n", text)) > max(5, text.count("\n") / 40)
    page, blank = 0, True
    for number, part in enumerate(pages, 1):
        page = number if len(pages) > 3 else 0
        for raw in part.split("\n"):
            words = tidy(raw)
            if not words:
                blank = True
                continue
            yield Line(words, page=page, fresh=True if blank else (False if spaced and not page else None))
            blank = False
