"""What stands between the dashes at the top of a page, as a record."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from gloss.model.problem import Problem
from gloss.reading.nodes import read_yaml
from gloss.reading.records import Filed, read_record
from gloss.reading.words import split_head

R = TypeVar("R", bound=BaseModel)


def read_head(text: str, path: str, model: type[R]) -> tuple[Filed[R] | None, str, int, list[Problem]]:
    """The fields of a page, its text, the line on which the text begins, and everything that is wrong with its top.

    Without fields that can be read there is None in their place.
    """
    head, body, first, problems = split_head(text, path)
    if head is None:
        return None, body, first, problems
    tree, found = read_yaml(head or " ", path, first_line=2)
    problems += found
    if tree is None:
        return None, body, first, problems
    record, found = read_record(tree, model)
    problems += found
    return (Filed(record, tree) if record is not None else None), body, first, problems
