"""Letters, romans and numbers: what a label is depends on its neighbours."""

from __future__ import annotations

import pytest

from gloss.official_text.grammar.numerals import han, number, roman, to_roman
from gloss.official_text.labels import label
from gloss.official_text.lines import Line
from gloss.official_text.parse import parse
from tests.official_text.samples import article


def labels(*body: str) -> list[str]:
    return [line.split(" ")[0] for line in article("\n".join(body))]


def test_i_after_h_is_a_letter_and_after_a_colon_a_roman() -> None:
    body = ["For this:"]
    body += [f"({letter}) word;" for letter in "abcde"]
    body += [
        "(f) words:",
        "(i) one;",
        "(ii) two;",
        "(iii) three;",
        "(g) word;",
        "(h) word;",
        "(i) word;",
        "(j) word.",
    ]
    expected = [
        "1",
        "1.a",
        "1.b",
        "1.c",
        "1.d",
        "1.e",
        "1.f",
        "1.f.i",
        "1.f.ii",
        "1.f.iii",
        "1.g",
        "1.h",
        "1.i",
        "1.j",
    ]
    assert labels(*body) == expected


def test_romans_under_h_end_before_the_letter_i() -> None:
    body = [
        "For this:",
        *[f"({letter}) word;" for letter in "abcdefg"],
        "(h) words:",
        "(i) one;",
        "(ii) two;",
        "(i) word.",
    ]
    assert labels(*body)[-4:] == ["1.h", "1.h.i", "1.h.ii", "1.i"]


def test_c_and_d_and_v_are_letters_among_letters() -> None:
    assert labels("For this:", *[f"({letter}) word;" for letter in "abcdefghijklmnopqrstuvw"])[-1] == "1.w"


def test_after_z_come_double_letters() -> None:
    letters = [*"abcdefghijklmnopqrstuvwxyz", "aa", "bb"]
    assert labels("For this:", *[f"({letter}) word;" for letter in letters])[-2:] == ["1.aa", "1.bb"]


def test_several_labels_on_one_line() -> None:
    body = ["1. One.", "2. (a) (i) First;", "(ii) second;", "(b) third."]
    assert article("\n".join(body)) == [
        "1.1 1. One.", "1.2 2.", "1.2.a (a)", "1.2.a.i (i) First;", "1.2.a.ii (ii) second;", "1.2.b (b) third.",
    ]  # fmt: skip


def test_a_label_alone_on_its_line() -> None:
    assert article("1.\nEach State Party.\n2.\n(a)\nOne;\n(b)\nTwo.") == [
        "1.1 1. Each State Party.", "1.2 2.", "1.2.a (a) One;", "1.2.b (b) Two.",
    ]  # fmt: skip


def test_a_number_is_a_label_only_if_it_is_the_next() -> None:
    assert article("1. See the list in\n10. of the annex.\n2. And so on.") == [
        "1.1 1. See the list in 10. of the annex.",
        "1.2 2. And so on.",
    ]


def test_a_fourth_level_stays_in_the_words_of_the_third() -> None:
    body = ["(a) One:", "(i) two:", "a. three;", "b. four;", "(ii) five."]
    assert article("\n".join(body)) == [
        "1.a (a) One:",
        "1.a.i (i) two:\na. three;\nb. four;",
        "1.a.ii (ii) five.",
    ]


def test_words_after_the_points_belong_above_them() -> None:
    body = ["Article 1", "Title", "It is an offence to:", "(a) take;", "(b) give;", "where that is intended.",
            "Article 2", "End", "It ends."]  # fmt: skip
    parsed = parse([Line(text, fresh=True, whole=True) for text in body], "en")
    first = parsed.articles[0].provisions
    assert [one.id for one in first] == ["1", "1.a", "1.b"]
    assert first[0].closing == "where that is intended."


@pytest.mark.parametrize(
    ("text", "printed", "place"),
    [
        ("1. Each", "1.", 1),
        ("１. Each", "１.", 1),
        ("٢ - تعتمد", "٢ -", 2),
        ("2 - تعتمد", "2 -", 2),
        ("’3‘ نص", "’3‘", 3),
        ("’3’ نص", "’3’", 3),
        ("(هـ) نص", "(هـ)", 5),
        ("(ه) نص", "(ه)", 5),
        ("十二、各国", "十二、", 12),
        ("（二）各国", "（二）", 2),
        ("㈢ 各国", "㈢", 3),
        ("b) mot", "b)", 2),
        ("в) слово", "в)", 3),
        ("(c) word", "(c)", 3),
    ],
)
def test_labels_of_every_kind(text: str, printed: str, place: int) -> None:
    found = label(text)
    assert found is not None
    assert found.printed == printed
    assert found.readings[0].place == place


@pytest.mark.parametrize(
    "text",
    ["10 December 1982.", "1.5 per cent", "(United Nations) said", "e.g. this", "’word’ he", "2024 was"],
)
def test_words_that_are_no_labels(text: str) -> None:
    assert label(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("68", 68),
        ("٦٨", 68),
        ("۶۸", 68),
        ("XIV", 14),
        ("六十八", 68),
        ("十", 10),
        ("一百零三", 103),
        ("premier", 1),
        ("الثاني عشر", 12),
    ],
)
def test_numbers_of_every_kind(text: str, value: int) -> None:
    assert number(text) == value


def test_romans_there_and_back() -> None:
    assert [roman(to_roman(value)) for value in range(1, 90)] == list(range(1, 90))
    assert roman("iiii") is None
    assert han("条") is None
