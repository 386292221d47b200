"""What YAML could do and our files may not: build objects, point to other parts, nest without end.

Such things are found in the stream of events, before anything is built, so no file can grow beyond its size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from gloss.model.problem import Place, Problem

DEEPEST = 40
"""How many levels of indentation a file may have; our own formats need five."""

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_WIDE_INDENT = re.compile(rf"^[ ]*[{_SPACES}][ {_SPACES}]*(?=- |[\w-]+:)", re.MULTILINE)


def refusals(text: str, path: str, offset: int, loader: Any) -> list[Problem]:
    """Whatever keeps a text from being read at all although YAML might allow it; at most one fault."""
    if match := _WIDE_INDENT.search(text):
        line = text.count("\n", 0, match.start()) + 1 + offset
        return [
            Problem(
                Place(path, line, 1),
                "This line begins with a space of a special kind, as web pages and word processors use them.",
                "Delete the spaces before its first word and type them again.",
            )
        ]
    if match := re.match(r"(?:[ ]*(?:#.*)?\n)*%.*", text):
        line = match[0].count("\n") + 1 + offset
        return [
            Problem(Place(path, line, 1), "A line that begins with “%” is not used here.", "Delete the line.")
        ]
    # The events are gone through only where a sign of something is that could be refused.
    nesting = text.count("[") + text.count("{") + max(map(_indent, text.split("\n")))
    if nesting <= DEEPEST and not re.search(r"[&*!]|^(---|\.\.\.)", text, re.MULTILINE):
        return []
    return list(_walk(text, path, offset, loader))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -?:"))


def _walk(text: str, path: str, offset: int, loader: Any) -> Iterator[Problem]:
    depth = documents = 0
    for event in yaml.parse(text, Loader=loader):
        mark = event.start_mark
        place = Place(path, mark.line + 1 + offset, mark.column + 1) if mark else Place(path)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                yield Problem(place, "A second thing begins here (“---”).", "Keep one thing in one file.")
                return
        elif isinstance(event, yaml.DocumentEndEvent) and event.explicit:
            yield Problem(place, "“...” ends the file here.", "Delete the line.")
            return
        elif isinstance(event, yaml.AliasEvent):
            yield Problem(
                place,
                f"“*{event.anchor}” points to another part of the file, and nothing here can.",
                "Write the value out; put text that begins with * in quotation marks.",
            )
            return
        elif isinstance(event, yaml.NodeEvent) and (event.anchor or getattr(event, "tag", None)):
            yield _named_or_special(event, place)
            return
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                sentence = f"Things stand more than {DEEPEST} levels deep inside each other here."
                yield Problem(place, sentence, "Take some of the brackets out.")
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _named_or_special(event: Any, place: Place) -> Problem:
    if event.anchor:
        return Problem(
            place,
            f"“&{event.anchor}” gives this value a name, and such names are not used here.",
            "Put text that begins with & in quotation marks.",
        )
    tag = event.tag.replace("tag:yaml.org,2002:", "!!")
    return Problem(
        place,
        f"“{tag}” asks for a special kind of value, and only plain text is read here.",
        "Delete it, or put text that begins with ! in quotation marks.",
    )
