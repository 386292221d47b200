"""Checks on the day from which the treaty binds."""

from __future__ import annotations

from collections.abc import Iterator

from gloss.model.force import entry_into_force
from gloss.model.problem import Problem
from gloss.reading.corpus import Corpus


def the_day_of_force_is_the_one_that_follows(corpus: Corpus) -> Iterator[Problem]:
    """The day on which the treaty is said to have entered into force is the one that follows from the record, where that is whole."""
    treaty = corpus.treaty.record
    since = treaty.entry_into_force.since
    if since is None:
        return
    computed = entry_into_force(
        (filed.record for filed in corpus.countries.values()),
        treaty.model_copy(
            update={"entry_into_force": treaty.entry_into_force.model_copy(update={"since": None})}
        ),
    )
    if (
        computed is not None
        and computed.latest is not None
        and not computed.earliest <= since.first <= computed.latest
    ):
        yield Problem(
            corpus.treaty.at("entry_into_force", "since"),
            f"“{since.text}” is said to be the day, but the confirmed instruments lead to {computed.earliest.isoformat()}.",
            "Mend the day, or the instruments of the countries.",
        )
