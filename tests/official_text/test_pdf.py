"""PDFs written by hand: places become paragraphs, pages lose their furniture, hidden letters are refused."""

from __future__ import annotations

import importlib.util
import sys
import zlib
from pathlib import Path

import pytest

from gloss.model.problem import Refused
from gloss.official_text import formats
from gloss.official_text.lines import Line
from gloss.official_text.parse import Parsed, parse
from gloss.official_text.reading import glyphs
from gloss.official_text.reading import pdf as reader
from gloss.official_text.reading.rows import Sign, mirrored, rows, unmirror
from tests.official_text.samples import Words, ids, pdf

needs_library = pytest.mark.skipif(
    importlib.util.find_spec("pdfminer") is None,
    reason="pdfminer.six is not installed; it belongs to the extra “import”",
)


def lines(data: bytes, tmp_path: Path) -> list[Line]:
    assert formats.kind(data) == "pdf"
    return formats.lines(data, "pdf", tmp_path)


def parsed(pages: list[list[Words]], tmp_path: Path) -> Parsed:
    return parse(lines(pdf(pages), tmp_path), "en")


def centred(y: float, text: str) -> Words:
    return Words(297 - 3 * len(text), y, text, bold=True)


FULL = "Each State Party shall do what is said in this paragraph and in the next ones of that"
"""Words that fill a line."""

PAGES = [
    [
        centred(800, "Running title of the Convention"),
        centred(740, "Article 1"),
        centred(724, "Purpose of the"),
        centred(708, "invented matters"),
        Words(102, 680, "1."),
        Words(137, 680, FULL[:78]),
        Words(72, 664, FULL),
        Words(72, 648, "Article 2 of this Convention."),
        Words(102, 624, "2."),
        Words(137, 624, "It may:"),
        Words(137, 600, "(a) take this thing and another thing that is so long that the line is full up;"),
        Words(137, 576, "(b) give;"),
        Words(72, 552, "if that is its intention and if its intention is known to all of the States that are"),
        Words(72, 536, "Parties."),
        Words(102, 512, "3."),
        Words(137, 512, "This paragraph goes on over the end of the page and so it is cut into two"),
        Words(72, 496, FULL),
        Words(290, 40, "- 1 -"),
    ],
    [
        centred(800, "Running title of the Convention"),
        Words(72, 740, "kind and ends here."),
        centred(700, "Article 2"),
        centred(684, "End"),
        Words(102, 656, "It ends in the middle of the second page, where there is nothing more to say at"),
        Words(72, 640, "all."),
        Words(290, 40, "- 2 -"),
    ],
]  # fmt: skip


@needs_library
def test_a_pdf_with_furniture_and_indents(tmp_path: Path) -> None:
    found = parsed(PAGES, tmp_path)
    assert ids(found) == ["1.1", "1.2", "1.2.a", "1.2.b", "1.3", "2"]
    words = {one.id: one for article in found.articles for one in article.provisions}
    assert found.articles[0].title == "Purpose of the invented matters"
    assert words["1.1"].text.endswith("that Article 2 of this Convention.")
    assert words["1.2"].closing == (
        "if that is its intention and if its intention is known to all of the States that are Parties."
    )
    assert words["1.3"].text.endswith("of that kind and ends here.")
    assert found.doubts == []


@needs_library
def test_progress_is_told(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    formats.lines(pdf(PAGES), "pdf", tmp_path, lambda page, pages: seen.append((page, pages)))
    assert seen == [(1, 2), (2, 2)]


@needs_library
def test_letters_that_a_font_hides_are_refused(tmp_path: Path) -> None:
    data = pdf([[Words(72, 700, "12 13 14")]], signs="ABCDEF+SomeFont")
    with pytest.raises(Refused, match=r"does not say which letters its signs are \(page 1, font SomeFont\)"):
        lines(data, tmp_path)


@needs_library
def test_letters_of_a_known_font_are_read(tmp_path: Path) -> None:
    signs = " ".join(str(ord(letter) - 18890) for letter in "第一条")
    data = pdf([[Words(72, 700, signs)]], signs="ABCDEF+FangSong-GBK-EUC-H")
    assert [line.text for line in lines(data, tmp_path)] == ["第一条"]


@needs_library
def test_damaged_and_empty_pdfs(tmp_path: Path) -> None:
    for data in (b"%PDF-1.4\nnothing", pdf([[]]), pdf(PAGES)[:700]):
        with pytest.raises(Refused):
            lines(data, tmp_path)


@needs_library
def test_a_pdf_that_unfolds_without_end(tmp_path: Path) -> None:
    inner = zlib.compress(b"0" * 400_000_000)
    bomb = zlib.compress(inner)
    content = (
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(bomb) + bomb + b"\nendstream"
    )
    data = pdf([[Words(72, 700, "x")]]).replace(b"<< /Length 45 >>", content[:0] + b"<< /Length 45 >>")
    start = data.index(b"<< /Length")
    end = data.index(b"endstream", start) + len(b"endstream")
    with pytest.raises(Refused):
        lines(data[:start] + content + data[end:], tmp_path)


def sign(text: str, x0: float, x1: float, base: float = 100, size: float = 12) -> Sign:
    return Sign(text, x0, x1, base, size, bold=False)


def test_a_row_from_the_right() -> None:
    # As printed from left to right: a bracket, a number in figures, words in presentation forms.
    letters = [
        sign("ﺔ", 10, 14),
        sign("ـ", 14, 15),
        sign("ﻤ", 15, 20),
        sign("ﻠ", 20, 23),
        sign("ﻛ", 23, 28),
        sign(" ", 28, 32),
    ]
    figures = [sign("1", 32, 38), sign("2", 38, 44), sign(" ", 44, 48), sign("ﻻ", 48, 55)]
    assert [row.text for row in rows([*letters, *figures])] == ["لا 12 كلمة"]


def test_a_vowel_sign_stays_with_its_letter() -> None:
    row = [
        sign("ر", 10, 16),
        sign("ﱠ", 17, 20, base=103),
        sign("ﺴ", 16, 22),
        sign("ﻔ", 22, 26),
        sign("ي", 26, 29),
    ]
    assert [one.text for one in rows(row)] == ["يفسَّر"]


def test_a_space_under_a_letter_separates_nothing() -> None:
    row = [sign("ﺔ", 10, 14), sign(" ", 10, 14), sign("ﻤ", 14, 19), sign("ﻛ", 19, 24)]
    assert [one.text for one in rows(row)] == ["كمة"]


def test_letters_printed_twice_count_once() -> None:
    assert [row.text for row in rows([sign("f", 10, 13), sign("f", 10.3, 13.3), sign("f", 13, 16)])] == ["ff"]


def test_brackets_that_were_turned_are_turned_back() -> None:
    found = rows([sign("(", 10, 13), sign("أ", 13, 16), sign(")", 16, 19)])
    assert mirrored(found)
    assert unmirror(found[0].text) == "(أ)"


def test_marks_of_foot_notes_go_only_where_there_are_foot_notes() -> None:
    raised = [sign("s", 10, 16), sign("e", 16, 22), sign("a", 22, 28), sign("1", 28, 31, base=105, size=7)]
    rule = [sign("_", 10 + 6 * nth, 16 + 6 * nth, base=40) for nth in range(6)]
    assert next(row.text for row in rows([*raised, *rule])) == "sea"
    assert [row.text for row in rows(raised)] == ["sea1"]


def test_a_table_of_signs_that_gives_rare_letters_is_not_believed() -> None:
    assert glyphs.common("缔约国应采取必要的立法行政和其他措施以确保本公约规定的义务得到履行")
    assert not glyphs.common("磎詞硥甯昡縕磺皓砖豧昢袭穽硇袨皡蟒諿蝍葥蠚瘋詤詣福粴珁覣綦襘痓睨窩")


def test_without_the_library_a_person_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "gloss.official_text.reading.signs", None)
    with pytest.raises(Refused, match="Reading a PDF needs one more package"):
        reader.read(tmp_path / "x.pdf")
