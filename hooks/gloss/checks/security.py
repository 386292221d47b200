"""A reminder that whom to tell of a fault has to be confirmed now and then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gloss.model.problem import Problem
from gloss.reading.corpus import Corpus

NOTICE = timedelta(days=60)


def contact_runs_out(corpus: Corpus, day: date) -> Iterator[Problem]:
    """The day after which security.txt counts as old comes within two months, or has come: a notice, and no reason to stop."""
    if corpus.security is None:
        return
    expires = corpus.security.record.expires
    if day >= expires.last - NOTICE:
        verb = "ends" if day <= expires.last else "ended"
        yield Problem(
            corpus.security.at("expires"),
            f"What security.txt says {verb} on {expires.text}.",
            "Make sure that somebody still reads what comes there, and write a later day, less than a year ahead.",
        )
