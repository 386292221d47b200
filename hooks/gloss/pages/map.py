"""The page with the map, the grid and the table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gloss.checks.citations import as_of
from gloss.model.country import Country
from gloss.model.force import months_to_leave
from gloss.model.history import in_order, surely_by
from gloss.model.spans import add_months
from gloss.model.standing import standing
from gloss.pages.atlas import atlas, status_letter
from gloss.pages.countries import country_views, tally
from gloss.pages.links import region_feed
from gloss.pages.page import Page
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus
from gloss.tongues.voice import _


def map_pages(corpus: Corpus) -> Iterator[Page]:
    """The one page."""
    views = country_views(corpus)
    intro = read_intro(corpus.root, "map.md")
    values = {
        "intro": intro,
        "views": views,
        "tally": tally(corpus),
        "atlas": atlas(corpus, views),
        "moments": moments(corpus),
    }
    yield Page(
        "map.md", "map.md", intro.title, intro.description, "docs/map.md", values, ("navigation", "toc")
    )


def region_pages(corpus: Corpus) -> Iterator[Page]:
    """One page for each regional group of the United Nations."""
    views = country_views(corpus)
    for key, term in corpus.vocabulary.record.groups.items():
        inside = [view for view in views if view.country.group == key]
        if not inside:
            continue
        confirmed = sum(view.standing.confirmed in {"signatory", "party"} for view in inside)
        reported = sum(
            view.standing.confirmed == "none" and view.standing.reported != "none" for view in inside
        )
        values = {"key": key, "group": term, "views": inside, "confirmed": confirmed, "reported": reported}
        description = _(
            "Where each of the {number} members of this group stands on the treaty, and who says so."
        ).format(number=len(inside))
        yield Page(
            f"regions/{key}.md", "region.md", term.label, description, "data/vocabulary.yml", values, ("toc",),
            feed=region_feed(key),
        )  # fmt: skip


def moments(corpus: Corpus) -> list[tuple[str, str, str]]:
    """What the slider through time needs: day, country, and its letter in the status legend from that day on."""
    today, months = as_of(corpus), months_to_leave(corpus.treaty.record)
    found = []
    for key, filed in corpus.countries.items():
        country, before = filed.record, "n"
        for day in sorted(_turns(country, months)):
            letter = status_letter(standing(country, day, months))
            if letter != before and day <= today:
                found.append((day.isoformat(), key, letter))
                before = letter
    return sorted(found)


def _turns(country: Country, months: int) -> Iterator[date]:
    """The days from which a country may stand elsewhere than before."""
    for event in in_order(country):
        last = surely_by(event, country)
        yield add_months(last, months) if event.act == "denounced" else last
