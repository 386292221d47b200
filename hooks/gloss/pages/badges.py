"""Badges: small pictures for other people's sites that say where things stand, and of which day they speak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import jinja2
from markupsafe import Markup

from gloss.checks.citations import as_of
from gloss.pages import speech
from gloss.pages.countries import country_views, tally
from gloss.pages.links import badge_address
from gloss.pages.measure import width
from gloss.pages.palette import palette
from gloss.reading.corpus import Corpus

SIZE, SMALL = 12.0, 9.5
"""The sizes of the two lines, in units of the picture."""

_MARGIN = 8.0


@dataclass(frozen=True)
class Badge:
    """What a badge says: whose it is, how it stands, and a line below with the treaty and the day.

    `look` is the mark of `CountryView`, or “count”.
    """

    name: str
    says: str
    foot: str
    look: str

    @property
    def name_room(self) -> float:
        """Units for the name."""
        return width(self.name, SIZE)

    @property
    def says_room(self) -> float:
        """Units for what it says."""
        return width(self.says, SIZE)

    @property
    def foot_room(self) -> float:
        """Units for the line below."""
        return width(self.foot, SMALL)

    @property
    def middle(self) -> float:
        """Where the plate of the name ends."""
        return round(self.name_room + 2 * _MARGIN, 1)

    @property
    def width(self) -> float:
        """The width of the whole picture."""
        return round(max(self.middle + self.says_room, self.foot_room + _MARGIN) + 2 * _MARGIN, 1)


def badge_files(environment: jinja2.Environment, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Every badge by its path: `badges/status.svg` and one for each country."""
    template = environment.get_template("badge.html")
    say = environment.get_template("badge_words.html").make_module({"treaty": corpus.treaty.record})
    foot = _text(say, "foot", speech.say_day(as_of(corpus)))
    shared = {"colours": palette(corpus.root), "size": SIZE, "small": SMALL}
    counted = tally(corpus).counted
    whole = Badge(_text(say, "name"), _text(say, "count", counted), foot, "count")
    yield badge_address("status"), template.render(badge=whole, **shared)
    for view in country_views(corpus):
        badge = Badge(view.country.name, _text(say, "mark", view.mark), foot, view.mark)
        yield badge_address(view.key), template.render(badge=badge, **shared)


def badge_paths(corpus: Corpus) -> list[str]:
    """Where they will stand, without making them."""
    return [badge_address("status"), *(badge_address(view.key) for view in country_views(corpus))]


def _text(words: object, name: str, *values: object) -> str:
    """What a phrase of the template says, as bare text on one line."""
    return " ".join(Markup(getattr(words, name)(*values)).unescape().split())  # noqa: S704 a template’s own words
