"""The page with the map, the grid and the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gloss.model.country import INSTRUMENTS
from gloss.pages.atlas import atlas
from gloss.pages.countries import CountryView, country_views, tally
from gloss.pages.links import region_feed
from gloss.pages.page import Page
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus

_LETTERS = {
    "depositary": ("s", "p"),
    "government": ("r", "q"),
    "press": ("r", "q"),
    "unconfirmed": ("n", "q"),
}


def map_pages(corpus: Corpus) -> Iterator[Page]:
    """The one page."""
    views = country_views(corpus)
    intro = read_intro(corpus.root, "map.md")
    values = {
        "intro": intro,
        "views": views,
        "tally": tally(corpus),
        "atlas": atlas(corpus, views),
        "moments": moments(views),
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
        description = (
            f"Where each of the {len(inside)} members of this group stands on the treaty, and who says so."
        )
        yield Page(
            f"regions/{key}.md", "region.md", term.label, description, "data/vocabulary.yml", values, ("toc",),
            feed=region_feed(key),
        )  # fmt: skip


def moments(views: Sequence[CountryView]) -> list[list[str]]:
    """What the slider through time needs: day, country, and the letter of the status from that day on."""
    found = []
    for view in views:
        for event in view.country.events:
            signed, joined = _LETTERS[event.evidence]
            if event.act == "signed" and signed != "n":
                found.append([event.date.last.isoformat(), view.key, signed])
            elif event.act in INSTRUMENTS:
                found.append([event.date.last.isoformat(), view.key, joined])
            elif event.act in {"withdrew", "denounced"}:
                found.append([event.date.last.isoformat(), view.key, "w"])
    return sorted(found)
