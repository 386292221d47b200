"""The order of names in a list, in the language in force: that of CLDR, as far as names of places go."""

from __future__ import annotations

import unicodedata

from gloss.tongues.voice import voice

_LETTERS = {"ar": {"آ": "ء"}, "es": {"ñ": "n\uffff"}, "ru": {"й": "и\uffff"}}
"""Letters with a mark that have a place of their own in the alphabet; every other mark only breaks a tie."""

_PINYIN = {"斐": "飞", "汶": "问", "瑙": "闹"}
"""Signs in names of States that GB 2312 keeps by their strokes, each with one of its first part that sounds alike."""


def name_key(name: str) -> tuple[str, str]:
    """By what a list of names is sorted.

    The first part of GB 2312 stands in the order of pinyin, so a Chinese name sorts as the bytes of that encoding do.
    """
    if voice().tag == "zh":
        return "".join(f"{_placed(each):08x}" for each in name), name
    text = unicodedata.normalize("NFC", name).casefold().replace("’", "'")
    placed = text
    for letter, place in _LETTERS.get(voice().tag, {}).items():
        placed = placed.replace(letter, place)
    plain = "".join(each for each in unicodedata.normalize("NFD", placed) if not unicodedata.combining(each))
    return plain, text


def by_pinyin(letter: str) -> bool:
    """Whether the order of this Chinese sign is known."""
    first = _PINYIN.get(letter, letter).encode("gb18030")[0]
    return 0xB0 <= first <= 0xD7


def _placed(letter: str) -> int:
    return int.from_bytes(_PINYIN.get(letter, letter).encode("gb18030"))
