"""YAML as plain text with positions: what a person typed, and where.

Plain YAML 1.1 reads `NO` as false and `40.10` as a number, keeps the last of two equal fields without
a word, and forgets line numbers. Here every scalar stays text, equal fields are refused, and each
value remembers its place. Tags, anchors and aliases are refused: no file can build an object, or
grow beyond its size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from gloss.model.problem import Place, Problem
from gloss.reading.diagnosis import unreadable
from gloss.reading.markup import in_fact
from gloss.reading.refusals import refusals
from gloss.reading.signs import UNSEEN, code, shown

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, the same answers
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

Path = tuple[str | int, ...]
QUOTED = "data/depositary.yml"
"""What outsiders published is quoted here, and was doubted when it was fetched; everywhere else facts are plain text."""
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML writes that there is no value; here a field without a value is left out."""


@dataclass(frozen=True)
class Tree:
    """A file's values as text, lists and groups, and the place of each."""

    path: str
    value: Any
    marks: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    altered: bool = False
    """Whether something was left out of it, so that it does not say what the file says."""
    made: dict[type, tuple[Any, tuple[Problem, ...]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """The record of each kind that was made of it, and what was wrong with it."""
    fields: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What others have noted of its fields, by the name under which they ask for it again."""

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
    tree, problems = _read(text, path, first_line)
    return tree, list(problems)


@lru_cache(8192)  # While somebody writes, all files but one are as they were.
def _read(text: str, path: str, first_line: int) -> tuple[Tree | None, tuple[Problem, ...]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    offset = first_line - 1
    try:
        refused = refusals(text, path, offset, _Loader)
        if refused:
            return None, tuple(refused)
        root = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML in Python lets a number that is no letter (“\\UFFFFFFFF”) out as an error of Python's own.
        return None, (unreadable(error, text, path, offset),)
    if root is None:
        where = "in this file" if first_line == 1 else "between these lines"
        hint = "Write the fields here, each on a line of its own: its name, a colon, a space, its value."
        return None, (Problem(Place(path, first_line, 1), f"There are no fields {where}.", hint),)
    builder = _Builder(text, path, offset)
    value = builder.build(root, ())
    return Tree(path, value, builder.marks, builder.keys, builder.altered), tuple(builder.problems)


class _Builder:
    """Turns composed nodes into text, lists and groups, and notes where each stood."""

    def __init__(self, text: str, path: str, offset: int) -> None:
        self.lines = text.split("\n")
        self.path = path
        self.offset = offset
        self.marks: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self.altered = False

    def build(self, node: yaml.Node, path: Path) -> Any:
        """The node's value; where it stands is kept under its path."""
        spot = self.marks[path] = self._spot(node)
        if isinstance(node, yaml.ScalarNode):
            # Only an escape in quotation marks can still hold one: the file's own text has none any more.
            if node.style == '"' and (unseen := UNSEEN.search(node.value)):
                sentence = f"The backslash in this text makes a sign that nobody can see ({code(unseen[0])})."
                self._problem(spot, sentence, "Take it out.")
                self.altered = True
                return UNSEEN.sub(" ", node.value)
            if not node.style:
                self._cut_short(node)
            if self.path != QUOTED and (found := in_fact(node.value)):
                self._problem(spot, *found)
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self._entry(child, (*path, index)) for index, child in enumerate(node.value)]
        return self._group(node, path)

    def _cut_short(self, node: yaml.ScalarNode) -> None:
        """A number sign after a space begins a remark; without a space after it, it was meant as text."""
        line, column = node.end_mark.line, node.end_mark.column
        rest = self.lines[line][column:] if line < len(self.lines) else ""
        if match := re.match(r" +#(?=[^\s#])", rest):
            spot = line + 1 + self.offset, column + match.end()
            hint = "Put the whole text in quotation marks, or write a space after “#” if it is a remark."
            self._problem(spot, "What follows “#” is not read.", hint)

    def _entry(self, node: yaml.Node, path: Path) -> Any:
        if _is_nothing(node):
            spot = self.marks[path] = self._spot(node)
            self._problem(
                spot, "There is nothing in this entry of the list.", "Write it, or delete its line."
            )
            return MISSING
        return self.build(node, path)

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
                    spot,
                    f"“{shown(key)}” is written twice; it is already on line {first}.",
                    "Keep one of the two.",
                )
                continue
            self.keys[(*path, key)] = spot
            if _is_nothing(value_node):
                self._nothing(key, spot, value_node)
                group[key] = MISSING
                continue
            group[key] = self.build(value_node, (*path, key))
        return group

    def _nothing(self, key: str, spot: tuple[int, int], node: yaml.ScalarNode) -> None:
        if node.value:
            sentence = f"“{shown(key)}” is “{node.value}” here, and a field without a value is left out."
            self._problem(self._spot(node), sentence, "Take the line out.")
        else:
            self._problem(
                spot, f"“{shown(key)}” has nothing after its colon.", "Write the value, or take the line out."
            )

    def _spot(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + 1 + self.offset, node.start_mark.column + 1

    def _problem(self, spot: tuple[int, int], sentence: str, hint: str) -> None:
        self.problems.append(Problem(Place(self.path, *spot), sentence, hint))


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in NOTHING


class _Missing:
    """Stands where a field has a name but no value; already reported, so not reported again."""

    def __repr__(self) -> str:
        return "nothing"


MISSING = _Missing()
