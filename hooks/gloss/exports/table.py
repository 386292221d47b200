"""What a table of facts is, for the files that are made of it: its fields, their types, its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["string", "integer", "boolean", "date", "list"]
Value = str | int | bool | list[str] | None
Row = dict[str, Value]

LICENCE = "CC-BY-4.0"
VERSION = "1.0.0"
"""Raised with every change of the tables; docs/data/v1/CHANGES.txt tells what changed."""


@dataclass(frozen=True)
class Field:
    """One column: its name, its type, what it means, and the table and field that it points to.

    `sure` says that every row has it. `among` holds the only values that it can have, where they are few and fixed.
    """

    name: str
    type: Type
    about: str
    to: str = ""
    sure: bool = False
    among: tuple[str, ...] = ()

    @property
    def target(self) -> tuple[str, str]:
        """The table and the field that it points to."""
        table, _, name = self.to.partition(".")
        return table, name


@dataclass(frozen=True)
class Table:
    """One table: the fields in order, the one that names a row, and the rows."""

    name: str
    about: str
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]
    key: str = "id"
