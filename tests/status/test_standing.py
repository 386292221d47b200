"""Where a country stands, and how many stand where."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gloss.model.country import INSTRUMENTS
from gloss.model.standing import Tally, standing
from tests.status.worlds import any_events, anything, country, days, event, histories, spans, worlds


def test_who_did_nothing_has_a_state_too():
    here = standing(country("A"))
    assert (here.confirmed, here.reported, here.state, here.is_confirmed) == ("none", "none", "none", False)


@pytest.mark.parametrize("act", sorted(INSTRUMENTS))
def test_every_instrument_makes_a_party(act):
    here = standing(country("A", event("2020-02-01", act)))
    assert (here.confirmed, here.confirmed_by.act) == ("party", act)


def test_a_report_stands_beside_what_is_confirmed():
    here = standing(country("A", event("2020-02-01", "signed"), event("2020-03-01", "ratified", "press")))
    assert (here.confirmed, here.reported, here.is_confirmed) == ("signatory", "party", False)


def test_what_nobody_confirms_makes_nobody_anything():
    rumour = event("2020-03-01", "ratified", "unconfirmed")
    here = standing(country("A", rumour))
    assert (here.confirmed, here.reported, here.unconfirmed) == ("none", "none", (rumour,))


def test_an_organisation_is_told_apart():
    assert standing(country("A", kind="organisation")).organisation
    assert not standing(country("A")).organisation


def test_a_reservation_taken_back_is_no_departure():
    joined, back = event("2020-02-01", "ratified"), event("2020-03-01", "withdrew", touches=("1",))
    assert standing(country("A", joined, back)).confirmed == "party"


def test_a_denunciation_takes_its_time():
    one = country("A", event("2020-02-29", "ratified"), event("2021-02-28", "denounced"))
    assert standing(one, date(2022, 2, 27), 12).confirmed == "party"
    assert standing(one, date(2022, 2, 28), 12).confirmed == "withdrew"
    assert standing(one).confirmed == "withdrew"


def test_who_comes_back_before_leaving_never_left():
    one = country(
        "A", event("2020-02-01", "ratified"), event("2021-02-01", "denounced"), event("2021-06-01", "acceded")
    )
    assert [standing(one, day, 12).confirmed for day in (date(2021, 7, 1), date(2022, 2, 1))] == ["party"] * 2


def test_a_month_counts_from_its_end_or_from_the_day_on_which_the_file_was_checked():
    month = event("2020-02", "ratified")
    assert standing(country("A", month), date(2020, 2, 28)).confirmed == "none"
    assert standing(country("A", month), date(2020, 2, 29)).confirmed == "party"
    assert standing(country("A", month, checked="2020-02-10"), date(2020, 2, 10)).confirmed == "party"
    assert standing(country("A", month, checked="2020-01-10"), date(2020, 2, 10)).confirmed == "none"


@given(st.lists(any_events(), max_size=8), days, st.integers(0, 24))
def test_no_sequence_of_events_is_without_a_state(events, day, months):
    one = country("A", *events)
    for here in (standing(one), standing(one, day, months)):
        assert here.confirmed in {"none", "signatory", "party", "withdrew"}
        assert here.reported in {"none", "signatory", "party", "withdrew"}
        assert (here.confirmed == "none") == (here.confirmed_by is None)
        assert (here.reported == "none") == (here.reported_by is None)


@given(st.lists(any_events(), max_size=6), st.randoms(use_true_random=False), days)
def test_the_order_in_the_file_does_not_matter(events, random, day):
    mixed = random.sample(events, len(events))
    one, other = country("A", *events), country("A", *mixed)
    assert standing(one, day, 12).confirmed == standing(other, day, 12).confirmed
    assert standing(one).reported == standing(other).reported


@given(
    st.lists(any_events(), max_size=6),
    anything,
    spans(),
    st.sampled_from(["government", "press", "unconfirmed"]),
)
def test_nothing_but_the_depositary_changes_what_is_confirmed(events, act, when, evidence):
    before = standing(country("A", *events))
    after = standing(country("A", *events, event(when, act, evidence)))
    assert (before.confirmed, before.confirmed_by) == (after.confirmed, after.confirmed_by)


@given(
    worlds(),
    st.integers(0, 5),
    anything,
    spans(),
    st.sampled_from(["government", "press", "unconfirmed"]),
    days,
)
def test_reports_never_enter_a_confirmed_count(countries, place, act, when, evidence, day):
    def confirmed(world):
        tallies = (Tally.of(world, False), Tally.of(world, False, day, 12))
        return [(tally.signatories, tally.parties, tally.counted) for tally in tallies]

    before = confirmed(countries)
    if countries:
        one = countries[place % len(countries)]
        more = one.model_copy(update={"events": (*one.events, event(when, act, evidence))})
        countries[place % len(countries)] = more
    assert confirmed(countries) == before


@given(worlds(), days, st.integers(0, 2000))
def test_signatures_only_grow(countries, day, later):
    now = Tally.of(countries, True, day, 12)
    then = Tally.of(countries, True, day + timedelta(later), 12)
    assert now.signatories <= then.signatories


@given(st.lists(histories(), max_size=6), days, st.integers(0, 2000))
def test_parties_only_grow_while_nobody_leaves(all_events, day, later):
    staying = [
        country(f"C{i}", *(e for e in events if e.act not in {"denounced", "withdrew"}))
        for i, events in enumerate(all_events)
    ]
    now = Tally.of(staying, False, day, 12)
    then = Tally.of(staying, False, day + timedelta(later), 12)
    assert now.parties <= then.parties
    assert now.counted <= then.counted


@given(worlds(), days)
def test_an_organisation_is_a_party_but_does_not_count(countries, day):
    without = Tally.of(countries, False, day, 12)
    with_them = Tally.of(countries, True, day, 12)
    states = Tally.of([c for c in countries if c.kind != "organisation"], True, day, 12)
    assert without.counted == states.counted <= with_them.counted <= with_them.parties == without.parties


def test_a_succession_takes_over_a_place_and_adds_none():
    tally = Tally.of([country("A", event("2020-02-01", "succeeded"))], False)
    assert (tally.parties, tally.counted) == (1, 0)


def test_the_tally_keeps_reports_beside():
    tally = Tally.of(
        [
            country("A", event("2020-02-01", "signed"), event("2020-03-01", "ratified", "unconfirmed")),
            country("B", event("2020-02-01", "signed", "press")),
            country("C", event("2020-02-01", "acceded")),
        ],
        False,
    )
    assert tally == Tally(signatories=1, signatories_reported=1, parties=1, parties_reported=1, counted=1)
