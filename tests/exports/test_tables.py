"""Open data: whole, safe to open in a spreadsheet, described for programs, and stable under its version."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
import sqlite3
from pathlib import Path

import frictionless
import jsonschema
import pytest

from gloss.exports.places import degrees, places
from gloss.exports.records import tables
from gloss.exports.sqlite import database
from gloss.exports.table import LICENCE, VERSION
from gloss.exports.tables import as_csv, open_data
from gloss.reading.corpus import Corpus, read_project
from tests.treaties.golden import assert_golden
from tests.treaties.project import Project

ROOT = Path(__file__).resolve().parents[2]
SITE = "https://lights.example/"


@pytest.fixture(scope="module")
def real() -> Corpus:
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    return corpus


@pytest.fixture(scope="module")
def folder(real: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real files as they lie on the site."""
    folder = tmp_path_factory.mktemp("data")
    for path, content in open_data(real, SITE).items():
        target = folder / path.removeprefix("data/v1/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_the_choices_as_both_tables(harbour: Project) -> None:
    files = open_data(harbour.corpus(), SITE)
    rows = json.loads(files["data/v1/choices.json"])["rows"]
    assert [row["id"] for row in rows] == ["2-2", "4-2"]
    assert rows[1]["provisions"] == ["4.2", "4.1"]
    assert rows[1]["disputed"] is None
    assert rows[0]["page"] == "https://lights.example/treaty/choices/#2-2"
    table = list(csv.DictReader(io.StringIO(str(files["data/v1/choices.csv"]), newline="")))
    assert [row["id"] for row in table] == ["2-2", "4-2"]
    assert table[1]["provisions"] == "4.2; 4.1"
    assert table[1]["disputed"] == ""
    assert list(table[0]) == list(rows[0])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    cell = next(iter(csv.DictReader(io.StringIO(as_csv(["a"], [{"a": text}]), newline=""))))["a"]
    assert cell == f"'{text}"


def test_numbers_stay_numbers() -> None:
    assert as_csv(["a", "b"], [{"a": -3, "b": False}]) == "a,b\r\n-3,false\r\n"


def test_a_real_validator_accepts_the_package(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "title", "note"])[:5]
    assert {task.name for task in report.tasks} == {path.stem for path in folder.glob("*.csv")}


def test_every_json_file_agrees_with_its_schema(folder: Path) -> None:
    files = sorted(folder.glob("schema/*.json"))
    assert len(files) >= 12
    for file in files:
        schema = json.loads(file.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        data = json.loads((folder / file.name).read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(schema).validate(data)
        assert data["version"] == VERSION


def test_every_row_says_where_it_stands_and_under_which_licence(folder: Path, real: Corpus) -> None:
    for table in tables(real, SITE):
        assert len({row[table.key] for row in table.rows}) == len(table.rows), table.name
        for row in table.rows:
            assert row["licence"] == LICENCE
            assert str(row["page"]).startswith(SITE)
            assert row["checked"]


def test_the_database_holds_the_same_rows_and_its_keys_lead_somewhere(folder: Path, real: Corpus) -> None:
    connection = sqlite3.connect(folder / "all.sqlite")
    for table in tables(real, SITE):
        (number,) = connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()
        assert number == len(table.rows)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    found = connection.execute(
        "SELECT c.title FROM choices c JOIN choices_sources s ON s.id = c.id JOIN sources p ON p.id = s.value WHERE p.id = 'eff-2024'"
    ).fetchall()
    assert len(found) >= 5
    connection.close()


def test_the_same_facts_are_the_same_bytes(real: Corpus) -> None:
    made = tables(real, SITE)
    assert database(made, {"a": "b"}) == database(made, {"a": "b"})
    assert open_data(real, SITE) == open_data(real, SITE)


def test_every_file_has_its_fingerprint(folder: Path) -> None:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = dict(reversed(line.split("  ", 1)) for line in lines)
    assert set(named) == {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    } - {"SHA256SUMS"}
    for name, digest in named.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_places_are_where_they_are(real: Corpus) -> None:
    world = json.loads(places(real, SITE) or "")
    found = {feature["properties"]["iso3"]: feature for feature in world["features"]}
    assert len(found) >= 190
    for code, (west, south, east, north) in {
        "NOR": (4, 57, 32, 82), "NZL": (165, -48, 180, -33), "BRA": (-75, -35, -33, 6), "MLT": (13, 35, 15.5, 37),
    }.items():  # fmt: skip
        for x, y in _points(found[code]["geometry"]["coordinates"]):
            assert west <= abs(x) * (1 if x > 0 else -1) <= east or code == "NZL", (code, x, y)
            assert south <= y <= north, (code, x, y)


def _points(part: object) -> list[tuple[float, float]]:
    if isinstance(part, list | tuple) and part and isinstance(part[0], int | float):
        return [(part[0], part[1])]
    return [point for inner in part for point in _points(inner)]  # type: ignore[attr-defined] # lists all the way down


def test_the_projection_is_turned_back_exactly() -> None:
    """The other way round is written out here once more, from the publication on Equal Earth."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796

    def forward(longitude: float, latitude: float) -> tuple[float, float]:
        theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
        below = 9 * a4 * theta**8 + 7 * a3 * theta**6 + 3 * a2 * theta**2 + a1
        x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta) / (3 * below)
        return x, a4 * theta**9 + a3 * theta**7 + a2 * theta**3 + a1 * theta

    east, north = forward(180, 0)[0], forward(0, 83.7)[1]
    for longitude in range(-175, 180, 25):
        for latitude in range(-55, 84, 13):
            x, y = forward(longitude, latitude)
            there = degrees((x + east) * 1000 / east, (north - y) * 1000 / east, 2000)
            assert there == pytest.approx((longitude, latitude), abs=0.02)


def test_what_the_tables_promise_changes_only_on_purpose(real: Corpus) -> None:
    """To add a field, renew the golden file and raise the version; to rename or drop one, begin data/v2."""
    promise = "".join(
        f"{table.name}\n" + "".join(f"  {field.name}: {field.type}{f' -> {field.to}' if field.to else ''}\n" for field in table.fields)
        for table in tables(real, SITE)
    )  # fmt: skip
    assert_golden(Path(__file__).parent / "tables.txt", f"version {VERSION}\n{promise}")
