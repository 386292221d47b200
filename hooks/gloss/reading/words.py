"""An article's page as a writer wrote it: lead, plain words under each provision, notes.

How a page is written, and how it is read line by line, stands in `gloss.reading.lines`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from gloss.model.action import PackHead
from gloss.model.problem import Place, Problem
from gloss.model.words import CountryHead, Head, Note
from gloss.reading.nodes import Tree
from gloss.reading.records import Filed


@dataclass(frozen=True)
class NoteText:
    """A note with its title, its own words, and where it stands."""

    filed: Filed[Note]
    title: str
    body: str
    line: int
    begun: int = 0
    """The line on which its own words begin."""

    @property
    def record(self) -> Note:
        """The note's options."""
        return self.filed.record

    @property
    def anchor(self) -> str:
        """The note's address on its page, from its key or its title."""
        return f"note-{self.record.key or slug(self.title)}"


@dataclass
class Section:
    """The words under one heading; `id` is empty for what stands before the first heading."""

    id: str
    line: int
    level: int = 2
    lines: list[tuple[int, str]] = field(default_factory=list)
    notes: list[NoteText] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The plain words as Markdown, without the notes."""
        return "\n".join(line for _, line in self.lines).strip()

    @property
    def gist(self) -> str:
        """The first line: one sentence that stands alone."""
        return self.text.split("\n", 1)[0].strip()

    @property
    def rest(self) -> str:
        """What follows the first sentence."""
        return self.text.partition("\n")[2].strip()


@dataclass(frozen=True)
class ArticleWords:
    """Everything that people wrote on one article's page."""

    path: str
    head: Filed[Head]
    lead: Section
    sections: tuple[Section, ...]
    unread: tuple[Tree, ...] = ()
    """The options of notes that have a fault of their own."""

    def notes(self) -> list[tuple[str, NoteText]]:
        """Every note in reading order with the provision under which it stands (“” for the lead)."""
        return [(section.id, note) for section in (self.lead, *self.sections) for note in section.notes]

    @property
    def written(self) -> Iterator[tuple[int, str]]:
        """Every line of words with its number, those of notes too."""
        for section in (self.lead, *self.sections):
            yield from section.lines
            for note in section.notes:
                yield note.line, note.title
                yield from enumerate(note.body.split("\n"), start=note.begun)

    def section(self, provision: str) -> Section | None:
        """The words about one provision."""
        return next((section for section in self.sections if section.id == provision), None)

    def place(self, line: int) -> Place:
        """A line of this page."""
        return Place(self.path, line, 1)


@dataclass(frozen=True)
class CountryWords:
    """What somebody wrote about a country, as Markdown."""

    path: str
    head: Filed[CountryHead]
    text: str


@dataclass(frozen=True)
class Pack:
    """What somebody wrote for one audience, as Markdown."""

    path: str
    head: Filed[PackHead]
    text: str


def slug(title: str) -> str:
    """A title as an anchor: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title.lower().replace("’", "").replace("'", ""))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^\w]+", "-", plain).strip("-_")


def split_head(text: str, path: str) -> tuple[str | None, str, int, list[Problem]]:
    """The lines between the dashes at the top, the rest, and the line on which the rest begins."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[start].rstrip() != "---":
        sentence = "The page does not begin with a line of three hyphens (---)."
        hint = "Put the page's own fields at the top, between two lines of “---”."
        return None, text, 1, [Problem(Place(path, start + 1, 1), sentence, hint)]
    if start:
        sentence = "There are empty lines above the fields at the top of the page."
        return None, "", 1, [Problem(Place(path, 1, 1), sentence, "Begin the page with the line “---”.")]
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in {"---", "..."}:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2, []
    sentence = "The fields at the top of the page begin here and do not end."
    return None, "", 1, [Problem(Place(path, 1, 1), sentence, "Put a line “---” after them.")]
