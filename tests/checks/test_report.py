"""One report, two notations: for people, and for the lines of a pull request."""

from __future__ import annotations

from gloss.checks.report import as_github, as_text
from gloss.model.problem import Place, Problem

ONE = Problem(Place("data/countries/utopia.yml", 2, 1), "“stanse” is not a field.", "Did you mean “stance”?")
BARE = Problem(Place("data/votes"), "This is a file.")


def test_nothing_to_mend() -> None:
    assert as_text([]) == "All is well: nothing to mend."
    assert as_github([]) == ""


def test_text_has_place_sentence_hint_and_count() -> None:
    assert as_text([ONE]) == (
        "data/countries/utopia.yml:2:1  “stanse” is not a field.\n"
        "    Did you mean “stance”?\n"
        "\n"
        "One thing to mend."
    )
    assert as_text([ONE, BARE]).endswith("data/votes  This is a file.\n\n2 things to mend.")


def test_github_puts_each_problem_on_its_own_line_of_the_file() -> None:
    assert as_github([ONE, BARE]) == (
        "::error file=data/countries/utopia.yml,line=2,col=1::“stanse” is not a field.%0ADid you mean “stance”?\n"
        "::error file=data/votes::This is a file."
    )


def test_github_escapes_what_would_end_the_annotation() -> None:
    place = Place("data/a,b:c%d\ne.yml", 3)
    problem = Problem(place, "100% sure: yes, no.\r\n::error::Not a new one.")
    assert as_github([problem]) == (
        "::error file=data/a%2Cb%3Ac%25d%0Ae.yml,line=3::100%25 sure: yes, no.%0D%0A::error::Not a new one."
    )


def test_a_place_leaves_out_what_is_not_known() -> None:
    assert str(Place("a.yml")) == "a.yml"
    assert str(Place("a.yml", 3)) == "a.yml:3"
    assert str(Place("a.yml", 3, 4)) == "a.yml:3:4"


def test_places_stand_in_the_order_of_the_file() -> None:
    places = [Place("b", 1), Place("a", 10, 2), Place("a", 10, 1), Place("a", 9, 9), Place("a")]
    assert sorted(places) == [
        Place("a"),
        Place("a", 9, 9),
        Place("a", 10, 1),
        Place("a", 10, 2),
        Place("b", 1),
    ]
