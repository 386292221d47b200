"""JSON Schemas for editors, the field reference for writers and forms for everybody, all from the sentences in the model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from gloss.exports.forms import FOLDER, forms
from gloss.exports.reference import field_reference
from gloss.model.action import Caution, LetterPoint, StageWords
from gloss.model.article import Article
from gloss.model.country import Country
from gloss.model.proof import Proof
from gloss.model.record import Choice, Source, Timeline, Vocabulary, Vote
from gloss.model.security import Security
from gloss.model.treaty import Treaty
from gloss.model.watch import Watch
from gloss.reading.corpus import read_project

FILES: dict[str, tuple[type[BaseModel], bool]] = {
    "treaty": (Treaty, False),
    "article": (Article, False),
    "country": (Country, False),
    "vote": (Vote, False),
    "choice": (Choice, False),
    "timeline": (Timeline, False),
    "depositary": (Watch, False),
    "vocabulary": (Vocabulary, False),
    "sources": (Source, True),
    "point": (LetterPoint, False),
    "stages": (StageWords, True),
    "caution": (Caution, False),
    "proofs": (Proof, True),
    "security": (Security, False),
}
"""Each schema's name with its model, and whether the file is a table of named entries."""

REFERENCE = "docs/contribute/fields.md"


def schemas() -> dict[str, str]:
    """Every schema as text, by its path from the top of the project."""
    texts = {}
    for name, (model, table) in FILES.items():
        schema: dict[str, Any] = model.model_json_schema(mode="validation")
        if table:
            definitions = schema.pop("$defs", {})
            schema = {"type": "object", "additionalProperties": schema, "$defs": definitions}
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **_for_editors(schema),
            "title": name,
        }
        texts[f"data/schema/{name}.json"] = (
            json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=False) + "\n"
        )
    return texts


def _for_editors(part: Any) -> Any:
    """The same schema for a program that knows numbers and empty values.

    In a file everything is text, and a field without a value is left out. For an editor `2026` is a number,
    so numbers are allowed wherever they can be meant as text, and nothing may be empty. An id with a dot is
    to be quoted all the same: an editor would take `40.10` for `40.1`.
    """
    if isinstance(part, list):
        return [_for_editors(item) for item in part]
    if not isinstance(part, dict):
        return part
    part = {
        name: _for_editors(value) for name, value in part.items() if name != "default" or value is not None
    }
    if "anyOf" in part:
        kept = [choice for choice in part["anyOf"] if choice != {"type": "null"}]
        if len(kept) == 1:
            del part["anyOf"]
            return {**kept[0], **part}
    if part.get("type") == "string" and "enum" not in part and "const" not in part:
        part["type"] = ["string", "integer"] if "pattern" in part else ["string", "number"]
    return part


def wanted(root: Path) -> dict[str, str]:
    """Every file that the model decides about, by its path: the schemas, the field reference and the forms."""
    files = {**schemas(), REFERENCE: field_reference()}
    # A project without a forge needs no forms, and one that cannot be read keeps those that it has.
    if (root / FOLDER).is_dir() and (corpus := read_project(root).corpus) is not None:
        files |= forms(corpus)
    return files


def write_schemas(root: Path) -> list[str]:
    """Writes the schemas, the field reference and the forms; returns the paths that changed."""
    changed = verify_schemas(root)
    files = wanted(root)
    for path in changed:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(files[path], encoding="utf-8", newline="\n")
    return changed


def verify_schemas(root: Path) -> list[str]:
    """The paths whose files are not what the model says now."""
    return [
        path
        for path, text in wanted(root).items()
        if not (root / path).is_file() or (root / path).read_bytes().replace(b"\r\n", b"\n") != text.encode()
    ]
