"""JSON Schemas for editors and the field reference for writers, both from the sentences in the model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from gloss.exports.reference import field_reference
from gloss.model.article import Article
from gloss.model.country import Country
from gloss.model.record import Choice, Source, Timeline, Vocabulary, Vote
from gloss.model.treaty import Treaty

FILES: dict[str, tuple[type[BaseModel], bool]] = {
    "treaty": (Treaty, False),
    "article": (Article, False),
    "country": (Country, False),
    "vote": (Vote, False),
    "choice": (Choice, False),
    "timeline": (Timeline, False),
    "vocabulary": (Vocabulary, False),
    "sources": (Source, True),
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
        # Editors read YAML 1.1 or 1.2, in which 1 is a number and true is a truth value; our reader takes either.
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **schema}
        texts[f"data/schema/{name}.json"] = (
            json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=False) + "\n"
        )
    return texts


def _wanted() -> dict[str, str]:
    return {**schemas(), REFERENCE: field_reference()}


def write_schemas(root: Path) -> list[str]:
    """Writes the schemas and the field reference; returns the paths that changed."""
    changed = verify_schemas(root)
    for path in changed:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_wanted()[path], encoding="utf-8")
    return changed


def verify_schemas(root: Path) -> list[str]:
    """The paths whose files are not what the model says now."""
    return [
        path
        for path, text in _wanted().items()
        if not (root / path).is_file() or (root / path).read_text(encoding="utf-8") != text
    ]
