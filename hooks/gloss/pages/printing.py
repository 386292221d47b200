"""What is made for paper: which sheets there are, where each has its page, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gloss.model.problem import Refused
from gloss.pages.countries import country_views
from gloss.pages.links import POSTER, print_article, print_country, print_pack
from gloss.pages.page import Page
from gloss.pages.speech import cite_whole
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus
from gloss.tongues.punctuation import headed
from gloss.tongues.voice import _

URI = "print.md"

ON_POSTER = "On the poster"
"""The heading in that file under which the poster's words stand: a question, what there is to know, what to do."""


@dataclass(frozen=True)
class Sheet:
    """One thing to print: what it is about, its key there, its address on the site and its title."""

    kind: str
    key: str
    address: str
    title: str

    @property
    def path(self) -> str:
        """The file of its page, from the top of the site."""
        return f"{self.address}index.html"

    @property
    def file(self) -> str:
        """What its PDF is called: `country-norway.pdf`."""
        return f"{self.kind}-{self.key}.pdf" if self.key else f"{self.kind}.pdf"


def sheets(corpus: Corpus) -> list[Sheet]:
    """Everything that can be printed, if somebody has written the page that lists it: a small treaty's site may do without."""
    if not (corpus.root / "docs" / URI).is_file():
        return []
    found = [Sheet("poster", "", POSTER, _("Poster"))]
    packs = sorted(corpus.packs.items(), key=lambda item: item[1].head.record.title)
    found += [Sheet("for", key, print_pack(key), pack.head.record.title) for key, pack in packs]
    found += [
        Sheet("country", view.key, print_country(view.key), view.country.name)
        for view in country_views(corpus)
    ]
    for number, filed in corpus.articles.items():
        if number in corpus.words:
            title = (
                cite_whole(number)
                if filed.record.preamble
                else headed(cite_whole(number), filed.record.title)
            )
            found.append(Sheet("article", number.lower(), print_article(number), title))
    return found


def print_pages(corpus: Corpus) -> Iterator[Page]:
    """The page that lists the sheets."""
    found = sheets(corpus)
    if found:
        intro = read_intro(corpus.root, URI)
        by_kind = {
            kind: [sheet for sheet in found if sheet.kind == kind]
            for kind in ("poster", "for", "country", "article")
        }
        said = [(name, text) for name, text in intro.parts.items() if name not in {"", ON_POSTER}]
        yield Page(
            URI, "print.md", intro.title, intro.description, f"docs/{URI}",
            {"intro": intro, "said": said, "sheets": by_kind},
        )  # fmt: skip


def poster_lines(corpus: Corpus) -> list[str]:
    """The poster's lines, the first of which is its headline; Refused with a sentence if there are none."""
    text = read_intro(corpus.root, URI).parts.get(ON_POSTER, "")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        raise Refused(
            f"docs/{URI}:1  There is no “## {ON_POSTER}” with at least two lines: a headline, and what there is to know."
        )
    return lines
