"""Tables as files: JSON for reading whole, CSV for spreadsheets, JSON Schema, and a description of the package."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from gloss.checks.citations import as_of
from gloss.exports.places import places
from gloss.exports.records import tables
from gloss.exports.sqlite import database
from gloss.exports.table import LICENCE, VERSION, Field, Table, Value
from gloss.reading.corpus import Corpus

FOLDER = "data/v1"
_JSON: dict[str, dict[str, Any]] = {
    "string": {"type": ["string", "null"]},
    "integer": {"type": ["integer", "null"]},
    "boolean": {"type": ["boolean", "null"]},
    "date": {"type": ["string", "null"], "format": "date"},
    "list": {"type": "array", "items": {"type": "string"}},
}


def open_data(corpus: Corpus, site: str) -> dict[str, str | bytes]:
    """The files under `data/v1/` by their address; `site` is the whole address of the site."""
    made = tables(corpus, site)
    day = as_of(corpus).isoformat()
    files: dict[str, str | bytes] = {}
    for table in made:
        files[f"{FOLDER}/{table.name}.json"] = as_json(table, day)
        files[f"{FOLDER}/{table.name}.csv"] = as_csv([field.name for field in table.fields], table.rows)
        files[f"{FOLDER}/schema/{table.name}.json"] = schema(table)
    files[f"{FOLDER}/all.sqlite"] = database(
        made, {"licence": LICENCE, "version": VERSION, "as_of": day, "site": site}
    )
    if (shapes := places(corpus, site)) is not None:
        files[f"{FOLDER}/countries.geojson"] = shapes
    files[f"{FOLDER}/datapackage.json"] = package(made, files, corpus, site, day)
    files[f"{FOLDER}/SHA256SUMS"] = checksums(files)
    return files


def as_json(table: Table, day: str) -> str:
    """A table as JSON, one field a line, so that versions can be compared."""
    whole = {
        "table": table.name, "about": table.about, "licence": LICENCE, "version": VERSION, "as_of": day,
        "rows": list(table.rows),
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


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
    text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} and not isinstance(value, int) else text


def schema(table: Table) -> str:
    """What the JSON file of a table holds, as JSON Schema (2020-12)."""
    properties = {field.name: {**_JSON[field.type], "description": field.about} for field in table.fields}
    row = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.name,
        "description": table.about,
        "type": "object",
        "required": ["table", "licence", "version", "as_of", "rows"],
        "properties": {
            "table": {"const": table.name}, "about": {"type": "string"}, "licence": {"const": LICENCE}, "version": {"type": "string"},
            "as_of": {"type": "string", "format": "date"}, "rows": {"type": "array", "items": row},
        },
        "additionalProperties": False,
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def package(
    made: Sequence[Table], files: Mapping[str, str | bytes], corpus: Corpus, site: str, day: str
) -> str:
    """The description by which Frictionless and other programs find and check every table."""
    treaty = corpus.treaty.record
    resources = []
    for table in made:
        raw = _bytes(files[f"{FOLDER}/{table.name}.csv"])
        described: dict[str, Any] = {
            "fields": [_column(field) for field in table.fields], "primaryKey": [table.key], "missingValues": [""],
        }  # fmt: skip
        if keys := [_foreign(field, table) for field in table.fields if field.to and field.type == "string"]:
            described["foreignKeys"] = keys
        resources.append(
            {
                "name": table.name, "path": f"{table.name}.csv", "title": table.about, "profile": "tabular-data-resource", "format": "csv",
                "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(raw), "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
                "dialect": {"lineTerminator": "\r\n"}, "schema": described,
            }
        )  # fmt: skip
    whole = {
        "profile": "tabular-data-package", "name": "treaty-facts", "title": f"{treaty.name}: facts and notes", "homepage": site or treaty.depositary.page,
        "version": VERSION, "created": f"{day}T00:00:00Z",
        "licenses": [{"name": LICENCE, "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0"}],
        "sources": [{"title": treaty.depositary.name, "path": treaty.depositary.page}], "resources": resources,
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _column(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "type": "string" if field.type == "list" else field.type,
        "description": field.about,
    }


def _foreign(field: Field, table: Table) -> dict[str, Any]:
    other, name = field.to.split(".")
    return {
        "fields": [field.name],
        "reference": {"resource": "" if other == table.name else other, "fields": [name]},
    }


def checksums(files: Mapping[str, str | bytes]) -> str:
    """A line for each file, as `sha256sum --check` reads it in the folder."""
    return "".join(
        f"{hashlib.sha256(_bytes(text)).hexdigest()}  {path.removeprefix(f'{FOLDER}/')}\n"
        for path, text in sorted(files.items())
    )


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
