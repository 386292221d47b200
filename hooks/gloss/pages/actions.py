"""What people can do, as pages: one for each country, the list of points, and one for each audience."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gloss.checks.citations import as_of
from gloss.model.action import LetterPoint, Level, StageWords
from gloss.model.country import Contact, Undertaking
from gloss.model.force import entry_into_force
from gloss.model.spans import Reach
from gloss.model.stages import WITHOUT_LETTERS, Stage, bound_days, stage
from gloss.pages import links
from gloss.pages.countries import CountryView, country_views
from gloss.pages.page import Page
from gloss.pages.quick_code import quick_code
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus
from gloss.reading.once import once
from gloss.reading.words import Pack
from gloss.tongues.voice import _

MOST_POINTS = 3
"""Points in one letter: more are not read, and do not fit into a mail program's link."""

FIRST_POINTS = 8
"""Points that are seen at once: of more, nobody chooses well. The others open."""


@dataclass(frozen=True)
class ActionView:
    """One country with its stage and everything that fits it."""

    view: CountryView
    stage: Stage
    words: StageWords
    level: Level
    rating: str | None
    points: tuple[tuple[str, LetterPoint], ...]
    contacts: tuple[Contact, ...]
    until: date | None
    running: tuple[Undertaking, ...]
    over: tuple[Undertaking, ...]

    @property
    def letters(self) -> bool:
        """Whether the page offers a letter."""
        return self.stage.key not in WITHOUT_LETTERS

    @property
    def decides(self) -> str:
        """Who decides now, with the country's name."""
        return self.words.decides.replace("{country}", self.view.in_text)


@once
def action_views(corpus: Corpus) -> list[ActionView]:
    """Every country, in the order of the list of countries; empty if the project has no words for stages."""
    if not corpus.stages:
        return []
    day = as_of(corpus)
    treaty = corpus.treaty.record
    caution = corpus.caution.record if corpus.caution else None
    countries = {key: filed.record for key, filed in corpus.countries.items()}
    bound = bound_days(countries, treaty)
    force = entry_into_force(countries.values(), treaty, day=day)
    views = []
    for view in country_views(corpus):
        level: Level = caution.level(view.key) if caution else "careful"
        where = stage(view.country, treaty, day, level, bound.get(view.key))
        words = corpus.stages[where.key]
        actions = view.country.actions
        views.append(
            ActionView(
                view,
                where,
                words,
                level,
                caution.ratings.get(view.key) if caution else None,
                tuple(_fitting(corpus, where, words.office)),
                _by_office(view.country.contacts, words.office),
                where.vote or _until(corpus, words, force, day),
                tuple(action for action in actions if action.until.last >= day),
                tuple(action for action in actions if action.until.last < day),
            )
        )
    return views


def _fitting(corpus: Corpus, where: Stage, office: str | None) -> Iterator[tuple[str, LetterPoint]]:
    """The points for a stage: first those for the office that decides and for everyone, each in the order of its provision."""
    if where.key in WITHOUT_LETTERS:
        return
    points = [
        (key, filed.record)
        for key, filed in corpus.points.items()
        if not filed.record.stages or where.key in filed.record.stages
    ]

    def rank(item: tuple[str, LetterPoint]) -> tuple[object, ...]:
        key, point = item
        elsewhere = bool(point.to) and office not in point.to
        return (elsewhere, "everyone" not in point.audiences, _order(point), key)

    yield from sorted(points, key=rank)


def _order(point: LetterPoint) -> tuple[int, ...]:
    return tuple(int(part) for part in point.provisions[0].split(".") if part.isdigit())


def _by_office(contacts: tuple[Contact, ...], office: str | None) -> tuple[Contact, ...]:
    """The offices with the one that decides first."""
    return tuple(sorted(contacts, key=lambda contact: contact.office != office))


def _until(corpus: Corpus, words: StageWords, force: Reach | None, day: date) -> date | None:
    """The day to which the request is bound, if it is known and still to come."""
    if words.until == "window":
        last = corpus.treaty.record.signature.last
    elif words.until == "force" and force is not None:
        last = force.earliest
    else:
        return None
    return last if day <= last < date.max else None


def points_on(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """For each provision, the points that rest on it."""
    found: dict[str, list[str]] = {}
    for key, filed in corpus.points.items():
        for provision in filed.record.provisions:
            found.setdefault(provision, []).append(key)
    return {provision: tuple(keys) for provision, keys in found.items()}


def action_pages(corpus: Corpus, site: str = "") -> Iterator[Page]:
    """The way to one's country, a page for each country, the points, and the pages for audiences."""
    views = action_views(corpus)
    if not views:
        return
    intro = read_intro(corpus.root, "act/index.md")
    packs = sorted(corpus.packs.items(), key=lambda item: item[1].head.record.title)
    groups = corpus.vocabulary.record.groups
    regions = [
        (group, found)
        for group in (*groups, None)
        if (found := [view for view in views if view.view.country.group == group])
    ]
    yield Page(
        "act/index.md", "act.md", intro.title, intro.description, "docs/act/index.md",
        {"intro": intro, "regions": regions, "packs": packs}, ("navigation",),
    )  # fmt: skip
    for view in views:
        country = view.view
        yield Page(
            f"act/{country.key}.md", "act_country.md", _("What you can do: {name}").format(name=country.country.name),
            f"{country.sentence} {view.decides}", country_file(country), {"act": view, "most": MOST_POINTS, "first": FIRST_POINTS},
            ("navigation", "toc"), searched=False,
        )  # fmt: skip
    if corpus.points:
        yield from _points_page(corpus)
    for key, pack in packs:
        head = pack.head.record
        yield Page(
            f"act/for/{key}.md", "pack.md", head.title, head.description, pack.path,
            {
                "key": key, "pack": pack, "points": _named(pack, corpus), "code": quick_code(f"{site}{links.pack_address(key)}"),
                "short": f"{site}{links.pack_address(key)}",
            }, ("navigation",),
        )  # fmt: skip


def _points_page(corpus: Corpus) -> Iterator[Page]:
    by_article: dict[str, list[tuple[str, LetterPoint]]] = {}
    points: Mapping[str, LetterPoint] = {key: filed.record for key, filed in corpus.points.items()}
    for key, point in sorted(points.items(), key=lambda item: (_order(item[1]), item[0])):
        by_article.setdefault(point.provisions[0].split(".")[0], []).append((key, point))
    intro = read_intro(corpus.root, "act/points.md")
    yield Page(
        "act/points.md", "points.md", intro.title, intro.description, "docs/act/points.md",
        {"intro": intro, "by_article": by_article},
    )  # fmt: skip


def _named(pack: Pack, corpus: Corpus) -> tuple[tuple[str, LetterPoint], ...]:
    return tuple((key, corpus.points[key].record) for key in pack.head.record.points if key in corpus.points)


def country_file(view: CountryView) -> str:
    """The file that the pencil of an action page opens."""
    return f"data/countries/{view.key}.yml"
