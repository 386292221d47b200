"""Facts as tables for other people's programs: JSON for reading whole, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from gloss.pages.links import choice_address
from gloss.reading.corpus import Corpus

Row = dict[str, str | list[str] | None]


def open_data(corpus: Corpus, site: str) -> dict[str, str]:
    """The files under `data/v1/` with their text; `site` is the whole address of the site."""
    rows = choice_rows(corpus, site)
    return {"data/v1/choices.json": as_json(rows), "data/v1/choices.csv": as_csv(rows)}


def choice_rows(corpus: Corpus, site: str) -> list[Row]:
    """One row for each choice that the treaty leaves to States."""
    rows: list[Row] = []
    for key, filed in sorted(corpus.choices.items()):
        choice = filed.record
        rows.append(
            {
                "id": key,
                "provisions": list(choice.provisions),
                "title": choice.title,
                "kind": choice.kind,
                "choice": choice.choice,
                "protect": choice.protect,
                "risk": choice.risk,
                "disputed": choice.disputed,
                "audiences": list(choice.audiences),
                "said_by": choice.said_by,
                "support": choice.support,
                "sources": [corpus.sources[source].address for source in choice.sources],
                "precedent": choice.precedent,
                "precedent_country": choice.precedent_country,
                "checked": str(choice.checked),
                "page": f"{site}{choice_address(key)}",
            }
        )
    return rows


def as_json(rows: Sequence[Row]) -> str:
    """Rows as JSON, one field a line, so that versions can be compared."""
    return json.dumps({"licence": "CC BY 4.0", "rows": rows}, ensure_ascii=False, indent=1) + "\n"


def as_csv(rows: Sequence[Row]) -> str:
    """Rows as CSV (RFC 4180). A cell that a spreadsheet would run as a formula begins with an apostrophe."""
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows[0])
    for row in rows:
        writer.writerow(_cell(value) for value in row.values())
    return out.getvalue()


def _cell(value: str | list[str] | None) -> str:
    text = "; ".join(value) if isinstance(value, list) else value or ""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
