"""The schemas that editors use: they accept every real file, read as an editor reads it, and refuse what we refuse."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from gloss import cli
from gloss.exports.reference import field_reference
from gloss.exports.schema import FILES, REFERENCE, schemas, verify_schemas, write_schemas
from tests.treaties.project import HARBOUR, Project

ROOT = Path(__file__).resolve().parents[2]
TABLES = {
    "sources.yml": "sources",
    "timeline.yml": "timeline",
    "treaty.yml": "treaty",
    "vocabulary.yml": "vocabulary",
}
FOLDERS = {"articles": "article", "choices": "choice", "countries": "country", "votes": "vote"}


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as the editors' language server reads it: true and false, numbers, and dates as text."""


EditorLoader.yaml_implicit_resolvers = {}
for pattern, tag, first in (
    (r"^(?:true|True|TRUE|false|False|FALSE)$", "bool", "tTfF"),
    (r"^(?:~|null|Null|NULL|)$", "null", ["~", "n", "N", ""]),
    (r"^[-+]?[0-9]+$", "int", "-+0123456789"),
    (r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "float", "-+0123456789."),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def files(root: Path) -> list[tuple[Path, str]]:
    """Every file of facts with the name of its schema."""
    data = root / "data"
    tables = [(data / name, schema) for name, schema in TABLES.items()]
    return tables + [
        (path, schema) for folder, schema in FOLDERS.items() for path in sorted((data / folder).glob("*.yml"))
    ]


@cache
def validator(schema: str) -> Draft202012Validator:
    """An editor that has loaded the schema."""
    return Draft202012Validator(json.loads(schemas()[f"data/schema/{schema}.json"]))


def faults(schema: str, value: Any) -> list[str]:
    """What an editor would underline."""
    return [f"{error.json_path}: {error.message}" for error in validator(schema).iter_errors(value)]


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader)


def test_schemas_and_reference_are_what_the_model_says() -> None:
    assert verify_schemas(ROOT) == []


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(schemas()[f"data/schema/{name}.json"]))


@pytest.mark.parametrize("root", [ROOT, HARBOUR], ids=["ours", "invented"])
def test_an_editor_accepts_every_file(root: Path) -> None:
    found = {
        path.relative_to(root).as_posix(): said
        for path, schema in files(root)
        if (said := faults(schema, read(path)))
    }
    assert found == {}


WESTMERE = HARBOUR / "data/countries/westmere.yml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("name: Westmere\n", "", "$: 'name' is a required property"),
        ("name:", "stanse: x\nname:", "$: Additional properties are not allowed ('stanse' was unexpected)"),
        ("act: signed", "act: singed", "$.events[0].act: 'singed' is not one of ["),
        ("iso: WM", "iso: wm", "$.iso: 'wm' does not match '^[A-Z]{2}$'"),
        ("checked: 2023-05-01", "checked: 31/02/2025", "$.checked: '31/02/2025' does not match"),
        ("kind: member", "kind:", "$.kind: None is not "),
        ("group: southern", "group: null", "$.group: None is not of type"),
        ("group: southern", "group: [southern]", "$.group: ['southern'] is not of type"),
        ("kind: member", "kind: member\nthe: perhaps", "$.the: 'perhaps' is not of type 'boolean'"),
        ("kind: member", "kind: member\nblocs: union", "$.blocs: 'union' is not of type 'array'"),
    ],
)
def test_an_editor_refuses_what_the_checks_refuse(harbour: Project, old: str, new: str, said: str) -> None:
    harbour.change("data/countries/westmere.yml", old, new)
    found = faults("country", read(harbour.root / "data/countries/westmere.yml"))
    assert any(fault.startswith(said) for fault in found), found
    assert harbour.problems() != ()


@pytest.mark.parametrize(
    ("schema", "path", "old", "new"),
    [
        ("treaty", "data/treaty.yml", "site_name: Gloss on the Harbour Lights Convention", "site_name: 1984"),
        ("article", "data/articles/02.yml", 'number: "2"', "number: 2"),
        ("article", "data/articles/02.yml", '"4"]\n    mixed', "4]\n    mixed"),
        ("country", "data/countries/westmere.yml", "kind: member", "kind: member\nthe: true"),
        ("country", "data/countries/isle-of-gulls.yml", "date: 2022", "date: 2022-03"),
        ("choice", "data/choices/4-2.yml", '"4.2", "4.1"', '"4.2", "4"'),
    ],
)
def test_an_editor_accepts_what_is_written_plainly(
    harbour: Project, schema: str, path: str, old: str, new: str
) -> None:
    """Numbers, truth values and dates need no quotation marks."""
    harbour.change(path, old, new)
    assert harbour.problems() == ()
    assert faults(schema, read(harbour.root / path)) == []


def test_an_editor_warns_of_an_id_that_other_programs_would_cut_short(harbour: Project) -> None:
    harbour.change("data/choices/4-2.yml", '["4.2", "4.1"]', "[4.2, 4.1]")
    assert faults("choice", read(harbour.root / "data/choices/4-2.yml")) != []


@pytest.mark.parametrize(
    ("path", "schema"), files(ROOT), ids=lambda value: value.name if isinstance(value, Path) else value
)
def test_every_file_names_its_schema_in_its_first_line(path: Path, schema: str) -> None:
    """Files directly in data/ and those in its folders have another way to it."""
    up = "" if path.parent.name == "data" else "../"
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == f"# yaml-language-server: $schema={up}schema/{schema}.json"
    assert (path.parent / f"{up}schema/{schema}.json").resolve().is_file()


def test_gloss_schema_writes_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    wanted = [*schemas(), REFERENCE]
    assert cli.main(["--root", str(tmp_path), "schema", "--check"]) == 1
    assert [line.split("  ")[0] for line in capsys.readouterr().out.splitlines()[::2]] == wanted
    assert cli.main(["--root", str(tmp_path), "schema"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"wrote {path}" for path in sorted(wanted)]
    assert cli.main(["--root", str(tmp_path), "schema", "--check"]) == 0
    assert cli.main(["--root", str(tmp_path), "schema"]) == 0
    assert capsys.readouterr().out == ""


def test_line_ends_do_not_make_a_schema_old(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    path = tmp_path / "data/schema/country.json"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert verify_schemas(tmp_path) == []
    path.write_bytes(b"\xff")
    assert verify_schemas(tmp_path) == ["data/schema/country.json"]


def test_schemas_are_the_same_every_time(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    first = {path: path.read_bytes() for path in tmp_path.rglob("*.json")}
    shutil.rmtree(tmp_path / "data")
    write_schemas(tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.json")} == first


def models(kind: type[BaseModel] = BaseModel) -> set[type[BaseModel]]:
    """Every record of the model that a person can write."""
    below = {part for part in kind.__subclasses__() if part.__module__.startswith("gloss.model")}
    return below.union(*(models(part) for part in below))


WRITTEN = {
    name
    for module in ("article", "country", "record", "treaty", "words")
    for name in [f"gloss.model.{module}"]
}


def test_the_field_reference_names_every_field() -> None:
    reference = field_reference()
    rows = set(re.findall(r"^\| `(\w+)` \| (.+?) \| ", reference, re.MULTILINE))
    for model in models():
        if model.__module__ in WRITTEN:
            for name, field in model.model_fields.items():
                assert (name, field.description) in rows, f"{model.__name__}.{name}"


def test_every_field_says_what_it_is_in_a_sentence() -> None:
    for model in models():
        for name, field in model.model_fields.items():
            assert field.description, f"{model.__name__}.{name}"
            assert field.description[0].isupper(), f"{model.__name__}.{name}"
            assert field.description.endswith((".", "…")), f"{model.__name__}.{name}"
