"""A tree of text becomes a record, or a list of sentences about what keeps it from being one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from gloss.model.problem import Place, Problem
from gloss.reading.nodes import MISSING, Tree
from gloss.reading.sentences import called, did_you_mean, say
from gloss.reading.signs import shown

R = TypeVar("R", bound=BaseModel)
KEY = "[a-z0-9]+(-[a-z0-9]+)*"


@dataclass(frozen=True)
class Filed(Generic[R]):
    """A record together with the file that it was read from."""

    record: R
    tree: Tree

    @property
    def path(self) -> str:
        """The file's path from the top of the project."""
        return self.tree.path

    def at(self, *steps: str | int, key: bool = False) -> Place:
        """Where a value of the record stands in its file."""
        return self.tree.at(*steps, key=key)


def read_record(tree: Tree, model: type[R]) -> tuple[R | None, list[Problem]]:
    """Makes a record of a file's tree; every fault in it is reported, not only the first."""
    if model not in tree.made:
        tree.made[model] = _read_record(tree, model)
    record, problems = tree.made[model]
    return record, list(problems)


def _read_record(tree: Tree, model: type[R]) -> tuple[R | None, tuple[Problem, ...]]:
    if not isinstance(tree.value, dict):
        what = "a list" if isinstance(tree.value, list) else "text"
        sentence = f"The fields of {called(model)} should stand here, but {what} stands here."
        return None, (Problem(tree.at(), sentence, "Write each field on a line of its own: name: Norway."),)
    value, left_out = _without_missing(tree.value)
    try:
        return model.model_validate(value), ()
    except ValidationError as error:
        return None, tuple(_problems(error, tree, model, left_out))


def read_table(tree: Tree, model: type[R]) -> tuple[dict[str, R], list[Problem]]:
    """Makes a record of each entry of a file whose top level names the entries."""
    if not isinstance(tree.value, dict):
        what = "a list" if isinstance(tree.value, list) else "text"
        sentence = f"Each {called(model, article=False)} here needs a name, but {what} stands here."
        return {}, [
            Problem(tree.at(), sentence, "Write the name, a colon, and its fields on the lines below.")
        ]
    table: dict[str, R] = {}
    problems: list[Problem] = []
    for key, raw in tree.value.items():
        if not re.fullmatch(KEY, key):
            sentence = f"“{shown(key)}” can hold only small letters, digits and single hyphens."
            problems.append(Problem(tree.at(key, key=True), sentence, "Write it like this: eff-2024."))
        if raw is MISSING:
            continue
        value, left_out = _without_missing(raw)
        try:
            table[key] = model.model_validate(value)
        except ValidationError as error:
            problems += _problems(error, tree, model, left_out, (key,))
    return table, problems


def _problems(
    error: ValidationError,
    tree: Tree,
    model: type[BaseModel],
    left_out: set[tuple[Any, ...]],
    prefix: tuple[str | int, ...] = (),
) -> list[Problem]:
    details = error.errors(include_url=False)
    below = {tuple(detail["loc"][:length]) for detail in details for length in range(len(detail["loc"]))}
    said = [(detail, *say(detail, model)) for detail in details]
    # A field that is there under a wrong name is not missing as well.
    meant = {(detail["loc"][:-1], hint) for detail, _, hint, _ in said if detail["type"] == "extra_forbidden"}
    found = []
    for detail, sentence, hint, about_name in said:
        steps = tuple(detail["loc"])
        if steps in left_out or (detail["type"] == "too_short" and steps in below):
            continue
        missing = detail["type"] == "missing"
        if missing and (steps[:-1], did_you_mean(str(steps[-1]))) in meant:
            continue
        steps = (*prefix, *(steps[:-1] if missing else steps))
        found.append(Problem(tree.at(*steps, key=about_name and not missing), sentence, hint))
    return found


def _without_missing(value: Any, path: tuple[Any, ...] = ()) -> tuple[Any, set[tuple[Any, ...]]]:
    """The same value without the fields that had nothing after their colon, and where those were."""
    if isinstance(value, dict):
        kept: dict[str, Any] = {}
        gone: set[tuple[Any, ...]] = set()
        for key, inner in value.items():
            if inner is MISSING:
                gone.add((*path, key))
                continue
            kept[key], below = _without_missing(inner, (*path, key))
            gone |= below
        return kept, gone
    if isinstance(value, list):
        items = [_without_missing(inner, (*path, index)) for index, inner in enumerate(value)]
        return [item for item, _ in items], set().union(*(gone for _, gone in items))
    return (None, {path}) if value is MISSING else (value, set())
