"""From a country's dated facts to exactly one stage: who decides now, and what can still be asked.

A pure function. What is only reported moves a stage, for a letter that comes too late is worth nothing; but it is said
to be reported. What nobody confirms moves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gloss.model.action import Level, StageKey
from gloss.model.country import Country, Event
from gloss.model.force import all_memberships, bound_from, may_sign, months_to_leave, threshold
from gloss.model.history import REPORTED, surely_by
from gloss.model.standing import standing
from gloss.model.treaty import Treaty

_AT_HOME: dict[str, StageKey | None] = {
    "government-proposed": "pending",
    "government-approved": "pending",
    "bill-tabled": "pending",
    "committee": "pending",
    "vote-scheduled": "pending",
    "parliament-approved": "approved",
    "promulgated": "approved",
    "parliament-rejected": None,
}
"""What is done at home about joining, and the stage that it leads to; a rejection leads back."""

WITHOUT_LETTERS: frozenset[StageKey] = frozenset({"unsafe"})
"""Stages at which a page offers no letter."""


@dataclass(frozen=True)
class Stage:
    """A country's stage; `reported` says that it rests on more than the depositary shows, and `event` what decided."""

    key: StageKey
    reported: bool = False
    event: Event | None = None
    pending: bool = False
    """Whether something further is said that nobody confirms."""


def stage(country: Country, treaty: Treaty, day: date, level: Level, bound: date | None = None) -> Stage:
    """The one stage of a country on a day; `bound` is the day from which the treaty binds it, if that is known."""
    if country.kind == "organisation":
        return Stage("organisation")
    if level == "quiet":
        return Stage("unsafe")
    here = standing(country, day, months_to_leave(treaty))
    unconfirmed = bool(here.unconfirmed)
    if "party" in (here.confirmed, here.reported):
        confirmed = here.confirmed == "party"
        event = here.confirmed_by if confirmed else here.reported_by
        binds = confirmed and bound is not None and bound <= day
        return Stage("in-force" if binds else "party", not confirmed, event, unconfirmed)
    if here.state == "withdrew":
        return Stage("withdrew", not here.is_confirmed, here.reported_by, unconfirmed)
    signed = here.confirmed_by or here.reported_by if here.state == "signatory" else None
    home = _at_home(country, day, surely_by(signed, country) if signed else None)
    key = _AT_HOME[home.act] if home else None
    if home and key:
        return Stage(key, home.evidence == "press", home, unconfirmed)
    if here.state == "signatory":
        return Stage("signed", not here.is_confirmed, signed, unconfirmed)
    return Stage("not-signed" if may_sign(country, treaty, day) else "closed", False, None, unconfirmed)


def _at_home(country: Country, day: date, signed: date | None) -> Event | None:
    """The last thing that happened at home up to a day, as far as somebody says so for certain.

    What a government decided before it signed was to sign; what comes after the signature is about joining.
    """
    events = [
        event
        for event in country.events
        if event.act in _AT_HOME
        and event.evidence in REPORTED
        and surely_by(event, country) <= day
        and not (signed and event.act.startswith("government-") and surely_by(event, country) <= signed)
    ]
    return max(events, key=lambda event: surely_by(event, country), default=None)


def bound_days(countries: dict[str, Country], treaty: Treaty) -> dict[str, date]:
    """The day from which the treaty binds each country that it will bind for certain, by file name."""
    reached = threshold(countries.values(), treaty)
    if reached is None:
        return {}
    names = {id(country): key for key, country in countries.items()}
    days = {}
    for time in all_memberships(countries.values(), treaty):
        reach = bound_from(time, reached, treaty)
        if reach is not None and reach.latest is not None:
            days[names[id(time.country)]] = reach.latest
    return days
