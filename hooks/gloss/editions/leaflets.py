"""Sheets for paper: the poster, a leaflet for each country and each article, two pages for each audience.

Each is a page of its own without the frame of the theme, and the same template makes the PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Any

from markupsafe import Markup

from gloss.editions.press import Press
from gloss.editions.prose import Prose
from gloss.editions.styles import looks
from gloss.model.record import Choice
from gloss.pages.actions import MOST_POINTS, ActionView, action_views
from gloss.pages.countries import CountryView, country_views
from gloss.pages.links import (
    act_address,
    article_address,
    article_uri,
    country_address,
    pack_address,
    short_action,
    short_country,
    short_provision,
)
from gloss.pages.page import relative
from gloss.pages.printing import Sheet, poster_lines, sheets
from gloss.pages.treaty import ArticleView, article_views
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus
from gloss.reading.words import NoteText

MOST_ASKS = 6
"""Requests on one article's leaflet: what it has room for beside the paragraphs."""

STYLES = ("tokens.css", "leaflet.css")


@dataclass(frozen=True)
class Printed:
    """A sheet with its pages: one for the site, which takes its looks from the site's own files."""

    sheet: Sheet
    html: str


class Printer:
    """Prints sheets of one corpus; `for_pdf` puts the looks into each page."""

    def __init__(self, corpus: Corpus, press: Press, for_pdf: bool = False) -> None:
        self._corpus, self._press = corpus, press
        self._looks = Markup(looks(corpus.root, "leaflet.css", dark=False)) if for_pdf else ""  # noqa: S704 our own sheets
        self._home = read_intro(corpus.root, "index.md")

    def all(self) -> Iterator[Printed]:
        """Every sheet, in the order of the page that lists them."""
        acts = {act.view.key: act for act in action_views(self._corpus)}
        countries = {view.key: view for view in country_views(self._corpus)}
        articles = {view.article.number.lower(): view for view in article_views(self._corpus)}
        for sheet in sheets(self._corpus):
            if sheet.kind == "country":
                yield self._country(sheet, countries[sheet.key], acts.get(sheet.key))
            elif sheet.kind == "article":
                yield self._article(sheet, articles[sheet.key])
            elif sheet.kind == "for":
                yield self._pack(sheet)
            else:
                yield self._print(sheet, "poster.html", "", "", "index.md", lines=poster_lines(self._corpus))

    def _country(self, sheet: Sheet, view: CountryView, act: ActionView | None) -> Printed:
        code = view.country.iso
        if act:
            page, short = act_address(view.key), short_action(code) if code else ""
        else:
            page, short = country_address(view.key), short_country(code) if code else ""
        points = act.points[:MOST_POINTS] if act else ()
        return self._print(
            sheet, "leaflet-country.html", page, short, f"countries/{view.key}.md", view=view, act=act, points=points,
            home=self._home,
        )  # fmt: skip

    def _article(self, sheet: Sheet, view: ArticleView) -> Printed:
        number = view.article.number
        return self._print(
            sheet, "leaflet-article.html", article_address(number), short_provision(number), article_uri(number),
            view=view, choices=tuple(_choices(view)), asks=tuple(_asks(view)),
        )  # fmt: skip

    def _pack(self, sheet: Sheet) -> Printed:
        pack = self._corpus.packs[sheet.key]
        points = [
            self._corpus.points[key].record for key in pack.head.record.points if key in self._corpus.points
        ]
        page = pack_address(sheet.key)
        return self._print(
            sheet, "leaflet-pack.html", page, "", f"act/for/{sheet.key}.md", pack=pack, points=points
        )

    def _print(self, sheet: Sheet, template: str, page: str, short: str, uri: str, **values: Any) -> Printed:
        """One sheet: `page` is where more is said about it, `short` a shorter way there, `uri` the file its words are from."""
        tools: dict[str, Callable[..., Any]] = {
            "block": partial(_set, uri=uri, inline=False),
            "line": partial(_set, uri=uri, inline=True),
            "way": partial(relative, here=sheet.address),
        }
        html = self._press.page(
            template,
            sheet=sheet,
            page=page,
            short=short or page,
            looks=self._looks,
            styles=STYLES,
            **tools,
            **values,
        )
        return Printed(sheet, html)


def _set(text: str, uri: str, inline: bool) -> Markup:
    """Markdown without links, so that it does not matter which file it is from: paper has none."""
    return _set_once(text, inline)


@lru_cache(4096)  # Much of it stands on hundreds of sheets.
def _set_once(text: str, inline: bool) -> Markup:
    prose = _prose()
    return (prose.line if inline else prose.block)(text, "", _nowhere)


@cache
def _prose() -> Prose:
    return Prose()


def _nowhere(_: str) -> str:
    return ""


def print_files(corpus: Corpus, press: Press) -> dict[str, str]:
    """The site's pages for paper by their path."""
    files = {printed.sheet.path: printed.html for printed in Printer(corpus, press).all()}
    press.codes.keep()
    return files


def _choices(view: ArticleView) -> Iterator[tuple[str, Choice]]:
    """The choices that begin at a provision of this article, in order, each once."""
    number = view.article.number
    found = dict(view.choices)
    for item in view.provisions:
        found |= dict(item.choices)
    yield from (
        (key, choice)
        for key, choice in found.items()
        if choice.provisions[0].split(".", maxsplit=1)[0] == number
    )


def _asks(view: ArticleView) -> Iterator[NoteText]:
    """The notes that ask for something, the worries first; a leaflet has room for a few."""
    asking = [note for _, note in view.words.notes() if note.record.ask]
    yield from sorted(asking, key=lambda note: note.record.kind != "worry")[:MOST_ASKS]
