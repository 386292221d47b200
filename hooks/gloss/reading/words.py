"""An article's page as a writer wrote it: lead, plain words under each provision, notes.

The form is Markdown with three agreements: a heading names a provision, its first line is one
sentence that stands alone, and a note is a block between `/// note | Title` and `///`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from gloss.model.base import PROVISION
from gloss.model.problem import Place, Problem
from gloss.model.words import Head, Note
from gloss.reading.nodes import read_yaml
from gloss.reading.records import Filed, read_record

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
_BLOCK = re.compile(r"^///\s*([\w-]*)\s*(?:\|\s*(.*?))?\s*$")
_ID = re.compile(rf"^{PROVISION}$")


@dataclass(frozen=True)
class NoteText:
    """A note with its title, its own words, and where it stands."""

    filed: Filed[Note]
    title: str
    body: str
    line: int

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

    def notes(self) -> list[tuple[str, NoteText]]:
        """Every note in reading order with the provision under which it stands (“” for the lead)."""
        return [(section.id, note) for section in (self.lead, *self.sections) for note in section.notes]

    def section(self, provision: str) -> Section | None:
        """The words about one provision."""
        return next((section for section in self.sections if section.id == provision), None)

    def place(self, line: int) -> Place:
        """A line of this page."""
        return Place(self.path, line, 1)


def slug(title: str) -> str:
    """A title as an anchor: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title.lower().replace("’", "").replace("'", ""))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^\w]+", "-", plain).strip("-_")


def split_head(text: str, path: str) -> tuple[str | None, str, int, list[Problem]]:
    """The lines between the dashes at the top, the rest, and the line on which the rest begins."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1, [
            Problem(Place(path, 1, 1), "The page does not begin with “---”.", "Put the page's own fields at the top between two lines of “---”.")
        ]  # fmt: skip
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in {"---", "..."}:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2, []
    return (
        None,
        "",
        1,
        [Problem(Place(path, 1, 1), "The fields at the top are not closed.", "Put a line “---” after them.")],
    )


def read_words(text: str, path: str) -> tuple[ArticleWords | None, list[Problem]]:
    """Reads an article's page; returns None for the words only if its head cannot be read."""
    head_text, rest, first, problems = split_head(text, path)
    if head_text is None:
        return None, problems
    tree, found = read_yaml(head_text or " ", path, first_line=2)
    problems += found
    head = None
    if tree is not None:
        head, found = read_record(tree, Head)
        problems += found
    reader = _Reader(path, problems)
    reader.read(rest.split("\n"), first)
    if head is None or tree is None:
        return None, problems
    return ArticleWords(path, Filed(head, tree), reader.sections[0], tuple(reader.sections[1:])), problems


class _Reader:
    """Goes through the lines once and sorts them into sections and notes."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.sections = [Section("", 1)]

    def read(self, lines: list[str], first: int) -> None:
        """Sorts the lines; `first` is the number of the first one in the file."""
        index = 0
        fence = ""
        while index < len(lines):
            line, number = lines[index], first + index
            index += 1
            if fence or re.match(r"^(```|~~~)", line):
                fence = "" if fence and line.startswith(fence) else fence or line[:3]
            elif heading := _HEADING.match(line):
                self._heading(heading, number)
                continue
            elif line.startswith("///"):
                index = self._note(lines, index, first)
                continue
            self.sections[-1].lines.append((number, line))

    def _heading(self, match: re.Match[str], number: int) -> None:
        level, name = len(match.group(1)), match.group(2)
        if not _ID.match(name):
            self._problem(
                number,
                f"“{name}” is a heading, and headings here name a provision and nothing else.",
                "Write it like this: ## 6.1, or make the line bold: **…**.",
            )
            return
        self.sections.append(Section(name, number, level))

    def _note(self, lines: list[str], index: int, first: int) -> int:
        """Reads a block whose opening line is just before `index`; returns the index after it."""
        opening = first + index - 1
        match = _BLOCK.match(lines[index - 1])
        kind, title = (match.group(1), match.group(2)) if match else ("", None)
        if kind != "note":
            sentence = (
                f"“/// {kind}” is not a block that this page knows."
                if kind
                else "“///” closes a block that was never opened."
            )
            self._problem(opening, sentence, "A note begins with “/// note | Its title” and ends with “///”.")
            return index
        options_from = index
        while index < len(lines) and re.match(r"^ {2,}\S", lines[index]):
            index += 1
        options = lines[options_from:index]
        body: list[str] = []
        while index < len(lines) and lines[index].rstrip() != "///":
            if lines[index].startswith("/// ") or _HEADING.match(lines[index]):
                break
            body.append(lines[index])
            index += 1
        if index >= len(lines) or lines[index].rstrip() != "///":
            self._problem(opening, "This note is not closed.", "Put a line “///” after its last sentence.")
        else:
            index += 1
        self._keep_note(title, options, first + options_from, "\n".join(body).strip(), opening)
        return index

    def _keep_note(self, title: str | None, options: list[str], line: int, body: str, opening: int) -> None:
        if not title:
            self._problem(
                opening,
                "This note has no title.",
                "Write it like this: /// note | The duty is each State's own.",
            )
        if not body:
            self._problem(
                opening,
                "This note says nothing.",
                "Write the note between its options and “///”, after an empty line.",
            )
        tree, found = read_yaml("\n".join(options) or " ", self.path, first_line=line)
        if tree is None:
            self.problems += found if options else [
                Problem(Place(self.path, opening, 1), "This note has no options.", "Write concern, sources and checked under its first line, each with four spaces before it.")
            ]  # fmt: skip
            return
        self.problems += found
        note, found = read_record(tree, Note)
        self.problems += found
        if note is not None and title and body:
            self.sections[-1].notes.append(NoteText(Filed(note, tree), title, body, opening))

    def _problem(self, line: int, sentence: str, hint: str) -> None:
        self.problems.append(Problem(Place(self.path, line, 1), sentence, hint))
