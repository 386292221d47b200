"""Facts as tables: whole, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json

import pytest

from gloss.exports.tables import as_csv, as_json, open_data
from tests.treaties.project import Project


def test_the_choices_as_both_tables(harbour: Project) -> None:
    files = open_data(harbour.corpus(), "https://lights.example/")
    rows = json.loads(files["data/v1/choices.json"])["rows"]
    assert [row["id"] for row in rows] == ["2-2", "4-2"]
    assert rows[0]["sources"] == ["https://evening-tide.example/who-keeps-the-light"]
    assert rows[1]["provisions"] == ["4.2", "4.1"]
    assert rows[1]["disputed"] is None
    table = list(csv.DictReader(io.StringIO(files["data/v1/choices.csv"], newline="")))
    assert [row["id"] for row in table] == ["2-2", "4-2"]
    assert table[1]["provisions"] == "4.2; 4.1"
    assert table[1]["disputed"] == ""
    assert list(table[0]) == list(rows[0])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    cell = next(iter(csv.DictReader(io.StringIO(as_csv([{"a": text}]), newline=""))))["a"]
    assert cell == f"'{text}"


def test_tables_may_be_empty() -> None:
    assert as_csv([]) == ""
    assert json.loads(as_json([]))["rows"] == []
