"""Everything that happened, as entries: what each country did and said, votes, the timeline.

The page of changes, the feeds and the calendar are all made from these, so that they never disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gloss.model.base import Evidence
from gloss.model.country import Country, Event
from gloss.model.dates import FactDate
from gloss.model.naming import event_names, moment_names, position_names
from gloss.model.record import Term, Vote
from gloss.pages import links, speech
from gloss.pages.telling import did, named, told, voted
from gloss.reading.corpus import Corpus
from gloss.reading.once import once
from gloss.tongues import punctuation
from gloss.tongues.voice import _


@dataclass(frozen=True)
class Change:
    """One thing that happened or will happen, told so that it can be read alone.

    `key` names it for good: it does not hold what is likely to be bettered, such as the words, the source, the
    evidence, or the day within the month.
    """

    key: str
    dated: FactDate
    checked: date
    title: str
    when: str
    text: str
    evidence: Evidence
    kind: str
    label: str
    sources: tuple[str, ...]
    countries: tuple[str, ...]
    address: str
    event: Event | None = None

    @property
    def day(self) -> date:
        """The day under which it is filed: the last that its date can mean, and never later than the day of the check."""
        return min(self.dated.last, self.checked)

    def lies_ahead(self, today: date) -> bool:
        """Whether it is still to come on a day, whatever day its date means."""
        return self.dated.first > today


@once
def chronicle(corpus: Corpus) -> list[Change]:
    """Every entry, the newest first."""
    return newest_first([*_of_countries(corpus), *_votes(corpus), *_moments(corpus)])


def votes_cast(corpus: Corpus) -> dict[str, list[Change]]:
    """For each country, how it voted; the entries of `chronicle` tell of a vote as a whole."""
    vocabulary = corpus.vocabulary.record
    found: dict[str, list[Change]] = {}
    for key, filed in sorted(corpus.votes.items()):
        vote = filed.record
        for side in ("yes", "no", "abstain"):
            for voter in getattr(vote, side):
                country = corpus.countries.get(voter)
                if country is None:
                    continue
                clause = voted(side, named(country.record), vote.title)
                title = told(clause, vote.evidence, vocabulary)
                change = _vote(key, vote, f"votes/{key}/{voter}", title, (voter,))
                found.setdefault(voter, []).append(change)
    return found


def newest_first(changes: Iterable[Change]) -> list[Change]:
    """The newest first; what is filed under the same day by its key."""
    return sorted(sorted(changes, key=lambda change: change.key), key=lambda change: change.day, reverse=True)


def _of_countries(corpus: Corpus) -> Iterator[Change]:
    vocabulary = corpus.vocabulary.record
    for name, filed in corpus.countries.items():
        country, address = filed.record, links.country_address(name)
        checked = country.checked.first
        for event, own in zip(country.events, event_names(country.events), strict=True):
            yield Change(
                f"countries/{name}/{own}",
                event.date, checked, told(_clause(corpus, country, event), event.evidence, vocabulary), _when(event.date),
                event.note or "", event.evidence, event.act, vocabulary.acts[event.act].label,
                (event.source, *event.also), (name,), f"{address}#record", event,
            )  # fmt: skip
        for position, own in zip(country.positions, position_names(country.positions), strict=True):
            topic = vocabulary.topics[position.topic]
            clause = _("{who} spoke on “{topic}”").format(who=named(country), topic=topic.label)
            yield Change(
                f"countries/{name}/{own}",
                position.date, checked, told(clause, position.evidence, vocabulary), _when(position.date),
                position.text, position.evidence, position.topic, topic.label, (position.source,), (name,), f"{address}#positions",
            )  # fmt: skip


def _clause(corpus: Corpus, country: Country, event: Event) -> str:
    clause = did(event.act, named(country), corpus.treaty.record.short, country, bool(event.touches))
    if event.touches:
        named_parts = punctuation.listed([speech.cite_whole(provision) for provision in event.touches])
        clause = _("{clause}, on {provisions}").format(clause=clause, provisions=named_parts)
    return clause


def _votes(corpus: Corpus) -> Iterator[Change]:
    for key, filed in sorted(corpus.votes.items()):
        vote = filed.record
        title = told(vote.title, vote.evidence, corpus.vocabulary.record)
        yield _vote(key, vote, f"votes/{key}", title, (*vote.yes, *vote.no, *vote.abstain))


def _vote(name: str, vote: Vote, key: str, title: str, countries: tuple[str, ...]) -> Change:
    sides = (
        (_("in favour"), vote.totals.yes),
        (_("against"), vote.totals.no),
        (_("abstained"), vote.totals.abstain),
    )
    totals = punctuation.row([f"{number} {side}" for side, number in sides if number is not None])
    text = [
        vote.outcome,
        vote.question,
        _("Figures: {totals}.").format(totals=totals) if totals else "",
        vote.note or "",
    ]
    return Change(
        key, vote.date, vote.checked.first, title, f"{punctuation.row([vote.body, speech.say_date(vote.date)])}.",
        " ".join(filter(None, text)), vote.evidence, "vote", "vote", (vote.source, *vote.also), countries, links.vote_address(name),
    )  # fmt: skip


def _moments(corpus: Corpus) -> Iterator[Change]:
    timeline, vocabulary = corpus.timeline.record, corpus.vocabulary.record
    for moment, own in zip(timeline.entries, moment_names(timeline.entries), strict=True):
        kind: Term = vocabulary.moments[moment.kind]
        yield Change(
            f"timeline/{own}",
            moment.date, timeline.checked.first, told(moment.title, moment.evidence, vocabulary),
            f"{speech.say_date(moment.date)}.", moment.text or "", moment.evidence, moment.kind, kind.label,
            (moment.source,), moment.countries, links.year_address(moment.date.first.year),
        )  # fmt: skip


def _when(when: FactDate) -> str:
    """When a State did something, as a sentence; a span says that the day is not known."""
    said = speech.capital(speech.say_when(when))
    return f"{said}." if when.exact else _("{when}; the day itself is not known.").format(when=said)
