"""Countries as pages: a table of all of them, and one page each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gloss.checks.citations import as_of
from gloss.model.country import Country
from gloss.model.dates import FactDate
from gloss.model.force import months_to_leave
from gloss.model.record import Vote
from gloss.model.standing import Standing, Tally, standing
from gloss.pages import speech
from gloss.pages.links import country_feed
from gloss.pages.page import Page
from gloss.pages.steps import next_step
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus
from gloss.reading.once import once
from gloss.reading.words import CountryWords, slug
from gloss.tongues.alphabet import name_key
from gloss.tongues.foreign import bare
from gloss.tongues.voice import _, voice


@dataclass(frozen=True)
class CountryView:
    """A country with what is computed about it."""

    key: str
    country: Country
    standing: Standing
    votes: tuple[tuple[str, Vote, str], ...]
    words: CountryWords | None
    next_step: str
    carried: bool = False
    """Whether nobody went through its file since the campaign was begun from another one."""
    unseen: bool = False
    """Whether nobody looked at the depositary's list since then either."""

    @property
    def in_text(self) -> str:
        """The name as it stands inside a sentence."""
        return _("the {name}").format(name=self.country.name) if self.country.the else self.country.name

    @property
    def at_start(self) -> str:
        """The name as it begins a sentence."""
        return _("The {name}").format(name=self.country.name) if self.country.the else self.country.name

    @property
    def sentence(self) -> str:
        """Where it stands, in one sentence that says how sure it is."""
        here = self.standing
        pending = next(iter(here.unconfirmed), None)
        if here.confirmed == "party" and here.confirmed_by:
            return self._said(
                _("{name} is a party: its instrument was deposited {when}."), here.confirmed_by.date
            )
        if here.confirmed == "signatory" and here.confirmed_by:
            day = here.confirmed_by.date
            if pending:
                return self._said(
                    _(
                        "{name} signed {when}, as the depositary's list shows; a ratification is reported but not confirmed."
                    ),
                    day,
                )
            return self._said(
                _(
                    "{name} signed {when}, as the depositary's list shows, and has not ratified as far as the depositary shows."
                ),
                day,
            )
        if here.reported == "signatory" and here.reported_by:
            day = here.reported_by.date
            if pending:
                return self._said(
                    _(
                        "{name} is reported to have signed {when}, and a ratification is reported too; we have not seen the depositary confirm either."
                    ),
                    day,
                )
            return self._said(
                _("{name} is reported to have signed {when}; we have not seen the depositary's own entry."),
                day,
            )
        if here.reported == "party":
            return self._said(
                _("{name} is reported to have joined; we have not seen the depositary confirm it.")
            )
        if here.state == "withdrew":
            return self._said(_("{name} withdrew."))
        if self.unseen:
            return self._said(
                _(
                    "{name}: nobody has looked at the depositary's list for this site yet, so it is not known here whether it has signed."
                )
            )
        return self._said(_("{name} has not signed, as far as we could see."))

    def _said(self, sentence: str, day: FactDate | None = None) -> str:
        return sentence.format(name=self.at_start, when=speech.say_when(day) if day else "")

    @property
    def mark(self) -> str:
        """The one word under which tables and maps file it."""
        here = self.standing
        if here.state == "none":
            return "none"
        return f"{here.state}-{'confirmed' if here.confirmed == here.state else 'reported'}"


def sort_key(view: CountryView) -> tuple[str, str]:
    """Where a country stands in an alphabetical list, whatever accents its name has."""
    if voice().english:
        return slug(view.country.sort or view.country.name), view.key
    return name_key(bare(view.country.sort or view.country.name))


@once
def country_views(corpus: Corpus) -> list[CountryView]:
    """Every country, in alphabetical order."""
    votes: dict[str, list[tuple[str, Vote, str]]] = {}
    for name, poll in sorted(corpus.votes.items(), key=lambda item: item[1].record.date):
        for side in ("yes", "no", "abstain"):
            for voter in getattr(poll.record, side):
                votes.setdefault(voter, []).append((name, poll.record, side))
    treaty, day = corpus.treaty.record, as_of(corpus)
    months = months_to_leave(treaty)
    begun, watch = treaty.begun, corpus.watch.record if corpus.watch else None
    seen = watch is not None and (
        watch.outcome in {"changed", "unchanged", "by-hand"}
        or (begun is not None and watch.looked.first > begun.first)
    )
    views = []
    for key, filed in corpus.countries.items():
        country, here = filed.record, standing(filed.record, day, months)
        step = next_step(country, here, treaty, day)
        words = corpus.country_words.get(key)
        carried = begun is not None and country.checked.last < begun.first
        views.append(
            CountryView(
                key, country, here, tuple(votes.get(key, ())), words, step, carried, carried and not seen
            )
        )
    return sorted(views, key=sort_key)


def tally(corpus: Corpus) -> Tally:
    """How many stand where."""
    countries = (filed.record for filed in corpus.countries.values())
    treaty = corpus.treaty.record
    counts = treaty.entry_into_force.organisations_count
    return Tally.of(countries, counts, as_of(corpus), months_to_leave(treaty))


def country_pages(corpus: Corpus) -> Iterator[Page]:
    """The table, and one page for each country."""
    views = country_views(corpus)
    intro = read_intro(corpus.root, "countries/index.md")
    yield Page(
        "countries/index.md", "countries.md", intro.title, intro.description, "docs/countries/index.md",
        {"intro": intro, "views": views}, ("toc",),
    )  # fmt: skip
    for view in views:
        yield Page(
            f"countries/{view.key}.md", "country.md", view.country.name, view.sentence,
            view.words.path if view.words else f"data/countries/{view.key}.yml",
            {"view": view}, ("navigation",), feed=country_feed(view.key),
        )  # fmt: skip
