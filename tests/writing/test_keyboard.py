"""`gloss new` with somebody at the keyboard: what cannot stand is said at once."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import pytest

from gloss.model.questions import KINDS
from gloss.reading.corpus import Corpus, read_project
from gloss.writing.verbs import run_new
from tests.writing.known import some

TODAY = date(2026, 11, 25)


def asked(kind: str, project: Path, answers: dict[str, list[str]]) -> int:
    """Runs `gloss new` with somebody at the keyboard, who answers each question in turn; others get an empty line."""
    labels = {question.label: question.name for question in KINDS[kind].questions}

    def ask(text: str) -> str:
        left = answers.get(labels[text.split("\n", maxsplit=1)[0].removesuffix(" (may stay empty)")], [])
        return left.pop(0) if left else ""

    options = argparse.Namespace(kind=KINDS[kind], **{f"answer_{name}": None for name in labels.values()})
    return run_new(options, project, ask, TODAY)


def test_an_answer_that_cannot_stand_is_asked_for_again_at_once(
    project: Path, corpus: Corpus, capsys: pytest.CaptureFixture[str]
) -> None:
    country, source = some(corpus)["country"], next(iter(corpus.sources))
    answers = {
        "country": ["Nowhereland", corpus.countries[country].record.name],
        "act": ["sined", "statement"],
        "date": ["20 November 2026", "2026-11-20"],
        "evidence": ["goverment", "press"],
        "source": [f"{source}-x", source],
        "source_title": ["This is not asked: the source is known."],
    }
    assert asked("event", project, answers) == 0
    said = capsys.readouterr().err
    for wrong in ("Nowhereland", "sined", "20 November 2026", "goverment", f"{source}-x"):
        assert f"“{wrong}”" in said
    left = {name for name, more in answers.items() if more}
    assert left == {"source_title"}
    again = read_project(project).corpus
    assert again is not None
    assert again.countries[country].record.events[-1].source == source


def test_what_the_check_refuses_is_said_when_it_is_written(
    project: Path, corpus: Corpus, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = {
        "country": [some(corpus)["country"]], "act": ["signed"], "date": ["2036-11-20"], "evidence": ["press"], "source": [next(iter(corpus.sources))],
    }  # fmt: skip
    assert asked("event", project, answers) == 1
    told = capsys.readouterr()
    assert "wrote data/countries/" in told.out
    assert "It is written, and cannot stay as it is" in told.err
    assert "2036-11-20" in told.err
