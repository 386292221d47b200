"""Signs that nobody sees: control signs, spaces without width, and marks that turn the direction of text.

They come along when text is copied, break searches and quotations, and can make a name read as another.
Signs that writing needs stay: the joiners of Arabic, Persian and emoji, and the plain marks of direction.
"""

from __future__ import annotations

import re

from gloss.model.problem import Place, Problem

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Every sign that is refused, in facts, in words and in the names of files."""

LOST = "\N{REPLACEMENT CHARACTER}"
"""What a program writes where it could not read a letter."""

_MANY = 3
"""Up to so many lines are named one by one; more of them are one fault of the whole file."""


def shown(text: str) -> str:
    """The text as it can safely be shown in a report: what nobody sees becomes a sign that everybody sees."""
    return UNSEEN.sub(LOST, text.replace("\t", " ").replace("\n", LOST))


def code(sign: str) -> str:
    """A sign's number, by which it can be looked up."""
    return f"U+{ord(sign):04X}"


def without_unseen(text: str, path: str) -> tuple[str, list[Problem]]:
    """The text with a space in place of each unseen sign, so that the rest can be read, and where they were."""
    if not UNSEEN.search(text) and LOST not in text:
        return text, []
    unseen: list[tuple[Place, str]] = []
    lost: list[Place] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if match := UNSEEN.search(line):
            unseen.append((Place(path, number, match.start() + 1), code(match[0])))
        if LOST in line:
            lost.append(Place(path, number, line.index(LOST) + 1))
    problems = []
    more = len(unseen) > _MANY
    for place, sign in unseen[:1] if more else unseen:
        sentence = f"There is a sign here that nobody can see ({sign})."
        if more:
            sentence = (
                f"There are signs on {len(unseen)} lines that nobody can see; this is the first ({sign})."
            )
        problems.append(Problem(place, sentence, "Delete it and type the text around it again."))
    more = len(lost) > _MANY
    for place in lost[:1] if more else lost:
        sentence = f"“{LOST}” stands here for a letter that was lost."
        if more:
            sentence = f"“{LOST}” stands for lost letters on {len(lost)} lines; this is the first."
        problems.append(Problem(place, sentence, "Type the letter again."))
    return UNSEEN.sub(" ", text), problems
