"""A YAML file as lines of text in which single values can be replaced, and everything else stays as it is.

Comments, order, quotation marks, line ends and the byte-order mark are whoever wrote them's own. A round trip
through a YAML library would keep most of that; replacing only what changes keeps all of it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import yaml

from gloss.model.problem import Refused

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, the same answers
    from yaml import BaseLoader as _Loader  # type: ignore[assignment] # the same kind of loader, in Python

Step = str | int


class CannotEdit(Refused):
    """The file is written in a way that a program had better not touch."""


@dataclass
class YamlText:
    """The lines of one file, without their ends."""

    path: str
    lines: list[str]
    newline: str
    bom: bool
    ends: bool

    @classmethod
    def read(cls, raw: bytes, path: str) -> YamlText:
        """Takes a file apart; CannotEdit if its lines end in different ways or cannot be told apart."""
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            raise CannotEdit(
                f"{path} is not saved as UTF-8 text. Save it again, and try once more."
            ) from None
        bom = text.startswith("\ufeff")
        text = text.removeprefix("\ufeff")
        newline = "\r\n" if "\r\n" in text else "\n"
        if "\r" in text.replace("\r\n", "") or (newline == "\r\n" and text.count("\n") != text.count("\r\n")):
            raise CannotEdit(
                f"The lines of {path} end in different ways. Save it again with one kind of line end."
            )
        if re.search("[\x85\u2028\u2029]", text):
            raise CannotEdit(f"{path} has an invisible line separator in it. Delete it, and try once more.")
        lines = text.replace("\r\n", "\n").split("\n")
        ends = lines[-1] == ""
        return cls(path, lines[:-1] if ends else lines, newline, bom, ends)

    def bytes(self) -> bytes:
        """The file as it is to be written."""
        text = self.newline.join([*self.lines, ""] if self.ends else self.lines)
        return (("\ufeff" if self.bom else "") + text).encode("utf-8")

    def text(self) -> str:
        """The text with plain line ends."""
        return "\n".join([*self.lines, ""])

    def node(self, *steps: Step) -> yaml.Node | None:
        """The value at a path of names and numbers, with its place."""
        try:
            node = yaml.compose(self.text(), Loader=_Loader)
        except yaml.YAMLError:
            raise CannotEdit(f"{self.path} cannot be read. “gloss check” says why.") from None
        for step in steps:
            if isinstance(step, int) and isinstance(node, yaml.SequenceNode) and step < len(node.value):
                node = node.value[step]
            elif isinstance(node, yaml.MappingNode):
                node = next((value for key, value in node.value if key.value == step), None)
            else:
                return None
        return node

    def key_line(self, *steps: Step) -> int | None:
        """The line (from 0) on which the name of a field stands."""
        parent = self.node(*steps[:-1])
        if not isinstance(parent, yaml.MappingNode):
            return None
        return next((key.start_mark.line for key, _ in parent.value if key.value == steps[-1]), None)

    def set(self, value: str, *steps: Step) -> None:
        """Puts another text in the place of one; the comment behind it stays."""
        node = self.node(*steps)
        if not isinstance(node, yaml.ScalarNode):
            raise CannotEdit(f"“{steps[-1]}” could not be found in {self.path} where it should stand.")
        first, start = node.start_mark.line, node.start_mark.column
        head = self.lines[first][:start]
        if node.style in {"|", ">"}:
            last = self.block_end(node)
            self.lines[first : last + 1] = [head + quoted(value)]
            return
        tail = self.lines[node.end_mark.line][node.end_mark.column :]
        self.lines[first : node.end_mark.line + 1] = [head + quoted(value) + tail]

    def block_end(self, node: yaml.ScalarNode) -> int:
        """The last line (from 0) of a text that was written below its field with “|” or “>”."""
        last = min(node.end_mark.line, len(self.lines))
        if node.end_mark.column > 0 or last == node.start_mark.line:
            last += 1
        last = min(last, len(self.lines)) - 1
        while last > node.start_mark.line and not self._belongs(node, last):
            last -= 1
        return last

    def _belongs(self, node: yaml.ScalarNode, line: int) -> bool:
        """Whether a line below a block text is part of it: not empty, and further in than its field."""
        own = re.match(r" *(- +)*", self.lines[node.start_mark.line])
        indent = len(self.lines[line]) - len(self.lines[line].lstrip())
        return bool(self.lines[line].strip()) and indent > (own.end() if own else 0)

    def insert(self, line: int, new: list[str]) -> None:
        """Puts lines before the one with this number (from 0)."""
        if line >= len(self.lines):
            self.ends = True
        self.lines[line:line] = new


def quoted(text: str) -> str:
    """A text as it can stand after a colon, in quotation marks only where it needs them."""
    try:
        if yaml.load(f"x: {text}", Loader=_Loader) == {"x": text}:  # noqa: S506 # this loader makes text only
            return text
    except yaml.YAMLError:
        pass
    return json.dumps(text, ensure_ascii=False)
