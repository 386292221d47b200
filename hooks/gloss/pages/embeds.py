"""Small pages for frames on other people's sites: they run nothing, ask nobody else, say their day and lead back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from gloss.checks.citations import as_of
from gloss.model.problem import Refused
from gloss.pages import links, speech
from gloss.pages.atlas import atlas
from gloss.pages.countries import country_views, tally
from gloss.pages.outlines import has_world
from gloss.pages.page import Page, relative
from gloss.pages.treaty import article_views
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus

if TYPE_CHECKING:
    import jinja2

    from gloss.pages.bare import Setting

URI = "embed.md"


@dataclass(frozen=True)
class Box:
    """The room that a frame needs, in pixels of a style sheet; a narrower one needs more height."""

    width: int
    height: int


MAP_BOX, COUNTRY_BOX, ARTICLE_BOX = Box(720, 500), Box(420, 260), Box(420, 340)
"""The sizes that the page with the snippets tells; a test opens every frame at its size."""


def embed_files(
    environment: jinja2.Environment, corpus: Corpus, setting: Setting
) -> Iterator[tuple[str, str]]:
    """Every page for a frame, by its path; Refused if two would have the same address."""
    shared = {"setting": setting, "day": speech.say_day(as_of(corpus))}
    taken: set[str] = set()
    for name, template, back, values in _frames(corpus):
        here = links.embed_address(name)
        if here in taken:
            raise Refused(f"Two frames would have the address “{here}”.")
        taken.add(here)
        tools = {"here": here, "back": back, "to": partial(relative, here=here)}
        yield f"{here}index.html", environment.get_template(template).render(**values, **shared, **tools)


def embed_paths(corpus: Corpus) -> list[str]:
    """Where they will stand, without making them."""
    names = ["map"] if has_world(corpus) else []
    names += [view.key for view in country_views(corpus)] + [view.slug for view in article_views(corpus)]
    return [f"{links.embed_address(name)}index.html" for name in names]


def _frames(corpus: Corpus) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    """The name of each frame, its template, the page that it leads back to, and what it shows."""
    views = country_views(corpus)
    if has_world(corpus):
        yield "map", "embed_map.html", links.MAP, {"atlas": atlas(corpus, views), "tally": tally(corpus)}
    for view in views:
        yield view.key, "embed_country.html", links.country_address(view.key), {"view": view}
    for one in article_views(corpus):
        gist = one.words.head.record.description or speech.plain(one.words.lead.gist)
        address = links.article_address(one.article.number)
        yield one.slug, "embed_article.html", address, {"view": one, "gist": gist}


def embed_pages(corpus: Corpus) -> Iterator[Page]:
    """The page with the snippets to copy, where somebody wrote an introduction to it."""
    if (corpus.root / "docs" / URI).is_file():
        intro = read_intro(corpus.root, URI)
        values = {
            "intro": intro, "views": country_views(corpus), "article_views": article_views(corpus), "has_map": has_world(corpus),
            "map_box": MAP_BOX, "country_box": COUNTRY_BOX, "article_box": ARTICLE_BOX,
        }  # fmt: skip
        yield Page(URI, "embed.md", intro.title, intro.description, f"docs/{URI}", values)
