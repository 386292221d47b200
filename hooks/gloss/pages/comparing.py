"""Two countries or two articles side by side, at addresses of their own.

There are far more pairs than anybody reads. A page is made for those that matter: neighbours of one regional group of
which at least one has acted, for that is what a government is asked about (“and the others?”); and articles of which
one refers to the other or is to be read with it. Any other pair is put together in the reader's browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from gloss.checks.citations import as_of
from gloss.model.problem import Refused
from gloss.model.record import Vote
from gloss.pages import speech
from gloss.pages.countries import CountryView, country_views, sort_key
from gloss.pages.links import pair_address
from gloss.pages.neighbours import neighbours
from gloss.pages.page import Page, relative
from gloss.pages.treaty import ArticleView, article_views
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus
from gloss.reading.once import once

if TYPE_CHECKING:
    import jinja2

    from gloss.pages.bare import Setting

URI = "compare.md"


@dataclass(frozen=True)
class CountryPair:
    """Two countries, in the order of their keys: it is the same in every language, and so is the address."""

    one: CountryView
    other: CountryView

    @property
    def address(self) -> str:
        """`compare/norway-and-sweden/`."""
        return pair_address(self.one.key, self.other.key)

    @property
    def votes(self) -> list[tuple[str, Vote, str, str]]:
        """Each vote in which either is named, the oldest first, with the two sides; “” for one that is not named."""
        mine = {key: side for key, _, side in self.one.votes}
        theirs = {key: side for key, _, side in self.other.votes}
        votes = {key: vote for key, vote, _ in (*self.one.votes, *self.other.votes)}
        ordered = sorted(votes.items(), key=lambda item: (item[1].date, item[0]))
        return [(key, vote, mine.get(key, ""), theirs.get(key, "")) for key, vote in ordered]


@dataclass(frozen=True)
class ArticlePair:
    """Two articles, in the treaty's order, with the provisions of each that name the other."""

    one: ArticleView
    other: ArticleView

    @property
    def address(self) -> str:
        """`compare/article-23-and-article-35/`."""
        return pair_address(self.one.slug, self.other.slug)

    @property
    def named_in_other(self) -> tuple[str, ...]:
        """The provisions of the second that name the first."""
        return _naming(self.one, self.other)

    @property
    def named_in_one(self) -> tuple[str, ...]:
        """The provisions of the first that name the second."""
        return _naming(self.other, self.one)


def _naming(named: ArticleView, inside: ArticleView) -> tuple[str, ...]:
    return tuple(part for part in named.cited_by if part.split(".")[0] == inside.article.number)


@once
def country_pairs(corpus: Corpus) -> list[CountryPair]:
    """Neighbours of which at least one has an act on record, in the order of names."""
    views = {view.key: view for view in country_views(corpus)}
    pairs = [
        CountryPair(*(views[key] for key in sorted((one, other))))
        for one, other in neighbours(corpus)
        if views[one].country.events or views[other].country.events
    ]
    return sorted(pairs, key=lambda pair: (sort_key(pair.one), sort_key(pair.other)))


@once
def article_pairs(corpus: Corpus) -> list[ArticlePair]:
    """Articles of which one names the other, or says to be read with it, in the treaty's order."""
    views = {view.article.number: view for view in article_views(corpus)}
    order = {number: place for place, number in enumerate(views)}
    found = {
        (min(one, other, key=order.__getitem__), max(one, other, key=order.__getitem__))
        for one, view in views.items()
        for other in (part.split(".")[0] for part in (*view.article.related, *view.cited_by))
        if other in views and other != one
    }
    ordered = sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]]))
    return [ArticlePair(views[one], views[other]) for one, other in ordered]


def pairs_by_country(corpus: Corpus) -> Mapping[str, list[tuple[CountryView, str]]]:
    """For each country that has any, whom its page offers to compare it with, and the address of the pair."""
    found: dict[str, list[tuple[CountryView, str]]] = {}
    if (corpus.root / "docs" / URI).is_file():
        for pair in country_pairs(corpus):
            found.setdefault(pair.one.key, []).append((pair.other, pair.address))
            found.setdefault(pair.other.key, []).append((pair.one, pair.address))
    return found


def compare_files(
    environment: jinja2.Environment, corpus: Corpus, setting: Setting
) -> Iterator[tuple[str, str]]:
    """Every pair that matters, by its path; none where the project has no page about comparing.

    Refused with a sentence if two pairs would have the same address.
    """
    if not (corpus.root / "docs" / URI).is_file():
        return
    day = speech.say_day(as_of(corpus))
    taken: set[str] = set()
    for name, pairs in (
        ("compare_countries.html", country_pairs(corpus)),
        ("compare_articles.html", article_pairs(corpus)),
    ):
        template = environment.get_template(name)
        for pair in pairs:
            here = pair.address
            if here in taken:
                raise Refused(f"Two comparisons would have the address “{here}”.")
            taken.add(here)
            tools = {"here": here, "to": partial(relative, here=here), "setting": setting, "day": day}
            yield f"{here}index.html", template.render(pair=pair, **tools)


def compare_paths(corpus: Corpus) -> list[str]:
    """Where they will stand, without making them."""
    if not (corpus.root / "docs" / URI).is_file():
        return []
    pairs: list[CountryPair | ArticlePair] = [*country_pairs(corpus), *article_pairs(corpus)]
    return [f"{pair.address}index.html" for pair in pairs]


def compare_pages(corpus: Corpus) -> Iterator[Page]:
    """The page that lists the pairs and puts together any other."""
    if (corpus.root / "docs" / URI).is_file():
        intro = read_intro(corpus.root, URI)
        articles = article_views(corpus)
        together: dict[str, list[tuple[ArticleView, str]]] = {}
        for pair in article_pairs(corpus):
            together.setdefault(pair.one.slug, []).append((pair.other, pair.address))
            together.setdefault(pair.other.slug, []).append((pair.one, pair.address))
        values = {
            "intro": intro, "views": country_views(corpus), "article_views": articles, "beside": pairs_by_country(corpus),
            "together": together,
        }  # fmt: skip
        yield Page(URI, "compare.md", intro.title, intro.description, f"docs/{URI}", values, ("toc",))
