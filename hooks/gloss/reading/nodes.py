"""YAML as plain text with positions: what a person typed, and where.

Plain YAML 1.1 reads `NO` as false and `40.10` as a number, keeps the last of two equal fields without
a word, and forgets line numbers. Here every scalar stays text, equal fields are refused, and each
value remembers its place. Tags, anchors and aliases are refused: no file can build an object, or
grow beyond its size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from gloss.model.problem import Place, Problem

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, the same answers
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

Path = tuple[str | int, ...]
DEEPEST = 40
"""How many levels of indentation a file may have; our own formats need five."""

_SCANNER_SENTENCES: tuple[tuple[str, str, str], ...] = (
    (r"\\t|tab", "There is a tab here, and tabs cannot indent.", "Write two spaces for each level."),
    (
        "mapping values are not allowed",
        "There is a second colon on this line, or the line above is indented differently.",
        'Put the text after the field\'s name in quotation marks: title: "One: two".',
    ),
    (
        "could not find expected ':'|simple key",
        "This line has no colon after the name of a field.",
        "Write the field's name, a colon, a space, and the value: name: Norway.",
    ),
    (
        "while scanning a quoted scalar",
        "A quotation mark is opened here and never closed.",
        "Close it with the same mark, or write the text without quotation marks.",
    ),
    (
        "expected <block end>|did not find expected (key|'-')",
        "This line does not stand under the one it belongs to.",
        "Fields of the same thing begin in the same column; entries of a list begin with “- ”.",
    ),
    (
        "expected ',' or|flow (sequence|mapping)",
        "A bracket is opened and never closed, or a comma is missing.",
        "Write a list in one line as [one, two].",
    ),
    (
        "cannot start any token",
        "This line begins with a sign that has a special meaning.",
        "Put the text in quotation marks.",
    ),
    (
        "expected alphabetic or numeric",
        "This text begins with a sign that has a special meaning here (& * ! % @ or `).",
        "Put the text in quotation marks.",
    ),
    (
        "unknown escape",
        "A backslash in double quotation marks has a special meaning.",
        "Use single quotation marks.",
    ),
    (
        "special characters|not allowed|control",
        "There is an invisible control sign here.",
        "Delete it and type the text again.",
    ),
)


@dataclass(frozen=True)
class Tree:
    """A file's values as text, lists and groups, and the place of each."""

    path: str
    value: Any
    marks: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def at(self, *steps: str | int, key: bool = False) -> Place:
        """The place of a value (or of its field's name), or of the nearest thing around it."""
        table = self.keys if key else self.marks
        for length in range(len(steps), -1, -1):
            spot = table.get(steps[:length]) or self.marks.get(steps[:length])
            if spot:
                return Place(self.path, *spot)
        return Place(self.path, 1, 1)


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Tree | None, list[Problem]]:
    """Reads YAML text; `first_line` is the line of the file on which it begins.

    Returns the tree, or None if the text cannot be understood at all, with every fault found.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    offset = first_line - 1
    try:
        unsafe = _forbidden(text, path, offset)
        if unsafe:
            return None, unsafe
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return None, [_unreadable(error, text, path, offset)]
    if root is None:
        return None, [Problem(Place(path, 1 + offset, 1), "There is nothing in this file.", _EMPTY)]
    builder = _Builder(path, offset)
    value = builder.build(root, ())
    return Tree(path, value, builder.marks, builder.keys), builder.problems


_EMPTY = "Write the facts into it, or delete the file."


def _forbidden(text: str, path: str, offset: int) -> list[Problem]:
    """Anchors, aliases, tags, several documents, and depth: looked for only where a sign of them is."""
    nesting = text.count("[") + text.count("{") + max(map(_indent, text.split("\n")))
    if nesting <= DEEPEST and not re.search(r"[&*!]|^(---|\.\.\.|%)", text, re.MULTILINE):
        return []
    return list(_walk_events(text, path, offset))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -?:"))


def _walk_events(text: str, path: str, offset: int) -> Iterator[Problem]:
    depth = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        mark = event.start_mark
        place = Place(path, mark.line + 1 + offset, mark.column + 1) if mark else Place(path)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                yield Problem(place, "A second document begins here (“---”).", "Keep one thing in one file.")
                return
        elif isinstance(event, yaml.AliasEvent):
            yield Problem(
                place, f"“*{event.anchor}” points to another part of the file.", "Write the value out."
            )
            return
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor:
                yield Problem(
                    place,
                    f"“&{event.anchor}” gives this value a name, and such names are not used here.",
                    "Put text that begins with & in quotation marks.",
                )
                return
            tag = getattr(event, "tag", None)
            if tag:
                yield Problem(
                    place,
                    f"“{_tag(tag)}” asks for a special kind of value, and only plain text is read here.",
                    "Delete it, or put text that begins with ! in quotation marks.",
                )
                return
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                yield Problem(
                    place,
                    f"Things are nested more than {DEEPEST} levels deep here.",
                    "Take some brackets out.",
                )
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _unreadable(error: yaml.YAMLError, text: str, path: str, offset: int) -> Problem:
    problem_mark = getattr(error, "problem_mark", None)
    mark = getattr(error, "context_mark", None) if "quoted scalar" in str(error) else problem_mark
    mark = mark or problem_mark
    if mark is None:
        position = getattr(error, "position", None)
        before = text[: position if isinstance(position, int) else 0]
        place = Place(path, before.count("\n") + 1 + offset, len(before) - before.rfind("\n"))
    else:
        place = Place(path, mark.line + 1 + offset, mark.column + 1)
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {getattr(error, 'reason', '')}"
    line = (text.split("\n")[place.line - 1 - offset : place.line - offset] or [""])[0]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        words = "tab"
    for pattern, sentence, hint in _SCANNER_SENTENCES:
        if re.search(pattern, words):
            return Problem(place, sentence, hint)
    return Problem(
        place,
        "From here on the file cannot be read.",
        "A colon inside text, a missing quotation mark or spaces at the beginning of a line are the usual reasons.",
    )


class _Builder:
    """Turns composed nodes into text, lists and groups, and notes where each stood."""

    def __init__(self, path: str, offset: int) -> None:
        self.path = path
        self.offset = offset
        self.marks: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def build(self, node: yaml.Node, path: Path) -> Any:
        self.marks[path] = self._spot(node)
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, index)) for index, child in enumerate(node.value)]
        return self._group(node, path)

    def _group(self, node: yaml.Node, path: Path) -> dict[str, Any]:
        group: dict[str, Any] = {}
        for key_node, value_node in node.value:
            spot = self._spot(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(
                    spot, "The name of a field is missing here.", "Write a name, a colon, and the value."
                )
                continue
            key = key_node.value
            if key in group:
                first = self.keys[(*path, key)][0]
                self._problem(
                    spot, f"“{key}” is written twice; it is already on line {first}.", "Keep one of the two."
                )
                continue
            self.keys[(*path, key)] = spot
            if isinstance(value_node, yaml.ScalarNode) and not value_node.value and value_node.style is None:
                self._problem(
                    spot, f"“{key}” has nothing after its colon.", "Write the value, or take the line out."
                )
                group[key] = MISSING
                continue
            group[key] = self.build(value_node, (*path, key))
        return group

    def _spot(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + 1 + self.offset, node.start_mark.column + 1

    def _problem(self, spot: tuple[int, int], sentence: str, hint: str) -> None:
        self.problems.append(Problem(Place(self.path, *spot), sentence, hint))


class _Missing:
    """Stands where a field has a name but no value; already reported, so not reported again."""

    def __repr__(self) -> str:
        return "nothing"


MISSING = _Missing()
