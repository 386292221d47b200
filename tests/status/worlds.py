"""Small invented treaties and countries for the tests of status, and what hypothesis draws them from."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from gloss.model.country import INSTRUMENTS, Country, Event
from gloss.model.dates import FactDate
from gloss.model.treaty import Treaty

OPENS, CLOSES = date(2020, 1, 1), date(2020, 12, 31)


def treaty(instruments=3, days=90, later=30, organisations=False, protocol=2, months=12) -> Treaty:
    return Treaty.model_validate(
        {
            "name": "Convention on Lighthouses",
            "official_title": "Convention on Lighthouses",
            "short": "the Convention",
            "symbol": "L/1",
            "site_name": "Keepers",
            "tagline": "Who keeps the lights.",
            "adopted": "2019-12-01",
            "adopted_by": "The Assembly",
            "articles": "1",
            "chapters": [],
            "signature": {
                "opens": OPENS.isoformat(),
                "closes": CLOSES.isoformat(),
                "places": ["Pharos"],
                "provision": "1",
                "source": "keeper",
            },
            "entry_into_force": {
                "instruments": instruments,
                "days": days,
                "later_days": later,
                "organisations_count": organisations,
                "provision": "1",
                "later_provision": "1",
                "source": "keeper",
            },
            "protocol": {"parties": protocol, "majority": "all", "provision": "1", "source": "keeper"},
            "denunciation": {"months": months, "provision": "1", "source": "keeper"},
            "documents": [],
            "hosts": [],
            "depositary": {
                "name": "Keeper",
                "reference": "IX-1",
                "page": "https://lights.example/",
                "file": "https://lights.example/xml",
                "signatories": 0,
                "parties": 0,
                "seen": "never",
                "checked": "2020-01-01",
                "source": "keeper",
            },
            "source": "keeper",
            "checked": "2020-01-01",
        }
    )


def fact(first: date, last: date | None = None) -> FactDate:
    last = last or first
    return FactDate(first, last, str(first) if first == last else f"{first}/{last}")


def event(when: str | date | FactDate, act: str, evidence: str = "depositary", **more) -> Event:
    when = FactDate.parse(when) if isinstance(when, str) else fact(when) if isinstance(when, date) else when
    return Event(date=when, act=act, evidence=evidence, source="keeper", **more)


def country(name: str, *events: Event, kind: str = "member", checked: str = "2190-01-01") -> Country:
    return Country(name=name, iso="AA", iso3="AAA", kind=kind, events=events, checked=FactDate.parse(checked))


days = st.dates(OPENS, date(2026, 12, 31))
evidences = st.sampled_from(["depositary", "government", "press", "unconfirmed"])
instruments = st.sampled_from(sorted(INSTRUMENTS))
anything = st.sampled_from(
    [
        *sorted(INSTRUMENTS),
        "signed",
        "withdrew",
        "denounced",
        "reservation",
        "parliament-approved",
        "statement",
    ]
)


CONFIRMED = st.just("depositary")
ANY_KIND = st.sampled_from(["member", "member", "member", "observer", "organisation"])


@st.composite
def spans(draw, width=60):
    """A date as sources give it: a day, or some days."""
    first = draw(days)
    return fact(first, first + timedelta(draw(st.integers(0, width))))


@st.composite
def any_events(draw, evidence=evidences):
    """One event of any kind."""
    touches = draw(st.sampled_from([(), ("1",)]))
    return event(draw(spans()), draw(anything), draw(evidence), touches=touches)


@st.composite
def histories(draw, evidence=CONFIRMED, width=40):
    """What one country may really do: join, perhaps leave, perhaps come back; spans do not overlap."""
    found = []
    at = draw(st.integers(0, 900))
    acts = draw(st.sampled_from(["", "j", "sj", "j", "jd", "jw", "jdj", "sjdj", "s", "sw", "swj"]))
    for letter in acts:
        first = OPENS + timedelta(at)
        wide = draw(st.integers(0, width))
        act = {"s": "signed", "d": "denounced", "w": "withdrew"}.get(letter) or draw(instruments)
        found.append(event(fact(first, first + timedelta(wide)), act, draw(evidence)))
        at += wide + 1 + draw(st.integers(0, 500))
    return tuple(found)


@st.composite
def worlds(draw, evidence=CONFIRMED, width=40, most=6):
    """Some countries, one of which may be an organisation."""
    number = draw(st.integers(0, most))
    kinds = [draw(ANY_KIND) for _ in range(number)]
    return [country(f"C{i}", *draw(histories(evidence, width)), kind=kind) for i, kind in enumerate(kinds)]


def settled(data, countries):
    """The same countries with one true day drawn for every date."""
    result = []
    for one in countries:
        events = tuple(
            old.model_copy(update={"date": fact(data.draw(st.dates(old.date.first, old.date.last)))})
            for old in one.events
        )
        result.append(one.model_copy(update={"events": events}))
    return result
