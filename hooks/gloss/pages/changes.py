"""What changed, by month: the page for readers of what the feeds say to programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from gloss.checks.citations import as_of
from gloss.model.country import Event
from gloss.pages.chronicle import Change, chronicle
from gloss.pages.links import ALL_FEED
from gloss.pages.page import Page
from gloss.pages.speech import count
from gloss.pages.telling import did, told
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus
from gloss.tongues.voice import _

FEW = 3
"""So many countries that did the same on the same day stand in one line."""


@dataclass(frozen=True)
class Line:
    """One line of the page: an entry, or what several countries did on the same day with the same evidence."""

    change: Change
    title: str
    sources: tuple[str, ...]
    countries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Month:
    """A month with its lines, the newest first."""

    first: date
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """“2026-11”."""
        return f"{self.first:%Y-%m}"


def changes_pages(corpus: Corpus) -> Iterator[Page]:
    """What is to come with the last twelve months, and a page for each year, so that no page grows for ever."""
    intro = read_intro(corpus.root, "changes.md")
    today = as_of(corpus)
    changes = chronicle(corpus)
    ahead = [change for change in changes if change.lies_ahead(today)]
    months = list(_months(corpus, [change for change in changes if not change.lies_ahead(today)]))
    years = list(dict.fromkeys(month.first.year for month in months))
    groups = corpus.vocabulary.record.groups
    used = {filed.record.group for filed in corpus.countries.values()}
    values = {
        "intro": intro,
        "ahead": sorted(ahead, key=lambda change: change.dated),
        "recent": [month for month in months if month.first > date(today.year - 1, today.month, 1)],
        "years": years,
        "regions": [(key, term) for key, term in groups.items() if key in used],
    }
    yield Page(
        "changes.md", "changes.md", intro.title, intro.description, "docs/changes.md", values, searched=False, feed=ALL_FEED
    )  # fmt: skip
    for year in years:
        inside = [month for month in months if month.first.year == year]
        yield Page(
            f"changes/{year}.md", "changes_year.md", _("What changed in {year}").format(year=year),
            _("What happened to {treaty} in {year}, month by month, and who says so.").format(treaty=corpus.treaty.record.short, year=year),
            "data/timeline.yml", {"months": inside, "years": years, "year": year}, searched=False, feed=ALL_FEED,
        )  # fmt: skip


def _months(corpus: Corpus, changes: list[Change]) -> Iterator[Month]:
    for first, inside in groupby(changes, lambda change: change.day.replace(day=1)):
        yield Month(first, tuple(_lines(corpus, inside)))


def _lines(corpus: Corpus, changes: Iterable[Change]) -> Iterator[Line]:
    """The entries in their order; what many did is told where the first of them stands."""
    changes = list(changes)
    alike: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        if key := _alike(corpus, change):
            alike.setdefault(key, []).append(change)
    for change in changes:
        same = alike.get(_alike(corpus, change) or (), [])
        if len(same) < FEW:
            yield Line(change, change.title, change.sources)
        elif same[0] is change and change.event is not None:
            yield _together(corpus, same, change.event)


def _alike(corpus: Corpus, change: Change) -> tuple[str, ...] | None:
    """What entries have in common that can stand in one line; none for one that has more to tell."""
    event = change.event
    if event is None or event.note or event.touches:
        return None
    if corpus.countries[change.countries[0]].record.kind == "organisation":
        return None
    return event.act, str(event.date), event.evidence


def _together(corpus: Corpus, same: list[Change], event: Event) -> Line:
    clause = did(event.act, count(len(same), "country", "countries"), corpus.treaty.record.short)
    sources = dict.fromkeys(source for change in same for source in change.sources)
    names = (change.countries[0] for change in same)
    return Line(same[0], told(clause, event.evidence, corpus.vocabulary.record), tuple(sources), tuple(names))
