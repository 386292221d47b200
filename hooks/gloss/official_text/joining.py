"""Lines put together again: into words, into paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_BROKEN = re.compile(r"(\w+)-$")
_FIRST = re.compile(r"^(\w+)")
_ENDED = re.compile(
    r"[.;:,،؛。；：，、!?！？][”’\"'»“)）]*$|[;；؛,]\s\w{1,3}$|[;；，](以及|并且|或者|和|或|及|与|并)$"
)
_CLOSED = re.compile(r"[.;,،؛。；，][”’\"'»“)）]*$")


class Joiner:
    """Puts lines together, knowing the words of the whole document."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: set[str] = set()
        for text in texts:
            self._words.update(word.casefold() for word in re.findall(r"[\w-]+", text))

    def join(self, before: str, after: str) -> str:
        """Two lines as one. A hyphen at the end stays, unless the document writes the word without it."""
        if not before or not after:
            return before or after
        broken, first = _BROKEN.search(before), _FIRST.match(after)
        if broken and first and after[0].islower():
            whole = (broken[1] + first[1]).casefold()
            kept = f"{broken[1]}-{first[1]}".casefold()
            if whole in self._words and kept not in self._words:
                return before[:-1] + after
            return before + after
        if broken and first and before[-2].isupper() and after[0].isupper():
            return before + after
        if _wide(before[-1]) and _wide(after[0]):
            return before + after
        if before[-1] == "/" and not before.endswith(" /"):
            return before + after
        return f"{before} {after}"


def _wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF" or sign in "“”‘’—…·"


def ended(text: str) -> bool:
    """Whether a sentence, or a clause of a list, ends here."""
    return bool(_ENDED.search(text))


def closed(text: str) -> bool:
    """Whether a point of a list is complete, so that words after it need not be its own."""
    return bool(_CLOSED.search(text))


def leads(text: str) -> bool:
    """Whether a list may begin after these words."""
    return not text or bool(re.search(r"[:：]\W*$|[:：]?[-–—]$", text))
