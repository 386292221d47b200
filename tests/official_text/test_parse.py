"""Whole treaties, invented, in the six languages and in the layouts that documents have."""

from __future__ import annotations

import pytest

from gloss.model.problem import Refused
from gloss.official_text.lines import Line
from gloss.official_text.parse import parse
from tests.official_text.samples import ENGLISH, SIX, SOUND, ids, read


def by_number(text: str, language: str = "en") -> dict:
    return {article.number: article for article in read(text, language).articles}


@pytest.mark.parametrize("language", [language for language in SIX if language != "en"])
def test_the_six_languages_have_one_shape(language: str) -> None:
    parsed = read(SIX[language], language)
    assert ids(parsed) == ["P.1", "1", "1.a", "1.b", "2.1", "2.2", "3"]
    assert [(one.number, one.first, one.last) for one in parsed.chapters] == [("I", 1, 2), ("II", 3, 3)]
    assert all(one.title for one in parsed.chapters)
    assert all(article.title for article in parsed.articles if article.number != "P")
    assert parsed.opening
    assert parsed.agreed
    assert parsed.title
    assert parsed.doubts == []


def test_english_with_everything() -> None:
    parsed = read(SOUND)
    assert ids(parsed) == [
        "P.1", "P.2", "1", "1.a", "1.b", "2", "2.a", "2.b", "3.1", "3.2", "3.3", "3.3.a", "3.3.a.i", "3.3.a.ii", "3.3.b", "4",
    ]  # fmt: skip
    assert parsed.title == "Convention on Invented Matters"
    assert parsed.opening == "The States Parties to this Convention,"
    assert parsed.agreed == "Have agreed as follows:"
    assert parsed.conclusion == "DONE at Nowhere, in one copy."
    words = {one.id: one for article in parsed.articles for one in article.provisions}
    assert words["P.2"].text == "Concerned about matters that were never invented,"
    assert words["1.b"].text == "Strengthen, in accordance with Article 14 of this Convention, their use."
    assert words["3.1"].text.endswith("articles 1 to 2 of this Convention.")
    assert words["3.3.a"].closing == "and shall consider narrowing that reservation."
    assert parsed.counts.model_dump() == {
        "chapters": 2, "articles": 4, "recitals": 2, "paragraphs": 6, "points": 8, "annexes": 0,
    }  # fmt: skip


def test_a_letter_that_jumps_is_a_doubt() -> None:
    assert read(ENGLISH).doubts == [
        "Article 2: “(f) “Data” shall mean nothing that is” has no place in the order of numbers."
    ]


def test_a_resolution_around_the_treaty_is_left_out() -> None:
    resolution = """\
Resolution adopted by the General Assembly

The General Assembly,

Recalling its resolution 74/247,

1. Adopts the Convention;

2. Decides to open it for signature.

55th plenary meeting
24 December 2024

Annex

"""
    assert ids(read(resolution + SOUND)) == ids(read(SOUND))
    assert read(resolution + SOUND).title == "Convention on Invented Matters"


def test_a_resolution_without_a_treaty_is_refused() -> None:
    text = "A/RES/79/271\n\nThe General Assembly,\n\n1. Welcomes the meeting;\n\n2. Decides more.\n"
    with pytest.raises(Refused, match=r"A/RES/79/271.*no treaty annexed"):
        read(text * 3)


def test_annexes_after_the_last_article() -> None:
    text = (
        SOUND + "\nANNEX I\nCriteria\n\n(a) One;\n\n(b) Two.\n\nANNEX II\nTypes\n\nThese are:\n\n(a) First.\n"
    )
    parsed = read(text)
    assert ids(parsed)[-4:] == ["A1.a", "A1.b", "A2", "A2.a"]
    assert [article.title for article in parsed.articles[-2:]] == ["Criteria", "Types"]


def test_a_table_of_contents_is_not_the_treaty() -> None:
    contents = "Contents\n\n" + "".join(f"Article {number}\n\nTitle {number}\n\n" for number in range(1, 5))
    assert ids(read(contents + SOUND))[-1] == "4"
    assert by_number(contents + SOUND)["1"].title == "Statement of purpose"


@pytest.mark.parametrize(
    "citation",
    [
        "Article 4 of this Convention",
        "Article 4, paragraph 2, of that text",
        "Article 4 and the rest",
        "Article 4.",
    ],
)
def test_a_citation_that_begins_a_line_is_no_heading(citation: str) -> None:
    text = SOUND.replace(
        "articles 1 to\n2 of this Convention.", f"what is said in\n{citation} and nothing else."
    )
    assert ids(read(text)) == ids(read(SOUND))


def test_titles_on_the_line_of_the_heading() -> None:
    text = SOUND.replace("Article 3\nRespect", "Article 3: Respect").replace(
        "Article 4\nEntry", "ARTICLE 4 – Entry"
    )
    assert [by_number(text)[number].title for number in "34"] == ["Respect", "Entry into force"]


def test_a_title_on_several_lines_of_plain_text() -> None:
    text = SOUND.replace(
        "Article 3\nRespect\n", "Article 3\nRespect for all people and\nHuman Rights\nand freedoms\n"
    )
    assert by_number(text)["3"].title == "Respect for all people and Human Rights and freedoms"
    tight = "\n".join(line for line in text.split("\n") if line)
    assert by_number(tight)["3"].title == "Respect for all people and Human Rights and freedoms"


def test_a_treaty_without_titles_or_chapters() -> None:
    text = "".join(
        f"Article {number}\n\n1. Each Party shall do it.\n\n2. It may wait.\n\n" for number in range(1, 6)
    )
    parsed = read(text)
    assert ids(parsed) == [f"{number}.{paragraph}" for number in range(1, 6) for paragraph in (1, 2)]
    assert parsed.chapters == ()
    assert parsed.articles[0].title is None


def test_hard_wrapped_text_without_blank_lines() -> None:
    text = "\n".join(line for line in SOUND.split("\n") if line)
    assert [one for one in ids(read(text)) if not one.startswith("P")] == [
        one for one in ids(read(SOUND)) if not one.startswith("P")
    ]


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("de", "Artikel"),
        ("pt", "Artigo"),
        ("nl", "Artikel"),
        ("uk", "Стаття"),
        ("tr", "Madde"),
        ("vi", "Điều"),
        ("fa", "ماده"),
    ],
)
def test_other_languages(language: str, word: str) -> None:
    text = "".join(f"{word} {number}\n\n1. Aaa bbb.\n\n2. Ccc ddd.\n\n" for number in range(1, 4))
    assert ids(read(text, language)) == ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"]


def test_german_paragraphs_in_brackets_are_paragraphs() -> None:
    text = "".join(
        f"Artikel {number}\n\n(1) Jede Partei.\n\n(2) Sie kann:\n\na) das;\n\nb) dies.\n\n"
        for number in (1, 2)
    )
    assert ids(read(text, "de"))[:4] == ["1.1", "1.2", "1.2.a", "1.2.b"]


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refused, match=r"Known languages: .*en"):
        read(SOUND, "qq")


def test_hyphens_at_the_end_of_a_line() -> None:
    def first(*words: str) -> str:
        head = [Line("Article 1", fresh=True), Line("Title", fresh=True)]
        body = [Line(text, fresh=not nth) for nth, text in enumerate(words)]
        tail = [
            Line("Article 2", fresh=True),
            Line("End", fresh=True),
            Line("The cooperation is capacity-building.", fresh=True),
        ]
        return parse([*head, *body, *tail], "en").articles[0].provisions[0].text

    assert first("All capacity-", "building is good.") == "All capacity-building is good."
    assert first("All coop-", "eration is good.") == "All cooperation is good."


def test_chinese_lines_are_joined_without_a_space() -> None:
    words = {one.id: one.text for article in read(SIX["zh"], "zh").articles for one in article.provisions}
    assert words["1.b"] == "依照第十四条的规定给予帮助。"
