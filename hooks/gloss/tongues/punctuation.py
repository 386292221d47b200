"""Lists and signs between words, as the language in force writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from babel import Locale
from babel.lists import format_list

from gloss.tongues.voice import voice

_SIGNS = {
    "ar": {", ": "، ", "; ": "؛ "},
    "fr": {": ": "\u202f: ", "; ": "\u202f; "},
    "zh": {", ": "、", "; ": "；", ": ": "："},
}
"""Signs that are not those of English. CLDR has none of them apart; French has its narrow space, as in the catalogue."""

_SOUNDS_I = re.compile(r"\W*h?i(?!(?<=hi)[ae])", re.IGNORECASE)
"""In Spanish “y” is “e” before the sound of an i, but not before “hie” or “hia”; ICU’s ListFormatter has the same rule.

The rule is the Academy’s: https://www.rae.es/dpd/y
"""


def sign(english: str) -> str:
    """“, ”, “; ” or “: ”, with its spaces, as the language in force writes it."""
    return _SIGNS.get(voice().tag, {}).get(english, english)


def conjunction(following: str) -> str:
    """“ and ” with its spaces, before the words that follow."""
    if voice().tag == "es" and _SOUNDS_I.match(following):
        return " e "
    pattern: str = Locale.parse(voice().locale).list_patterns["standard"]["2"]
    return pattern.format("", "")


def listed(words: Sequence[str]) -> str:
    """“one, two and three”, by the patterns of CLDR."""
    if len(words) < 2:
        return "".join(words)
    *others, last = words
    if voice().tag == "es":
        return f"{', '.join(others)}{conjunction(last)}{last}"
    return format_list(list(words), locale=voice().locale)


def row(words: Sequence[str]) -> str:
    """“one, two, three”."""
    return sign(", ").join(words)


def headed(head: str, words: str) -> str:
    """“head: words”."""
    return f"{head}{sign(': ')}{words}"
