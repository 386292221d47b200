"""What pydantic found, said in sentences that a volunteer can act on."""

from __future__ import annotations

import difflib
import re
import types
import typing
import unicodedata
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from gloss.model import base
from gloss.reading.signs import shown

Steps = tuple[str | int, ...]
LONGEST = 60
"""How much of a value a sentence quotes."""

_MARKS = "“”„‘’‚«»\"' "
"""Quotation marks that word processors put around text."""

_FORMS: dict[str, tuple[str, str]] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": (
        "can hold only small letters, digits and single hyphens",
        "Write it like this: south-africa.",
    ),
    rf"^{base.PROVISION}$": (
        "does not name a place in the treaty",
        "Write article, paragraph and letter with dots between them: “6.2” or “11.1.a”.",
    ),
    r"^[A-Z]{2}$": (
        "is not a code of two capital letters",
        "Look it up in ISO 3166-1, or in another file here.",
    ),
    r"^[A-Z]{3}$": (
        "is not a code of three capital letters",
        "Look it up in ISO 3166-1, or in another file here.",
    ),
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$": ("is not the code of a language", "Write it like this: language: en."),
    r"^(P|A?[1-9]\d{0,2})$": ("is not the number of an article", 'Write it like this: number: "6".'),
}
"""What each pattern of the model asks for, and how to write it."""


_NAMES = {
    "CountryHead": "page about a country",
    "EntryIntoForce": "rule on entry into force",
    "Head": "page about an article",
    "Moment": "entry of the timeline",
    "PageHead": "page",
    "ProtocolRule": "rule on protocols",
    "SignatureWindow": "time for signature",
    "Term": "word of the vocabulary",
    "Totals": "result of a vote",
}
"""What records are called in sentences, where the model's own name would puzzle a reader."""


def called(model: type[BaseModel], article: bool = True) -> str:
    """A record's name in a sentence: “a country”, “an event”."""
    name = _NAMES.get(model.__name__) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    return (f"an {name}" if name[0] in "aeiou" else f"a {name}") if article else name


def say(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, bool]:
    """Sentence, hint, and whether the fault is in the field's name and not in its value."""
    steps: Steps = tuple(error["loc"])
    name = next((str(step) for step in reversed(steps) if isinstance(step, str)), "this")
    value = error["input"]
    context = error.get("ctx", {})
    kind = error["type"]
    owner = record_at(model, steps[:-1]) or model
    if steps and steps[-1] == "[key]":
        steps, name = steps[:-2], str(steps[-2])

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
            _nearest(value, words),
            False,
        )
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern"))
        form, hint = _FORMS.get(pattern, (f"does not have the form that “{name}” needs", ""))
        return (f"{_quoted(value)} {form}.", _instead(str(value), pattern) or hint, False)
    if kind == "value_error":
        message = shown(error["msg"].removeprefix("Value error, "))
        if not message.startswith("“"):
            message = f"“{name}” {message}"
        sentence, _, hint = message.partition("; ")
        return (f"{sentence}.", f"{hint[:1].upper()}{hint[1:]}." if hint else "", False)
    one_of_many = steps and isinstance(steps[-1], int)
    quoted = f"each entry of “{name}”" if one_of_many else f"“{name}”"
    return _say_shape(kind, quoted, value, context, record_at(model, (*steps, 0)) is not None)


def _instead(value: str, pattern: str) -> str:
    """What was probably meant, where only the form of a value is wrong; empty if that cannot be told."""
    bare = value.strip(_MARKS)
    if bare != value and re.fullmatch(pattern, bare):
        return f"Write it without quotation marks, or with straight ones: {bare}."
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", value) if not unicodedata.combining(sign))
    for candidate in (
        value.upper(),
        value.lower(),
        value.lstrip("0"),
        re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", plain.lower())).strip("-"),
        re.sub(r"[(). ]+", ".", re.sub(r"^(art(icle|\.)?|§) *", "", value, flags=re.IGNORECASE)).strip("."),
    ):
        if candidate != value and re.fullmatch(pattern, candidate):
            # In quotation marks, no program takes the code “NO” for a refusal or the id “40.10” for a number.
            return (
                f"Write it like this: {candidate}."
                if candidate[0].islower()
                else f'Write it like this: "{candidate}".'
            )
    return ""


def _say_shape(
    kind: str, name: str, value: Any, context: dict[str, Any], records: bool
) -> tuple[str, str, bool]:
    """Faults of shape: text where a list should be, a word where a number should be.

    `name` comes in its quotation marks; `records` says that the list holds groups of fields.
    """
    subject = f"{name[:1].upper()}{name[1:]}"
    if kind in {"int_parsing", "int_type", "int_from_float", "int_parsing_size"}:
        return (
            f"{_quoted(value)} is not a whole number.",
            "Write it in digits, without spaces or dots.",
            False,
        )
    if kind in {"bool_parsing", "bool_type"}:
        return (
            f"{_quoted(value)} is neither true nor false.",
            f"Write true after {name}, or take the line out.",
            False,
        )
    if kind == "greater_than_equal":
        return (f"{subject} is {_bare(value)}, and it cannot be less than {context.get('ge')}.", "", False)
    if kind in {"string_too_short", "too_short"}:
        return (f"There is nothing in {name}.", "Write something, or take the line out.", False)
    if kind in {"string_too_long", "too_long"} and isinstance(value, str):
        return (
            f"{subject} has {len(str(value))} letters, and {context.get('max_length')} is the most it can have.",
            "Say it in fewer words.",
            False,
        )
    if kind in {"tuple_type", "list_type"}:
        how = (
            "Begin each entry on a line of its own with “- ”, and write its fields under each other."
            if records
            else "Begin each entry on a line of its own with “- ”, or write [one, two]."
        )
        return (f"{subject} should be a list, but {_shape(value)} stands there.", how, False)
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        return (
            f"{subject} should be a group of fields, but {_shape(value)} stands there.",
            "Write each field on a line of its own: its name, a colon, a space, its value.",
            False,
        )
    if kind == "string_type":
        return (
            f"{subject} should be text, but {_shape(value)} stands there.",
            "Write the text after the colon.",
            False,
        )
    return (f"{_quoted(value)} does not fit {name}.", "", False)


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


def did_you_mean(word: str) -> str:
    """The hint that names the word somebody probably meant."""
    return f"Did you mean “{word}”?"


def _nearest(word: Any, words: Sequence[str]) -> str:
    text = str(word).strip(_MARKS).lower() if isinstance(word, str) else ""
    by_small = {name.lower(): name for name in words}
    near = difflib.get_close_matches(text, list(by_small), n=1, cutoff=0.6) if len(text) <= LONGEST else []
    if near:
        return did_you_mean(by_small[near[0]])
    return f"You can write: {', '.join(words)}."


def _bare(value: Any) -> str:
    text = shown(str(value))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}…"


def _quoted(value: Any) -> str:
    return f"“{_bare(value)}”" if isinstance(value, str) else _shape(value).capitalize()


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list"
    return f"“{_bare(value)}”"
