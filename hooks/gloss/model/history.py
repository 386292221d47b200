"""A country's times as a party: from the deposit of an instrument to the day on which leaving takes effect.

What the law of treaties says for every treaty stands here; figures come from the treaty's own file.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from gloss.model.country import INSTRUMENTS, Country, Event
from gloss.model.spans import Span

CONFIRMED: frozenset[str] = frozenset({"depositary"})
"""Who must say so for a fact to be counted."""

REPORTED: frozenset[str] = CONFIRMED | {"government", "press"}
"""Who must say so for a fact to be reported at all; the rest is “not confirmed”."""

COUNTING: frozenset[str] = INSTRUMENTS - {"succeeded"}
"""The instruments that final clauses count; a succession takes over a place that was counted before."""

_STANDING: frozenset[str] = INSTRUMENTS | {"signed", "withdrew", "denounced"}


def leaves(event: Event) -> bool:
    """Whether the country leaves by this: it denounces the treaty, or takes back its signature or instrument.

    What is taken back with a provision named is a reservation, a declaration or an objection: nobody leaves.
    """
    return event.act == "denounced" or (event.act == "withdrew" and not event.touches)


def happened(event: Event, country: Country) -> Span:
    """The days on which an event can have happened.

    Who checks a file on the 24th and finds in it something that happened “this month” knows that it was not
    later than the 24th.
    """
    return Span(event.date.first, surely_by(event, country))


def surely_by(event: Event, country: Country) -> date:
    """The last day on which an event can have happened."""
    last, checked = event.date.last, country.checked.last
    return checked if event.date.first <= checked < last else last


def in_order(country: Country) -> list[Event]:
    """What bears on where a country stands, in the order of time, whatever the order in the file.

    Of one day, a signature comes first and an instrument last: a State that leaves and comes back on the same
    day, as some did to add a reservation, is a party at its end.
    """
    events = [
        event
        for event in country.events
        if event.act in _STANDING and (event.act != "withdrew" or not event.touches)
    ]
    if len(events) > 1:
        events.sort(key=_rank)
    return events


def _rank(event: Event) -> tuple[object, ...]:
    place = 2 if event.act in INSTRUMENTS else 0 if event.act == "signed" else 1
    return (event.date.first, event.date.last, place, event.act, event.evidence, event.source)


@dataclass(frozen=True)
class Membership:
    """One time as a party, before or after the treaty is in force."""

    country: Country
    event: Event
    begins: Span
    ends: Span | None

    @property
    def counts(self) -> bool:
        """Whether its instrument is of a kind that counts towards entry into force."""
        return self.event.act in COUNTING


def memberships(
    country: Country,
    months: int = 0,
    evidence: Collection[str] = CONFIRMED,
    day: date | None = None,
) -> list[Membership]:
    """A country's times as a party, in the order of time; with a day, as they had certainly come about by it.

    An instrument lasts until the first leaving after it takes effect; a denunciation does so after `months`.
    A second instrument while the first one lasts changes nothing; one deposited after a denunciation was
    notified begins a new time, so that a State which changes its mind has no gap.
    """
    found: list[Membership] = []
    current: Event | None = None
    for event in in_order(country):
        if event.evidence not in evidence:
            continue
        if day is not None and surely_by(event, country) > day:
            continue
        if event.act in INSTRUMENTS:
            current = current or event
        elif current is not None and leaves(event):
            ends = happened(event, country).plus_months(months if event.act == "denounced" else 0)
            found.append(Membership(country, current, happened(current, country), ends))
            current = None
    if current is not None:
        found.append(Membership(country, current, happened(current, country), None))
    return found
