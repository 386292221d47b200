"""When the treaty binds, and whom: entry into force, later States, leaving, protocols, what is still open.

Every figure comes from the treaty's own file. Each answer rests on what the depositary confirms, unless wider
evidence is asked for; where dates are only known as spans, so are the answers (`Reach`). With a day, the
answer is what could be given on that day: from what certainly happened by then, and nothing later.

“On the ninetieth day after the deposit” is the day of the deposit and ninety days: a deposit of 15 September
leads to 14 December.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from gloss.model.country import Country
from gloss.model.dates import FactDate
from gloss.model.history import CONFIRMED, Membership, memberships
from gloss.model.spans import Reach, Span, add_days
from gloss.model.standing import standing
from gloss.model.treaty import Treaty

Interval = tuple[date, date | None]
"""A time from its first day to the day on which it is over."""


def months_to_leave(treaty: Treaty) -> int:
    """How many months a denunciation takes; none where the treaty has no rule about it."""
    return treaty.denunciation.months if treaty.denunciation else 0


def departure(notified: FactDate, treaty: Treaty) -> Span:
    """When a denunciation takes effect that was notified on a day, or in a span of days."""
    return Span.of(notified).plus_months(months_to_leave(treaty))


def all_memberships(
    countries: Iterable[Country],
    treaty: Treaty,
    evidence: Collection[str] = CONFIRMED,
    day: date | None = None,
) -> list[Membership]:
    """Every country's times as a party, the earliest deposit first."""
    months = months_to_leave(treaty)
    found = [time for country in countries for time in memberships(country, months, evidence, day)]
    return sorted(found, key=lambda time: (time.begins.earliest, time.begins.latest, time.country.name))


def counting(
    countries: Iterable[Country],
    treaty: Treaty,
    evidence: Collection[str] = CONFIRMED,
    day: date | None = None,
) -> list[Membership]:
    """The times as a party whose instruments count towards entry into force."""
    return _counting(all_memberships(countries, treaty, evidence, day), treaty)


def _counting(times: Iterable[Membership], treaty: Treaty) -> list[Membership]:
    organisations = treaty.entry_into_force.organisations_count
    return [time for time in times if time.counts and (organisations or time.country.kind != "organisation")]


def threshold(
    countries: Iterable[Country],
    treaty: Treaty,
    evidence: Collection[str] = CONFIRMED,
    day: date | None = None,
) -> Reach | None:
    """The day of the deposit that completes the number; none if it is not complete.

    Who leaves before that day is not counted on it. Who leaves later changes nothing any more.
    """
    return _completed(all_memberships(countries, treaty, evidence, day), treaty, day)


def _completed(times: Iterable[Membership], treaty: Treaty, day: date | None) -> Reach | None:
    rule = treaty.entry_into_force
    if rule.since is not None:
        # The depositary has said the day: the number was complete so many days before.
        completed = rule.since.first - timedelta(rule.days)
        if day is None or completed <= day:
            return Reach(completed, completed)
    return _reach(
        [(time.country, _early(time), _late(time)) for time in _counting(times, treaty)],
        treaty.entry_into_force.instruments,
    )


def entry_into_force(
    countries: Iterable[Country],
    treaty: Treaty,
    evidence: Collection[str] = CONFIRMED,
    day: date | None = None,
) -> Reach | None:
    """The day on which the treaty enters into force; none if too few instruments were deposited."""
    reached = threshold(countries, treaty, evidence, day)
    return reached.plus_days(treaty.entry_into_force.days) if reached else None


def bound_from(time: Membership, reached: Reach | None, treaty: Treaty) -> Reach | None:
    """When the treaty binds one party, given the day that completes the number (see `threshold`).

    The first ones are bound by its entry into force; later ones so many days after their own deposit, or by
    the entry into force, whichever is later. All who deposit on the completing day are among the first: the
    order within a day never matters. A successor is bound from its own day, or from the entry into force.
    """
    if reached is None:
        return None
    first, last = time.begins.earliest, time.begins.latest
    near = _around(first, reached.earliest, reached.latest)
    earliest = min(_bound(time, first, day, treaty) for day in near)
    if reached.latest is None:
        return Reach(earliest, None)
    near = _around(last, reached.earliest, reached.latest)
    latest = max(_bound(time, last, day, treaty) for day in near)
    return Reach(earliest, latest)


def _around(deposit: date, first: date, last: date | None) -> set[date]:
    """The completing days that can give the least or the greatest answer: the ends, and by the deposit."""
    days = {first} if last is None else {first, last}
    for day in (deposit - timedelta(1) if deposit > date.min else deposit, deposit):
        if first <= day and (last is None or day <= last):
            days.add(day)
    return days


def _bound(time: Membership, deposit: date, completed: date, treaty: Treaty) -> date:
    force = add_days(completed, treaty.entry_into_force.days)
    if not time.counts:
        return max(deposit, force)
    if deposit <= completed:
        return force
    return max(add_days(deposit, treaty.entry_into_force.later_days), force)


@dataclass(frozen=True)
class Count:
    """How far it is to a number that the treaty sets, on a day."""

    reached: int
    needed: int

    @property
    def missing(self) -> int:
        """How many are still needed."""
        return max(0, self.needed - self.reached)


def instruments(
    countries: Iterable[Country], treaty: Treaty, day: date, evidence: Collection[str] = CONFIRMED
) -> Count:
    """How many counting instruments are deposited for certain on a day, of how many."""
    return held_on(counting(countries, treaty, evidence, day), treaty, day)


def held_on(times: Iterable[Membership], treaty: Treaty, day: date) -> Count:
    """The same from counting times that are known already."""
    held = {time.country.name for time in times if _holds(_late(time), day)}
    return Count(len(held), treaty.entry_into_force.instruments)


@dataclass(frozen=True)
class ProtocolRoom:
    """Whether there are Parties enough for a protocol to be considered."""

    parties: Count
    from_day: Reach | None


def protocol_room(
    countries: Iterable[Country], treaty: Treaty, day: date, evidence: Collection[str] = CONFIRMED
) -> ProtocolRoom | None:
    """How many States the treaty binds on a day, and when enough are bound; none if there is no such rule.

    Only States are counted, and only when the treaty binds them: before its entry into force it has no
    Parties in this sense. `from_day` can lie after `day`, where the deposits that bring it about are made.
    """
    if treaty.protocol is None:
        return None
    everyone = all_memberships(countries, treaty, evidence, day)
    reached = _completed(everyone, treaty, day)
    times: list[tuple[Country, Interval, Interval | None]] = []
    for time in everyone:
        bound = bound_from(time, reached, treaty)
        if bound is None or time.country.kind == "organisation":
            continue
        early = (bound.earliest, time.ends.latest if time.ends else None)
        late = None if bound.latest is None else (bound.latest, time.ends.earliest if time.ends else None)
        times.append((time.country, early, late))
    now = {country.name for country, _, late in times if late is not None and _holds(late, day)}
    return ProtocolRoom(Count(len(now), treaty.protocol.parties), _reach(times, treaty.protocol.parties))


def _early(time: Membership) -> Interval:
    return time.begins.earliest, time.ends.latest if time.ends else None


def _late(time: Membership) -> Interval:
    return time.begins.latest, time.ends.earliest if time.ends else None


def _holds(interval: Interval, day: date) -> bool:
    return interval[0] <= day and (interval[1] is None or day < interval[1])


def _reach(times: Sequence[tuple[Country, Interval, Interval | None]], needed: int) -> Reach | None:
    """When so many countries are in at the same time: with every doubt resolved early, and resolved late."""
    earliest = _first_day([(country, early) for country, early, _ in times], needed)
    if earliest is None:
        return None
    return Reach(earliest, _first_day([(country, late) for country, _, late in times if late], needed))


def _first_day(intervals: Iterable[tuple[Country, Interval]], needed: int) -> date | None:
    """The first day at whose end so many countries are in; a country with two times at once is one."""
    steps: list[tuple[date, int, str]] = []
    for country, (begins, ends) in intervals:
        if ends is None or begins < ends:
            steps.append((begins, 1, country.name))
            if ends is not None:
                steps.append((ends, -1, country.name))
    days: dict[date, list[tuple[int, str]]] = {}
    for step_day, change, name in steps:
        days.setdefault(step_day, []).append((change, name))
    times: dict[str, int] = {}
    inside = 0
    for day in sorted(days):
        for change, name in days[day]:
            before = times.get(name, 0) > 0
            times[name] = times.get(name, 0) + change
            inside += (times[name] > 0) - before
        if inside >= needed:
            return day
    return None


Way = Literal["sign", "ratify", "accede"]
"""How a country can still take part: sign, follow its signature with an instrument, or join outright."""


def ways(country: Country, treaty: Treaty, day: date) -> frozenset[Way]:
    """What a country can still do on a day, as far as the confirmed and reported facts go."""
    here = standing(country, day, months_to_leave(treaty)).reported
    found: set[Way] = set()
    if here == "signatory":
        found.add("ratify")
    elif here != "party":
        if treaty.signature.opens.first <= day <= treaty.signature.last:
            found.add("sign")
        if day > treaty.signature.last:
            found.add("accede")
    return frozenset(found)


def may_sign(country: Country, treaty: Treaty, day: date) -> bool:
    """Whether it can sign on that day: only while the treaty is open for signature, and only once."""
    return "sign" in ways(country, treaty, day)


def may_ratify(country: Country, treaty: Treaty, day: date) -> bool:
    """Whether it has signed and can deposit its instrument; for that there is no last day."""
    return "ratify" in ways(country, treaty, day)


def may_accede(country: Country, treaty: Treaty, day: date) -> bool:
    """Whether accession is its way in: it has not signed, and can no longer do so.

    Whether a State may also accede while it could still sign, the treaty's file does not say: here it is no.
    """
    return "accede" in ways(country, treaty, day)
