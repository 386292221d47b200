"""The words beside the depositary's table: declarations, reservations, objections and notes, kept exactly.

How they are divided in the XML is not known for certain. A piece that holds nothing but a participant's name
opens that participant's passage; a piece that begins with a note's number opens that note. No word is lost
but the section's own title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gloss.depositary.markup import Element, paragraphs, plain
from gloss.model.watch import Section

_SECTIONS: dict[str, Section] = {
    "Declarations": "declarations",
    "Objections": "objections",
    "DeclarationsUnderArticle": "declarations-under-article",
    "Notifications": "notifications",
    "TerritorialApplications": "territorial",
    "EndNotes": "end-notes",
}

_NUMBER = re.compile(r"^\(?(\d{1,3})[.)]?$")
_NUMBERED = re.compile(r"^\(?(\d{1,3})(?:[.)]\s*|\s+)(?=\S)")


@dataclass(frozen=True)
class Words:
    """A passage with its participant as the depositary writes the name, or the number of its note."""

    section: Section
    name: str | None
    mark: str | None
    text: str


def read_words(root: Element, names: Sequence[str]) -> Iterator[Words]:
    """Every passage of every section, in the document's order; nothing where there is no such section."""
    known = {_key(name): name for name in names}
    for element in root.walk():
        section = _SECTIONS.get(element.name)
        if section is not None:
            yield from _passages(element, section, known)


def _passages(element: Element, section: Section, known: dict[str, str]) -> Iterator[Words]:
    name: str | None = None
    mark: str | None = None
    lines: list[str] = []
    for block in _blocks(element):
        text = paragraphs(block)
        if not text:
            continue
        opens = known.get(_key(plain(block))) if section != "end-notes" else None
        number = _NUMBER.match(text) or _NUMBERED.match(text) if section == "end-notes" else None
        if opens is None and number is None:
            lines.append(text)
            continue
        if lines:
            yield Words(section, name, mark, "\n".join(lines))
        lines = []
        if opens is not None:
            name, mark = opens, None
        elif number is not None:
            mark = number[1]
            if rest := text[number.end() :].strip():
                lines.append(rest)
    if lines:
        yield Words(section, name, mark, "\n".join(lines))


def _blocks(element: Element) -> Iterator[str]:
    """The text of each piece on its own, in reading order."""
    for part in element.parts:
        if isinstance(part, str):
            yield part
        elif part.name != "Title":
            yield from _blocks(part)


def _key(name: str) -> str:
    return re.sub(r"[\d,\s]+$", "", name).strip().rstrip(":").casefold()
