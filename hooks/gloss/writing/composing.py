"""Values as YAML that a person would have written, with a remark above each field that says what it means."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from gloss.writing.yaml_text import quoted

_WIDTH = 110
_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”)’])) +(?=[A-ZÀ-ÞА-Я“(])")


def commented(model: type[BaseModel], values: Mapping[str, Any], schema: str) -> str:
    """A whole file: every field of the record in its order; one without a value stands as a remark that can be filled in."""
    lines = [f"# yaml-language-server: $schema=../schema/{schema}.json"]
    for name, field in model.model_fields.items():
        lines += textwrap.wrap(field.description or "", _WIDTH, initial_indent="# ", subsequent_indent="# ")
        given = values.get(name)
        lines += list(written(name, given)) if given not in (None, "", [], {}, ()) else [f"# {name}:"]
    return "\n".join(lines) + "\n"


def entry(values: Mapping[str, Any]) -> list[str]:
    """One entry of a list: its fields as lines, the first behind a dash."""
    lines = [
        line
        for name, value in values.items()
        if value not in (None, "", [], ())
        for line in written(name, value)
    ]
    return [f"{'  ' if index else '- '}{line}" for index, line in enumerate(lines)]


def written(name: str, value: Any) -> Iterator[str]:
    """A field as lines without indentation: text, a list of words, or fields below it."""
    if isinstance(value, Mapping):
        yield f"{name}:"
        for key, inner in value.items():
            yield from (f"  {line}" for line in written(key, inner))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        short = f"{name}: [{', '.join(_word(item) for item in value)}]"
        if len(short) <= _WIDTH:
            yield short
        else:
            yield f"{name}:"
            yield from (f"  - {_word(item)}" for item in value)
    elif len(value) > _WIDTH or "\n" in value:
        yield f"{name}: >-"
        yield from (f"  {line}" for line in sentences(value))
    else:
        yield f"{name}: {quoted(value)}"


def sentences(text: str) -> list[str]:
    """A text with each sentence on a line of its own, as everything here is written."""
    whole = re.sub(r"\s+", " ", text).strip()
    return _END.split(whole) if whole else []


def _word(text: str) -> str:
    """A text as it can stand in a list in brackets."""
    plain = quoted(text)
    if plain != text or not re.search(r"[,\[\]{}]|^\d+(\.\d+)*$", text):
        return plain
    return f'"{text}"'
