"""How fresh the facts are: what is stale, what nobody has confirmed, what is missing, and who looks after what.

Ages are counted to a given day: on the site to the day of which it speaks, so that a build says the same every time;
for the weekly reminder to today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from gloss.checks.citations import as_of
from gloss.model.watch import freshness as look_age
from gloss.pages import links, speech
from gloss.pages.page import Page
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus
from gloss.tongues.alphabet import name_key
from gloss.tongues.coverage import Coverage, coverages
from gloss.tongues.punctuation import headed, row
from gloss.tongues.voice import voice

URI = "about/freshness.md"

LIMITS = {
    "country": 90,
    "contact": 180,
    "note": 365,
    "choice": 365,
    "vote": 730,
    "article": 365,
    "source": 365,
}
"""After how many days something should be looked at again. Where States stand changes by the week; a vote never does."""


@dataclass(frozen=True)
class Item:
    """One thing to look at: what it is called, where readers see it, which file holds it, since when."""

    name: str
    address: str
    path: str
    since: date | None = None
    keeper: str | None = None


@dataclass(frozen=True)
class Board:
    """Everything that waits for somebody, by what is to be done about it."""

    day: date
    stale: dict[str, tuple[Item, ...]]
    unconfirmed: tuple[Item, ...]
    recollected: tuple[Item, ...]
    unannotated: tuple[Item, ...]
    without_contact: tuple[Item, ...]
    without_words: tuple[Item, ...]
    carried: tuple[Item, ...]
    never_seen: tuple[Item, ...]
    kept: tuple[Item, ...]
    unkept: int
    looked: str
    look_is_old: bool
    official: tuple[str, ...]
    tongues: tuple[Coverage, ...]

    @property
    def waiting(self) -> int:
        """How many things are older than they should be."""
        return sum(len(items) for items in self.stale.values())


def board(corpus: Corpus, day: date) -> Board:
    """Goes through everything that has a date or lacks one."""
    watch = corpus.watch.record if corpus.watch else None
    countries, begun = tuple(_countries(corpus)), corpus.treaty.record.begun
    return Board(
        day,
        {kind: found for kind, days in LIMITS.items() if (found := tuple(_stale(corpus, kind, day, days)))},
        tuple(_unconfirmed(corpus)),
        tuple(_articles(corpus, lambda number: corpus.articles[number].record.basis != "official")),
        tuple(_articles(corpus, lambda number: number in corpus.words and not corpus.words[number].notes())),
        tuple(item for key, item in countries if not corpus.countries[key].record.contacts),
        tuple(item for key, item in countries if key not in corpus.country_words),
        tuple(item for _, item in countries if begun and item.since and item.since < begun.first),
        tuple(
            Item(source.title, links.source_address(key), "data/sources.yml", source.seen.first)
            for key, source in corpus.sources.items()
            if source.read == "cited"
        ),
        tuple(item for _, item in countries if item.keeper),
        sum(not item.keeper for _, item in countries),
        speech.say_when(watch.looked) if watch else "",
        watch is not None and look_age(watch.looked, day) == "amber",
        tuple(sorted(corpus.official)),
        tuple(coverages(corpus)) if voice().english else (),
    )


def freshness_pages(corpus: Corpus) -> Iterator[Page]:
    """The board as a page, where somebody wrote an introduction to it."""
    if not (corpus.root / "docs" / URI).is_file():
        return
    intro = read_intro(corpus.root, URI)
    values = {"intro": intro, "board": board(corpus, as_of(corpus)), "limits": LIMITS}
    yield Page(URI, "freshness.md", intro.title, intro.description, f"docs/{URI}", values)


def _countries(corpus: Corpus) -> Iterator[tuple[str, Item]]:
    for key, filed in sorted(corpus.countries.items(), key=lambda pair: name_key(pair[1].record.name)):
        country = filed.record
        yield (
            key,
            Item(
                country.name, links.country_address(key), filed.path, country.checked.first, country.kept_by
            ),
        )


def _stale(corpus: Corpus, kind: str, day: date, days: int) -> Iterator[Item]:
    """What was last looked at longer ago than it should be, the oldest first."""
    old = [item for item in _dated(corpus, kind) if item.since is not None and (day - item.since).days > days]
    yield from sorted(old, key=lambda item: (item.since or day, item.name))


def _dated(corpus: Corpus, kind: str) -> Iterator[Item]:
    if kind == "country":
        yield from (item for _, item in _countries(corpus))
    elif kind == "contact":
        for key, filed in corpus.countries.items():
            for contact in filed.record.contacts:
                yield Item(
                    headed(filed.record.name, contact.name),
                    links.country_address(key),
                    filed.path,
                    contact.checked.first,
                )
    elif kind == "note":
        for number, words in corpus.words.items():
            for _, note in words.notes():
                address = f"{links.article_address(number)}#{note.anchor}"
                yield Item(note.title, address, words.path, note.record.checked.first)
    elif kind == "choice":
        for key, choice in corpus.choices.items():
            yield Item(
                choice.record.title, links.choice_address(key), choice.path, choice.record.checked.first
            )
    elif kind == "vote":
        for key, vote in corpus.votes.items():
            yield Item(vote.record.title, links.vote_address(key), vote.path, vote.record.checked.first)
    elif kind == "article":
        yield from _articles(corpus, lambda _: True)
    else:
        for key, source in corpus.sources.items():
            yield Item(source.title, links.source_address(key), "data/sources.yml", source.seen.first)


def _unconfirmed(corpus: Corpus) -> Iterator[Item]:
    """Signatures and instruments that the depositary has not been seen to confirm."""
    for key, filed in sorted(corpus.countries.items(), key=lambda pair: name_key(pair[1].record.name)):
        for event in filed.record.events:
            if event.act in _FOR_THE_DEPOSITARY and event.evidence != "depositary":
                label = corpus.vocabulary.record.acts[event.act].label
                said = headed(filed.record.name, row([label, speech.say_date(event.date)]))
                yield Item(said, links.country_address(key), filed.path, event.date.first)


_FOR_THE_DEPOSITARY = frozenset({
    "signed", "ratified", "accepted", "approved", "acceded", "succeeded", "reservation", "declaration", "objection",
    "withdrew", "denounced",
})  # fmt: skip


def _articles(corpus: Corpus, wanted: Callable[[str], bool]) -> Iterator[Item]:
    for number, filed in corpus.articles.items():
        if number in corpus.words and wanted(number):
            article = filed.record
            name = speech.article_name(article)
            title = name if article.preamble else headed(name, article.title)
            yield Item(title, links.article_address(number), filed.path, article.checked.first)
