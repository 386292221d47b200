"""Entries of a list in a YAML file, put in as lines, so that everything around them stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from gloss.writing.yaml_text import CannotEdit, YamlText


def entries(sheet: YamlText, name: str) -> yaml.SequenceNode | None:
    """The list under a field as lines below its name; CannotEdit if it is written in brackets."""
    node = sheet.node(name)
    if node is None:
        return None
    if not isinstance(node, yaml.SequenceNode) or (node.flow_style and node.value):
        raise CannotEdit(f"The {name} in {sheet.path} stand in brackets. Write each on lines of its own.")
    if any(not isinstance(item, yaml.MappingNode) or item.flow_style for item in node.value):
        raise CannotEdit(
            f"One of the {name} in {sheet.path} stands in brackets. Write its fields on lines of their own."
        )
    return node


def dash(sheet: YamlText, item: yaml.Node) -> tuple[int, int]:
    """Line and column (both from 0) of the “-” before an entry."""
    line, column = item.start_mark.line, item.start_mark.column
    match = re.match(r"^( *)- +$", sheet.lines[line][:column])
    if match is None:
        raise CannotEdit(f"{sheet.path}:{line + 1}  This entry does not begin on the line of its “-”.")
    return line, len(match[1])


def extent(sheet: YamlText, node: yaml.SequenceNode, place: int) -> tuple[int, int]:
    """The lines of an entry, without blank lines and comments that stand before the next thing."""
    start, indent = dash(sheet, node.value[place])
    end = start + 1
    while end < len(sheet.lines):
        line = sheet.lines[end]
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        end += 1
    while not sheet.lines[end - 1].strip():
        end -= 1
    return start, end


def insert(sheet: YamlText, name: str, place: int, lines: Sequence[str], later: Sequence[str] = ()) -> None:
    """Puts an entry before the one at `place`; a list that is not there yet goes before the first of the `later` fields."""
    node = entries(sheet, name)
    if node is None:
        found = (sheet.key_line(field) for field in later)
        before = min((line for line in found if line is not None), default=None)
        at = len(sheet.lines) if before is None else before
        while before is None and at and not sheet.lines[at - 1].strip():
            at -= 1
        sheet.insert(at, [f"{name}:", *(f"  {line}" for line in lines)])
        return
    if not node.value:
        line = node.start_mark.line
        head = sheet.lines[line][: node.start_mark.column].rstrip()
        tail = sheet.lines[line][node.end_mark.column :]
        sheet.lines[line] = (head + tail).rstrip()
        sheet.insert(line + 1, [f"  {text}" for text in lines])
        return
    if place == 0:
        _, indent = dash(sheet, node.value[0])
        at = (sheet.key_line(name) or 0) + 1
    else:
        _, at = extent(sheet, node, place - 1)
        _, indent = dash(sheet, node.value[place - 1])
    sheet.insert(at, [" " * indent + line for line in lines])
