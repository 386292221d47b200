"""Countries: what they did about the treaty, when, and who says so."""

from __future__ import annotations

from typing import Literal

from gloss.model.base import Address, Evidence, Key, ProvisionId, Record, Text, described
from gloss.model.dates import Day, FactDate

Act = Literal[
    # With the depositary
    "signed",
    "ratified",
    "accepted",
    "approved",
    "acceded",
    "succeeded",
    "reservation",
    "declaration",
    "objection",
    "withdrew",
    "denounced",
    # At home
    "government-proposed",
    "government-approved",
    "bill-tabled",
    "committee",
    "vote-scheduled",
    "parliament-approved",
    "parliament-rejected",
    "promulgated",
    # In words
    "statement",
]
"""What a State can do about a treaty. The vocabulary holds the words that readers see."""

INSTRUMENTS: frozenset[str] = frozenset({"ratified", "accepted", "approved", "acceded", "succeeded"})
"""The acts that make a State a party once its instrument is deposited (Vienna Convention, Art. 2(1)(b), 11)."""

Kind = Literal["member", "observer", "organisation"]


class Event(Record):
    """One dated thing that a State did, with its source."""

    date: FactDate = described("When it happened: a day, a month, or a span that holds the day.")
    act: Act = described("What was done.")
    evidence: Evidence = described(
        "Who says so: the depositary, the government itself, the press, or nobody for certain."
    )
    source: Key = described("The source in data/sources.yml that was seen for it.")
    also: tuple[Key, ...] = described("Further sources.", ())
    touches: tuple[ProvisionId, ...] = described(
        "The provisions that a reservation, declaration or objection is about.", ()
    )
    note: Text | None = described("What a careful reader should know, in a sentence or two.", None)


class Position(Record):
    """What a State said about the treaty, as somebody reported it."""

    date: FactDate = described("When it was said or reported.")
    topic: Key = described("What it is about; see the vocabulary.")
    text: Text = described("What was said, in our words, in a sentence.")
    provisions: tuple[ProvisionId, ...] = described("The provisions that it is about.", ())
    evidence: Evidence = described("Who says so.")
    source: Key = described("The source that was seen for it.")


class Contact(Record):
    """An office, never a person: who can be written to."""

    office: Key = described(
        "Which office; see the vocabulary: parliament, foreign-ministry, justice-ministry, mission."
    )
    name: Text = described("The office's own name.")
    page: Address = described("Its official page.")
    checked: Day = described(
        "When the page was last opened or, with a source, when its address was last seen there."
    )
    source: Key | None = described("Where the address was found, if the page itself was not opened.", None)


class Undertaking(Record):
    """Something that people can join for a time: a petition, a hearing, a consultation. It ends, and then says how."""

    title: Text = described("What it is, in a few words.")
    text: Text = described("What one can do, in a sentence or two.")
    page: Address = described("Where to do it: the official page of whoever holds it.")
    until: Day = described("Its last day.")
    result: Text | None = described("What came of it; needed once the last day is over.", None)
    next: Text | None = described("The next step; needed once the last day is over.", None)
    source: Key = described("The source that was seen for it.")


class Country(Record):
    """A member or observer of the United Nations, or a regional organisation that can join."""

    name: Text = described("The name that readers see.")
    formal: Text | None = described("The depositary's own name, where it differs.", None)
    sort: Text | None = described("What the name is sorted by, where that differs from the name.", None)
    the: bool = described("Whether the name takes “the” in a sentence.", False)
    iso: Text = described(
        "The two-letter code of ISO 3166-1 (“EU” for the European Union).", pattern=r"^[A-Z]{2}$"
    )
    iso3: Text = described(
        "The three-letter code of ISO 3166-1 (“EUE” for the European Union).", pattern=r"^[A-Z]{3}$"
    )
    kind: Kind = described("A member of the United Nations, an observer State, or an organisation.")
    group: Key | None = described("Its regional group at the United Nations; see the vocabulary.", None)
    blocs: tuple[Key, ...] = described("The blocs to which it belongs for certain; see the vocabulary.", ())
    events: tuple[Event, ...] = described("What it did, in the order of time.", ())
    positions: tuple[Position, ...] = described("What it said, in the order of time.", ())
    contacts: tuple[Contact, ...] = described("Offices that decide or answer.", ())
    actions: tuple[Undertaking, ...] = described("What people can join for a time.", ())
    was: tuple[Key, ...] = described(
        "Names that this file had before, and earlier two-letter codes in small letters: their addresses lead here.",
        (),
    )
    kept_by: Text | None = described(
        "Who looks after this file, by a name that they chose for it; left out if nobody does.", None
    )
    checked: Day = described("When somebody last went through this file.")
