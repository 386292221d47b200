"""Entry into force, later States, leaving, protocols, and what is still open."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gloss.model import force
from gloss.model.dates import FactDate
from gloss.model.history import REPORTED, memberships
from gloss.model.projection import NoProjection, Projection, project
from gloss.model.spans import Reach, Span, add_days, add_months
from gloss.model.standing import standing
from gloss.model.watch import freshness
from tests.status.worlds import CLOSES, OPENS, any_events, country, days, event, fact, settled, treaty, worlds


def parties(*deposits, act="ratified", **more):
    return [country(f"C{i}", event(day, act), **more) for i, day in enumerate(deposits)]


# Days


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2028-02-29", 12, "2029-02-28"),
        ("2027-02-28", 12, "2028-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-05-05", 0, "2026-05-05"),
        ("9999-06-01", 12, "9999-12-31"),
    ],
)
def test_months_end_where_the_calendar_ends_them(day, months, expected):
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 240))
def test_a_month_later_has_the_same_number_or_the_month_s_last(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(1)).day == 1)


@given(days, days, st.integers(0, 240))
def test_months_keep_the_order_of_days(one, other, months):
    assert (one > other) or add_months(one, months) <= add_months(other, months)


@pytest.mark.parametrize(
    ("deposit", "count", "in_force"),
    [
        # As the conventions on corruption and on organized crime and the Paris Agreement came into force.
        ("2005-09-15", 90, "2005-12-14"),
        ("2003-07-01", 90, "2003-09-29"),
        ("2016-10-05", 30, "2016-11-04"),
    ],
)
def test_the_ninetieth_day_is_counted_as_the_depositary_counts(deposit, count, in_force):
    assert add_days(date.fromisoformat(deposit), count) == date.fromisoformat(in_force)


def test_the_calendar_has_an_end():
    assert add_days(date(9999, 12, 30), 90) == date.max


# Entry into force


def test_too_few_deposits_bring_nothing_into_force():
    assert force.entry_into_force(parties("2020-02-01", "2020-03-01"), treaty()) is None


def test_the_third_deposit_of_three_brings_it_into_force():
    reached = force.entry_into_force(parties("2020-02-01", "2020-12-01", "2020-03-01"), treaty())
    assert reached == Reach(date(2021, 3, 1), date(2021, 3, 1))


def test_an_organisation_does_not_complete_the_number():
    world = [
        *parties("2020-02-01", "2020-03-01"),
        country("EU", event("2020-04-01", "approved"), kind="organisation"),
    ]
    assert force.threshold(world, treaty()) is None
    assert force.threshold(world, treaty(organisations=True)) is not None


def test_a_succession_does_not_complete_the_number():
    world = [*parties("2020-02-01", "2020-03-01"), *parties("2020-04-01", act="succeeded")]
    assert force.threshold(world, treaty()) is None


def test_reports_do_not_complete_the_number():
    world = [*parties("2020-02-01", "2020-03-01"), country("X", event("2020-04-01", "ratified", "press"))]
    assert force.threshold(world, treaty()) is None
    assert force.threshold(world, treaty(), REPORTED) == Reach(date(2020, 4, 1), date(2020, 4, 1))


def test_who_left_before_is_not_counted_and_who_leaves_after_changes_nothing():
    left = country("L", event("2020-01-10", "ratified"), event("2020-01-20", "withdrew"))
    assert force.threshold([left, *parties("2020-02-01", "2020-03-01")], treaty()) is None
    late = country("L", event("2020-01-10", "ratified"), event("2020-05-20", "withdrew"))
    reached = force.threshold([late, *parties("2020-02-01", "2020-03-01")], treaty())
    assert reached == Reach(date(2020, 3, 1), date(2020, 3, 1))


def test_a_month_gives_an_earliest_and_a_latest_day():
    reached = force.entry_into_force(parties("2020-01-01", "2020-01-02", "2020-02"), treaty())
    assert reached == Reach(date(2020, 5, 1), date(2020, 5, 29))
    assert not reached.exact
    assert (reached.perhaps(date(2020, 5, 1)), reached.surely(date(2020, 5, 1))) == (True, False)
    assert reached.surely(date(2020, 5, 29))


def test_an_unclear_departure_can_leave_it_open_whether_the_number_was_complete():
    left = country(
        "L", event("2020-01-10", "ratified"), event(fact(date(2020, 2, 1), date(2020, 4, 1)), "withdrew")
    )
    reached = force.threshold([left, *parties("2020-02-01", "2020-03-01")], treaty())
    assert reached == Reach(date(2020, 3, 1), None)
    assert not reached.surely(date(2999, 1, 1))


@given(worlds(), st.data())
def test_the_true_day_lies_between_the_earliest_and_the_latest(countries, data):
    law = treaty(instruments=data.draw(st.integers(1, 4)))
    reached = force.entry_into_force(countries, law)
    true = force.entry_into_force(settled(data, countries), law)
    if true is not None:
        assert true.exact
        assert reached is not None
        assert reached.earliest <= true.earliest
        assert reached.latest is None or true.earliest <= reached.latest
    else:
        assert reached is None or reached.latest is None


@given(worlds(), st.randoms(use_true_random=False))
def test_neither_the_order_of_countries_nor_of_deposits_matters(countries, random):
    mixed = random.sample(countries, len(countries))
    assert force.entry_into_force(countries, treaty()) == force.entry_into_force(mixed, treaty())


@given(worlds(), days)
def test_another_deposit_never_delays_it(countries, day):
    before = force.threshold(countries, treaty())
    after = force.threshold([*countries, country("New", event(day, "ratified"))], treaty())
    if before is not None:
        assert after is not None
        assert after.earliest <= before.earliest
        assert before.latest is None or (after.latest is not None and after.latest <= before.latest)


@given(worlds(), any_events(st.sampled_from(["government", "press", "unconfirmed"])), days)
def test_nothing_but_the_depositary_moves_it(countries, report, day):
    more = [*countries, country("Rumour", report)]
    assert force.entry_into_force(more, treaty()) == force.entry_into_force(countries, treaty())
    assert force.instruments(more, treaty(), day) == force.instruments(countries, treaty(), day)


@given(worlds(), days, st.integers(0, 1000))
def test_once_known_it_stays(countries, day, later):
    early = force.entry_into_force(countries, treaty(), day=day)
    if early is not None and early.exact:
        assert force.entry_into_force(countries, treaty(), day=day + timedelta(later)) == early


@given(worlds(), days)
def test_deposits_missing_and_threshold_agree(countries, day):
    count = force.instruments(countries, treaty(), day)
    if count.missing == 0:
        reached = force.threshold(countries, treaty(), day=day)
        assert reached is not None
        assert reached.surely(day)


# Later States


def bound(world, index, law):
    reached = force.threshold(world, law)
    (time,) = memberships(world[index], force.months_to_leave(law))
    return force.bound_from(time, reached, law)


@pytest.mark.parametrize(
    ("deposit", "expected"),
    [
        ("2020-03-01", "2020-05-30"),  # on the completing day
        ("2020-03-02", "2020-05-30"),  # thirty days would be earlier than the entry into force
        ("2020-05-01", "2020-05-31"),  # thirty days are later
        ("2021-01-30", "2021-03-01"),
    ],
)
def test_later_states_are_bound_later(deposit, expected):
    world = parties("2020-01-01", "2020-01-02", "2020-03-01", deposit)
    assert bound(world, 3, treaty()) == Reach(date.fromisoformat(expected), date.fromisoformat(expected))


def test_nobody_is_bound_before_the_number_is_complete():
    assert bound(parties("2020-01-01"), 0, treaty()) is None


def test_a_successor_is_bound_at_once_or_with_the_entry_into_force():
    world = [*parties("2020-01-01", "2020-01-02", "2020-03-01"), *parties("2021-01-01", act="succeeded")]
    assert bound(world, 3, treaty()) == Reach(date(2021, 1, 1), date(2021, 1, 1))


@given(st.lists(days, min_size=3, max_size=7), st.integers(0, 120), st.integers(0, 120))
def test_nobody_is_bound_before_the_entry_into_force(deposits, wait, later):
    law = treaty(days=wait, later=later)
    world = parties(*deposits)
    starts = force.entry_into_force(world, law)
    for index, deposit in enumerate(deposits):
        here = bound(world, index, law)
        assert here.earliest >= starts.earliest
        assert here.earliest >= deposit + timedelta(min(wait, later))
    assert min(bound(world, i, law).earliest for i in range(len(deposits))) == starts.earliest


@given(worlds(), st.data())
def test_the_true_day_of_being_bound_lies_within_the_span(countries, data):
    law = treaty(
        instruments=data.draw(st.integers(1, 3)),
        days=data.draw(st.integers(0, 90)),
        later=data.draw(st.integers(0, 120)),
    )
    reached = force.threshold(countries, law)
    true_world = settled(data, countries)
    true_reached = force.threshold(true_world, law)
    for one, true_one in zip(countries, true_world, strict=True):
        for time, true_time in zip(memberships(one, 12), memberships(true_one, 12), strict=True):
            true = force.bound_from(true_time, true_reached, law)
            here = force.bound_from(time, reached, law)
            if true is not None:
                assert here.earliest <= true.earliest
                assert here.latest is None or true.earliest <= here.latest


@given(st.lists(days, min_size=3, max_size=6), st.integers(0, 5), st.integers(1, 300))
def test_a_later_deposit_never_binds_earlier(deposits, place, delay):
    place %= len(deposits)
    world = parties(*deposits)
    delayed = parties(*deposits[:place], deposits[place] + timedelta(delay), *deposits[place + 1 :])
    assert bound(world, place, treaty()).earliest <= bound(delayed, place, treaty()).earliest


# Leaving


def test_a_denunciation_on_a_leap_day_takes_effect_at_the_end_of_february():
    assert force.departure(fact(date(2028, 2, 29)), treaty()) == Span(date(2029, 2, 28), date(2029, 2, 28))


def test_a_denunciation_without_a_rule_takes_effect_at_once():
    law = treaty().model_copy(update={"denunciation": None})
    assert force.departure(fact(date(2028, 2, 29)), law) == Span(date(2028, 2, 29), date(2028, 2, 29))


@given(worlds())
def test_times_as_a_party_follow_each_other(countries):
    for one in countries:
        times = memberships(one, 12)
        for time, following in pairwise(times):
            assert time.begins.latest <= following.begins.earliest
        for time in times:
            assert time.begins.earliest <= time.begins.latest
            assert time.ends is None or time.begins.earliest <= time.ends.latest


def test_a_second_instrument_while_the_first_one_lasts_changes_nothing():
    twice = country("A", event("2020-02-01", "ratified"), event("2020-09-01", "accepted"))
    (time,) = memberships(twice)
    assert time.begins == Span(date(2020, 2, 1), date(2020, 2, 1))
    assert force.threshold([twice, *parties("2020-02-02")], treaty()) is None


# Protocols


def test_a_protocol_needs_parties_that_are_bound():
    world = parties("2020-01-01", "2020-01-02", "2020-03-01")
    room = force.protocol_room(world, treaty(protocol=3), date(2020, 5, 29))
    assert (room.parties.reached, room.parties.missing) == (0, 3)
    assert room.from_day == Reach(date(2020, 5, 30), date(2020, 5, 30))
    room = force.protocol_room(world, treaty(protocol=3), date(2020, 5, 30))
    assert (room.parties.reached, room.parties.missing) == (3, 0)


def test_sixty_parties_make_room_and_an_organisation_is_none_of_them():
    world = parties(*[date(2020, 1, 1) + timedelta(i) for i in range(59)])
    world.append(country("EU", event("2020-01-01", "approved"), kind="organisation"))
    law = treaty(instruments=40, protocol=60)
    assert force.protocol_room(world, law, date(2030, 1, 1)).from_day is None
    world.append(country("Last", event("2021-01-01", "acceded")))
    assert force.protocol_room(world, law, date(2030, 1, 1)).from_day.earliest == date(2021, 1, 31)


def test_without_a_rule_there_is_no_answer():
    assert force.protocol_room([], treaty().model_copy(update={"protocol": None}), OPENS) is None


@given(worlds(), st.data())
def test_the_true_day_of_room_for_a_protocol_lies_within_the_span(countries, data):
    law = treaty(instruments=1, protocol=data.draw(st.integers(1, 3)))
    far = date(2090, 1, 1)
    room = force.protocol_room(countries, law, far).from_day
    true = force.protocol_room(settled(data, countries), law, far).from_day
    if true is not None:
        assert room.earliest <= true.earliest
        assert room.latest is None or true.earliest <= room.latest


# What is still open


def test_after_the_last_day_only_accession_is_left():
    one = country("A")
    assert [force.may_sign(one, treaty(), day) for day in (OPENS, CLOSES)] == [True, True]
    assert not force.may_accede(one, treaty(), CLOSES)
    assert not force.may_sign(one, treaty(), CLOSES + timedelta(1))
    assert force.may_accede(one, treaty(), CLOSES + timedelta(1))
    assert force.ways(one, treaty(), OPENS - timedelta(1)) == frozenset()


def test_who_signed_can_ratify_for_ever():
    one = country("A", event("2020-02-01", "signed", "press"))
    assert force.ways(one, treaty(), date(2020, 2, 1)) == {"ratify"}
    assert force.ways(one, treaty(), date(2050, 2, 1)) == {"ratify"}
    assert force.may_ratify(one, treaty(), date(2050, 2, 1))


def test_who_left_can_come_back():
    one = country("A", event("2020-02-01", "ratified"), event("2020-03-01", "denounced"))
    assert force.ways(one, treaty(), date(2021, 2, 28)) == frozenset()
    assert force.ways(one, treaty(), date(2021, 3, 1)) == {"accede"}


@given(st.lists(any_events(), max_size=6), days)
def test_there_is_one_way_at_most_and_none_only_for_parties(events, day):
    one = country("A", *events)
    ways = force.ways(one, treaty(), day)
    assert len(ways) <= 1
    assert ways or day < OPENS or standing(one, day, 12).reported == "party"
    assert not ("sign" in ways and day > CLOSES)


# The projection


def test_a_projection_says_what_it_assumes():
    world = parties(*[date(2021, 1, 1) + timedelta(30 * i) for i in range(5)])
    made = project(world, treaty(instruments=10), date(2021, 12, 31))
    assert isinstance(made, Projection)
    assert (made.pace.deposits, made.pace.since, made.pace.until) == (5, date(2021, 1, 1), date(2021, 12, 31))
    assert made.missing == 5
    assert made.completed == date(2021, 12, 31) + timedelta(365)
    assert made.in_force == made.completed + timedelta(90)


@pytest.mark.parametrize(
    ("deposits", "needed", "reason"),
    [
        ([], 10, "too-few"),
        (["2021-06-01"] * 4, 10, "too-few"),
        (["2020-06-01"] * 9, 10, "too-few"),  # long ago
        (["2021-06-01"] * 5, 5, "complete"),
        (["2021-06-01"] * 5, 10_000_000, "too-far"),
    ],
)
def test_there_is_no_projection_without_a_pace(deposits, needed, reason):
    made = project(parties(*deposits), treaty(instruments=needed), date(2021, 12, 31))
    assert isinstance(made, NoProjection)
    assert (made.reason, made.least) == (reason, 5)


@given(worlds(most=8), days, days)
def test_another_deposit_never_makes_it_later(countries, day, deposit):
    law = treaty(instruments=20)
    before = project(countries, law, day, least=1)
    after = project([*countries, country("New", event(deposit, "ratified"))], law, day, least=1)
    if isinstance(before, Projection):
        assert isinstance(after, Projection)
        assert after.completed <= before.completed
        assert before.made_on < before.completed < before.in_force


@given(worlds(), any_events(st.sampled_from(["government", "press", "unconfirmed"])), days)
def test_reports_change_no_projection(countries, report, day):
    law = treaty(instruments=20)
    assert project(countries, law, day, 1) == project([*countries, country("Rumour", report)], law, day, 1)


# How old the last look is


@pytest.mark.parametrize(
    ("looked", "day", "expected"),
    [
        ("2026-11-24", "2026-11-24", "fresh"),
        ("2026-11-24", "2026-12-24", "fresh"),
        ("2026-11-24", "2026-12-25", "amber"),
        ("2024-02-01", "2024-03-02", "fresh"),
        ("2024-02-01", "2024-03-03", "amber"),
        ("2025-10-26/2026-11-24", "2026-11-24", "amber"),
        ("2026-11-24", "2026-11-20", "fresh"),
    ],
)
def test_a_look_is_amber_after_thirty_days(looked, day, expected):
    assert freshness(FactDate.parse(looked), date.fromisoformat(day)) == expected
