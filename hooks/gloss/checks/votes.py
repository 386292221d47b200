"""Checks on votes."""

from __future__ import annotations

from collections.abc import Iterator

from gloss.checks.treaty import nearest
from gloss.model.problem import Problem
from gloss.reading.corpus import Corpus

_LISTS = ("yes", "no", "abstain")


def voters_are_countries(corpus: Corpus) -> Iterator[Problem]:
    """Everyone in a list is a country of data/countries/."""
    for filed in corpus.votes.values():
        for side in _LISTS:
            for index, key in enumerate(getattr(filed.record, side)):
                if key not in corpus.countries and not corpus.exists("data/countries", key):
                    yield Problem(
                        filed.at(side, index),
                        f"“{key}” is not a country in data/countries/.",
                        nearest(key, corpus.countries),
                    )


def nobody_votes_twice(corpus: Corpus) -> Iterator[Problem]:
    """A country stands in one list, once."""
    for filed in corpus.votes.values():
        seen: set[str] = set()
        for side in _LISTS:
            for index, key in enumerate(getattr(filed.record, side)):
                if key in seen:
                    yield Problem(
                        filed.at(side, index),
                        f"“{key}” stands twice in this vote.",
                        "Keep it where it belongs.",
                    )
                seen.add(key)


def totals_agree_with_the_lists(corpus: Corpus) -> Iterator[Problem]:
    """Where the lists are complete, they have as many names as the totals say; else not more."""
    for filed in corpus.votes.values():
        vote = filed.record
        for side in _LISTS:
            total, named = getattr(vote.totals, side), len(getattr(vote, side))
            if total is None or named == total or (named < total and not vote.complete):
                continue
            yield Problem(
                filed.at("totals", side),
                f"The total under “{side}” is {total}, but {named} {'country is' if named == 1 else 'countries are'} named.",
                "Mend the total or the list; if not everyone is known, leave “complete” out.",
            )
