"""Words of `docs/` that introduce a page made from facts: its title, its description, its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from gloss.model.problem import Refused
from gloss.reading.files import read_text
from gloss.reading.markup import fences
from gloss.reading.nodes import read_yaml
from gloss.reading.words import split_head
from gloss.tongues.foreign import marked
from gloss.tongues.pages import english, translation, with_anchors
from gloss.tongues.voice import voice

_HEADING = r"^## +(.*?)\s*$"


@dataclass(frozen=True)
class Intro:
    """What a person wrote for a page that facts complete."""

    title: str
    description: str
    text: str
    parts: dict[str, str]


def _headings(body: str) -> list[str]:
    lines = body.strip().split("\n")
    code = fences(lines)
    return [
        found[1]
        for place, line in enumerate(lines)
        if place not in code and (found := re.match(_HEADING, line))
    ]


def read_intro(root: Path, uri: str) -> Intro:
    """Reads `docs/<uri>`: `title` and `description` from its head, its text, and the text under each heading.

    Refused with a sentence if the page is missing or its head cannot be read.
    """
    path = f"docs/{uri}"
    text, problems = read_text(root, path)
    if text is None:
        raise Refused(f"{problems[0].place}  {problems[0].sentence}")
    head, body, _, problems = split_head(text, path)
    tree = None
    if head is not None:
        tree, problems = read_yaml(head or " ", path, first_line=2)
    if (
        tree is None
        or problems
        or not isinstance(tree.value, dict)
        or not {"title", "description"} <= set(tree.value)
    ):
        raise Refused(
            f"{path}:1  This page needs “title” and “description” at its top, between two lines of “---”."
        )
    title, description = str(tree.value["title"]), str(tree.value["description"])
    names = _headings(body)
    if not voice().english:
        given = translation(root, path)
        title = (given.head.title if given else None) or marked(title)
        description = (given.head.description if given else None) or marked(description)
        body = with_anchors(body.strip(), given.body) if given else english(body)
    parts: dict[str, str] = {}
    name, left = "", iter(names)
    lines = body.strip().split("\n")
    code = fences(lines)
    for place, line in enumerate(lines):
        if place not in code and re.match(_HEADING, line):
            # Templates know the parts by their English names, in whatever language they are written.
            name = next(left, line)
            parts[name] = ""
        else:
            parts[name] = f"{parts.get(name, '')}{line}\n"
    return Intro(title, description, body.strip(), {key: value.strip() for key, value in parts.items()})
