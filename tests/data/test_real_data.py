"""The facts and words of this site itself, apart from the code: are they whole, and do they count what they may?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from gloss.checks.report import as_text
from gloss.checks.table import check_all
from gloss.model.standing import Tally, standing
from gloss.reading.corpus import Corpus, Reading, read_project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The whole project, read once."""
    return read_project(ROOT)


@pytest.fixture(scope="module")
def corpus(reading: Reading) -> Corpus:
    """Everything that came of it."""
    assert reading.corpus is not None
    return reading.corpus


def test_nothing_is_to_be_mended(reading: Reading) -> None:
    assert as_text(check_all(reading)) == "All is well: nothing to mend."


def test_everyone_who_can_join_has_a_file(corpus: Corpus) -> None:
    kinds = Counter(filed.record.kind for filed in corpus.countries.values())
    assert kinds == {"member": 193, "observer": 2, "organisation": 1}


def test_the_european_union_has_27_members(corpus: Corpus) -> None:
    members = [filed.record for filed in corpus.countries.values() if "eu" in filed.record.blocs]
    assert len(members) == 27
    assert {country.kind for country in members} == {"member"}


def test_every_article_and_the_preamble_have_facts_and_words(corpus: Corpus) -> None:
    numbers = ["P", *(str(number) for number in range(1, 69))]
    assert list(corpus.articles) == numbers
    assert set(corpus.words) == set(numbers)


def test_the_one_roll_call_on_record(corpus: Corpus) -> None:
    vote = corpus.votes["unga-74-247"].record
    assert vote.form == "roll-call"
    assert vote.complete
    assert (vote.totals.yes, vote.totals.no, vote.totals.abstain) == (79, 60, 33)
    assert (len(vote.yes), len(vote.no), len(vote.abstain)) == (79, 60, 33)


def test_only_the_depositary_is_counted(corpus: Corpus) -> None:
    """What a government, the press or nobody for certain says changes no count of signatories or parties."""
    treaty = corpus.treaty.record
    countries = [filed.record for filed in corpus.countries.values()]
    tally = Tally.of(countries, treaty.entry_into_force.organisations_count)
    confirmed = [
        country.model_copy(
            update={"events": tuple(event for event in country.events if event.evidence == "depositary")}
        )
        for country in countries
    ]
    again = Tally.of(confirmed, treaty.entry_into_force.organisations_count)
    assert (tally.signatories, tally.parties, tally.counted) == (
        again.signatories,
        again.parties,
        again.counted,
    )
    assert (again.signatories_reported, again.parties_reported) == (0, 0)
    assert tally.signatories + tally.signatories_reported >= tally.signatories > 0


def test_the_count_is_never_above_the_depositary_s_own(corpus: Corpus) -> None:
    treaty = corpus.treaty.record
    countries = [filed.record for filed in corpus.countries.values()]
    tally = Tally.of(countries, treaty.entry_into_force.organisations_count)
    assert tally.signatories <= treaty.depositary.signatories
    assert tally.parties <= treaty.depositary.parties


def test_nobody_is_a_party_on_hearsay(corpus: Corpus) -> None:
    for filed in corpus.countries.values():
        here = standing(filed.record)
        if here.confirmed == "party":
            assert here.confirmed_by is not None
            assert here.confirmed_by.evidence == "depositary"
        for event in here.unconfirmed:
            assert event not in {here.confirmed_by, here.reported_by}


def test_what_to_ask_for_is_a_request_and_not_advice_to_ask(corpus: Corpus) -> None:
    """“What to ask for:” stands before it, so “Ask your government” would say it twice."""
    asks = [
        note.record.ask for words in corpus.words.values() for _, note in words.notes() if note.record.ask
    ]
    assert len(asks) > 100
    assert [ask for ask in asks if ask.startswith("Ask ")] == []
