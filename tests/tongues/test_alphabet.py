"""Names of countries stand in the order that readers of a language know, as ICU has it."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from itertools import pairwise

import pytest

from gloss.pages.countries import country_views, sort_key
from gloss.reading.corpus import Corpus, read_project
from gloss.tongues.alphabet import by_pinyin, name_key
from gloss.tongues.catalogue import load
from gloss.tongues.facts import said
from gloss.tongues.foreign import bare
from gloss.tongues.voice import Voice, speaking
from scripts.node_tools import NODE
from tests.built import ROOT

_COMPARE = """
const [tag, pairs] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const order = new Intl.Collator(tag);
console.log(JSON.stringify(pairs.filter(([one, other]) => order.compare(one, other) > 0)));
"""


@cache
def facts() -> Corpus:
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    return corpus


ALIKE = {"玻波", "博伯", "利立", "耳尔", "索所", "泊加"}
"""Signs of one sound, which CLDR sorts by strokes and GB 2312 by use; and “泊”, read “bó” in a name and “pō” by CLDR."""


def apart(one: str, other: str) -> str:
    """The first letters in which two names differ."""
    return next(mine + theirs for mine, theirs in zip(one, other, strict=False) if mine != theirs)


def names(tag: str) -> list[str]:
    with speaking(load(ROOT, tag)):
        return [bare(view.country.name) for view in country_views(said(facts()))]


def out_of_order(tag: str, listed: list[str]) -> list[list[str]]:
    done = subprocess.run(
        [NODE, "-e", _COMPARE], input=json.dumps([tag, list(pairwise(listed))]), capture_output=True, text=True, check=True
    )  # fmt: skip
    found: list[list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("tag", ["ar", "es", "fr", "ru", "zh"])
def test_countries_stand_in_the_order_of_cldr(tag: str) -> None:
    listed = names(tag)
    assert len(set(listed)) == len(listed) > 190
    wrong = {(one, other) for one, other in out_of_order(tag, listed) if apart(one, other) not in ALIKE}
    assert wrong == set()
    assert out_of_order(tag, listed[::-1]) != []


def test_every_sign_in_the_chinese_names_has_a_known_place() -> None:
    assert [sign for name in names("zh") for sign in name if not by_pinyin(sign)] == []
    assert not by_pinyin("鑫")


@pytest.mark.parametrize(
    ("tag", "ordered"),
    [
        ("es", ["Nubia", "Ñandú", "Omán"]),
        ("es", ["Perú", "Perugia"]),
        ("fr", ["Égypte", "Équateur", "Espagne", "États-Unis", "Finlande"]),
        ("ar", ["إثيوبيا", "أفغانستان", "ألبانيا", "البرازيل", "ألمانيا", "بلجيكا"]),
        ("ru", ["Индия", "Йемен", "Кабо-Верде"]),
        ("ru", ["Ёж", "Жёлтый"]),
        ("zh", ["阿富汗", "法国", "斐济", "芬兰", "南非", "瑙鲁", "尼泊尔", "中国"]),
    ],
)
def test_letters_with_marks_stand_where_readers_look_for_them(tag: str, ordered: list[str]) -> None:
    with speaking(Voice(tag)):
        backwards = ordered[::-1]
        assert sorted(backwards, key=name_key) == ordered


def test_english_keeps_its_order() -> None:
    listed = country_views(facts())
    assert listed == sorted(listed, key=sort_key)
    assert [view.key for view in listed[:3]] == ["afghanistan", "albania", "algeria"]
