"""The description of all tables by which Frictionless and other programs find and check them (Data Package, v1)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from gloss.exports.table import LICENCE, VERSION, Field, Table
from gloss.reading.corpus import Corpus


def package(made: Sequence[Table], csv: Mapping[str, bytes], corpus: Corpus, site: str, day: str) -> str:
    """The description; `csv` holds the file of each table, which is described with its size and its fingerprint."""
    treaty = corpus.treaty.record
    whole = {
        "profile": "tabular-data-package", "name": "treaty-facts", "title": f"{treaty.name}: facts and notes", "homepage": site or treaty.depositary.page,
        "version": VERSION, "created": f"{day}T00:00:00Z",
        "licenses": [{"name": LICENCE, "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0"}],
        "sources": [{"title": treaty.depositary.name, "path": treaty.depositary.page}],
        "resources": [_resource(table, csv[table.name]) for table in made],
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table, raw: bytes) -> dict[str, Any]:
    described: dict[str, Any] = {
        "fields": [_column(field) for field in table.fields],
        "primaryKey": [table.key],
        "missingValues": [""],
    }
    if keys := [_foreign(field, table) for field in table.fields if field.to and field.type != "list"]:
        described["foreignKeys"] = keys
    return {
        "name": table.name, "path": f"{table.name}.csv", "title": table.about, "profile": "tabular-data-resource", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(raw), "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
        "dialect": {"lineTerminator": "\r\n"}, "schema": described,
    }  # fmt: skip


def _column(field: Field) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    # An empty list is an empty cell, so that only single values are known to be there.
    if field.sure and field.type != "list":
        limits["required"] = True
    if field.among:
        limits["enum"] = list(field.among)
    column: dict[str, Any] = {
        "name": field.name,
        "type": "string" if field.type == "list" else field.type,
        "description": field.about,
    }
    return column | {"constraints": limits} if limits else column


def _foreign(field: Field, table: Table) -> dict[str, Any]:
    other, name = field.target
    return {
        "fields": [field.name],
        "reference": {"resource": "" if other == table.name else other, "fields": [name]},
    }
