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


@dataclass(frozen=True)
class Intro:
    """What a person wrote for a page that facts complete."""

    title: str
    description: str
    text: str
    parts: dict[str, str]


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
    parts: dict[str, str] = {}
    name = ""
    lines = body.strip().split("\n")
    code = fences(lines)
    for place, line in enumerate(lines):
        heading = re.match(r"^## +(.*?)\s*$", line) if place not in code else None
        if heading:
            name = heading.group(1)
            parts[name] = ""
        else:
            parts[name] = f"{parts.get(name, '')}{line}\n"
    return Intro(
        str(tree.value["title"]),
        str(tree.value["description"]),
        body.strip(),
        {key: value.strip() for key, value in parts.items()},
    )
