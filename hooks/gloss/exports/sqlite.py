"""All tables in one SQLite file: with keys, so that they can be joined, and the same bytes for the same facts."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from gloss.exports.table import Field, Table, Value

_TYPES = {"string": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "date": "TEXT", "list": "TEXT"}
_VERSION_VALID_FOR, _LIBRARY = slice(92, 96), slice(96, 100)
"""Where the header keeps the number of the library that wrote the file (SQLite file format, 1.3.17)."""


def database(tables: Sequence[Table], about: Mapping[str, str]) -> bytes:
    """The file. A list becomes a table of its own: `choices_sources` joins `choices` and `sources`."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
        connection.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
        for table in tables:
            _fill(connection, table)
        connection.commit()
        connection.execute("VACUUM")
        raw = bytearray(connection.serialize())
    finally:
        connection.close()
    # Another version of the library makes the same file but for its own number.
    raw[_LIBRARY] = bytes(4)
    raw[_VERSION_VALID_FOR] = raw[24:28]
    return bytes(raw)


def _fill(connection: sqlite3.Connection, table: Table) -> None:
    single = [field for field in table.fields if field.type != "list"]
    columns = [f'"{field.name}" {_TYPES[field.type]}{_marks(field, table)}' for field in single]
    connection.execute(f'CREATE TABLE "{table.name}" ({", ".join(columns)})')
    places = ", ".join("?" * len(single))
    connection.executemany(
        f'INSERT INTO "{table.name}" VALUES ({places})',  # noqa: S608 names are our own
        [[_plain(row[field.name]) for field in single] for row in table.rows],
    )
    for field in single:
        if field.to:
            connection.execute(
                f'CREATE INDEX "{table.name}_by_{field.name}" ON "{table.name}" ("{field.name}")'
            )
    for field in table.fields:
        if field.type == "list":
            _fill_list(connection, table, field)


def _fill_list(connection: sqlite3.Connection, table: Table, field: Field) -> None:
    name = f"{table.name}_{field.name}"
    connection.execute(
        f'CREATE TABLE "{name}" ("{table.key}" TEXT NOT NULL REFERENCES "{table.name}" ("{table.key}"), '
        f'"place" INTEGER NOT NULL, "value" TEXT NOT NULL{_reference(field)}, PRIMARY KEY ("{table.key}", "place")) WITHOUT ROWID'
    )
    rows = []
    for row in table.rows:
        values = row[field.name]
        if isinstance(values, list):
            rows += [(row[table.key], place, value) for place, value in enumerate(values, start=1)]
    connection.executemany(f'INSERT INTO "{name}" VALUES (?, ?, ?)', rows)  # noqa: S608 names are our own
    connection.execute(f'CREATE INDEX "{name}_by_value" ON "{name}" ("value")')


def _marks(field: Field, table: Table) -> str:
    sure = " NOT NULL" if field.sure else ""
    return f"{sure} PRIMARY KEY" if field.name == table.key else f"{sure}{_reference(field)}"


def _reference(field: Field) -> str:
    if not field.to:
        return ""
    other, name = field.target
    return f' REFERENCES "{other}" ("{name}")'


def _plain(value: Value) -> str | int | None:
    return (
        int(value) if isinstance(value, bool) else value if not isinstance(value, list) else "; ".join(value)
    )
