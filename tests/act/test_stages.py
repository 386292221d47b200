"""Every country has one stage, whatever happened, and what happens moves it as the treaty’s rules say."""

from __future__ import annotations

import itertools
import typing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gloss.model.action import Level, StageKey
from gloss.model.country import Act, Country, Event
from gloss.model.dates import FactDate
from gloss.model.stages import WITHOUT_LETTERS, bound_days, stage
from gloss.model.treaty import Treaty
from gloss.pages.actions import action_views
from gloss.reading.corpus import Corpus, read_project

ROOT = Path(__file__).resolve().parents[2]
STAGES = typing.get_args(StageKey)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    return corpus


@pytest.fixture(scope="module")
def treaty(corpus: Corpus) -> Treaty:
    return corpus.treaty.record


def country(*events: tuple[str, str, str], kind: str = "member", checked: str = "2027-06-01") -> Country:
    return Country.model_validate(
        {
            "name": "Utopia", "iso": "UT", "iso3": "UTO", "kind": kind, "checked": checked,
            "events": [{"act": act, "date": day, "evidence": evidence, "source": "x"} for act, day, evidence in events],
        }
    )  # fmt: skip


BARE = country()
OPEN = date(2026, 11, 25)
CLOSED = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("events", "day", "level", "expected", "reported"),
    [
        ([], OPEN, "open", "not-signed", False),
        ([], date(2026, 12, 31), "open", "not-signed", False),
        ([], CLOSED, "open", "closed", False),
        ([], OPEN, "quiet", "unsafe", False),
        ([("signed", "2025-10-25", "depositary")], OPEN, "careful", "signed", False),
        ([("signed", "2026-07", "press")], OPEN, "open", "signed", True),
        ([("signed", "2025-10-25", "unconfirmed")], OPEN, "open", "not-signed", False),
        ([("signed", "2025-10-25", "depositary")], date(2025, 10, 24), "open", "not-signed", False),
        ([("signed", "2025-10-25", "depositary"), ("bill-tabled", "2026-02-01", "government")], OPEN, "open", "pending", False),
        ([("signed", "2025-10-25", "depositary"), ("committee", "2026-02-01", "press")], OPEN, "open", "pending", True),
        ([("government-approved", "2025-09-01", "government"), ("signed", "2025-10-25", "depositary")], OPEN, "open", "signed", False),
        ([("government-approved", "2025-09-01", "government")], OPEN, "open", "not-signed", False),
        ([("bill-tabled", "2026-09-01", "government")], OPEN, "open", "pending", False),
        ([("bill-tabled", "2025-09-01", "government"), ("signed", "2025-10-25", "depositary")], OPEN, "open", "signed", False),
        ([("parliament-approved", "2025-09-01", "government"), ("signed", "2025-10-25", "depositary")], OPEN, "open", "approved", False),
        ([("signed", "2025-10-25", "depositary"), ("vote-scheduled", "2027-02-01", "government")], OPEN, "open", "pending", False),
        ([("signed", "2025-10-25", "depositary"), ("bill-tabled", "2026-02-01", "government"), ("committee", "2026-03-01", "press")], OPEN, "open", "pending", False),
        ([("signed", "2025-10-25", "depositary"), ("bill-tabled", "2026-02-01", "government"), ("promulgated", "2026-03-01", "press")], OPEN, "open", "approved", True),
        ([("signed", "2025-10-25", "depositary"), ("committee", "2026-03-01", "government"), ("committee", "2026-03-01", "press")], OPEN, "open", "pending", False),
        ([("signed", "2025-10-25", "depositary"), ("withdrew", "2026-05-01", "press")], OPEN, "open", "withdrew", True),
        ([("acceded", "2026-02-01", "depositary"), ("denounced", "2026-05-01", "depositary")], OPEN, "open", "party", False),
        ([("acceded", "2026-02-01", "depositary"), ("denounced", "2026-05-01", "depositary")], date(2027, 6, 1), "open", "withdrew", False),
        ([("signed", "2025-10-25", "depositary"), ("bill-tabled", "2026-02-01", "government"), ("parliament-approved", "2026-03-01", "government")], OPEN, "open", "approved", False),
        ([("signed", "2025-10-25", "depositary"), ("bill-tabled", "2026-02-01", "government"), ("parliament-rejected", "2026-03-01", "government")], OPEN, "open", "signed", False),
        ([("signed", "2025-10-25", "depositary"), ("ratified", "2026-05-01", "depositary")], OPEN, "open", "party", False),
        ([("signed", "2025-10-25", "depositary"), ("ratified", "2026-05-01", "press")], OPEN, "open", "party", True),
        ([("signed", "2025-10-25", "depositary"), ("ratified", "2026-05-01", "unconfirmed")], OPEN, "open", "signed", False),
        ([("acceded", "2027-02-01", "depositary")], date(2027, 3, 1), "open", "party", False),
        ([("signed", "2025-10-25", "depositary"), ("withdrew", "2026-05-01", "depositary")], OPEN, "open", "withdrew", False),
    ],
)  # fmt: skip
def test_dated_facts_lead_to_a_stage(
    treaty: Treaty, events: list[tuple[str, str, str]], day: date, level: Level, expected: str, reported: bool
) -> None:
    found = stage(country(*events), treaty, day, level)
    assert (found.key, found.reported) == (expected, reported)


def test_an_organisation_is_its_own_stage(treaty: Treaty) -> None:
    assert (
        stage(country(("signed", "2025-10-25", "depositary"), kind="organisation"), treaty, OPEN, "open").key
        == "organisation"
    )


def test_an_organisation_that_joined_is_a_party_and_no_kind_outweighs_the_danger(treaty: Treaty) -> None:
    joined = country(("approved", "2026-05-01", "depositary"), kind="organisation")
    assert stage(joined, treaty, OPEN, "open").key == "party"
    assert stage(joined, treaty, OPEN, "quiet").key == "unsafe"


def test_what_nobody_confirms_is_kept_beside_the_stage(treaty: Treaty) -> None:
    rumoured = country(("signed", "2025-10-25", "depositary"), ("ratified", "2026-05-01", "unconfirmed"))
    assert [event.act for event in stage(rumoured, treaty, OPEN, "open").unconfirmed] == ["ratified"]
    assert [event.act for event in stage(rumoured, treaty, OPEN, "quiet").unconfirmed] == ["ratified"]
    assert stage(rumoured, treaty, date(2026, 4, 1), "open").unconfirmed == ()


def test_a_planned_vote_names_its_day_until_it_is_over(treaty: Treaty) -> None:
    planned = country(("signed", "2025-10-25", "depositary"), ("vote-scheduled", "2027-02-01", "government"))
    assert stage(planned, treaty, OPEN, "open").vote == date(2027, 2, 1)
    assert stage(planned, treaty, date(2027, 2, 1), "open").vote == date(2027, 2, 1)
    assert stage(planned, treaty, date(2027, 2, 2), "open").vote is None
    roughly = country(("signed", "2025-10-25", "depositary"), ("vote-scheduled", "2027-02", "government"))
    assert stage(roughly, treaty, OPEN, "open").vote is None


def test_a_rejection_is_what_brought_a_country_back(treaty: Treaty) -> None:
    back = country(
        ("signed", "2025-10-25", "depositary"),
        ("bill-tabled", "2026-02-01", "government"),
        ("parliament-rejected", "2026-03-01", "government"),
    )
    found = stage(back, treaty, OPEN, "open")
    assert found.event is not None
    assert found.event.act == "parliament-rejected"


@pytest.mark.parametrize("day", [date(2025, 10, 1), OPEN, date(2040, 1, 1)])
def test_every_short_sequence_of_acts_has_a_stage(treaty: Treaty, day: date) -> None:
    for length in range(4):
        for acts in itertools.product(typing.get_args(Act), repeat=length):
            done = [
                Event.model_construct(
                    date=FactDate.parse(f"2025-{10 + step}-26"), act=act, evidence="depositary",
                    source="x", also=(), touches=(), note=None,
                )
                for step, act in enumerate(acts)
            ]  # fmt: skip
            one = BARE.model_copy(update={"events": tuple(done)})
            assert stage(one, treaty, day, "open").key in set(STAGES) - {"unsafe", "organisation"}


def test_the_end_of_the_window_changes_the_stages(corpus: Corpus, treaty: Treaty) -> None:
    closes = treaty.signature.closes.last
    everyone = [filed.record for filed in corpus.countries.values()]
    before = {stage(one, treaty, closes, "open").key for one in everyone}
    after = {stage(one, treaty, closes + timedelta(1), "open").key for one in everyone}
    assert "not-signed" in before - after
    assert "closed" in after - before


def test_the_treaty_binds_from_its_day_and_not_before(treaty: Treaty) -> None:
    party = country(("signed", "2025-10-25", "depositary"), ("ratified", "2026-05-01", "depositary"))
    bound = date(2027, 4, 1)
    assert stage(party, treaty, bound - timedelta(1), "open", bound).key == "party"
    assert stage(party, treaty, bound, "open", bound).key == "in-force"


def test_forty_deposits_bind_forty_states(treaty: Treaty) -> None:
    needed = treaty.entry_into_force.instruments
    deposit = country(("ratified", "2026-05-01", "depositary"))
    states = {f"s{number}": deposit.model_copy(update={"name": f"S{number}"}) for number in range(needed)}
    days = bound_days(states, treaty)
    assert days == dict.fromkeys(states, date(2026, 5, 1) + timedelta(treaty.entry_into_force.days))
    del states["s0"]
    assert bound_days(states, treaty) == {}


events = st.lists(
    st.tuples(
        st.sampled_from(typing.get_args(Act)),
        st.dates(date(2025, 10, 25), date(2028, 12, 31)).map(date.isoformat),
        st.sampled_from(("depositary", "government", "press", "unconfirmed")),
    ),
    max_size=8,
)


@given(
    events=events,
    day=st.dates(date(2025, 1, 1), date(2030, 1, 1)),
    level=st.sampled_from(("open", "careful", "quiet")),
)
def test_no_sequence_of_events_is_without_a_stage(
    treaty: Treaty, events: list, day: date, level: Level
) -> None:
    found = stage(country(*events, checked="2028-12-31"), treaty, day, level)
    assert found.key in STAGES
    assert (found.key == "unsafe") == (level == "quiet")


@given(events=events, day=st.dates(date(2025, 1, 1), date(2030, 1, 1)))
def test_the_order_in_the_file_does_not_matter(treaty: Treaty, events: list, day: date) -> None:
    one = stage(country(*events, checked="2028-12-31"), treaty, day, "open")
    other = stage(country(*reversed(events), checked="2028-12-31"), treaty, day, "open")
    assert one == other


@given(events=events, day=st.dates(date(2025, 11, 1), date(2030, 1, 1)))
def test_what_nobody_confirms_moves_nothing(treaty: Treaty, events: list, day: date) -> None:
    sure = [event for event in events if event[2] != "unconfirmed"]
    whole = stage(country(*events, checked="2028-12-31"), treaty, day, "open")
    without = stage(country(*sure, checked="2028-12-31"), treaty, day, "open")
    assert (whole.key, whole.reported, whole.vote) == (without.key, without.reported, without.vote)
    if all(who == "depositary" for _, _, who in events):
        assert not whole.reported


def test_every_country_has_exactly_one_stage_with_words(corpus: Corpus) -> None:
    views = action_views(corpus)
    assert [view.view.key for view in views] == sorted(
        {view.view.key for view in views}, key=[v.view.key for v in views].index
    )
    assert {view.view.key for view in views} == set(corpus.countries)
    for view in views:
        assert view.words is corpus.stages[view.stage.key]
        if view.stage.key in WITHOUT_LETTERS:
            assert not view.letters
            assert view.points == ()
        else:
            assert len(view.points) >= 6, view.view.key


def test_where_the_rule_says_quiet_there_is_no_letter(corpus: Corpus) -> None:
    assert corpus.caution is not None
    for view in action_views(corpus):
        level = corpus.caution.record.level(view.view.key)
        assert view.letters == (level != "quiet")


def test_there_are_points_enough_and_each_fits_a_stage(corpus: Corpus) -> None:
    assert len(corpus.points) >= 40
    for key, filed in corpus.points.items():
        assert filed.record.sources, key
        assert set(filed.record.stages) - WITHOUT_LETTERS, key


def test_points_for_the_office_that_decides_come_first(corpus: Corpus) -> None:
    for view in action_views(corpus):
        elsewhere = [bool(point.to) and view.words.office not in point.to for _, point in view.points]
        assert elsewhere == sorted(elsewhere), view.view.key
