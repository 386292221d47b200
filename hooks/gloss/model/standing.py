"""Where a country stands with the treaty, computed from its dated facts and never stored.

Only what the depositary shows is confirmed. What a government or the press reports is kept beside
it, and what nobody confirms makes nobody a signatory or a party.

Every answer can be had as of a day: an event counts from the last day that its date can mean, so that
nobody is called a party before it certainly was one. Without a day, everything in the file counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gloss.model.country import INSTRUMENTS, Country, Event
from gloss.model.history import CONFIRMED, REPORTED, in_order, leaves, surely_by
from gloss.model.spans import add_months

State = Literal["none", "signatory", "party", "withdrew"]

_RANK: dict[State, int] = {"none": 0, "withdrew": 0, "signatory": 1, "party": 2}


@dataclass(frozen=True)
class Standing:
    """What is confirmed, what is reported beyond it, and the events that say so."""

    confirmed: State
    reported: State
    confirmed_by: Event | None = None
    reported_by: Event | None = None
    unconfirmed: tuple[Event, ...] = ()
    organisation: bool = False

    @property
    def state(self) -> State:
        """What a reader is told first: the confirmed state, or the reported one, named as such."""
        return self.confirmed if self.confirmed != "none" else self.reported

    @property
    def is_confirmed(self) -> bool:
        """Whether the first thing that a reader is told rests on the depositary."""
        return self.confirmed != "none" and _RANK[self.reported] <= _RANK[self.confirmed]


def _after(state: State, event: Event) -> State:
    if event.act in INSTRUMENTS:
        return "party"
    if event.act == "signed":
        return "party" if state == "party" else "signatory"
    if leaves(event):
        return "withdrew"
    return state


def standing(country: Country, day: date | None = None, months: int = 0) -> Standing:
    """Goes through a country's events in the order of time, up to a day if one is given.

    `months` is the time that a denunciation takes to have effect; until then its author is a party.
    """
    confirmed: State = "none"
    reported: State = "none"
    confirmed_by = reported_by = None
    unconfirmed = []
    for event in in_order(country):
        if day is not None:
            last = surely_by(event, country)
            if (add_months(last, months) if event.act == "denounced" else last) > day:
                continue
        if event.evidence not in REPORTED:
            unconfirmed.append(event)
            continue
        if event.evidence in CONFIRMED and (state := _after(confirmed, event)) != confirmed:
            confirmed, confirmed_by = state, event
        if (state := _after(reported, event)) != reported:
            reported, reported_by = state, event
    return Standing(
        confirmed, reported, confirmed_by, reported_by, tuple(unconfirmed), country.kind == "organisation"
    )


@dataclass(frozen=True)
class Tally:
    """How many stand where: the depositary's entries that were seen, and reports beside them, never inside.

    A signature that was taken back stays among the signatures, as it stays on the depositary's list.
    """

    signatories: int
    signatories_reported: int
    parties: int
    parties_reported: int
    counted: int

    @classmethod
    def of(
        cls,
        countries: Iterable[Country],
        organisations_count: bool,
        day: date | None = None,
        months: int = 0,
    ) -> Tally:
        """Counts everyone once; `counted` is how many confirmed instruments help towards entry into force."""
        signatories = signatories_reported = parties = parties_reported = counted = 0
        for country in countries:
            here = standing(country, day, months)
            who_says = {
                event.evidence
                for event in country.events
                if event.act == "signed" and (day is None or surely_by(event, country) <= day)
            }
            signed = not CONFIRMED.isdisjoint(who_says)
            signatories += signed
            signatories_reported += not signed and not REPORTED.isdisjoint(who_says)
            parties += here.confirmed == "party"
            pending = any(event.act in INSTRUMENTS for event in here.unconfirmed)
            parties_reported += here.confirmed != "party" and (here.reported == "party" or pending)
            counted += (
                here.confirmed == "party"
                and here.confirmed_by is not None
                and here.confirmed_by.act != "succeeded"
                and (organisations_count or not here.organisation)
            )
        return cls(signatories, signatories_reported, parties, parties_reported, counted)
