"""Names for what has no file of its own: an event, something that was said, an entry of the timeline.

A name does not hold what is likely to be bettered, such as the words, the source, the evidence, or the day within
the month. So feeds and open data know the same entry again after it was mended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from gloss.model.country import INSTRUMENTS, Contact, Event, Position
from gloss.model.dates import FactDate
from gloss.model.record import Moment

_ONCE: frozenset[str] = INSTRUMENTS | {"signed"}
"""What a State does once, as a rule: a better date for it makes no new entry."""


def event_names(events: Iterable[Event]) -> list[str]:
    """Names within one country: “signed”, “committee/2026-05”."""
    return _apart(
        event.act if event.act in _ONCE else f"{event.act}/{_month(event.date)}" for event in events
    )


def position_names(positions: Iterable[Position]) -> list[str]:
    """Names within one country: “said/negotiation/2026-01”."""
    return _apart(f"said/{position.topic}/{_month(position.date)}" for position in positions)


def contact_names(contacts: Iterable[Contact]) -> list[str]:
    """Names within one country: “parliament”."""
    return _apart(contact.office for contact in contacts)


def moment_names(moments: Iterable[Moment]) -> list[str]:
    """Names within the timeline: “2024-12/adoption”."""
    return _apart(f"{_month(moment.date)}/{moment.kind}" for moment in moments)


def _apart(names: Iterable[str]) -> list[str]:
    """The same names, each once: where two would be the same, the later one in the file is “…/2”."""
    given: Counter[str] = Counter()
    apart = []
    for name in names:
        given[name] += 1
        apart.append(f"{name}/{given[name]}" if given[name] > 1 else name)
    return apart


def _month(when: FactDate) -> str:
    return f"{when.first:%Y-%m}"
