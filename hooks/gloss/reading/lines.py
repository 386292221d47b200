"""An article's page, read line by line into a lead, sections and notes.

The form is Markdown with three agreements: a heading names a provision, its first line is one
sentence that stands alone, and a note is a block between `/// note | Title` and `///`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gloss.model.base import PROVISION
from gloss.model.problem import Place, Problem
from gloss.model.words import Head, Note
from gloss.reading.nodes import Tree, read_yaml
from gloss.reading.records import Filed, read_record
from gloss.reading.signs import shown
from gloss.reading.words import ArticleWords, NoteText, Section, split_head

_ID = re.compile(PROVISION)
_NUMBER = re.compile(r"P|A?[1-9][0-9]{0,2}")
_HOW = "A note begins with “/// note | Its title” and ends with “///”."


def read_words(text: str, path: str) -> tuple[ArticleWords | None, list[Problem]]:
    """Reads an article's page; returns None for the words only if its head cannot be read."""
    words, problems = _read(text, path)
    return words, list(problems)


@lru_cache(512)  # While somebody writes, all pages but one are as they were.
def _read(text: str, path: str) -> tuple[ArticleWords | None, tuple[Problem, ...]]:
    head_text, rest, first, problems = split_head(text, path)
    head: Head | None = None
    tree: Tree | None = None
    if head_text is not None:
        tree, found = read_yaml(head_text or " ", path, first_line=2)
        problems += found
    if tree is not None:
        head, found = read_record(tree, Head)
        problems += found
        number = tree.value.get("article") if isinstance(tree.value, dict) else None
        if isinstance(number, str) and not _NUMBER.fullmatch(number.strip()):
            sentence = f"“{shown(number[:60])}” is not the number of an article."
            plain = number.strip().lstrip("0")
            example = plain if _NUMBER.fullmatch(plain) else "6"
            problems.append(
                Problem(tree.at("article"), sentence, f'Write it like this: article: "{example}".')
            )
            head = None
    reader = _Reader(path, problems)
    reader.read(rest.split("\n"), first)
    if head is None or tree is None:
        return None, tuple(problems)
    lead, *sections = reader.sections
    return ArticleWords(path, Filed(head, tree), lead, tuple(sections), tuple(reader.unread)), tuple(problems)


def heading(line: str) -> tuple[int, str] | None:
    """The depth and the words of a heading; Markdown takes every line for one that begins with a number sign."""
    words = line.lstrip("#")
    depth = len(line) - len(words)
    return (depth, words.strip().rstrip("#").rstrip()) if depth else None


def block(line: str) -> tuple[str, str] | None:
    """The kind and the title of a line of slashes: (“note”, “Its title”), or two empty texts where it closes."""
    if not line.startswith("///"):
        return None
    kind, _, title = line[3:].partition("|")
    return kind.strip(), title.strip()


class _Reader:
    """Goes through the lines once and sorts them into sections and notes."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.sections = [Section("", 1)]
        self.unread: list[Tree] = []
        self.lines: list[str] = []
        self.first = 1
        self.forgiven = 0

    def read(self, lines: list[str], first: int) -> None:
        """Sorts the lines; `first` is the number of the first one in the file."""
        self.lines, self.first = lines, first
        index = 0
        while index < len(lines):
            line = lines[index]
            if line.startswith(("```", "~~~")):
                index = self._fence(index)
            elif words := heading(line):
                self._heading(*words, self.first + index)
                index += 1
            elif slashes := block(line):
                index = self._block(*slashes, index)
            else:
                self._line(line, index)
                index += 1

    def _line(self, line: str, index: int) -> None:
        above = self.lines[index - 1] if index else ""
        if re.fullmatch(r"(=+|-+)[ ]*", line) and above.strip() and not above.startswith(("#", "//")):
            self._problem(
                index,
                "A line of hyphens or equals signs makes a heading of the line above it.",
                "Delete the line, or put an empty line before it.",
            )
        elif re.match(r" {1,3}///", line):
            self._problem(index, "There are spaces before “///”.", "Begin the line with “///”.")
        elif re.match(r"//? *note\b", line, re.IGNORECASE):
            self._problem(index, "This line looks like the beginning of a note, with too few slashes.", _HOW)
        self.sections[-1].lines.append((self.first + index, line))

    def _fence(self, index: int) -> int:
        """Takes a block of code as it is; returns the index after it."""
        opening, mark = index, self.lines[index][:3]
        index += 1
        while index < len(self.lines) and not self.lines[index].startswith(mark):
            index += 1
        if index >= len(self.lines):
            sentence = f"A block of code begins here (“{mark}”) and does not end."
            self._problem(opening, sentence, f"Put a line “{mark}” after it, or delete this one.")
            # Only this line is left out, so that everything after it is read.
            return opening + 1
        for number in range(opening, index + 1):
            self.sections[-1].lines.append((self.first + number, self.lines[number]))
        return index + 1

    def _heading(self, level: int, name: str, number: int) -> None:
        if not _ID.fullmatch(name):
            sentence = f"“{name}” is a heading, and headings here name a provision and nothing else."
            if not name:
                sentence = "This heading is empty."
            self.problems.append(
                Problem(
                    Place(self.path, number, 1),
                    sentence,
                    "Write a heading like this: ## 6.1, or make the line bold: **…**.",
                )
            )
            return
        self.sections.append(Section(name, number, level))

    def _block(self, kind: str, title: str, index: int) -> int:
        """Reads what begins with slashes; returns the index after it."""
        if kind == "note":
            return self._note(title, index)
        if not kind and not title:
            if self.forgiven:
                self.forgiven -= 1
            else:
                self._problem(index, "“///” ends a note here, but none was begun.", _HOW)
            return index + 1
        if kind.startswith("/"):
            self._problem(index, "There are more than three slashes here.", _HOW)
        else:
            self._problem(index, f"“/// {kind or title}” is nothing that can begin on this page.", _HOW)
        self.forgiven += 1
        return index + 1

    def _note(self, title: str, opening: int) -> int:
        """Reads a note from its first line on; returns the index after it."""
        index = begun = opening + 1
        while index < len(self.lines) and re.match(r" {2,}\S|\t", self.lines[index]):
            index += 1
        options = self.lines[begun:index]
        body: list[str] = []
        closed = False
        while index < len(self.lines) and not closed:
            line = self.lines[index]
            found, slashes = heading(line), block(line)
            if slashes == ("", ""):
                closed = True
            elif slashes and slashes[0] == "note":
                sentence = "This note does not end before the next one begins."
                self._problem(
                    opening,
                    sentence,
                    "Put a line “///” after its last sentence; no note can stand inside another.",
                )
                self.forgiven += self._closes_twice(index)
                break
            elif found and _ID.fullmatch(found[1]):
                sentence = f"This note does not end before the heading “{found[1]}”."
                self._problem(opening, sentence, "Put a line “///” after its last sentence.")
                break
            elif found:
                sentence = f"“{found[1]}” is a heading, and no heading can stand inside a note."
                self._problem(index, sentence, "Make the line bold: **…**.")
            else:
                body.append(line)
            index += 1
        else:
            if not closed:
                self._problem(opening, "This note does not end.", "Put a line “///” after its last sentence.")
        empty = next((number for number, line in enumerate(body) if line.strip()), 0)
        begun = self.first + opening + 1 + len(options) + empty
        self._keep(title, options, "\n".join(body).strip(), opening, begun)
        return index

    def _closes_twice(self, index: int) -> int:
        """1 if two ends follow each other after a note inside a note, else 0: the second belongs to the first note."""
        ends = 0
        for line in self.lines[index + 1 :]:
            found = block(line)
            if found == ("", ""):
                ends += 1
            elif found or heading(line):
                break
            if ends == 2:
                return 1
        return 0

    def _keep(self, title: str, options: list[str], body: str, opening: int, begun: int) -> None:
        if not title:
            self._problem(
                opening,
                "This note has no title.",
                "Write it like this: /// note | The duty is each State's own.",
            )
        if not body:
            hint = "Write the note between its options and “///”, after an empty line."
            self._problem(opening, "There are no words in this note.", hint)
        if not options:
            hint = "Write concern, sources and checked right under it, each on a line with four spaces before it."
            self._problem(opening, "There are no options under the first line of this note.", hint)
            return
        tree, found = read_yaml("\n".join(options), self.path, first_line=self.first + opening + 1)
        self.problems += found
        if tree is None:
            return
        note, found = read_record(tree, Note)
        self.problems += found
        if note is None:
            self.unread.append(tree)
        elif title and body:
            self.sections[-1].notes.append(
                NoteText(Filed(note, tree), title, body, self.first + opening, begun)
            )

    def _problem(self, index: int, sentence: str, hint: str) -> None:
        self.problems.append(Problem(Place(self.path, self.first + index, 1), sentence, hint))
