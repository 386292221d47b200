"""Checks on what people are asked to do: stages, points, caution, and campaigns that end."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from datetime import date, timedelta

from gloss.checks.citations import as_of
from gloss.checks.treaty import nearest
from gloss.model.action import StageKey
from gloss.model.problem import Problem
from gloss.model.stages import WITHOUT_LETTERS
from gloss.reading.corpus import CAUTION, Corpus

NOTICE = timedelta(days=7)
"""How long before its last day an action is said to end."""

_MARKS = re.compile(r"[<>*_`{}\[\]\\|]|https?:|\n")


def every_stage_has_its_words(corpus: Corpus) -> Iterator[Problem]:
    """If there are words for stages, every stage has them, and nothing else does."""
    if not corpus.stages and not corpus.stages_tree.value:
        return
    known = typing.get_args(StageKey)
    written = corpus.stages_tree.value if isinstance(corpus.stages_tree.value, dict) else {}
    for key in written:
        if key not in known:
            yield Problem(
                corpus.stages_tree.at(key, key=True), f"“{key}” is not a stage.", nearest(key, list(known))
            )
    for key in known:
        if key not in written:
            yield Problem(
                corpus.stages_tree.at(),
                f"The stage “{key}” has no words here.",
                "Write them, as for the others.",
            )


def letters_have_an_office_and_a_request(corpus: Corpus) -> Iterator[Problem]:
    """A stage at which people write says to which office and for what; one at which they should not says neither."""
    for key, words in corpus.stages.items():
        if key in WITHOUT_LETTERS:
            if words.request or words.office or words.call:
                yield Problem(
                    corpus.stages_tree.at(key, key=True),
                    f"Nobody should be led to write at the stage “{key}”.",
                    "Take out office, request and call.",
                )
        elif not (words.request and words.office and words.steps):
            yield Problem(
                corpus.stages_tree.at(key, key=True),
                f"The stage “{key}” does not say which office is asked for what.",
                "Write office, request and steps.",
            )


def ratings_are_of_countries(corpus: Corpus) -> Iterator[Problem]:
    """Each rating is of a country in data/countries/, in a category that leads to a level."""
    if corpus.caution is None:
        return
    caution = corpus.caution.record
    for key, category in caution.ratings.items():
        if key not in corpus.countries and not corpus.exists("data/countries", key):
            yield Problem(
                corpus.caution.at("ratings", key, key=True),
                f"“{key}” is not a country in data/countries/.",
                nearest(key, corpus.countries),
            )
        if category not in caution.levels:
            yield Problem(
                corpus.caution.at("ratings", key),
                f"“{category}” leads to no level.",
                f"The categories under “levels” are {', '.join(caution.levels)}.",
            )
    for level in ("open", "careful", "quiet"):
        if level not in caution.words:
            yield Problem(
                corpus.caution.at("words"), f"The level “{level}” has no words.", f"Add them in {CAUTION}."
            )


def every_country_is_rated(corpus: Corpus) -> Iterator[Problem]:
    """Every country has a rating, or is named as one for which none was found."""
    if corpus.caution is None:
        return
    filed, caution = corpus.caution, corpus.caution.record
    for place, key in enumerate(caution.without):
        if key not in corpus.countries and not corpus.exists("data/countries", key):
            yield Problem(
                filed.at("without", place),
                f"“{key}” is not a country in data/countries/.",
                nearest(key, corpus.countries),
            )
        if key in caution.ratings:
            yield Problem(
                filed.at("without", place), f"“{key}” stands under “ratings” as well.", "Keep one of the two."
            )
    for key in corpus.countries:
        if key not in caution.ratings and key not in caution.without:
            yield Problem(
                filed.at("ratings", key=True),
                f"“{key}” has no rating here.",
                "Add its category, or name it under “without”.",
            )


def letters_are_plain_text(corpus: Corpus) -> Iterator[Problem]:
    """A point is plain text on one line: it goes into a mail, where neither Markdown nor a link works."""
    for filed in corpus.points.values():
        for name in ("title", "text", "ask"):
            if sign := _MARKS.search(getattr(filed.record, name)):
                shown = "a line break" if sign[0] == "\n" else f"“{sign[0]}”"
                yield Problem(
                    filed.at(name),
                    f"There is {shown} in this “{name}”.",
                    "Write plain sentences on one line.",
                )


def requests_are_one_sentence(corpus: Corpus) -> Iterator[Problem]:
    """A point asks for one thing, in one sentence that ends as a sentence does."""
    for filed in corpus.points.values():
        ask = filed.record.ask
        if ask[-1] not in ".?" or re.search(r"[.?!] +[A-Z]", ask):
            yield Problem(
                filed.at("ask"),
                "What this point asks for is not one whole sentence.",
                "Ask for one thing, and end with a full stop.",
            )


def points_rest_on_choices(corpus: Corpus) -> Iterator[Problem]:
    """The choices that a point names are in data/choices/."""
    for filed in corpus.points.values():
        for place, key in enumerate(filed.record.choices):
            if key not in corpus.choices and not corpus.exists("data/choices", key):
                yield Problem(
                    filed.at("choices", place),
                    f"“{key}” is not a choice in data/choices/.",
                    nearest(key, corpus.choices),
                )


def packs_name_points(corpus: Corpus) -> Iterator[Problem]:
    """The points that a page for an audience names are in data/points/."""
    for pack in corpus.packs.values():
        for place, key in enumerate(pack.head.record.points):
            if key not in corpus.points and not corpus.exists("data/points", key):
                yield Problem(
                    pack.head.at("points", place),
                    f"“{key}” is not a point in data/points/.",
                    nearest(key, corpus.points),
                )


def what_ended_says_what_came_of_it(corpus: Corpus) -> Iterator[Problem]:
    """An action whose last day is over says what came of it and what the next step is."""
    # By the day of which the site speaks: a build must not fail tomorrow on the files that it took today.
    day = as_of(corpus)
    for filed in corpus.countries.values():
        for place, action in enumerate(filed.record.actions):
            if action.until.last < day and not (action.result and action.next):
                yield Problem(
                    filed.at("actions", place, "until"),
                    f"“{action.title}” ended on {action.until.text}.",
                    "Write “result” and “next”, or take it out.",
                )


def ending_soon(corpus: Corpus, day: date) -> Iterator[Problem]:
    """What ends within a week of a day, or has ended and says nothing yet: a notice, and no reason to stop."""
    for filed in corpus.countries.values():
        for place, action in enumerate(filed.record.actions):
            if day >= action.until.last - NOTICE and not action.result:
                verb = "ends" if day <= action.until.last else "ended"
                yield Problem(
                    filed.at("actions", place, "until"),
                    f"“{action.title}” {verb} on {action.until.text}.",
                    "Be ready to write what came of it under “result”, and the next step under “next”.",
                )
