"""What the JSON files of the open data hold, as JSON Schema (2020-12)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gloss.exports.table import LICENCE, Field, Table

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TYPES: dict[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "list": {"type": "array", "items": {"type": "string"}},
}


def table_schema(table: Table) -> str:
    """What the file of a table holds."""
    properties = {
        "table": {"const": table.name},
        "about": {"type": "string"},
        **_head(),
        "rows": {"type": "array", "items": {"$ref": "#/$defs/row"}},
        "sources": _cited(table),
    }
    return _whole(table.name, table.about, properties, {"row": _row(table)})


def record_schema(table: Table, parts: Sequence[Table]) -> str:
    """What the file of one row of a table holds, with the rows of other tables that belong to it."""
    properties = {
        "table": {"const": table.name},
        **_head(),
        "row": {"$ref": f"{table.name}.json#/$defs/row"},
        **{
            other.name: {"type": "array", "items": {"$ref": f"{other.name}.json#/$defs/row"}}
            for other in parts
        },
        "sources": _cited(table),
    }
    return _whole(f"one of {table.name}", f"One row of “{table.name}”, and what belongs to it.", properties)


def _head() -> dict[str, Any]:
    return {
        "licence": {"const": LICENCE},
        "version": {"type": "string"},
        "as_of": {"type": "string", "format": "date"},
    }


def _whole(title: str, about: str, properties: dict[str, Any], parts: dict[str, Any] | None = None) -> str:
    whole = {
        "$schema": _DRAFT, "title": title, "description": about, "type": "object", "properties": properties,
        "required": list(properties), "additionalProperties": False,
    }  # fmt: skip
    return json.dumps(whole | ({"$defs": parts} if parts else {}), ensure_ascii=False, indent=1) + "\n"


def _cited(table: Table) -> dict[str, Any]:
    """The sources that rows name; in the table of sources itself, none."""
    if table.name == "sources":
        return {"type": "array", "maxItems": 0}
    return {"type": "array", "items": {"$ref": "sources.json#/$defs/row"}}


def _row(table: Table) -> dict[str, Any]:
    properties = {field.name: _value(field) for field in table.fields}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _value(field: Field) -> dict[str, Any]:
    value = {**_TYPES[field.type], "description": field.about}
    if field.among:
        value["enum"] = [*field.among] if field.sure else [*field.among, None]
    if not field.sure:
        value["type"] = [value["type"], "null"]
    return value
