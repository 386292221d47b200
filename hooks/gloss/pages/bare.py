"""Pages without the frame of the theme: addresses that lead on, and pages for passing something on.

There are more of them than of all other pages, and a reader stays on them for a moment, so they are a few
kilobytes each and take nothing but two style sheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from gloss.pages import links, speech
from gloss.pages.badges import badge_files, badge_paths
from gloss.pages.cards import Deck
from gloss.pages.comparing import compare_files, compare_paths
from gloss.pages.compiled import keep_compiled
from gloss.pages.embeds import embed_files, embed_paths
from gloss.pages.kept import Kept
from gloss.pages.page import Page, relative
from gloss.pages.redirects import redirects
from gloss.pages.sharing import share_sheets
from gloss.reading.corpus import Corpus
from gloss.tongues import punctuation

POST = 300
"""How many signs a post may have where it may have fewest (Bluesky)."""

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


@dataclass(frozen=True)
class Setting:
    """What every bare page has to know: the whole address of the site, and its language (a tag of BCP 47)."""

    site: str
    language: str = "en"

    @property
    def direction(self) -> str:
        """Which way the language is written, as HTML says it."""
        return "rtl" if self.language.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


def encoded(text: str) -> str:
    """Text inside an address, exactly as a browser's encodeURIComponent writes it."""
    return quote(text, safe="!'()*~")


def shortened(text: str, most: int) -> str:
    """The text if it has at most so many signs, or its first whole words and an ellipsis."""
    if len(text) <= most:
        return text
    return re.sub(r"[\s,;:.–(“]*\S*$", "", text[:most]) + "…"


def fitting(words: Markup, address: str) -> str:
    """What a template says, as bare text that fits into one short post together with an address."""
    return shortened(words.unescape().strip(), POST - 1 - len(address))


def bare_pages(
    corpus: Corpus, pages: list[Page], setting: Setting, deck: Deck, kept: Kept | None = None
) -> dict[str, str]:
    """The HTML of every bare page by its path; `pages` are those with a frame, `deck` has the cards.

    Refused with a sentence if two things would have the same address.
    """
    environment = _environment(corpus)
    if kept:
        kept.attend(environment, "bare", whole=True)
    by_address = {page.address: page for page in pages}
    own = {
        **dict(badge_files(environment, corpus)),
        **dict(embed_files(environment, corpus, setting)),
        **dict(compare_files(environment, corpus, setting)),
    }
    return own | {
        f"{address}index.html": text
        for address, text in (
            *_redirects(environment, corpus, by_address, setting, deck),
            *_sheets(environment, corpus, by_address, setting, deck),
        )
    }


def bare_paths(corpus: Corpus, pages: list[Page]) -> list[str]:
    """Where those pages will stand, without making them.

    Refused with a sentence if two things would have the same address.
    """
    by_address = {page.address: page for page in pages}
    own = [*badge_paths(corpus), *embed_paths(corpus), *compare_paths(corpus)]
    addresses = [redirect.address for redirect in redirects(corpus, by_address)]
    addresses += [sheet.address for sheet in share_sheets(corpus, by_address)]
    return [*own, *(f"{address}index.html" for address in addresses)]


def _environment(corpus: Corpus) -> jinja2.Environment:
    environment = jinja2.Environment(
        # What both kinds of page show, such as the map, stands in one template.
        loader=jinja2.FileSystemLoader(
            [corpus.root / "overrides" / "bare", corpus.root / "overrides" / "pages"]
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    keep_compiled(environment, corpus.root)
    environment.filters |= {
        "bare": Markup.unescape,
        "encoded": encoded,
        "fitting": fitting,
        "shortened": shortened,
        "cite_whole": speech.cite_whole,
        "listed": punctuation.listed,
        "say_date": speech.say_date,
        "plain": speech.plain,
        "article_address": links.article_address,
        "relative": relative,
    }
    environment.globals |= {
        "sign": punctuation.sign,
        "treaty": corpus.treaty.record,
        "links": links,
        "sources": corpus.sources,
        "acts": corpus.vocabulary.record.acts,
        "evidence": corpus.vocabulary.record.evidence,
        "modalities": corpus.vocabulary.record.modalities,
        "articles": {number: filed.record for number, filed in corpus.articles.items()},
    }
    return environment


def _redirects(
    environment: jinja2.Environment, corpus: Corpus, pages: dict[str, Page], setting: Setting, deck: Deck
) -> Iterator[tuple[str, str]]:
    template = environment.get_template("redirect.html")
    for redirect in redirects(corpus, pages):
        yield (
            redirect.address,
            template.render(
                redirect=redirect,
                page=pages[redirect.page],
                here=redirect.address,
                setting=setting,
                card=deck.of(redirect.address if redirect.provision else redirect.page),
            ),
        )


def _sheets(
    environment: jinja2.Environment, corpus: Corpus, pages: dict[str, Page], setting: Setting, deck: Deck
) -> Iterator[tuple[str, str]]:
    template = environment.get_template("share.html")
    for sheet in share_sheets(corpus, pages, deck.discreet):
        yield (
            sheet.address,
            template.render(
                sheet=sheet,
                here=sheet.address,
                setting=setting,
                card=deck.of(sheet.address.removesuffix("share/")),
            ),
        )
