"""What the depositary's list says that our files do not: new, confirmed, corrected, or gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gloss.depositary.answers import SuspectList
from gloss.depositary.cells import Deed, say_day
from gloss.depositary.listing import Listing, Row
from gloss.depositary.names import Names
from gloss.model.country import INSTRUMENTS, Country, Event
from gloss.model.dates import FactDate
from gloss.model.history import CONFIRMED, leaves
from gloss.model.treaty import Treaty
from gloss.model.watch import Passage, Watch


@dataclass(frozen=True)
class Change:
    """One event to be written into a country's file: a new one, or in the place of one that stands there."""

    key: str
    name: str
    deed: Deed
    before: Event | None = None

    @property
    def kind(self) -> Literal["new", "confirmed", "corrected"]:
        """New; a report that the depositary confirms; or an entry of the depositary's own that changed."""
        if self.before is None:
            return "new"
        return "corrected" if self.before.evidence in CONFIRMED else "confirmed"

    @property
    def fits(self) -> bool:
        """Whether the day lies within the one that was reported; if not, a note says what was reported."""
        return self.before is None or self.before.date.first <= self.deed.day <= self.before.date.last


@dataclass(frozen=True)
class Gone:
    """An entry that our files have from the depositary, and that its list no longer shows."""

    key: str
    name: str
    event: Event


@dataclass(frozen=True)
class Comparison:
    """Everything that differs."""

    listing: Listing
    changes: tuple[Change, ...]
    gone: tuple[Gone, ...]
    for_a_person: tuple[str, ...]
    texts: tuple[Passage, ...]
    texts_changed: bool
    totals_before: tuple[int, int]

    @property
    def changed(self) -> bool:
        """Whether anything in our files would be different."""
        totals = (self.listing.signatories, self.listing.parties)
        return bool(self.changes or self.gone) or self.texts_changed or totals != self.totals_before


def compare(
    listing: Listing, countries: Mapping[str, Country], treaty: Treaty, watch: Watch | None, today: date
) -> Comparison:
    """Holds the list against the files; SuspectList if it names somebody unknown or an impossible day."""
    names = Names(countries)
    rows: dict[str, Row] = {}
    for row in listing.rows:
        key = names.key(row.name)
        if key in rows:
            raise SuspectList(f"{rows[key].name} and {row.name} are the same, and stand in the list as two.")
        rows[key] = row
        _days_are_possible(row, treaty, today)
    changes = tuple(change for key, row in rows.items() for change in _changes(key, row, countries[key]))
    gone = tuple(
        Gone(key, country.name, event)
        for key, country in countries.items()
        for event in _gone(country, rows.get(key))
    )
    texts = tuple(
        Passage(
            section=words.section,
            participant=names.key(words.name) if words.name else None,
            mark=words.mark,
            text=words.text,
        )
        for words in listing.words
    )
    before = watch.texts if watch else ()
    return Comparison(
        listing, changes, gone, tuple(_for_a_person(rows, countries, changes)), texts, texts != before,
        (treaty.depositary.signatories, treaty.depositary.parties),
    )  # fmt: skip


def refuse_what_shrank(comparison: Comparison, treaty: Treaty) -> None:
    """Nothing that the depositary once confirmed vanishes by itself: SuspectList says what is missing."""
    if comparison.gone:
        first = comparison.gone[0]
        more = f" (and {len(comparison.gone) - 1} more)" if len(comparison.gone) > 1 else ""
        raise SuspectList(
            f"The list no longer shows that {first.name} “{first.event.act}” on {first.event.date}{more}."
            f" If that is right, write into data/countries/{first.key}.yml what happened, and fetch again."
        )
    for name, now, before in (
        ("signatories", comparison.listing.signatories, treaty.depositary.signatories),
        ("parties", comparison.listing.parties, treaty.depositary.parties),
    ):
        if now < before:
            raise SuspectList(
                f"The list shrank: it shows {now} {name}, and {before} were seen before."
                f" If that is right, mend “{name}” in data/treaty.yml, and fetch again."
            )


def _family(act: str) -> frozenset[str]:
    """The acts that can be reports of the same thing: the press calls every instrument a ratification."""
    return INSTRUMENTS if act in INSTRUMENTS else frozenset({act})


def _changes(key: str, row: Row, country: Country) -> Iterator[Change]:
    for deed in row.deeds:
        if deed.bracketed:
            continue
        family = _family(deed.act)
        events = [event for event in country.events if event.act in family]
        if any(_same(event, deed) for event in events):
            continue
        before = next((event for event in events if event.evidence in CONFIRMED and _fits(event, deed)), None)
        if before is None:
            left = max((i for i, event in enumerate(country.events) if leaves(event)), default=-1)
            events = [event for event in country.events[left + 1 :] if event.act in family]
            events.sort(key=lambda event: (event.evidence not in CONFIRMED, not _fits(event, deed)))
            before = events[0] if events else None
        yield Change(key, country.name, deed, before)


def _same(event: Event, deed: Deed) -> bool:
    return event.evidence in CONFIRMED and event.act == deed.act and event.date.exact and _fits(event, deed)


def _fits(event: Event, deed: Deed) -> bool:
    return event.date.first <= deed.day <= event.date.last


def _gone(country: Country, row: Row | None) -> Iterator[Event]:
    """The confirmed entries since the country last left, for which the list has nothing of the kind."""
    left = max((i for i, event in enumerate(country.events) if leaves(event)), default=-1)
    for event in country.events[left + 1 :]:
        if event.evidence in CONFIRMED and event.act in INSTRUMENTS | {"signed"}:
            family = _family(event.act)
            if row is None or not any(deed.act in family for deed in row.deeds):
                yield event


def _days_are_possible(row: Row, treaty: Treaty, today: date) -> None:
    opens, closes = treaty.signature.opens.first, treaty.signature.last
    for deed in row.deeds:
        if deed.day > today:
            raise SuspectList(
                f"The list dates an entry of {row.name} {say_day(deed.day)}, which has not come yet."
            )
        if deed.act == "signed" and not opens <= deed.day <= closes:
            raise SuspectList(
                f"The list has {row.name} sign on {say_day(deed.day)}, but signing was possible only from"
                f" {say_day(opens)} {f'to {say_day(closes)}' if closes < date.max else 'on'}."
            )
        if deed.day < opens:
            raise SuspectList(
                f"The list dates an entry of {row.name} {say_day(deed.day)}, before the treaty was open."
            )


def _for_a_person(
    rows: Mapping[str, Row], countries: Mapping[str, Country], changes: tuple[Change, ...]
) -> Iterator[str]:
    """What no program should decide: brackets, and notes that may be overtaken."""
    for key, row in rows.items():
        for deed in row.deeds:
            if deed.bracketed:
                notes = f" (see note {', '.join(row.marks)})" if row.marks else ""
                yield (
                    f"{countries[key].name}: “{deed.act}” of {say_day(deed.day)} stands in brackets{notes}."
                    f" Read why, and write it into data/countries/{key}.yml by hand."
                )
    for change in changes:
        if change.before is not None and change.before.note:
            path = f"data/countries/{change.key}.yml"
            yield (
                f"{change.name}: the entry “{change.before.act}” in {path} has a note."
                " Read it again: it was written before the depositary confirmed this."
            )


def evidence_after(change: Change, source: str) -> Event:
    """The event as it is to stand in the file."""
    before = change.before
    day = FactDate.parse(change.deed.day.isoformat())
    if before is None:
        return Event(date=day, act=change.deed.act, evidence="depositary", source=source)
    also = tuple(key for key in dict.fromkeys((before.source, *before.also)) if key != source)
    note = before.note
    if not change.fits:
        said = "the depositary’s list gave" if before.evidence in CONFIRMED else "it was reported for"
        note = f"{note} {_was(said, before)}" if note else _was(said, before)
    return before.model_copy(
        update={
            "date": day,
            "act": change.deed.act,
            "evidence": "depositary",
            "source": source,
            "also": also,
            "note": note,
        }
    )


def _was(said: str, before: Event) -> str:
    return f"Before, {said} {before.date}."
