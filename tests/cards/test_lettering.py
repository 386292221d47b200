"""Texts are cut into lines that fit, at the places where their script allows it, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gloss.cards.lettering import Lettering, files_for, script_of
from tests.cards.conftest import FONTS, SAMPLES

SIZES = (60, 50, 40, 30, 20)
BOX = (900, 300)
LETTERING = Lettering(FONTS)


@given(
    st.lists(
        st.text(st.characters(codec="latin-1", categories=["L", "N"]), min_size=1, max_size=14),
        min_size=1,
        max_size=60,
    )
)
def test_no_line_is_too_wide_and_no_word_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    fitted = LETTERING.fit(text, "serif", BOX, SIZES, 1.2)
    assert fitted.size in SIZES
    assert len(fitted.lines) * fitted.size * 1.2 <= BOX[1]
    for line in fitted.lines:
        assert LETTERING.width(line, "serif", fitted.size) <= BOX[0] * 1.01
    whole = " ".join(fitted.lines)
    assert whole == text or (whole.endswith("…") and text.startswith(whole.rstrip("…")))


def test_a_short_text_is_as_large_as_may_be(lettering: Lettering) -> None:
    assert lettering.fit("Norway", "serif", BOX, SIZES, 1.2).size == 60


def test_a_long_text_becomes_smaller_before_it_is_cut(lettering: Lettering) -> None:
    middling, long = "Every State keeps a light. " * 9, "Every State keeps a light. " * 90
    fitted = lettering.fit(middling.strip(), "serif", BOX, SIZES, 1.2)
    assert fitted.size < 60
    assert fitted.lines[-1].endswith("light.")
    cut = lettering.fit(long.strip(), "serif", BOX, SIZES, 1.2)
    assert cut.size == 20
    assert cut.lines[-1].endswith("…")


def test_a_word_longer_than_a_line_is_broken(lettering: Lettering) -> None:
    text = "https://" + "long" * 60
    fitted = lettering.fit(text, "bold", BOX, SIZES, 1.2)
    assert len(fitted.lines) > 1
    assert "".join(fitted.lines) == text


@pytest.mark.parametrize("size", [60, 52, 44, 36, 28])
def test_chinese_punctuation_stays_with_its_sign(lettering: Lettering, size: float) -> None:
    text = SAMPLES["chinese"].title
    for width in range(300, 1100, 37):
        fitted = lettering.fit(text, "serif", (width, 5000), (size,), 1.2)
        assert "".join(fitted.lines) == text
        for line in fitted.lines:
            assert line[0] not in "，。”", fitted.lines
            assert line[-1] != "“", fitted.lines
            assert lettering.width(line, "serif", size) <= width * 1.02, fitted.lines


def test_words_of_other_scripts_among_chinese_stay_whole(lettering: Lettering) -> None:
    fitted = lettering.fit("关于A/RES/79/243号决议的说明和解释", "serif", (330, 900), (40,), 1.2)
    assert any("A/RES/79/243" in line for line in fitted.lines)


def test_fonts_are_loaded_only_where_they_are_needed() -> None:
    assert files_for("Norway, Türkiye, Россия") == (
        "NotoSans-Bold.ttf",
        "NotoSans-Regular.ttf",
        "NotoSerif-SemiBold.ttf",
    )
    assert "NotoSansArabic-Bold.ttf" in files_for("المادة")
    assert "NotoSansSC-Medium.ttf" in files_for("第八条")
    assert [script_of(sign) for sign in "aжé8ل第。"] == ["european"] * 4 + ["arabic", "chinese", "chinese"]
