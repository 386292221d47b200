"""How old our look at the depositary's list is, and whether a date of entry into force can be estimated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gloss.checks.citations import as_of
from gloss.model.projection import NoProjection, Projection, project
from gloss.model.treaty import Treaty
from gloss.model.watch import Watch, freshness
from gloss.pages.speech import count, say_day, say_when
from gloss.reading.corpus import Corpus
from gloss.tongues.voice import _, later

_OUTCOMES = {
    "changed": later("the list had changed"),
    "unchanged": later("the list was unchanged"),
    "error": later("the list could not be read"),
    "suspect": later("what came back cannot be the list"),
    "by-hand": later("a person looked"),
}


@dataclass(frozen=True)
class Outlook:
    """What is said beside the count."""

    looked: str
    stale: bool
    projection: str


def outlook(corpus: Corpus) -> Outlook:
    """The sentences for the day of which the site speaks."""
    treaty, day = corpus.treaty.record, as_of(corpus)
    watch = corpus.watch.record if corpus.watch else None
    estimate = project((filed.record for filed in corpus.countries.values()), treaty, day)
    return Outlook(
        _looked(watch) if watch else "",
        watch is not None and freshness(watch.looked, day) == "amber",
        _projected(estimate, treaty),
    )


def _looked(watch: Watch) -> str:
    tried = say_day(date.fromisoformat(watch.tried[:10]))
    sentence = _("The depositary's list was last really looked at {when}. Last try: {day}, {outcome}.")
    return sentence.format(when=say_when(watch.looked), day=tried, outcome=_(_OUTCOMES[watch.outcome]))


def _projected(estimate: Projection | NoProjection, treaty: Treaty) -> str:
    number, pace = treaty.entry_into_force.instruments, estimate.pace
    deposits = count(pace.deposits, "confirmed deposit", "confirmed deposits")
    if isinstance(estimate, Projection):
        sentence = _(
            "If deposits went on as in the last {days} days ({deposits}), the {number}th would come around"
            " {completed}, and the treaty would enter into force around {in_force}."
            " That is arithmetic on one assumption, and not a forecast."
        )
        return sentence.format(
            days=pace.days, deposits=deposits, number=number,
            completed=say_day(estimate.completed), in_force=say_day(estimate.in_force),
        )  # fmt: skip
    if estimate.reason == "complete":
        return ""
    if estimate.reason == "too-far":
        sentence = _(
            "No projection: at the pace of the last {days} days ({deposits}) no day is near enough to name."
        )
        return sentence.format(days=pace.days, deposits=deposits)
    sentence = _(
        "No projection: {deposits} in the last {days} days, and from fewer than {least} no pace can be read."
    )
    return sentence.format(deposits=deposits, days=pace.days, least=estimate.least)
