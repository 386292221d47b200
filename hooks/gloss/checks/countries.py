"""Checks on countries and on what they did."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from gloss.checks.treaty import nearest
from gloss.model.country import INSTRUMENTS
from gloss.model.problem import Problem
from gloss.reading.corpus import Corpus
from gloss.reading.words import slug


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


def files_are_called_after_their_country(corpus: Corpus) -> Iterator[Problem]:
    """A country's file is called after it: the two share a word, or the file is called by its code."""
    for key, filed in corpus.countries.items():
        record = filed.record
        words = {record.iso.lower(), record.iso3.lower()}
        for name in (record.name, record.formal, record.sort):
            words.update(slug(name or "").split("-"))
        if not words & set(key.split("-")):
            yield Problem(
                filed.at("name"),
                f"This file is called “{key}”, but it is about “{record.name}”.",
                f"Mend the name, or rename the file to {slug(record.name)}.yml.",
            )


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


def statements_stand_in_order(corpus: Corpus) -> Iterator[Problem]:
    """What a country said is written in the order in which it was said."""
    for filed in corpus.countries.values():
        positions = filed.record.positions
        for index, (before, position) in enumerate(itertools.pairwise(positions), start=1):
            if position.date.last < before.date.first:
                yield Problem(
                    filed.at("positions", index, "date"),
                    f"“{position.date}” comes before “{before.date}”, which stands above it.",
                    "Put the positions in the order of time, the oldest first.",
                )


def events_came_before_the_last_check(corpus: Corpus) -> Iterator[Problem]:
    """Nothing is said to have happened after the day on which somebody last went through the file."""
    for filed in corpus.countries.values():
        checked = filed.record.checked
        for index, event in enumerate(filed.record.events):
            if event.date.first > checked.last and event.act != "vote-scheduled":
                yield Problem(
                    filed.at("events", index, "date"),
                    f"“{event.date}” is after “{checked}”, the day on which this file was last checked.",
                    "Mend the date, or write the day of your check after “checked” at the top.",
                )


def signatures_fall_in_the_window(corpus: Corpus) -> Iterator[Problem]:
    """Nobody signs before the treaty opens or after it closes for signature."""
    window = corpus.treaty.record.signature
    if window.last < window.opens.first:
        return  # That is the fault, and it is said once.
    for filed in corpus.countries.values():
        for index, event in enumerate(filed.record.events):
            if event.act != "signed":
                continue
            if event.date.last < window.opens.first or event.date.first > window.last:
                yield Problem(
                    filed.at("events", index, "date"),
                    f"“{event.date}” is outside the days on which the treaty can be signed ({window.opens} to {window.closes or 'any later day'}).",
                    "Mend the date; after the last day a State can only accede.",
                )


def instruments_follow_the_opening(corpus: Corpus) -> Iterator[Problem]:
    """Nobody deposits an instrument before the treaty opens."""
    opens = corpus.treaty.record.signature.opens
    for filed in corpus.countries.values():
        for index, event in enumerate(filed.record.events):
            if event.act in INSTRUMENTS and event.date.last < opens.first:
                yield Problem(
                    filed.at("events", index, "date"),
                    f"“{event.date}” is before the treaty opened, on {opens}.",
                    "Mend the date; for a vote at home write parliament-approved or promulgated.",
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
