"""What the watcher of the depositary's list did last, and how old the last real look is."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import StringConstraints

from gloss.model.base import Key, Record, Text, described
from gloss.model.dates import FactDate

Outcome = Literal["changed", "unchanged", "error", "suspect", "by-hand"]
"""What came of it: something new, nothing new, no list, a list that cannot be right, or a person looked."""

Time = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2} UTC)?$")]
"""A day, or a day with its hour in universal time."""

Section = Literal[
    "declarations", "objections", "declarations-under-article", "notifications", "territorial", "end-notes"
]
"""The parts of the depositary's page that hold words and not dates."""


class Passage(Record):
    """Words that the depositary publishes beside its table, exactly as they stand there."""

    section: Section = described("The part of the depositary's page in which they stand.")
    participant: Key | None = described(
        "Whose words, by file name in data/countries/; none if that is not clear.", None
    )
    mark: Text | None = described("The number of the foot-note or end note, where there is one.", None)
    text: str = described("The words, quoted from the depositary.", min_length=1)


class Watch(Record):
    """The record of the watcher, in data/depositary.yml. “gloss status” writes it."""

    outcome: Outcome = described("What came of the last try.")
    tried: Time = described("When that was.")
    sentence: Text | None = described(
        "Why the list could not be used, or what a careful reader should know.", None
    )
    looked: FactDate = described(
        "The day on which the list was last really seen, or a span in which that day lies."
    )
    digest: Text | None = described("The fingerprint (SHA-256) of the list that was last used.", None)
    texts: tuple[Passage, ...] = described(
        "Declarations, reservations, objections and notes, as the depositary has them.", ()
    )


Freshness = Literal["fresh", "amber"]


def freshness(looked: FactDate, day: date, days: int = 30) -> Freshness:
    """Amber if the last real look may be more than so many days ago; an unclear day is taken early."""
    return "amber" if (day - looked.first).days > days else "fresh"
