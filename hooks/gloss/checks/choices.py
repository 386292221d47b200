"""Checks on the choices that the treaty leaves to each State."""

from __future__ import annotations

from collections.abc import Iterator

from gloss.checks.treaty import nearest
from gloss.model.problem import Problem
from gloss.reading.corpus import Corpus


def choices_are_filed_under_their_provision(corpus: Corpus) -> Iterator[Problem]:
    """A choice's file is called after its main provision or the article of it, with hyphens for the dots, or by a name of its own."""
    for name, filed in corpus.choices.items():
        main = filed.record.provisions[0].replace(".", "-")
        named = {main, main.split("-")[0]}
        if name[0].isdigit() and name not in named and not name.startswith(f"{main}-"):
            yield Problem(
                filed.at("provisions", 0),
                f"This file is called “{name}”, but its main provision is “{filed.record.provisions[0]}”.",
                f"Rename it to {main}.yml, or put the main provision first.",
            )


def precedents_name_a_country(corpus: Corpus) -> Iterator[Problem]:
    """A precedent's country is one of data/countries/, and a precedent has its source."""
    for filed in corpus.choices.values():
        key = filed.record.precedent_country
        if key is not None and key not in corpus.countries and not corpus.exists("data/countries", key):
            yield Problem(
                filed.at("precedent_country"),
                f"“{key}” is not a country in data/countries/.",
                nearest(key, corpus.countries),
            )
        if filed.record.precedent and not filed.record.precedent_source:
            yield Problem(
                filed.at("precedent"),
                "This precedent has no source.",
                "Add “precedent_source” with a key of data/sources.yml.",
            )


def readings_have_their_sources(corpus: Corpus) -> Iterator[Problem]:
    """A reading that is not our own names who published it."""
    for filed in corpus.choices.values():
        if filed.record.support != "own" and not filed.record.sources:
            yield Problem(
                filed.at("support"),
                f"“{filed.record.support}” says that somebody published this, but no source is named.",
                "Add “sources”, or write support: own.",
            )
