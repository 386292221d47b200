"""Templates: Jinja files in `overrides/pages/` that yield Markdown, and the few words they can call.

Everything that comes from a file of facts is escaped; what a writer wrote in Markdown is passed on
as Markdown. A template that names something that does not exist fails, and says what it misses.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from gloss.model.problem import Refused
from gloss.pages import links, speech
from gloss.pages.citation import Citation, citations
from gloss.pages.compiled import keep_compiled
from gloss.pages.kept import Kept
from gloss.pages.linker import Linker
from gloss.pages.official import language_name, official_page, side_address
from gloss.pages.page import PLACE, Page, Sheet, relative
from gloss.reading.corpus import Corpus, unwritten
from gloss.tongues import punctuation


class Templates:
    """Renders pages of one corpus; knows every page's address, so that no link can lead nowhere."""

    def __init__(
        self, folder: Path, corpus: Corpus, linker: Linker, shared: dict[str, Any], kept: Kept | None = None
    ) -> None:
        self._shared = shared
        self._addresses: set[str] | None = None
        self._unwritten = {links.article_address(number) for number in unwritten(corpus)}
        self._linker = linker
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folder),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        keep_compiled(self._environment, corpus.root)
        self._treaty = corpus.treaty.record
        equip(self._environment, corpus, linker)
        self._kept = kept
        self._common: tuple[Any, ...] = ()
        if kept:
            kept.attend(self._environment, "pages")

    def know(self, pages: list[Page], others: set[str]) -> None:
        """Tells the templates which addresses exist: the pages made here and those of other files."""
        self._addresses = {page.address for page in pages} | others
        # Of every page: links lead only to what is there.
        self._common = self._shared, sorted(self._addresses), sorted(self._unwritten)

    def render(self, page: Page) -> Sheet:
        """The page as Markdown; Refused with a sentence if a template asks for what is not there."""
        if self._kept is None:
            return Sheet(page, *self._render(page))
        return Sheet(page, *self._kept.piece("page", (page, self._common), lambda: self._render(page)))

    def _render(self, page: Page) -> tuple[str, tuple[str, ...]]:
        """The page's Markdown, and the pieces that are put in after Markdown has read it."""
        kept: list[str] = []

        def keep(caller: Callable[[], str]) -> Markup:
            kept.append(caller())
            return Markup(PLACE.format(len(kept) - 1))  # noqa: S704 a number in a comment

        def to(target: str) -> str:
            path = target.partition("#")[0]
            if path in self._unwritten:
                # The list of articles says what nobody has written up yet.
                target = path = links.TREATY
            if self._addresses is not None and path not in self._addresses:
                raise Refused(
                    f"overrides/pages/{page.template} links to “{target}”, and there is no such page."
                )
            return relative(target, page.address)

        def there(target: str) -> bool:
            return self._addresses is None or target in self._addresses

        def asset(path: str) -> str:
            return relative(path, page.address)

        def linked(text: str, article: str = "", terms: bool = False) -> Markup:
            return Markup(self._linker.link(text, page.uri, article, terms))  # noqa: S704 a writer’s Markdown

        def linked_fact(text: str, article: str = "") -> Markup:
            return Markup(self._linker.link(str(escape(text)), page.uri, article))  # noqa: S704 escaped

        def cite_page(number: str, title: str) -> tuple[Citation, ...]:
            treaty, today = self._treaty, self._shared["as_of"]
            return citations(treaty, number, title, f"{self._shared['site']}{page.address}", today)

        tools = {
            "page": page,
            "to": to,
            "there": there,
            "asset": asset,
            "linked": linked,
            "linked_fact": linked_fact,
            "cite_page": cite_page,
            "keep": keep,
        }
        try:
            template = self._environment.get_template(page.template)
            return template.render(self._shared | page.values | tools), tuple(kept)
        except jinja2.TemplateSyntaxError as error:
            raise Refused(
                f"overrides/pages/{error.filename or page.template}:{error.lineno}  {error.message}"
            ) from error
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise Refused(f"overrides/pages/{page.template}, for {page.uri}: {error}") from error
        except jinja2.TemplateError as error:
            raise Refused(f"overrides/pages/{page.template}, for {page.uri}: {error.message}") from error


def equip(environment: jinja2.Environment, corpus: Corpus, linker: Linker) -> None:
    """Gives templates the facts of a corpus, and the words in which facts are said."""
    vocabulary = corpus.vocabulary.record
    environment.filters |= {
        "say_date": speech.say_date,
        "say_when": speech.say_when,
        "say_day": speech.say_day,
        "say_month": speech.say_month,
        "cite": speech.cite,
        "cite_whole": speech.cite_whole,
        "listed": punctuation.listed,
        "row": punctuation.row,
        "plain": speech.plain,
        "capital": speech.capital,
        "running": speech.running,
        "say_roughly": speech.say_roughly,
        "markdown": Markup,
    }
    environment.globals |= {
        "treaty": corpus.treaty.record,
        "sources": corpus.sources,
        "countries": {key: filed.record for key, filed in corpus.countries.items()},
        "articles": {key: filed.record for key, filed in corpus.articles.items()},
        "words_of": lambda part: getattr(vocabulary, part),
        "term": lambda part, key: getattr(vocabulary, part)[key],
        "links": links,
        "count": speech.count,
        "sign": punctuation.sign,
        "conjunction": punctuation.conjunction,
        "meaning": linker.meaning,
        "language": language_name,
        "official_page": official_page(corpus.treaty.record),
        "side_address": side_address,
    }
