"""What is said beside the count: how old the last look is, and whether a date can be estimated."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gloss.model.projection import NoProjection, Pace, Projection
from gloss.pages.outlook import _projected, outlook
from tests.treaties.project import Project


def pace(deposits: int) -> Pace:
    return Pace(deposits, date(2026, 1, 1), date(2026, 12, 31))


def test_an_estimate_names_its_assumption(tmp_path: Path) -> None:
    treaty = Project.copy(tmp_path).corpus().treaty.record
    said = _projected(
        Projection(date(2026, 12, 31), 10, pace(20), date(2027, 7, 1), date(2027, 9, 29)), treaty
    )
    assert "as in the last 365 days (20 confirmed deposits)" in said
    assert "29 September 2027" in said
    assert "not a forecast" in said


def test_too_few_deposits_give_no_date(tmp_path: Path) -> None:
    treaty = Project.copy(tmp_path).corpus().treaty.record
    said = _projected(NoProjection(date(2026, 12, 31), "too-few", pace(1), 5), treaty)
    assert (
        said
        == "No projection: 1 confirmed deposit in the last 365 days, and from fewer than 5 no pace can be read."
    )


def test_an_old_look_is_said_to_be_old(tmp_path: Path) -> None:
    project = Project.copy(tmp_path)
    assert outlook(project.corpus()).looked == ""
    project.write("data/depositary.yml", "outcome: by-hand\ntried: 2023-05-01\nlooked: 2023-05-01\n")
    assert outlook(project.corpus()).stale is False
    project.write("data/depositary.yml", "outcome: error\ntried: 2023-05-01\nlooked: 2023-01-01\n")
    found = outlook(project.corpus())
    assert found.stale is True
    assert "could not be read" in found.looked
