"""Votes, timeline and sources as pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gloss.model.record import Vote
from gloss.pages import speech
from gloss.pages.countries import CountryView, country_views
from gloss.pages.page import Page
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus
from gloss.tongues.punctuation import row


def record_pages(corpus: Corpus) -> Iterator[Page]:
    """The pages of votes, of the timeline and of the sources."""
    views = {view.key: view for view in country_views(corpus)}
    votes = sorted(corpus.votes.items(), key=lambda item: (item[1].record.date, item[0]), reverse=True)
    yield _introduced(
        corpus, "votes/index.md", "votes.md", {"votes": [(key, filed.record) for key, filed in votes]}
    )
    for key, filed in votes:
        vote = filed.record
        yield Page(
            f"votes/{key}.md", "vote.md", vote.title, f"{row([vote.body, speech.say_date(vote.date)])}. {vote.outcome}",
            filed.path, {"key": key, "vote": vote, "lists": _lists(vote, views)},
        )  # fmt: skip
    entries = sorted(corpus.timeline.record.entries, key=lambda moment: moment.date)
    years: dict[int, list[Any]] = {}
    for moment in entries:
        years.setdefault(moment.date.first.year, []).append(moment)
    yield _introduced(corpus, "timeline.md", "timeline.md", {"years": years})
    yield _introduced(
        corpus, "sources.md", "sources.md", {"by_kind": _by_kind(corpus)}, edit="data/sources.yml"
    )


def _introduced(
    corpus: Corpus, uri: str, template: str, values: dict[str, Any], edit: str | None = None
) -> Page:
    intro = read_intro(corpus.root, uri)
    return Page(
        uri, template, intro.title, intro.description, edit or f"docs/{uri}", {"intro": intro, **values}
    )


def _lists(vote: Vote, views: dict[str, CountryView]) -> list[tuple[str, list[CountryView]]]:
    """Each side with its voters in alphabetical order."""
    order = list(views)
    return [
        (side, [views[key] for key in sorted(getattr(vote, side), key=order.index)])
        for side in ("yes", "no", "abstain")
    ]


def _by_kind(corpus: Corpus) -> list[tuple[str, list[tuple[str, Any]]]]:
    """Sources by their kind, in the order of the vocabulary, each kind by publisher and date."""
    kinds = []
    for kind in corpus.vocabulary.record.sources:
        found = [(key, source) for key, source in corpus.sources.items() if source.kind == kind]
        found.sort(key=lambda item: (item[1].publisher.casefold(), str(item[1].date or ""), item[0]))
        if found:
            kinds.append((kind, found))
    return kinds
