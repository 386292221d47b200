"""What pydantic found, said in sentences that a volunteer can act on."""

from __future__ import annotations

import difflib
import re
import types
import typing
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from gloss.model import base, dates

Steps = tuple[str | int, ...]

_FORMS: dict[str, tuple[str, str]] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": (
        "can hold only small letters, digits and single hyphens",
        "Write it like this: south-africa.",
    ),
    rf"^{base.PROVISION}$": (
        "does not name a place in the treaty",
        "Write article, paragraph and letter with dots between them: “6.2” or “11.1.a”.",
    ),
    r"^[A-Z]{2}$": ("is not a code of two capital letters", "Write it like this: iso: NO."),
    r"^[A-Z]{3}$": ("is not a code of three capital letters", "Write it like this: iso3: NOR."),
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$": ("is not the code of a language", "Write it like this: language: en."),
    dates.PATTERN: ("is not a date", "Write year, month, day: 2026-11-24."),
    r"^(P|A?[1-9]\d{0,2})$": ("is not the number of an article", 'Write it like this: number: "6".'),
}


def called(model: type[BaseModel], article: bool = True) -> str:
    """A record's name in a sentence: “a country”, “an event”."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    return (f"an {name}" if name[0] in "aeiou" else f"a {name}") if article else name


def say(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, bool]:
    """Sentence, hint, and whether the fault is in the field's name and not in its value."""
    steps: Steps = tuple(error["loc"])
    name = next((str(step) for step in reversed(steps) if isinstance(step, str)), "this")
    value = error["input"]
    context = error.get("ctx", {})
    kind = error["type"]
    owner = record_at(model, steps[:-1]) or model

    if kind == "extra_forbidden":
        return (
            f"“{name}” is not a field of {called(owner)}.",
            _nearest(name, list(owner.model_fields)),
            True,
        )
    if kind == "missing":
        field = owner.model_fields.get(name)
        meaning = (field.description or "") if field else ""
        return (
            f"“{name}” is missing from this {called(owner, article=False)}.",
            f"Add a line “{name}: …”. {meaning}".strip(),
            True,
        )
    if kind == "literal_error":
        words = [word.strip("'") for word in re.findall(r"'[^']*'", str(context.get("expected", "")))]
        return (
            f"{_quoted(value)} is not one of the words that “{name}” can have.",
            _nearest(str(value), words),
            False,
        )
    if kind == "string_pattern_mismatch":
        form, hint = _FORMS.get(
            str(context.get("pattern")), (f"does not have the form that “{name}” needs", "")
        )
        return (f"{_quoted(value)} {form}.", hint, False)
    if kind == "value_error":
        message = error["msg"].removeprefix("Value error, ")
        if not message.startswith("“"):
            message = f"“{name}” {message}"
        sentence, _, hint = message.partition("; ")
        return (f"{sentence}.", f"{hint[:1].upper()}{hint[1:]}." if hint else "", False)
    return _say_shape(kind, name, value, context)


def _say_shape(kind: str, name: str, value: Any, context: dict[str, Any]) -> tuple[str, str, bool]:
    """Faults of shape: text where a list should be, a word where a number should be."""
    if kind in {"int_parsing", "int_type", "int_from_float", "int_parsing_size"}:
        return (f"{_quoted(value)} is not a whole number.", f"Write “{name}” in digits.", False)
    if kind in {"bool_parsing", "bool_type"}:
        return (
            f"{_quoted(value)} is neither true nor false.",
            f"Write “{name}: true”, or take the line out.",
            False,
        )
    if kind == "greater_than_equal":
        return (f"“{name}” is {value}, and it cannot be less than {context.get('ge')}.", "", False)
    if kind in {"string_too_short", "too_short"}:
        return (f"“{name}” is empty.", "Write something, or take the line out.", False)
    if kind in {"tuple_type", "list_type"}:
        return (
            f"“{name}” should be a list, but {_shape(value)} stands there.",
            "Begin each entry on a line of its own with “- ”, or write [one, two].",
            False,
        )
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        return (
            f"“{name}” should be a group of fields, but {_shape(value)} stands there.",
            "Write each field on a line of its own, with two spaces more before it.",
            False,
        )
    if kind == "string_type":
        return (
            f"“{name}” should be text, but {_shape(value)} stands there.",
            "Write the text after the colon.",
            False,
        )
    return (f"{_quoted(value)} does not fit “{name}”.", "", False)


def record_at(model: type[BaseModel], steps: Steps) -> type[BaseModel] | None:
    """The record that a path leads into: `Event` for (“events”, 0) of `Country`."""
    here: Any = model
    for step in steps:
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(str(step))
            here = field.annotation if field else None
        else:
            inner = [part for part in typing.get_args(here) if part not in (type(None), Ellipsis, str)]
            here = inner[-1] if inner else None
        here = _unwrapped(here)
        if here is None:
            return None
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def _unwrapped(annotation: Any) -> Any:
    """An annotation without `| None`."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return next(part for part in typing.get_args(annotation) if part is not type(None))
    return annotation


def _nearest(word: str, words: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.6) or difflib.get_close_matches(
        word.lower(), words, n=1, cutoff=0.5
    )
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"You can write: {', '.join(words)}."


def _quoted(value: Any) -> str:
    if isinstance(value, str):
        return f"“{value if len(value) <= 60 else value[:57] + '…'}”"
    return _shape(value).capitalize()


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list"
    return f"“{value if len(str(value)) <= 60 else str(value)[:57] + '…'}”"
