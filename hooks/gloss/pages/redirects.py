"""Addresses that lead on to another page: the short ones, and those under which something stood before."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from gloss.model.problem import Refused
from gloss.pages import links, speech
from gloss.reading.corpus import Corpus


@dataclass(frozen=True)
class Redirect:
    """One address, what it leads to, and what a messenger shows of it; both addresses count from the top of the site."""

    address: str
    target: str
    provision: str = ""
    """The article, paragraph or point that it leads to; empty where it leads to a page of another kind."""
    gist: str = ""
    """What that provision says, in one plain sentence."""

    @property
    def page(self) -> str:
        """The address of the page that it leads to, without the place on it."""
        return self.target.partition("#")[0]


def redirects(corpus: Corpus, pages: Collection[str]) -> list[Redirect]:
    """Every address that leads on; `pages` are those that exist.

    Refused with a sentence if one address would lead to two places or stand in the place of a page.
    """
    found: dict[str, Redirect] = {}
    for redirect in (*_provisions(corpus), *_countries(corpus, pages), *_votes(corpus)):
        other = found.setdefault(redirect.address, redirect)
        if other.target != redirect.target:
            raise Refused(
                f"The address “{redirect.address}” would lead to “{other.target}” and to “{redirect.target}”."
            )
        if redirect.address in pages:
            raise Refused(
                f"The address “{redirect.address}” should lead to “{redirect.target}”, but a page stands there."
            )
    return list(found.values())


def _provisions(corpus: Corpus) -> Iterator[Redirect]:
    """Articles, paragraphs and points that have a page, each by its id and by the ids that it had."""
    for number, words in corpus.words.items():
        article = corpus.articles[number].record
        gist = words.head.record.description or speech.plain(words.lead.gist)
        target = links.article_address(number)
        for name in (number, *article.was):
            yield Redirect(links.short_provision(name), target, number, gist)
        for name in article.was:
            yield Redirect(links.article_address(name), target, number, gist)
        for _, part in article.walk():
            section = words.section(part.id)
            said = speech.plain(section.gist) if section else ""
            for name in (part.id, *part.was):
                if name != number:
                    yield Redirect(
                        links.short_provision(name), links.provision_address(part.id), part.id, said
                    )


def _countries(corpus: Corpus, pages: Collection[str]) -> Iterator[Redirect]:
    """Countries by their codes and by names that their files had, and the same for their action pages."""
    for key, filed in corpus.countries.items():
        target, action = links.country_address(key), links.act_address(key)
        codes = [filed.record.iso, *(name for name in filed.record.was if len(name) == 2)]
        names = [name for name in filed.record.was if len(name) != 2]
        yield from (Redirect(links.short_country(code), target) for code in codes)
        yield from (Redirect(links.country_address(name), target) for name in names)
        if action in pages:
            yield from (Redirect(links.short_action(code), action) for code in codes)
            yield from (Redirect(links.act_address(name), action) for name in names)


def _votes(corpus: Corpus) -> Iterator[Redirect]:
    for key, filed in corpus.votes.items():
        for name in filed.record.was:
            yield Redirect(links.vote_address(name), links.vote_address(key))
