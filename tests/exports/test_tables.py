"""Open data: whole, safe to open in a spreadsheet, described for programs, and stable under its version."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
import re
import sqlite3
from pathlib import Path

import frictionless
import jsonschema
import pytest
from referencing import Registry, Resource

from gloss.exports.everything import machine_files
from gloss.exports.places import places
from gloss.exports.records import tables
from gloss.exports.sqlite import database
from gloss.exports.table import LICENCE, VERSION
from gloss.exports.tables import as_csv, open_data
from gloss.model.globe import degrees
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
    for path, content in machine_files(real, SITE).items():
        if not path.startswith("data/v1/"):
            continue
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


HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", "  \t=1", "＝1", "＠x", '=HYPERLINK("https://a.example","b")',
    "=cmd|' /C calc'!A0", '-2+3+cmd|"x"',
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv(["a", "b"], [{"a": text, "b": [text, "c"]}]), newline=""))
    assert row == {"a": f"'{text}", "b": f"'{text}; c"}


def test_hostile_words_in_a_file_of_facts_are_harmless_in_every_table(harbour: Project) -> None:
    harbour.change("data/countries/northholm.yml", "name: Northholm", "name: '=1+1,\"x\"; --<script>&\u200f'")
    files = machine_files(harbour.corpus(), SITE)
    table = str(files["data/v1/countries.csv"])
    (row,) = (row for row in csv.DictReader(io.StringIO(table, newline="")) if row["id"] == "northholm")
    assert row["name"].startswith("'=1+1")
    rows = json.loads(files["data/v1/countries.json"])["rows"]
    assert next(row["name"] for row in rows if row["id"] == "northholm").startswith("=1+1")
    for path, content in files.items():
        if path.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(str(content), newline="")) for cell in row]
            assert not [cell for cell in cells if cell.lstrip(" ")[:1] in {"=", "+", "-", "@"}], path


def test_numbers_stay_numbers() -> None:
    assert as_csv(["a", "b"], [{"a": -3, "b": False}]) == "a,b\r\n-3,false\r\n"


def test_a_real_validator_accepts_the_package(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "title", "note"])[:5]
    assert {task.name for task in report.tasks} == {path.stem for path in folder.glob("*.csv")}


def test_every_json_file_agrees_with_its_schema(folder: Path) -> None:
    """As files that name each other, and with dates that are dates."""
    schemas = {
        file.name: json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("schema/*.json")
    }
    registry = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    checked = set()
    for name, schema in schemas.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(
            schema, registry=registry, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        )
        whole = name.removesuffix("-whole.json") if name.endswith("-whole.json") else ""
        for file in sorted(folder.glob(f"{whole}/*.json")) if whole else [folder / name]:
            data = json.loads(file.read_text(encoding="utf-8"))
            validator.validate(data)
            assert data["version"] == VERSION
            checked.add(file)
    assert checked == {
        file for file in folder.rglob("*.json") if file.parent.name != "schema" and file.name != "datapackage.json"
    }  # fmt: skip


def test_a_schema_refuses_what_it_should(folder: Path) -> None:
    schema = json.loads((folder / "schema" / "events.json").read_text(encoding="utf-8"))["$defs"]["row"]
    row = json.loads((folder / "events.json").read_text(encoding="utf-8"))["rows"][0]
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid(row)
    assert not validator.is_valid(row | {"evidence": "rumour"})
    assert not validator.is_valid(row | {"source": None})
    assert not validator.is_valid(row | {"more": "x"})


def test_a_whole_record_holds_all_that_belongs_to_it(folder: Path, real: Corpus) -> None:
    made = {table.name: table for table in tables(real, SITE)}
    whole = json.loads((folder / "countries" / "qatar.json").read_text(encoding="utf-8"))
    assert whole["row"]["name"] == "Qatar"
    assert [event["id"] for event in whole["events"]] == ["qatar/signed", "qatar/ratified"]
    assert {source["id"] for source in whole["sources"]} >= {event["source"] for event in whole["events"]}
    for name, parts in {
        "countries": ("events", "positions", "contacts", "ballots"), "votes": ("ballots",), "articles": ("provisions", "notes"),
    }.items():  # fmt: skip
        files = [json.loads(file.read_text(encoding="utf-8")) for file in (folder / name).glob("*.json")]
        assert len(files) == len(made[name].rows)
        for part in parts:
            assert sum(len(file[part]) for file in files) == len(made[part].rows), (name, part)


def test_every_row_says_where_it_stands_and_under_which_licence(real: Corpus) -> None:
    for table in tables(real, SITE):
        assert len({row[table.key] for row in table.rows}) == len(table.rows), table.name
        for row in table.rows:
            assert row["licence"] == LICENCE
            if table.name != "terms":
                assert str(row["page"]).startswith(SITE)
                assert row["checked"]


def test_an_id_outlives_a_better_date_and_a_better_source(harbour: Project) -> None:
    def ids() -> dict[str, list[object]]:
        return {table.name: [row["id"] for row in table.rows] for table in tables(harbour.corpus(), SITE)}

    before = ids()
    path = harbour.root / "data" / "countries" / "northholm.yml"
    text = path.read_text(encoding="utf-8")
    bettered = re.sub(r"date: (\d{4}-\d\d)-\d\d", r"date: \1-28", text)
    assert bettered != text
    path.write_text(bettered, encoding="utf-8")
    assert ids() == before


def test_offices_are_left_out_where_nobody_should_write(real: Corpus) -> None:
    made = {table.name: table for table in tables(real, SITE)}
    quiet = {row["id"] for row in made["countries"].rows if row["stage"] == "unsafe"}
    assert quiet
    assert not [row["id"] for row in made["contacts"].rows if row["country"] in quiet]


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
    asked = (
        "SELECT * FROM events WHERE country = 'norway'",
        "SELECT * FROM choices_sources WHERE value = 'eff-2024'",
        "SELECT * FROM ballots WHERE vote = 'x'",
    )
    for question in asked:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {question}").fetchall()
        assert "USING" in plan[0][3], plan
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
    assert len(found) == len(real.countries)
    assert {code for code, feature in found.items() if feature["geometry"] is None} == {"EUE"}
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
            there = degrees((x + east) * 1000 / east, (north - y) * 1000 / east, 2000, 83.7)
            assert there == pytest.approx((longitude, latitude), abs=0.02)


def test_what_the_tables_promise_changes_only_on_purpose(real: Corpus) -> None:
    """To add a field, renew the golden file and raise the version; to rename or drop one, begin data/v2."""
    promise = "".join(
        f"{table.name}\n" + "".join(f"  {field.name}: {field.type}{' -> ' + field.to if field.to else ''}{'' if field.sure else ', can be missing'}{', one of ' + ' | '.join(field.among) if field.among else ''}\n" for field in table.fields)
        for table in tables(real, SITE)
    )  # fmt: skip
    assert_golden(Path(__file__).parent / "tables.txt", f"version {VERSION}\n{promise}")
