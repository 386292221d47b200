"""What ends soon is brought to mind in time, and stops nobody."""

from __future__ import annotations

from datetime import date

import pytest

from gloss.checks.report import as_github, soon_as_text
from gloss.checks.table import check_all, coming_up
from gloss.reading.corpus import read_project
from tests.treaties.project import Project

WESTMERE = "data/countries/westmere.yml"


def hearing(project: Project, until: str, more: str = "") -> None:
    """Adds something that people can join in Westmere until a day."""
    project.add(
        WESTMERE,
        "actions:\n  - title: Hearing on lamps\n    text: Say what a lamp is for.\n"
        f"    page: https://westmere.example/hearing\n    until: {until}\n    source: gazette\n{more}",
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2023, 5, 22), []),
        (date(2023, 5, 23), ["“Hearing on lamps” ends on 2023-05-30."]),
        (date(2023, 5, 30), ["“Hearing on lamps” ends on 2023-05-30."]),
        (date(2023, 5, 31), ["“Hearing on lamps” ended on 2023-05-30."]),
    ],
)
def test_a_week_before_the_end_there_is_a_notice(harbour: Project, day: date, said: list[str]) -> None:
    hearing(harbour, "2023-05-30")
    reading = read_project(harbour.root)
    assert check_all(reading) == ()
    assert [notice.sentence for notice in coming_up(reading, day)] == said


def test_what_has_a_result_needs_no_notice_and_is_no_fault(harbour: Project) -> None:
    hearing(harbour, "2023-04-30", "    result: It was held.\n    next: Read its minutes.\n")
    reading = read_project(harbour.root)
    assert check_all(reading) == ()
    assert coming_up(reading, date(2023, 5, 1)) == ()


def test_a_fault_depends_on_the_files_and_not_on_the_clock(harbour: Project) -> None:
    """The site speaks as of 1 May 2023: what ends later is no fault, however long ago that is today."""
    hearing(harbour, "2023-05-02")
    assert check_all(read_project(harbour.root)) == ()


def test_notices_stand_apart_from_the_report(harbour: Project) -> None:
    hearing(harbour, "2023-05-30")
    notices = coming_up(read_project(harbour.root), date(2023, 5, 25))
    assert soon_as_text(()) == ""
    assert soon_as_text(notices).startswith(f"\n\nSoon:\n{WESTMERE}:")
    assert as_github(notices, "notice").startswith(f"::notice file={WESTMERE},line=")
