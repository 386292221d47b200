"""From a country's dated facts to exactly one stage: who decides now, and what can still be asked.

A pure function. What is only reported moves a stage, for a letter that comes too late is worth nothing; but it is said
to be reported. What nobody confirms moves nothing, and is kept beside the stage.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gloss.model.action import Level, StageKey
from gloss.model.country import INSTRUMENTS, Country, Event
from gloss.model.force import all_memberships, bound_from, months_to_leave, threshold
from gloss.model.history import REPORTED, surely_by
from gloss.model.standing import Standing, standing
from gloss.model.treaty import Treaty

_GOVERNMENT = frozenset({"government-proposed", "government-approved"})
_TABLED = frozenset({"bill-tabled", "committee", "vote-scheduled"})
_AGREED = frozenset({"parliament-approved", "promulgated"})

_ORDER = (
    "signed", "government-proposed", "government-approved", "bill-tabled", "committee", "vote-scheduled",
    "parliament-rejected", "parliament-approved", "promulgated",
)  # fmt: skip
"""The acts that lead to a next step, in the order in which they are taken to happen on one day."""

_FIRMNESS = ("unconfirmed", "press", "government", "depositary")

WITHOUT_LETTERS: frozenset[StageKey] = frozenset({"unsafe"})
"""Stages at which a page offers no letter."""


@dataclass(frozen=True)
class Stage:
    """A country's stage; `reported` says that it rests on more than those who did it show, and `event` what decided.

    `unconfirmed` is what is said beyond it and nobody confirms; `vote` is the day of a planned vote that is still to come.
    """

    key: StageKey
    reported: bool = False
    event: Event | None = None
    unconfirmed: tuple[Event, ...] = ()
    vote: date | None = None


def stage(country: Country, treaty: Treaty, day: date, level: Level, bound: date | None = None) -> Stage:
    """The one stage of a country on a day; `bound` is the day from which the treaty binds it, if that is known."""
    doubtful = _unconfirmed(country, day)
    if level == "quiet":
        return Stage("unsafe", unconfirmed=doubtful)
    here = standing(country, day, months_to_leave(treaty))
    if "party" in (here.confirmed, here.reported):
        confirmed = here.confirmed == "party"
        event = here.confirmed_by if confirmed else here.reported_by
        binds = confirmed and bound is not None and bound <= day
        return Stage("in-force" if binds else "party", not confirmed, event, doubtful)
    if here.reported == "withdrew":
        return Stage("withdrew", here.confirmed != "withdrew", here.reported_by, doubtful)
    home = _at_home(country, day)
    vote = _next_vote(home, day)
    if country.kind == "organisation":
        signed = here.confirmed_by or here.reported_by
        return Stage(
            "organisation", here.state != here.confirmed, home[-1] if home else signed, doubtful, vote
        )
    start = _before_home(here, treaty, day)
    key, event, firm = _moved(start.key, home)
    if event is None:
        return Stage(start.key, start.reported, start.event, doubtful)
    return Stage(key, start.reported or not firm, event, doubtful, vote if key == "pending" else None)


def _before_home(here: Standing, treaty: Treaty, day: date) -> Stage:
    """The stage as far as the depositary's own acts go, confirmed or reported."""
    if here.reported == "signatory":
        return Stage("signed", not here.is_confirmed, here.confirmed_by or here.reported_by)
    return Stage("closed" if day > treaty.signature.last else "not-signed")


def _place(event: Event) -> tuple[object, ...]:
    """Where an act stands in the order of time, whatever the order in the file; of one day, the firmest comes last."""
    rank = _ORDER.index(event.act) if event.act in _ORDER else len(_ORDER)
    firmness = _FIRMNESS.index(event.evidence)
    return (event.date.first, event.date.last, rank, event.act, firmness, event.source)


def _unconfirmed(country: Country, day: date) -> tuple[Event, ...]:
    acts = INSTRUMENTS | set(_ORDER) | {"withdrew", "denounced"}
    found = [
        event
        for event in country.events
        if event.evidence not in REPORTED and event.act in acts and surely_by(event, country) <= day
    ]
    return tuple(sorted(found, key=_place))


def _at_home(country: Country, day: date) -> list[Event]:
    """What government and parliament did about the next step, as far as somebody says so for certain.

    A signature ends what went before it, for that was about signing; only parliament's own agreement outlasts it, for
    parliaments agree to being bound. A planned vote counts from the day on which it is known, before it is held.
    """
    events = [
        event
        for event in country.events
        if event.act in _ORDER
        and event.evidence in REPORTED
        and (event.act == "vote-scheduled" or surely_by(event, country) <= day)
    ]
    kept: list[Event] = []
    for event in sorted(events, key=_place):
        if event.act == "signed":
            kept = [earlier for earlier in kept if earlier.act in _AGREED]
        else:
            kept.append(event)
    return kept


def _moved(start: StageKey, home: Iterable[Event]) -> tuple[StageKey, Event | None, bool]:
    """The stage after what was done at home, the latest act that speaks for it, and whether anything firm does.

    Before a signature, what a government plans is the signature itself, and that is asked of it at the first stage.
    Parliament and government speak for themselves about what they did; the press only reports it.
    """
    key, because, firm = start, None, True
    for event in home:
        moves: StageKey | None = None
        if event.act in _AGREED:
            moves = "approved"
        elif event.act == "parliament-rejected":
            moves = start
        elif event.act in _TABLED or (event.act in _GOVERNMENT and start == "signed"):
            moves = "pending"
        if moves and (moves, key) != ("pending", "approved"):
            firm = event.evidence != "press" or (firm and moves == key)
            key, because = moves, event
    return key, because, firm


def _next_vote(home: Iterable[Event], day: date) -> date | None:
    """The day of the next planned vote that is exactly known."""
    planned = [event.date for event in home if event.act == "vote-scheduled" and event.date.exact]
    return min((when.first for when in planned if when.first >= day), default=None)


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
