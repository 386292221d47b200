"""Which language a document is in, as far as its letters and commonest words tell."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from gloss.official_text.lines import Line

_COMMON = {
    "en": "the of and to in for shall this by or with which such",
    "fr": "les des et du une pour dans par sur aux ou que ce",
    "es": "los las del y una para en por con que se el o",
    "pt": "os das dos e uma para em por com que não ou pelo",
    "it": "gli della delle e una per nel con che di il del alla",
    "de": "der die und den des ein für mit von zu im das dem",
    "nl": "het van een en voor met te op door dat aan zijn of",
    "ca": "els les dels i una per en amb que el o aquest",
    "ro": "și sau pentru în din cu la care prin se al unui",
}
_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ja", re.compile(r"[\u3041-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
)
_SHARING = {"ar": {"fa", "ur"}, "ru": {"uk", "be", "bg", "sr", "mk", "kk"}}
_PERSIAN = str.maketrans({"ی": "ي", "ک": "ك", "ھ": "ه"})


def guess(lines: list[Line]) -> str | None:
    """The language of most of the words; None where nothing tells it."""
    text = "\n".join(line.text for line in lines)
    letters = sum(letter.isalpha() for letter in text) or 1
    for language, script in _SCRIPTS:
        share = len(script.findall(text)) / letters
        if share > (0.1 if language in {"ja", "ko"} else 0.5):
            return language
    words = Counter(re.findall(r"\w+", text.casefold()))
    scores = {
        language: sum(words[word] for word in set(common.split())) for language, common in _COMMON.items()
    }
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= 20 else None


def disagrees(wanted: str, guessed: str | None) -> bool:
    """Whether a document is plainly in another language than the one it was imported as."""
    key = wanted.split("-", maxsplit=1)[0]
    if guessed is None or guessed == key or key in _SHARING.get(guessed, set()):
        return False
    return (
        key in _COMMON
        or key in {script for script, _ in _SCRIPTS}
        or guessed in {script for script, _ in _SCRIPTS}
    )


def lettered(lines: list[Line], language: str) -> list[Line]:
    """Arabic fonts borrow Persian shapes for Arabic letters; the letters meant are put back."""
    if language.split("-", maxsplit=1)[0] != "ar":
        return lines
    return [replace(line, text=line.text.translate(_PERSIAN)) for line in lines]
