"""What a heading and a cell of the depositary's table say: which act, which day, and whether with a note."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from gloss.depositary.answers import SuspectList
from gloss.depositary.markup import plain
from gloss.model.country import Act

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_ACTS: dict[str, Act] = {
    "signature": "signed",
    "ratification": "ratified",
    "acceptance": "accepted",
    "approval": "approved",
    "accession": "acceded",
    "succession": "succeeded",
    # An organisation's own word for ratification.
    "formal confirmation": "ratified",
}

_PART = re.compile(r"^(?P<name>[A-Za-z ]+?)\s*(?:\(\s*(?P<mark>[A-Za-z]{1,3})\s*\))?$")
_CELL = re.compile(
    r"^(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.? (?P<year>\d{4})(?: ?(?P<mark>[A-Za-z]{1,3}))?$"
)


@dataclass(frozen=True)
class Column:
    """A column of the table: which act each mark after a date means; “” is a date without a mark."""

    title: str
    acts: dict[str, Act]


@dataclass(frozen=True)
class Deed:
    """One entry of the table: an act on a day; in brackets where an end note takes something back."""

    act: Act
    day: date
    bracketed: bool = False


def say_day(day: date) -> str:
    """“25 October 2025”, whatever the computer's own language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def read_heading(text: str) -> Column:
    """Reads “Acceptance(A), Ratification, Approval(AA), Accession(a)”; an unknown part gives no act."""
    title = plain(text)
    acts: dict[str, Act] = {}
    doubtful: set[str] = set()
    for part in re.split(r"[,;/]", title):
        match = _PART.match(part.strip())
        act = _ACTS.get(match["name"].strip().lower()) if match else None
        if match is None or act is None:
            continue
        mark = match["mark"] or ""
        if acts.setdefault(mark, act) != act:
            doubtful.add(mark)
    return Column(title, {mark: act for mark, act in acts.items() if mark not in doubtful})


def read_cell(text: str, column: Column, participant: str) -> Deed | None:
    """Reads “26 Oct 2025”, “1 Feb 2026 AA” or “[2 Mar 2026 a]”; none where the cell is empty."""
    words = plain(text)
    bracketed = "[" in words or "]" in words
    words = re.sub(r"\s+", " ", re.sub(r"[\[\]]", " ", words)).strip()
    if not words:
        return None
    match = _CELL.match(words)
    day = _day(match) if match else None
    if match is None or day is None:
        raise SuspectList(f"In the row of {participant}, “{words}” is not a date that can be read.")
    mark = match["mark"] or ""
    act = column.acts.get(mark)
    if act is None:
        what = f"the mark “{mark}”" if mark else "a date without a mark"
        raise SuspectList(
            f"In the row of {participant}, “{words}” has {what}, and the heading “{column.title}” does not"
            " say what that means. Capital and small letters matter."
        )
    return Deed(act, day, bracketed)


def _day(match: re.Match[str]) -> date | None:
    name = match["month"].lower()
    name = "sep" if name == "sept" else name
    months = [number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name)]
    if len(months) != 1:
        return None
    try:
        return date(int(match["year"]), months[0], int(match["day"]))
    except ValueError:
        return None
