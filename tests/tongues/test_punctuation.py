"""Lists, and the signs between words, as each language writes them."""

from __future__ import annotations

import pytest

from gloss.tongues.catalogue import PSEUDO
from gloss.tongues.punctuation import conjunction, headed, listed, row, sign
from gloss.tongues.voice import Voice, speaking


@pytest.mark.parametrize(
    ("tag", "three", "plain", "after"),
    [
        ("en", "A, B and C", "A, B, C", "A: B"),
        (PSEUDO, "A, B and C", "A, B, C", "A: B"),
        ("es", "A, B y C", "A, B, C", "A: B"),
        ("fr", "A, B et C", "A, B, C", "A\u202f: B"),
        ("ru", "A, B и C", "A, B, C", "A: B"),
        ("ar", "A وB وC", "A، B، C", "A: B"),
        ("zh", "A、B和C", "A、B、C", "A：B"),
    ],
)
def test_each_language_writes_lists_with_its_own_signs(tag: str, three: str, plain: str, after: str) -> None:
    with speaking(Voice(tag)):
        assert listed(["A", "B", "C"]) == three
        assert row(["A", "B", "C"]) == plain
        assert headed("A", "B") == after
        assert listed(["A"]) == row(["A"]) == "A"
        assert listed([]) == row([]) == ""
        assert listed(["A", "B"]) == f"A{conjunction('B')}B"


@pytest.mark.parametrize(
    ("last", "word"),
    [
        ("Islandia", " e "),
        ("Hidra", " e "),
        ("«Irán»", " e "),
        ("Hierro", " y "),
        ("Hiato", " y "),
        ("Yemen", " y "),
        ("Italia", " e "),
        ("Noruega", " y "),
    ],
)
def test_spanish_says_e_before_the_sound_of_an_i(last: str, word: str) -> None:
    with speaking(Voice("es")):
        assert conjunction(last) == word
        assert listed(["Chile", "Perú", last]) == f"Chile, Perú{word}{last}"
    with speaking(Voice("fr")):
        assert conjunction(last) == " et "


def test_a_sign_that_a_language_shares_with_english_stays() -> None:
    with speaking(Voice("ru")):
        assert [sign(each) for each in (", ", "; ", ": ")] == [", ", "; ", ": "]
