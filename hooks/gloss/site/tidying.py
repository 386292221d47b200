"""A finished page without what no reader needs."""

from __future__ import annotations

import re

_KEPT = re.compile(r"(<(?:pre|textarea)\b.*?</(?:pre|textarea)>)", re.DOTALL)
_SOUGHT = re.compile(r"<(span) hidden>.*?</\1>")


def tidy(page: str) -> str:
    """The page without the white space that templates leave between tags, and without words for the search index alone."""
    if " hidden>" in page:
        page = _SOUGHT.sub("", page)
    # What may not be touched stands at every second place.
    parts = enumerate(_KEPT.split(page))
    return "".join(part if place % 2 else _stripped(part) for place, part in parts)


def _stripped(text: str) -> str:
    """The same lines without what stands before the first sign of each, and without empty ones."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(line for line in map(str.lstrip, rest) if line)]) + (
        "\n" if rest and not rest[-1].strip() else ""
    )
