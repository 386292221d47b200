"""Files of every kind: told by their first bytes, read alike, refused with a sentence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from gloss.model.problem import Refused
from gloss.official_text import formats
from gloss.official_text.parse import parse
from tests.official_text.samples import SIX, SOUND, docx, ids, read


def paragraphs(text: str) -> list[str]:
    """A treaty's blocks as Word would hold them: a heading and its title are paragraphs of their own."""
    found: list[str] = []
    for block in text.strip().split("\n\n"):
        lines = block.split("\n")
        heading = lines[0].split(" ")[0] in {"Article", "Chapter"} or lines[0][0] == "第"
        found += lines if heading else [" ".join(lines)]
    return found


def read_bytes(data: bytes, language: str, tmp_path: Path) -> list[str]:
    form = formats.kind(data)
    return ids(parse(formats.lines(data, form, tmp_path), language))


def test_a_word_file(tmp_path: Path) -> None:
    data = docx(paragraphs(SOUND))
    assert formats.kind(data) == "docx"
    assert read_bytes(data, "en", tmp_path) == ids(read(SOUND))


def test_a_word_file_in_chinese(tmp_path: Path) -> None:
    assert read_bytes(docx(paragraphs(SIX["zh"])), "zh", tmp_path) == ids(read(SIX["zh"], "zh"))


def test_numbers_that_word_writes_itself(tmp_path: Path) -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    numbering = (
        '<w:abstractNum w:abstractNumId="7">'
        + level.format(0, "decimal", "%1.")
        + level.format(1, "lowerLetter", "(%2)")
        + level.format(2, "lowerRoman", "(%3)")
        + '</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>'
    )
    body = ["Article 1", "Title", "#4 0 One:", "#4 1 two:", "#4 2 three;", "#4 2 four;", "#4 1 five.", "#4 0 Six.", "Article 2", "End", "It ends."]  # fmt: skip
    assert read_bytes(docx(body, numbering=numbering), "en", tmp_path) == [
        "1.1", "1.1.a", "1.1.a.i", "1.1.a.ii", "1.1.b", "1.2", "2",
    ]  # fmt: skip


def test_words_that_were_deleted_in_word_are_left_out(tmp_path: Path) -> None:
    extra = "<w:p><w:del><w:r><w:t>Gone.</w:t></w:r></w:del><w:r><w:t>Stays.</w:t></w:r></w:p>"
    lines = formats.lines(docx(["First."], extra), "docx", tmp_path)
    assert [line.text for line in lines] == ["First.", "Stays."]


def test_a_page_of_the_web(tmp_path: Path) -> None:
    body = "".join(f"<p>{text}</p>" for text in paragraphs(SOUND))
    data = f"<!DOCTYPE html><html><head><title>No</title><script>1. x</script></head><body><nav>Article 9</nav>{body}</body>".encode()
    assert formats.kind(data) == "html"
    assert read_bytes(data, "en", tmp_path) == ids(read(SOUND))


def test_lists_and_line_breaks_of_the_web(tmp_path: Path) -> None:
    data = (
        b"<html><body><h3>Article 1<br>Title</h3><ol><li>One:<ol type='a'><li>two;</li><li>three.</li></ol></li><li>Four.</li></ol>"
        b"<h3>Article 2<br>End</h3><p>It&nbsp;ends.</p></body></html>"
    )
    assert read_bytes(data, "en", tmp_path) == ["1.1", "1.1.a", "1.1.b", "1.2", "2"]


def test_letters_of_an_older_web(tmp_path: Path) -> None:
    body = "".join(f"<p>{text}</p>" for text in SIX["fr"].split("\n") if text)
    data = f"<html><head><meta charset=iso-8859-1></head><body>{body}</body></html>".replace("’", "'").encode(
        "latin-1"
    )
    assert read_bytes(data, "fr", tmp_path)[-1] == "3"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save it as .docx"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"PK\x03\x04broken", "damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0", "neither"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        formats.kind(data)


def test_an_archive_that_is_no_word_file() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "hello")
    with pytest.raises(Refused, match="not a Word file"):
        formats.kind(file.getvalue())


def test_a_word_file_that_unfolds_without_end(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 70_000_000)
    with pytest.raises(Refused, match="unfolds"):
        formats.lines(file.getvalue(), "docx", tmp_path)


def test_a_word_file_with_entities(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with pytest.raises(Refused, match="entities"):
        formats.lines(docx(["Article 1"], head=bomb), "docx", tmp_path)


def test_text_in_other_codes(tmp_path: Path) -> None:
    for code in ("utf-8-sig", "utf-16"):
        assert read_bytes(SOUND.encode(code), "en", tmp_path) == ids(read(SOUND))
    with pytest.raises(Refused, match="UTF-8"):
        formats.lines("Статья 1".encode("cp1251"), "text", tmp_path)
