"""Text that means harm is refused wherever it stands, with its place, what is wrong and what to do."""

from __future__ import annotations

import itertools

import pytest

from tests.hostile.conftest import Victim
from tests.hostile.payloads import MARKUP, PICTURES, PLAIN, TARGETS, UNSEEN
from tests.hostile.slots import FACTS, MARKDOWN, PAGE, Slot

# Each text goes into the next kind of place, so that every kind of place meets every kind of text.
IN_FACTS = list(zip((*MARKUP, *UNSEEN), itertools.cycle(FACTS), strict=False))
LINKED = [f"See [this]({target})." for target in TARGETS]
IN_WORDS = list(zip((*MARKUP, *LINKED, *PICTURES, *UNSEEN), itertools.cycle(MARKDOWN), strict=False))
HEADS = (
    "<b>x</b>",
    "</title><script>alert(1)</script>",
    "{{ x }}",
    "&lt;/title&gt;&lt;script&gt;",
    "x\u202ex",
)


def assert_refused(victim: Victim, slot: Slot, text: str) -> None:
    whole, line = slot.fill(text)
    with victim.with_file(slot.path, whole) as problems:
        here = [problem for problem in problems if problem.place.path == slot.path]
        assert here, f"{text!r} was let in"
        assert line <= here[0].place.line <= line + text.count("\n") + 2, here[0]
        assert all(problem.sentence.endswith(".") and problem.hint.endswith(".") for problem in here)
        assert all(problem.sentence.isprintable() for problem in here), (
            "a report must not turn a screen around"
        )


@pytest.mark.parametrize(("text", "slot"), IN_FACTS, ids=range(len(IN_FACTS)))
def test_in_facts(victim: Victim, text: str, slot: Slot) -> None:
    assert_refused(victim, slot, text)


@pytest.mark.parametrize(("text", "slot"), IN_WORDS, ids=range(len(IN_WORDS)))
def test_in_words(victim: Victim, text: str, slot: Slot) -> None:
    assert_refused(victim, slot, text)


@pytest.mark.parametrize("target", TARGETS, ids=range(len(TARGETS)))
def test_as_the_address_of_a_source(victim: Victim, target: str) -> None:
    slot = Slot("data/sources.yml", "address: https://evening-tide.example/who-keeps-the-light", "address: …")
    assert_refused(victim, slot, target)


@pytest.mark.parametrize("text", HEADS)
def test_in_the_head_of_a_page(victim: Victim, text: str) -> None:
    slot = Slot(PAGE, "title: Sources", "title: '…'")
    assert_refused(victim, slot, text)


@pytest.mark.parametrize(
    "field", ["template: 404.html", "icon: x", "redirect: https://evil.example/", "hide: [toc]"]
)
def test_fields_that_no_page_has(victim: Victim, field: str) -> None:
    slot = Slot(PAGE, "title: Sources", "title: Sources\n…")
    assert_refused(victim, slot, field)


@pytest.mark.parametrize("text", PLAIN, ids=range(len(PLAIN)))
def test_odd_text_is_let_in(victim: Victim, text: str) -> None:
    whole = None
    for slot in FACTS[:2]:
        whole, _ = slot.fill(text, whole)
    with victim.with_file(FACTS[0].path, whole or "") as problems:
        assert problems == ()


def test_there_are_enough_of_them() -> None:
    texts = {*MARKUP, *TARGETS, *PICTURES, *UNSEEN, *PLAIN}
    assert len(texts) > 200
    assert {slot for _, slot in IN_FACTS} == set(FACTS)
    assert {slot for _, slot in IN_WORDS} == set(MARKDOWN)
