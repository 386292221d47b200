"""Where a country stands with the treaty, computed from its dated facts and never stored.

Only what the depositary shows is confirmed. What a government or the press reports is kept beside
it, and what nobody confirms makes nobody a signatory or a party.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from gloss.model.country import INSTRUMENTS, Country, Event

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

    @property
    def state(self) -> State:
        """What a reader is told first: the confirmed state, or the reported one, named as such."""
        return self.confirmed if self.confirmed != "none" else self.reported

    @property
    def is_confirmed(self) -> bool:
        """Whether the first thing that a reader is told rests on the depositary."""
        return self.confirmed != "none" and _RANK[self.reported] <= _RANK[self.confirmed]


def _after(state: State, act: str) -> State:
    if act in INSTRUMENTS:
        return "party"
    if act == "signed":
        return "party" if state == "party" else "signatory"
    if act in {"withdrew", "denounced"}:
        return "withdrew"
    return state


def standing(country: Country) -> Standing:
    """Goes through a country's events in the order of time."""
    confirmed: State = "none"
    reported: State = "none"
    confirmed_by = reported_by = None
    unconfirmed = []
    for event in country.events:
        if _after("none", event.act) == "none":
            continue
        if event.evidence == "unconfirmed":
            unconfirmed.append(event)
            continue
        if event.evidence == "depositary" and (state := _after(confirmed, event.act)) != confirmed:
            confirmed, confirmed_by = state, event
        if (state := _after(reported, event.act)) != reported:
            reported, reported_by = state, event
    return Standing(confirmed, reported, confirmed_by, reported_by, tuple(unconfirmed))


@dataclass(frozen=True)
class Tally:
    """How many stand where: the depositary's entries that were seen, and reports beside them, never inside."""

    signatories: int
    signatories_reported: int
    parties: int
    parties_reported: int
    counted: int

    @classmethod
    def of(cls, countries: Iterable[Country], organisations_count: bool) -> Tally:
        """Counts everyone once; `counted` is the number of confirmed instruments that count towards entry into force."""
        signatories = signatories_reported = parties = parties_reported = counted = 0
        for country in countries:
            here = standing(country)
            signed = any(event.act == "signed" and event.evidence == "depositary" for event in country.events)
            told = any(
                event.act == "signed" and event.evidence in {"government", "press"}
                for event in country.events
            )
            signatories += signed
            signatories_reported += told and not signed
            parties += here.confirmed == "party"
            pending = any(event.act in INSTRUMENTS for event in here.unconfirmed)
            parties_reported += here.confirmed != "party" and (here.reported == "party" or pending)
            counted += here.confirmed == "party" and (organisations_count or country.kind != "organisation")
        return cls(signatories, signatories_reported, parties, parties_reported, counted)
