"""The words of templates and scripts are found, whatever stands around them."""

from __future__ import annotations

import pytest

from gloss.tongues.pieces import fields
from gloss.tongues.speech_in_code import counted, script_words, translated, translated_script, words


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Every State</p>", ["Every State"]),
        ('<li><a href="{{ to(x) }}">Countries</a>{{ m.share(y) }}</li>', ["Countries"]),
        ("## The record { #record data-search-exclude=\"1\" }", ["The record"]),
        ("## {{ title }} { #{{ key }} }", []),
        ("<p>Checked {{ day | say_date }}.</p>", ["Checked {{ day | say_date }}."]),
        ("{% if a %}First words{% else %}Other words{% endif %}", ["First words", "Other words"]),
        ("<p>See {% if a %}the map{% endif %} here</p>", ["See {% if a %}the map{% endif %} here"]),
        ('<button title="Switch to light" data-md-component="header"></button>', ["Switch to light"]),
        ('<p data-fits="It fits well." data-key="some-key"></p>', ["It fits well."]),
        ("{{ {'yes': 'In favour', 'no': 'not named'}[side] }}", ["In favour", "not named"]),
        ("{{ intro.parts.get('Read', '') }}", []),
        ("{{ _('against') }}", ["against"]),
        ("{% set x = links.MAP %}{# A comment of ours #}<!-- and another -->", []),
        ("<script>const words = 'some words here';</script>", []),
        ("- A point of a list\n- Another point", ["A point of a list", "Another point"]),
        ("<td>{{ x }}</td>", []),
    ],
)  # fmt: skip
def test_what_people_read_is_a_piece(source: str, found: list[str]) -> None:
    assert words(source) == found


def test_what_is_counted_is_left_to_the_language() -> None:
    source = "{{ count(tally.x, 'signature is', 'signatures are') }} reported"
    assert counted(source) == [("signature is", "signatures are")]
    assert words(source) == ["{{ count(tally.x, 'signature is', 'signatures are') }} reported"]


def test_a_translation_can_turn_the_order_around() -> None:
    said = {"{{ a }} of {{ b }}": "{{ b }} / {{ a }}", "Home": "Inicio", "Go “home”": "Ir «a casa»"}
    source = '<p title="Home">{{ a }} of {{ b }}</p>{{ _("x") }}{{ f(\'Home\') }}'
    assert translated(source, lambda text: said.get(text, text)) == (
        '<p title="Inicio">{{ b }} / {{ a }}</p>{{ _("x") }}{{ f(\'Inicio\') }}'
    )


def test_quotation_marks_in_a_translation_end_nothing() -> None:
    source = "{{ f('Some words') }}"
    assert translated(source, lambda _: "l'un \"et\" l'autre") == "{{ f('l\\'un \\\"et\\\" l\\'autre') }}"
    script = 'say("Some words");'
    assert translated_script(script, lambda _: 'one "and" two') == 'say("one \\"and\\" two");'


def test_scripts_speak_in_strings_and_nothing_else_is_taken_for_speech() -> None:
    source = """
    // "A comment with words"
    import { a } from "./some-file.js";
    box.querySelector("h2, h3, h4"); key === "Escape"; one.className = "gl-a gl-b";
    say("Copy link"); say(`The link to ${name} is copied.`); const x = 'plain text here';
    """
    assert [piece.text for piece in script_words(source)] == ["Copy link", "The link to ${name} is copied."]


def test_fields_are_told_apart_from_words() -> None:
    assert fields('<a href="{{ x }}">See {{ y }}</a> {% if z %}') == sorted(
        ['<a href="{{ x }}">', "{{ y }}", "</a>", "{% if z %}"]
    )
