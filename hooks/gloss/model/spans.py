"""Days that are known no better than their sources: the earliest and the latest that something can be.

A rule of the treaty turns one day into another (“the ninetieth day after …”). Where the first day is only
known as a month, the answer is a span too, and the true day lies in it. Days are plain days of the
calendar: no hour, no time zone.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from gloss.model.dates import FactDate


def add_days(day: date, days: int) -> date:
    """The day so many days later; the last day of the calendar where there is none."""
    return day + timedelta(days) if days <= (date.max - day).days else date.max


def add_months(day: date, months: int) -> date:
    """The day with the same number so many months later; the month's last day where it has no such number.

    So twelve months after 29 February 2028 is 28 February 2029, and one month after 31 January is the last
    day of February.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    last = day.day if day.day <= 28 else min(day.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, last)


@dataclass(frozen=True, order=True)
class Span:
    """The earliest and the latest day that something can be."""

    earliest: date
    latest: date

    @classmethod
    def of(cls, when: FactDate) -> Span:
        """The days that a date in a file can mean."""
        return cls(when.first, when.last)

    @property
    def exact(self) -> bool:
        """Whether the day itself is known."""
        return self.earliest == self.latest

    def plus_days(self, days: int) -> Span:
        """The same span so many days later."""
        return Span(add_days(self.earliest, days), add_days(self.latest, days))

    def plus_months(self, months: int) -> Span:
        """The same span so many months later."""
        return Span(add_months(self.earliest, months), add_months(self.latest, months))


@dataclass(frozen=True, order=True)
class Reach:
    """When something comes about: no earlier than one day, and no later than another.

    Where `latest` is missing, it may not come about at all: it hangs on a date that is not known well enough.
    """

    earliest: date
    latest: date | None

    @property
    def exact(self) -> bool:
        """Whether the day itself is known."""
        return self.earliest == self.latest

    def surely(self, day: date) -> bool:
        """Whether it has come about by that day, whichever days the unclear dates turn out to be."""
        return self.latest is not None and self.latest <= day

    def perhaps(self, day: date) -> bool:
        """Whether it can have come about by that day."""
        return self.earliest <= day

    def plus_days(self, days: int) -> Reach:
        """The same so many days later."""
        latest = None if self.latest is None else add_days(self.latest, days)
        return Reach(add_days(self.earliest, days), latest)
