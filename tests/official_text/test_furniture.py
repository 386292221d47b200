"""What belongs to the pages goes; what belongs to the treaty stays, even if it is short and repeats."""

from __future__ import annotations

from gloss.official_text.furniture import LEFTOVER, strip
from gloss.official_text.lines import Line


def page(number: int, *texts: str) -> list[Line]:
    return [Line(text, page=number, top=place / 40) for place, text in enumerate(texts)]


def kept(*pages: list[Line]) -> list[str]:
    return [line.text for line in strip([line for one in pages for line in one])]


def test_headers_that_change_sides_and_page_numbers() -> None:
    title = "United Nations Convention against Cybercrime; Strengthening"
    assert kept(
        page(1, "A/RES/79/243", "Words one.", "24-24588 (E)", "*2424588*"),
        page(2, "A/RES/79/243", title, "Words two.", "2/45", "24-24588"),
        page(3, title, "A/RES/79/243", "Words three.", "24-24588 3/45"),
        page(4, "A/RES/79/243", title, "Words four.", "4/45 24-24588"),
    ) == ["Words one.", "Words two.", "Words three.", "Words four."]


def test_short_lines_of_the_treaty_that_repeat_stay() -> None:
    texts = [
        page(number, f"- {number} -", "of this Convention.", f"Words {number}.") for number in range(1, 9)
    ]
    assert kept(*texts).count("of this Convention.") == 8


def test_foot_notes_go_with_the_rule_above_them() -> None:
    assert kept(
        page(1, "Words.", "_______________", "1 United Nations, Treaty Series.", "25-03668 (E)"),
        page(2, "More words."),
    ) == ["Words.", "More words."]


def test_text_without_pages_loses_only_what_is_unmistakable() -> None:
    texts = ["Words", "- 2 -", "go on", "12", "see", "24-24588 (E)", "68 of them"]
    assert [line.text for line in strip([Line(text) for text in texts])] == [
        "Words",
        "go on",
        "12",
        "see",
        "68 of them",
    ]


def test_bare_numbers_that_count_pages_go() -> None:
    texts = ["Words", "1", "go on", "2", "and on", "3", "and end."]
    assert [line.text for line in strip([Line(text) for text in texts])] == [
        "Words",
        "go on",
        "and on",
        "and end.",
    ]


def test_what_must_not_be_left_is_recognised() -> None:
    for text in ("word 24-24588 (E) word", "word\n- 12 -\nword", "[agreed ad referendum]", "*2424588*"):
        assert LEFTOVER.search(text), text
    for text in ("in resolutions 75/282 and 76/552", "well-known 2020-2021", "1982-1983"):
        assert not LEFTOVER.search(text), text
