"""Days on which the treaty takes effect, as far as confirmed dates say exactly when.

The rules are those of `gloss.model.force`. Where a day hangs on a date that is known as a span, there is no
day yet, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gloss.model.force import all_memberships, bound_from, departure, entry_into_force, threshold
from gloss.model.history import CONFIRMED
from gloss.reading.corpus import Corpus


@dataclass(frozen=True)
class Effect:
    """A day on which the treaty begins to bind, or ceases to: one country, or, without one, all at once."""

    day: date
    kind: Literal["force", "binds", "leaves"]
    country: str = ""


def effects(corpus: Corpus) -> Iterator[Effect]:
    """The entry into force, the day from which each later State is bound, and the day on which one has left."""
    treaty = corpus.treaty.record
    countries = [filed.record for filed in corpus.countries.values()]
    keys = {filed.record.name: key for key, filed in corpus.countries.items()}
    force = entry_into_force(countries, treaty)
    if force is not None and force.exact:
        yield Effect(force.earliest, "force")
        reached = threshold(countries, treaty)
        for time in all_memberships(countries, treaty):
            bound = bound_from(time, reached, treaty)
            left = time.ends is not None and bound is not None and time.ends.earliest <= bound.earliest
            if bound is not None and bound.exact and bound.earliest > force.earliest and not left:
                yield Effect(bound.earliest, "binds", keys[time.country.name])
    for country in countries:
        for event in country.events:
            if event.act == "denounced" and event.evidence in CONFIRMED:
                leaving = departure(event.date, treaty)
                if leaving.exact:
                    yield Effect(leaving.earliest, "leaves", keys[country.name])
