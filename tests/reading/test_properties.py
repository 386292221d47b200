"""Whatever anybody writes: an answer, and never an accident."""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from gloss.checks.report import as_github, as_text
from gloss.model.base import PROVISION
from gloss.model.country import Country
from gloss.model.dates import EARLIEST, LATEST, FactDate
from gloss.model.record import Source
from gloss.reading import nodes
from gloss.reading.lines import read_words
from gloss.reading.nodes import Tree, read_yaml
from gloss.reading.records import read_record, read_table
from gloss.reading.words import slug, split_head

SIGNS = st.sampled_from(
    list("abc:-? #'\"[]{},&*!|>%@`\\~\n\t\r/=. 0123456789“’\u00a0\u0085\u2028\ufeff\x00é🏴")
)
YAML_LIKE = st.lists(
    st.one_of(
        st.sampled_from(
            ["name: ", "\n", "\n  ", "\n- ", "  - ", "events:\n", "note: |\n", ">-\n", "---", "...", "%YAML", "!!",
             "&a", "*a", "? ", ": ", '"', "'", "null", "~", "\\U00110000", "<<: ", "checked: 2023-02-31", "iso: NO"]
        ),
        SIGNS,
    ),
    max_size=40,
).map("".join)  # fmt: skip
WORDS_LIKE = st.lists(
    st.one_of(
        st.sampled_from(
            ["---\n", 'article: "6"\n', "## 6.1\n", "#", "/// note | A title\n", "    concern: privacy\n", "///\n",
             "    checked: 2023-05-01\n", "\n", "```\n", "A sentence.\n", "----\n", "//// \n", "/// x\n", "  - \n"]
        ),
        SIGNS,
    ),
    max_size=40,
).map("".join)  # fmt: skip
ANY_TEXT = st.text(alphabet=st.characters(), max_size=200)


def read_country(text: str) -> None:
    tree, problems = read_yaml(text, "data/countries/thule.yml")
    assert tree is not None or problems
    assert not any(problem.place.line < 1 or problem.place.column < 1 for problem in problems)
    if tree is not None:
        assert isinstance(tree, Tree)
        problems += read_record(tree, Country)[1]
        read_table(tree, Source)
    # Every problem can be written down, also where a screen knows only ASCII letters.
    as_text(sorted(problems)).encode("utf-8")
    assert as_github(sorted(problems)).count("\n") == max(len(problems) - 1, 0)


@pytest.mark.parametrize("loader", [nodes._Loader, yaml.BaseLoader], ids=["fast", "slow"])
@pytest.mark.parametrize("texts", [YAML_LIKE, ANY_TEXT], ids=["nearly YAML", "anything"])
def test_any_text_is_a_tree_or_has_problems(loader, texts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "_Loader", loader)

    @given(texts)
    @example('"\\UFFFFFFFF"')
    @example('"\\ud800"')
    @example("%YAML 9999999999999999999999.1\n---\na")
    @example("[" * 5_000)
    @example("- " * 5_000)
    @example("? " * 5_000)
    @example("\ud800")
    @example("a: !<tag:%ff> b")
    def check(text: str) -> None:
        read_country(text)

    check()


@given(
    st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), st.text(alphabet="abc é’-#:", min_size=1))
)
def test_what_an_ordinary_writer_of_yaml_writes_is_read_as_it_was_meant(fields: dict[str, str]) -> None:
    text = yaml.safe_dump(fields, allow_unicode=True, default_style='"')
    tree, problems = read_yaml(text, "a.yml")
    assert problems == []
    assert tree is not None
    assert tree.value == fields


@given(st.one_of(WORDS_LIKE, ANY_TEXT))
@example("")
@example("---\n---\n")
@example('---\narticle: "6"\n---\n///')
@example('---\narticle: "6"\n---\n/// note | x\n')
def test_any_text_is_words_or_has_problems(text: str) -> None:
    words, problems = read_words(text, "docs/treaty/article-06.md")
    assert words is not None or problems
    assert not any(problem.place.line < 1 for problem in problems)
    if words is not None:
        lines = text.split("\n")
        for section in words.sections:
            assert lines[section.line - 1].startswith("#")
            for number, line in section.lines:
                assert lines[number - 1] == line
        for _, note in words.notes():
            assert lines[note.line - 1].startswith("///")
            assert lines[note.begun - 1].strip() == note.body.split("\n")[0].strip()


@given(st.one_of(WORDS_LIKE, ANY_TEXT))
def test_a_head_and_the_rest_are_the_whole_page(text: str) -> None:
    head, rest, first, problems = split_head(text, "a.md")
    assert (head is None) == bool(problems)
    if head is not None:
        assert text.split("\n")[first - 1 :] == rest.split("\n") or rest == ""


DAYS = st.dates(date(EARLIEST, 1, 1), date(LATEST, 12, 31))
PARTS = st.one_of(
    DAYS.map(date.isoformat), DAYS.map(lambda day: f"{day:%Y-%m}"), DAYS.map(lambda day: f"{day.year}")
)


@given(PARTS)
def test_a_date_says_again_what_was_written(text: str) -> None:
    read = FactDate.parse(text)
    assert str(read) == text
    assert FactDate.parse(str(read)) == read
    assert read.first <= read.last
    assert read.exact == (len(text) == 10)
    assert read.first.isoformat().startswith(text)
    assert read.last.isoformat().startswith(text)


@given(PARTS, PARTS)
def test_a_span_holds_both_its_ends(one: str, other: str) -> None:
    start, end = FactDate.parse(one), FactDate.parse(other)
    if end.last < start.first:
        with pytest.raises(ValueError, match="ends before it begins"):
            FactDate.parse(f"{one}/{other}")
    else:
        span = FactDate.parse(f"{one}/{other}")
        assert (span.first, span.last) == (start.first, end.last)


@given(st.lists(PARTS, min_size=2, max_size=10))
def test_dates_stand_in_the_order_of_time(texts: list[str]) -> None:
    dates = sorted(FactDate.parse(text) for text in texts)
    assert [day.first for day in dates] == sorted(day.first for day in dates)


@given(
    st.one_of(ANY_TEXT, st.text(alphabet="0123456789-/. T", max_size=25), st.text("٠١٢٣٤٥٦٧٨٩-", max_size=10))
)
def test_any_text_is_a_date_or_a_sentence(text: str) -> None:
    try:
        read = FactDate.parse(text)
    except ValueError as error:
        sentence = str(error)
        assert sentence.startswith("“"), sentence
        assert "; " in sentence, "a sentence, and what to write"
    else:
        assert re.fullmatch(r"[0-9/-]+", str(read))


@given(st.from_regex(PROVISION, fullmatch=True))
def test_an_id_names_an_article_and_parts_of_it(name: str) -> None:
    article, *parts = name.split(".")
    assert re.fullmatch(r"P|A?[1-9]\d{0,2}", article)
    assert len(parts) <= 3
    assert not name.endswith(".")


@given(ANY_TEXT)
def test_an_anchor_can_stand_in_an_address(title: str) -> None:
    anchor = slug(title)
    assert anchor == slug(anchor)
    assert not re.search(r"[\s#?/%&]", anchor)
