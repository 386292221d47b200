"""The field reference: every field of every file with the one sentence that the model has for it."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator

from pydantic import BaseModel

from gloss.model.action import Caution, LetterPoint, PackHead, StageWords
from gloss.model.article import Article
from gloss.model.country import Country
from gloss.model.dates import FactDate
from gloss.model.proof import Proof
from gloss.model.record import Choice, Source, Timeline, Vocabulary, Vote
from gloss.model.security import Security
from gloss.model.treaty import Treaty
from gloss.model.words import CountryHead, Head, Note, TranslationHead

_FILES: tuple[tuple[str, type[BaseModel]], ...] = (
    ("data/treaty.yml", Treaty),
    ("data/articles/06.yml", Article),
    ("data/countries/norway.yml", Country),
    ("data/votes/….yml", Vote),
    ("data/choices/7-2.yml", Choice),
    ("data/timeline.yml", Timeline),
    ("data/sources.yml, each entry", Source),
    ("data/vocabulary.yml", Vocabulary),
    ("data/points/….yml", LetterPoint),
    ("data/stages.yml, each entry", StageWords),
    ("data/caution.yml", Caution),
    ("data/proofs.yml, each entry", Proof),
    ("data/security.yml", Security),
    ("docs/treaty/article-06.md, at the top", Head),
    ("docs/treaty/article-06.md, under each note", Note),
    ("docs/treaty/article-06.es.md, at the top", TranslationHead),
    ("docs/countries/norway.md, at the top", CountryHead),
    ("docs/act/for/….md, at the top", PackHead),
)

_HEAD = """---
title: Every field
description: What can stand in each file of facts, field by field, with what it means.
---

# Every field

This page is written from the model itself, so it says what the checks really ask for.
Leave out a field that you have nothing for.
A date is a day (`2026-11-24`), a month (`2026-11`), a year, or a span (`2025-10-25/2025-10-26`).
"""


def field_reference() -> str:
    """The whole page as Markdown."""
    parts = [_HEAD]
    seen: set[type[BaseModel]] = set()
    for path, model in _FILES:
        parts.append(f"## {path}\n\n{_table(model)}")
        for part in _parts(model):
            if part not in seen:
                seen.add(part)
                parts.append(f"### {part.__name__}\n\n{_table(part)}")
    return "\n".join(parts)


def _table(model: type[BaseModel]) -> str:
    rows = ["| Field | What it is | What can stand there |", "|---|---|---|"]
    for name, field in model.model_fields.items():
        must = "**needed**, " if field.is_required() else ""
        rows.append(f"| `{name}` | {field.description} | {must}{_say(field.annotation)} |")
    return "\n".join(rows) + "\n"


def _say(annotation: object) -> str:
    origin = typing.get_origin(annotation)
    inner = [part for part in typing.get_args(annotation) if part is not type(None) and part is not Ellipsis]
    if origin in (typing.Union, types.UnionType):
        return _say(inner[0])
    if origin is typing.Literal:
        return "one of " + ", ".join(f"`{word}`" for word in inner)
    if origin is tuple:
        return f"a list: {_say(inner[0])}"
    if origin is dict:
        return f"named entries: {_say(inner[1])}"
    if origin is typing.Annotated:
        return _say(inner[0])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"{annotation.__name__}, below"
    plain = {str: "text", int: "a whole number", bool: "`true` or `false`", FactDate: "a date"}
    return plain.get(annotation, "text") if isinstance(annotation, type) else "text"


def _parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The records that stand inside a record, in the order of its fields."""
    for field in model.model_fields.values():
        yield from _within(field.annotation)


def _within(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        if annotation.__name__ != "Point":
            yield from _parts(annotation)
        return
    for part in typing.get_args(annotation):
        yield from _within(part)
