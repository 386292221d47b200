"""Checks on countries and on what they did."""

from __future__ import annotations

from collections.abc import Iterator

from gloss.checks.treaty import nearest
from gloss.model.country import INSTRUMENTS
from gloss.model.problem import Problem
from gloss.reading.corpus import Corpus


def codes_are_unique(corpus: Corpus) -> Iterator[Problem]:
    """No two countries have the same name or code."""
    for name in ("name", "iso", "iso3"):
        owners: dict[str, str] = {}
        for filed in corpus.countries.values():
            value = getattr(filed.record, name)
            if value in owners:
                yield Problem(
                    filed.at(name),
                    f"“{value}” is already used by {owners[value]}.",
                    f"Give one of the two its own “{name}”.",
                )
            owners.setdefault(value, filed.path)


def events_stand_in_order(corpus: Corpus) -> Iterator[Problem]:
    """Events are written in the order in which they happened."""
    for filed in corpus.countries.values():
        before = None
        for index, event in enumerate(filed.record.events):
            if before is not None and event.date.last < before.first:
                yield Problem(
                    filed.at("events", index, "date"),
                    f"“{event.date}” comes before “{before}”, which stands above it.",
                    "Put the events in the order of time, the oldest first.",
                )
            before = event.date


def signatures_fall_in_the_window(corpus: Corpus) -> Iterator[Problem]:
    """Nobody signs before the treaty opens or after it closes for signature."""
    window = corpus.treaty.record.signature
    for filed in corpus.countries.values():
        for index, event in enumerate(filed.record.events):
            if event.act != "signed":
                continue
            if event.date.last < window.opens.first or event.date.first > window.closes.last:
                yield Problem(
                    filed.at("events", index, "date"),
                    f"“{event.date}” is outside the days on which the treaty can be signed ({window.opens} to {window.closes}).",
                    "Mend the date; after the last day a State can only accede.",
                )


def nobody_joins_twice(corpus: Corpus) -> Iterator[Problem]:
    """A country signs once and deposits one instrument, unless it withdrew in between."""
    for filed in corpus.countries.values():
        signed = joined = False
        for index, event in enumerate(filed.record.events):
            if event.act in {"withdrew", "denounced"}:
                signed = joined = False
                continue
            again = (event.act == "signed" and signed) or (event.act in INSTRUMENTS and joined)
            if again:
                yield Problem(
                    filed.at("events", index, "act"),
                    f"“{event.act}” stands here a second time.",
                    "Keep one entry, with the better source; put the other source under “also”.",
                )
            signed = signed or event.act == "signed"
            joined = joined or event.act in INSTRUMENTS


def reservations_name_what_they_touch(corpus: Corpus) -> Iterator[Problem]:
    """An objection says what it is about, so that it can be shown where it matters."""
    for filed in corpus.countries.values():
        for index, event in enumerate(filed.record.events):
            if event.act == "objection" and not event.touches and not event.note:
                yield Problem(
                    filed.at("events", index),
                    "This objection does not say what it is about.",
                    "Add “touches” with the provisions, or a “note”.",
                )


def words_are_about_a_country(corpus: Corpus) -> Iterator[Problem]:
    """A page about a country has a file of facts beside it."""
    for key, words in corpus.country_words.items():
        if key not in corpus.countries and not corpus.exists("data/countries", key):
            yield Problem(
                words.head.at("country"),
                f"“{key}” is not a country in data/countries/.",
                nearest(key, corpus.countries),
            )
