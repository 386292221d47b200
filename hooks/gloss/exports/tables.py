"""The open data as files: tables as JSON and CSV, a file for each country, vote and article, and what describes them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence

from gloss.checks.citations import as_of
from gloss.exports.package import package
from gloss.exports.places import places
from gloss.exports.records import tables
from gloss.exports.schemas import record_schema, table_schema
from gloss.exports.sqlite import database
from gloss.exports.table import LICENCE, VERSION, Row, Table, Value
from gloss.pages.links import DATA, WHOLE
from gloss.reading.corpus import Corpus

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet may run; some read the wide forms of East Asian writing like the others."""


def open_data(corpus: Corpus, site: str) -> dict[str, str | bytes]:
    """The files under `data/v1/` by their address; `site` is the whole address of the site."""
    made = tables(corpus, site)
    day = as_of(corpus).isoformat()
    sources = next(table for table in made if table.name == "sources")
    sheets = {table.name: as_csv([field.name for field in table.fields], table.rows) for table in made}
    files: dict[str, str | bytes] = {}
    for table in made:
        files[f"{DATA}{table.name}.json"] = as_json(table, sources, day)
        files[f"{DATA}{table.name}.csv"] = sheets[table.name]
        files[f"{DATA}schema/{table.name}.json"] = table_schema(table)
    for name in WHOLE:
        files |= _whole(name, made, sources, day)
    files[f"{DATA}all.sqlite"] = database(
        made, {"licence": LICENCE, "version": VERSION, "as_of": day, "site": site}
    )
    if (shapes := places(corpus, site)) is not None:
        files[f"{DATA}countries.geojson"] = shapes
    raw = {name: text.encode() for name, text in sheets.items()}
    files[f"{DATA}datapackage.json"] = package(made, raw, corpus, site, day)
    return files


def as_json(table: Table, sources: Table, day: str) -> str:
    """A table as JSON, one field a line, so that versions can be compared, with the sources that its rows name."""
    head = {"table": table.name, "about": table.about, "licence": LICENCE, "version": VERSION, "as_of": day}
    return _json(head | {"rows": list(table.rows), "sources": _cited([(table, table.rows)], sources)})


def _whole(name: str, made: Sequence[Table], sources: Table, day: str) -> dict[str, str | bytes]:
    """A file for each row of a table, with every row of other tables that belongs to it."""
    table = next(one for one in made if one.name == name)
    parts: list[tuple[Table, dict[Value, list[Row]]]] = []
    for other, field in belonging(name, made):
        rows: dict[Value, list[Row]] = {}
        for row in other.rows:
            rows.setdefault(row[field], []).append(row)
        parts.append((other, rows))
    files: dict[str, str | bytes] = {
        f"{DATA}schema/{name}-whole.json": record_schema(table, [other for other, _ in belonging(name, made)])
    }
    for row in table.rows:
        key = row[table.key]
        mine = [(other, tuple(rows.get(key, ()))) for other, rows in parts]
        head = {"table": name, "licence": LICENCE, "version": VERSION, "as_of": day, "row": row}
        cited = _cited([(table, (row,)), *mine], sources)
        files[f"{DATA}{name}/{key}.json"] = _json(
            head | {other.name: list(rows) for other, rows in mine} | {"sources": cited}
        )
    return files


def belonging(name: str, made: Sequence[Table]) -> list[tuple[Table, str]]:
    """The tables whose rows each belong to one row of the named table, with the field that says to which."""
    return [
        (table, field.name)
        for table in made
        for field in table.fields
        if field.to == f"{name}.id" and field.type != "list" and field.sure
    ]


def _cited(parts: Sequence[tuple[Table, Sequence[Row]]], sources: Table) -> list[Row]:
    """The sources that rows name, in the order of the table of sources."""
    named: set[Value] = set()
    for table, rows in parts:
        fields = [field for field in table.fields if field.to == f"sources.{sources.key}"]
        for row in rows:
            for field in fields:
                value = row[field.name]
                named.update(value if isinstance(value, list) else [value])
    return [row for row in sources.rows if row[sources.key] in named]


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def as_csv(names: Sequence[str], rows: Sequence[Mapping[str, Value]]) -> str:
    """Rows as CSV (RFC 4180), lists joined by “; ”. A cell that a spreadsheet would run as a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow(_cell(row[name]) for name in names)
    return out.getvalue()


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = "; ".join(value) if isinstance(value, list) else value or ""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def checksums(files: Mapping[str, str | bytes]) -> str:
    """A line for each file of the open data, as `sha256sum --check` reads it in their folder."""
    return "".join(
        f"{hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()}  {path.removeprefix(DATA)}\n"
        for path, content in sorted(files.items())
    )
