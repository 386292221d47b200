"""The home page: what the treaty is, three doors, the count towards entry into force, the next dates."""

from __future__ import annotations

from collections.abc import Iterator

from gloss.checks.citations import as_of
from gloss.model.dates import FactDate
from gloss.model.record import Moment
from gloss.pages.atlas import atlas
from gloss.pages.countries import country_views, tally
from gloss.pages.page import Page
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus
from gloss.tongues.voice import _


def _last_day(corpus: Corpus, closes: FactDate) -> Moment:
    """The end of the signature window, where the timeline does not name it."""
    window = corpus.treaty.record.signature
    return Moment(
        date=closes,
        kind="deadline",
        title=_("Last day to sign; afterwards a State can only accede"),
        evidence="depositary",
        source=window.source,
    )


def home_pages(corpus: Corpus) -> Iterator[Page]:
    """The front page."""
    intro = read_intro(corpus.root, "index.md")
    today = as_of(corpus)
    moments = sorted(corpus.timeline.record.entries, key=lambda moment: moment.date)
    upcoming = [moment for moment in moments if moment.date.first > today]
    closes = corpus.treaty.record.signature.closes
    if closes and closes.first > today and all(moment.date.first != closes.first for moment in upcoming):
        upcoming.append(_last_day(corpus, closes))
        upcoming.sort(key=lambda moment: moment.date)
    yield Page(
        "index.md", "home.md", intro.title, intro.description, "docs/index.md",
        {
            "intro": intro,
            "tally": tally(corpus),
            "upcoming": upcoming,
            "atlas": atlas(corpus, country_views(corpus)),
        }, ("navigation", "toc"),
    )  # fmt: skip
