"""Two countries or two articles side by side, at addresses of their own.

There are far more pairs than anybody reads. A page is made for the pairs that matter: countries of one regional group
of which both have a text, because there is something to compare; and articles of which one says to be read with the
other. Any other pair can be put together with a script, from the open data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from gloss.pages.countries import CountryView, country_views
from gloss.pages.page import Page
from gloss.pages.treaty import ArticleView, article_views
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus

if TYPE_CHECKING:
    import jinja2

    from gloss.pages.bare import Setting

URI = "compare.md"


@dataclass(frozen=True)
class CountryPair:
    """Two countries, in the order of their names."""

    one: CountryView
    other: CountryView

    @property
    def address(self) -> str:
        """`compare/norway-and-sweden/`."""
        return f"compare/{self.one.key}-and-{self.other.key}/"

    @property
    def votes(self) -> list[tuple[str, str, str]]:
        """Each vote in which either is named: its title, and the two sides."""
        mine = {key: side for key, _, side in self.one.votes}
        theirs = {key: side for key, _, side in self.other.votes}
        titles = {key: vote.title for key, vote, _ in (*self.one.votes, *self.other.votes)}
        return [(titles[key], mine.get(key, ""), theirs.get(key, "")) for key in titles]


@dataclass(frozen=True)
class ArticlePair:
    """Two articles, in the treaty's order."""

    one: ArticleView
    other: ArticleView

    @property
    def address(self) -> str:
        """`compare/article-23-and-article-35/`."""
        return f"compare/{slug_of(self.one)}-and-{slug_of(self.other)}/"


def slug_of(view: ArticleView) -> str:
    """`article-6`, `preamble`."""
    return view.name.lower().replace(" ", "-")


def country_pairs(corpus: Corpus) -> list[CountryPair]:
    """Countries of one regional group of which both have a text."""
    views = [view for view in country_views(corpus) if view.words is not None and view.country.group]
    return [
        CountryPair(one, other)
        for one, other in combinations(views, 2)
        if one.country.group == other.country.group
    ]


def article_pairs(corpus: Corpus) -> list[ArticlePair]:
    """Articles of which one says to be read with the other."""
    views = {view.article.number: view for view in article_views(corpus)}
    order = list(views)
    found = {
        tuple(sorted((number, other.split(".")[0]), key=order.index))
        for number, view in views.items()
        for other in view.article.related
        if other.split(".")[0] in views and other.split(".")[0] != number
    }
    return [
        ArticlePair(views[one], views[other])
        for one, other in sorted(found, key=lambda pair: [order.index(part) for part in pair])
    ]


def compare_files(
    environment: jinja2.Environment, corpus: Corpus, setting: Setting
) -> Iterator[tuple[str, str]]:
    """Every pair that matters, by its path; none where the project has no page about comparing."""
    if not (corpus.root / "docs" / URI).is_file():
        return
    for name, pairs in (
        ("compare_countries.html", country_pairs(corpus)),
        ("compare_articles.html", article_pairs(corpus)),
    ):
        template = environment.get_template(name)
        for pair in pairs:
            yield (
                f"{pair.address}index.html",
                template.render(pair=pair, here=pair.address, back=pair.address, setting=setting),
            )


def compare_pages(corpus: Corpus) -> Iterator[Page]:
    """The page that lists the pairs and puts together any other."""
    if (corpus.root / "docs" / URI).is_file():
        intro = read_intro(corpus.root, URI)
        values = {
            "intro": intro, "countries_by_name": country_views(corpus), "pairs": country_pairs(corpus), "article_pairs": article_pairs(corpus),
        }  # fmt: skip
        yield Page(URI, "compare.md", intro.title, intro.description, f"docs/{URI}", values, ("toc",))
