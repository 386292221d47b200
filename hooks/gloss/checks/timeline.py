"""Checks on the timeline."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from gloss.checks.treaty import nearest
from gloss.model.problem import Problem
from gloss.reading.corpus import Corpus


def moments_stand_in_order(corpus: Corpus) -> Iterator[Problem]:
    """The timeline is written in the order of time."""
    moments = corpus.timeline.record.entries
    for index, (before, moment) in enumerate(itertools.pairwise(moments), start=1):
        if moment.date.last < before.date.first:
            yield Problem(
                corpus.timeline.at("entries", index, "date"),
                f"“{moment.date}” comes before “{before.date}”, which stands above it.",
                "Put the entries in the order of time, the oldest first.",
            )


def moments_name_countries(corpus: Corpus) -> Iterator[Problem]:
    """Every country that the timeline names has a file in data/countries/."""
    for index, moment in enumerate(corpus.timeline.record.entries):
        for place, key in enumerate(moment.countries):
            if key not in corpus.countries and not corpus.exists("data/countries", key):
                yield Problem(
                    corpus.timeline.at("entries", index, "countries", place),
                    f"“{key}” is not a country in data/countries/.",
                    nearest(key, corpus.countries),
                )
