"""When the treaty might enter into force, if deposits go on at their pace: an estimate that says so.

It is data, never a sentence: whoever shows it must also show the assumption that stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from gloss.model.country import Country
from gloss.model.force import counting, held_on
from gloss.model.spans import add_days
from gloss.model.treaty import Treaty

LEAST = 5
"""From fewer deposits than these no pace is read."""

YEAR = 365
"""How many days back the pace is measured, unless asked otherwise."""


@dataclass(frozen=True)
class Pace:
    """The assumption: deposits go on as in the days from `since` to `until`, both counted."""

    deposits: int
    since: date
    until: date

    @property
    def days(self) -> int:
        """How many days that is."""
        return (self.until - self.since).days + 1


@dataclass(frozen=True)
class Projection:
    """The estimate, for a day: the day of the completing deposit, and of the entry into force."""

    made_on: date
    missing: int
    pace: Pace
    completed: date
    in_force: date


@dataclass(frozen=True)
class NoProjection:
    """Why there is none: the number is complete, too few deposited of late, or no day is near enough."""

    made_on: date
    reason: Literal["complete", "too-few", "too-far"]
    pace: Pace
    least: int


def project(
    countries: Iterable[Country], treaty: Treaty, day: date, least: int = LEAST, days: int = YEAR
) -> Projection | NoProjection:
    """Carries the pace of the confirmed deposits that count on, from a day into the future.

    Only deposits whose whole span lies in the last `days` days are counted, so that an unclear date never
    makes the pace look faster.
    """
    if least < 1 or days < 1:
        raise ValueError("a pace needs at least one deposit and one day")
    times = counting(countries, treaty, day=day)
    since = day - timedelta(days - 1) if (day - date.min).days >= days else date.min
    deposits = sum(since <= time.begins.earliest and time.begins.latest <= day for time in times)
    pace = Pace(deposits, since, day)
    missing = held_on(times, treaty, day).missing
    if missing == 0 or treaty.entry_into_force.since is not None:
        return NoProjection(day, "complete", pace, least)
    if deposits < least:
        return NoProjection(day, "too-few", pace, least)
    completed = add_days(day, -(-missing * pace.days // deposits))
    in_force = add_days(completed, treaty.entry_into_force.days)
    if in_force == date.max:
        return NoProjection(day, "too-far", pace, least)
    return Projection(day, missing, pace, completed, in_force)
