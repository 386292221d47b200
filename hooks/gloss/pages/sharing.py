"""What can be passed on, and from where: one small page for each thing with links, made to work without a script."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from gloss.pages import links, speech
from gloss.pages.countries import country_views
from gloss.reading.corpus import Corpus
from gloss.reading.words import NoteText


@dataclass(frozen=True)
class Shared:
    """One thing to pass on: what it is, its name and title, what it says, and its address from the top of the site."""

    kind: Literal["article", "provision", "note", "choice", "country", "action", "pack", "site"]
    name: str
    title: str
    gist: str
    address: str
    anchor: str = ""


@dataclass(frozen=True)
class ShareSheet:
    """A page for passing on one thing and what belongs to it."""

    address: str
    back: str
    things: tuple[Shared, ...]


def share_sheets(
    corpus: Corpus, pages: Collection[str], discreet: Collection[str] = ()
) -> Iterator[ShareSheet]:
    """One for each article, paragraph and point, with its notes and choices; one for each country, action page and pack.

    From a discreet page only the site is named.
    """
    yield from _articles(corpus)
    for view in country_views(corpus):
        country = view.country
        address = links.short_country(country.iso)
        shared = Shared("country", country.name, country.name, view.sentence, address)
        yield ShareSheet(links.share_address(address), links.country_address(view.key), (shared,))
        action = links.act_address(view.key)
        if action in pages:
            address = links.short_action(country.iso)
            shared = Shared("action", country.name, country.name, view.next_step, address)
            yield ShareSheet(links.share_address(address), action, (shared,))
    yield from _packs(corpus, discreet)


def _articles(corpus: Corpus) -> Iterator[ShareSheet]:
    for number, words in corpus.words.items():
        article = corpus.articles[number].record
        own = {part.id for _, part in article.walk()}
        page = links.article_address(number)
        address = links.short_provision(number)
        gist = words.head.record.description or speech.plain(words.lead.gist)
        first = Shared("article", speech.cite_whole(number), article.title, gist, address)
        more = [*_choices(corpus, number), *_notes(number, words.lead.notes, number)]
        sheets = [] if number in own else [ShareSheet(links.share_address(address), page, (first, *more))]
        for _, part in article.walk():
            section = words.section(part.id)
            short = links.short_provision(part.id)
            said = speech.plain(section.gist) if section else ""
            shared = Shared("provision", speech.cite_whole(part.id), article.title, said, short)
            notes = _notes(part.id, section.notes if section else [], number)
            things = [shared, *_choices(corpus, part.id), *notes]
            if part.id == number:
                # An article without numbers is its own paragraph, and one page passes on both.
                things = [
                    first,
                    *_notes(number, [*words.lead.notes, *(section.notes if section else [])], number),
                ]
                things[1:1] = _choices(corpus, number)
            sheets.append(
                ShareSheet(links.share_address(short), links.provision_address(part.id), tuple(things))
            )
        yield from sheets


def _notes(provision: str, notes: list[NoteText], number: str) -> Iterator[Shared]:
    page = links.article_address(number)
    for place, note in enumerate(notes, start=1):
        address = f"{page}#{note.anchor}"
        yield Shared("note", speech.cite_whole(provision), note.title, "", address, f"note-{place}")


def _choices(corpus: Corpus, provision: str) -> Iterator[Shared]:
    for key, filed in corpus.choices.items():
        choice = filed.record
        if choice.provisions[0] == provision:
            address = links.choice_address(key)
            yield Shared("choice", speech.cite_whole(provision), choice.title, "", address, f"choice-{key}")


def _packs(corpus: Corpus, discreet: Collection[str]) -> Iterator[ShareSheet]:
    for key, pack in corpus.packs.items():
        head, address = pack.head.record, links.pack_address(key)
        shared = Shared("pack", head.title, head.title, head.description, address)
        if address in discreet:
            treaty = corpus.treaty.record
            shared = Shared("site", treaty.site_name, treaty.site_name, treaty.tagline, address)
        yield ShareSheet(links.share_address(address), address, (shared,))
