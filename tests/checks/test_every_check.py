"""Each check finds its own fault, says it in its own words, and finds nothing where all is well."""

from __future__ import annotations

import re

import pytest

from gloss.checks.table import CHECKS, check_all
from gloss.model.problem import Place, Problem
from gloss.reading.corpus import Reading
from tests.checks.cases import CASES, Change, rename
from tests.treaties.project import Project


def test_all_is_well_in_the_fixture(harbour: Project) -> None:
    assert harbour.report() == "All is well: nothing to mend."


@pytest.mark.parametrize(
    ("check", "changes", "said"), CASES, ids=[f"{number}-{case[0]}" for number, case in enumerate(CASES)]
)
def test_a_check_says_what_is_wrong(
    harbour: Project, check: str, changes: list[Change], said: list[str]
) -> None:
    for change in changes:
        change(harbour)
    assert harbour.said() == said
    found = next(function for function in CHECKS if function.__name__ == check)(harbour.corpus())
    assert sorted(found) == list(harbour.problems()), "another check, or the reader, said some of it"


def test_a_choice_may_be_filed_under_the_article_of_its_paragraph(harbour: Project) -> None:
    rename("data/choices/2-2.yml", "data/choices/2.yml")(harbour)
    assert harbour.report() == "All is well: nothing to mend."


@pytest.mark.parametrize("check", CHECKS, ids=[check.__name__ for check in CHECKS])
def test_a_check_has_a_test_and_says_its_rule_in_one_sentence(check) -> None:
    assert check.__name__ in {name for name, _, _ in CASES}
    rule = check.__doc__ or ""
    assert re.fullmatch(r"[A-Z][^\n]*\.", rule), rule
    assert not re.search(r"[.!?] [A-Z]", rule), rule


def test_a_check_stands_in_the_table_once() -> None:
    assert len(set(CHECKS)) == len(CHECKS)


def test_problems_are_sorted_and_said_once() -> None:
    late, early = Problem(Place("b.yml", 2), "Later."), Problem(Place("a.yml", 10), "Earlier.")
    assert check_all(Reading(None, (late, early, late))) == (early, late)


JARGON = re.compile(
    r"\b(null|None|mapping|sequence|scalar|schema|string|str|int|integer|bool|boolean|dict|tuple|token|parse[rd]?"
    r"|invalid|validation|exception|error|traceback|regex|YAML|key error|value error|undefined|literal)\b"
)


def test_sentences_are_free_of_jargon() -> None:
    for _, _, said in CASES:
        for line in said:
            assert not JARGON.search(line), line
