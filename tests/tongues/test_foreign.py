"""English words on a page in another language say that they are English."""

from __future__ import annotations

import pytest

from gloss.tongues.foreign import bare, dressed, isolated, marked
from gloss.tongues.pages import english


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (f"<p>{marked('All of it')}</p>", '<p lang="en" dir="ltr">All of it</p>'),
        (f"<p>Dijo: {marked('some words')}.</p>", '<p>Dijo: <span lang="en" dir="ltr">some words</span>.</p>'),
        (f'<p title="{marked("a title")}">x</p>', '<p title="a title">x</p>'),
        (f"<title>{marked('A title')}</title>", '<title lang="en" dir="ltr">A title</title>'),
        (f"<ul><li>{marked('one')}</li><li>dos</li></ul>", '<ul><li lang="en" dir="ltr">one</li><li>dos</li></ul>'),
        ("<p>nada</p>", "<p>nada</p>"),
        (f"<script>{marked('x y')}</script>", "<script>x y</script>"),
    ],
)  # fmt: skip
def test_marks_become_attributes(text: str, html: str) -> None:
    assert dressed(text) == html


def test_words_across_blocks_mark_each_block() -> None:
    begun = marked("first words. SPLIT second words.").replace(" SPLIT ", "</p><p>")
    assert dressed(f"<p>{begun}</p><p>tercero</p>") == (
        '<p lang="en" dir="ltr">first words.</p><p lang="en" dir="ltr">second words.</p><p>tercero</p>'
    )


def test_no_mark_is_left_where_it_cannot_be_shown() -> None:
    assert bare(marked("words")) == "words"
    assert marked("") == ""


def test_markdown_stays_what_it_is() -> None:
    text = "# A heading { #own }\n\n- one point\n\n| a b | c |\n|---|---|\n\n```\ncode here\n```"
    new = english(text)
    assert bare(new).replace("  ", " ") == text.replace("  ", " ")
    assert new.startswith(f"# {marked('A heading')} {{ #own }}")
    assert f"- {marked('one point')}" in new
    assert "\ncode here\n" in new
    assert "\n|---|---|\n" in new


def test_a_provision_keeps_its_brackets_where_one_reads_from_the_right() -> None:
    assert isolated('<a href="#6.2" title="6(2)">المادة 6(2)</a>') == (
        '<a href="#6.2" title="6(2)">المادة \u20666(2)\u2069</a>'
    )
    assert isolated("<pre>6(2)</pre>") == "<pre>6(2)</pre>"
