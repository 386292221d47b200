"""Pieces for other people's sites: badges as pictures, and small pages for frames that run nothing and ask nobody else.

Each says of which day it speaks and leads back to the page where every source stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gloss.checks.citations import as_of
from gloss.pages import links, speech
from gloss.pages.atlas import SHAPES, atlas
from gloss.pages.countries import CountryView, country_views, tally
from gloss.pages.page import Page
from gloss.pages.treaty import article_views
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus

if TYPE_CHECKING:
    import jinja2

    from gloss.pages.bare import Setting

_WIDE = 7.2
"""Units for one sign of a badge: wide enough for any of the faces that a system may have."""

_WORDS = {
    "none": "not signed",
    "signatory-confirmed": "signatory",
    "signatory-reported": "signature reported",
    "party-confirmed": "party",
    "party-reported": "reported as party",
    "withdrew-confirmed": "withdrew",
    "withdrew-reported": "reported as withdrawn",
}


@dataclass(frozen=True)
class Badge:
    """Two words side by side, with the room that each needs."""

    left: str
    right: str
    mark: str
    day: str

    @property
    def left_room(self) -> float:
        """Units for the left half."""
        return round(len(self.left) * _WIDE + 16, 1)

    @property
    def right_room(self) -> float:
        """Units for the right half."""
        return round(len(self.right) * _WIDE + 16, 1)


def embed_files(
    environment: jinja2.Environment, corpus: Corpus, setting: Setting
) -> Iterator[tuple[str, str]]:
    """Every badge and every page for a frame, by its path."""
    views = country_views(corpus)
    day = speech.say_day(as_of(corpus))
    counted, needed = tally(corpus).counted, corpus.treaty.record.entry_into_force.instruments
    badge = environment.get_template("badge.html")
    since = corpus.treaty.record.entry_into_force.since
    said = f"in force since {speech.say_date(since)}" if since else f"{counted} of {needed} deposits"
    whole = Badge(corpus.treaty.record.name, said, "count", day)
    yield "badges/status.svg", badge.render(badge=whole)
    for view in views:
        yield f"badges/{view.key}.svg", badge.render(badge=_badge(view, day))
    shared = {"setting": setting, "day": day, "words": _WORDS}
    if (corpus.root / SHAPES).is_file():
        here = "embed/map/"
        page = environment.get_template("embed_map.html")
        values = {"atlas": atlas(corpus, views), "counted": counted, "needed": needed}
        yield f"{here}index.html", page.render(here=here, back=links.MAP, **values, **shared)
    country = environment.get_template("embed_country.html")
    for view in views:
        here = f"embed/{view.key}/"
        yield (
            f"{here}index.html",
            country.render(here=here, back=links.country_address(view.key), view=view, **shared),
        )
    article = environment.get_template("embed_article.html")
    for one in article_views(corpus):
        address = links.article_address(one.article.number)
        here = f"embed/{address.split('/')[1]}/"
        gist = speech.plain(one.words.lead.gist)
        yield f"{here}index.html", article.render(here=here, back=address, view=one, gist=gist, **shared)


def _badge(view: CountryView, day: str) -> Badge:
    return Badge(view.country.name, _WORDS[view.mark], view.mark, day)


def embed_pages(corpus: Corpus) -> Iterator[Page]:
    """The page with the snippets to copy, where somebody wrote an introduction to it."""
    if (corpus.root / "docs" / "embed.md").is_file():
        intro = read_intro(corpus.root, "embed.md")
        first = next(iter(sorted(corpus.countries)), "")
        yield Page(
            "embed.md", "embed.md", intro.title, intro.description, "docs/embed.md",
            {"intro": intro, "example": first, "views": country_views(corpus)},
        )  # fmt: skip
