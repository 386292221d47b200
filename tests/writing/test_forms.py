"""A form on the web and the questions at the keyboard ask the same, and what they are told is written in the same way."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gloss.cli import main
from gloss.model.problem import Refused
from gloss.model.questions import KINDS
from gloss.reading.corpus import Corpus, read_project
from gloss.writing.forms import read_form
from tests.writing.known import some


def form(kind: str, **given: str) -> str:
    return "\n".join(
        f"### {question.label}\n\n{given.get(question.name, '_No response_')}\n"
        for question in KINDS[kind].questions
    )


def test_a_form_is_read_in_the_order_of_its_questions() -> None:
    sent = form("event", country="Northholm", date="2026-11-20", note="Hello\n\n### Country\n\nWestmere")
    read = read_form(sent, KINDS["event"])
    assert read["country"] == "Northholm"
    assert read["note"] == "Hello\n\n### Country\n\nWestmere"
    assert read["touches"] == "_No response_"


def test_a_form_of_another_kind_is_refused() -> None:
    with pytest.raises(Refused, match="This is not the form"):
        read_form("Please help\n\n### Steps to reproduce\n", KINDS["event"])


def test_the_command_writes_what_a_form_says(
    corpus: Corpus, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = some(corpus)
    file = tmp_path / "form.md"
    file.write_text(
        form("contact", country=here["country"], office=here["office"], name="The Chamber", page="https://c.example.org/"),
        encoding="utf-8",
    )  # fmt: skip
    assert main(["--root", str(project), "form", "contact", str(file)]) == 0
    assert capsys.readouterr().out == f"wrote data/countries/{here['country']}.yml\n"
    assert main(["--root", str(project), "form", "contact", str(file)]) == 1
    assert "has this page already" in capsys.readouterr().err


def test_what_is_asked_at_the_keyboard_is_written(
    corpus: Corpus, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = some(corpus)
    answers = iter([here["country"], here["office"], "The Chamber", "https://c.example.org/", ""])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert main(["--root", str(project), "new", "contact"]) == 0
    again = read_project(project).corpus
    assert again is not None
    assert again.countries[here["country"]].record.contacts[-1].name == "The Chamber"


def test_the_forms_ask_what_the_command_asks(root: Path) -> None:
    for kind in KINDS.values():
        path = root / ".github" / "ISSUE_TEMPLATE" / f"{kind.name}.yml"
        if not kind.form:
            assert not path.exists()
            continue
        asked = [
            part
            for part in yaml.safe_load(path.read_text(encoding="utf-8"))["body"]
            if part["type"] != "markdown"
        ]
        assert [part["attributes"]["label"] for part in asked] == [
            question.label for question in kind.questions
        ]
