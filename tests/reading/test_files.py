"""Everything that can stand where a file should be, and what a volunteer is told about it."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from gloss.reading import files
from gloss.reading.signs import UNSEEN, shown
from tests.treaties.project import Project

WESTMERE = "data/countries/westmere.yml"
THULE = "name: Thule\niso: TH\niso3: THU\nkind: observer\nchecked: 2023-05-01\n"
WELL = "All is well: nothing to mend."


@pytest.mark.parametrize(
    "turned",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: "\ufeff" + text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n\n\n",
    ],
    ids=[
        "Windows",
        "old Mac",
        "byte-order mark",
        "byte-order mark and Windows",
        "no last line end",
        "more of them",
    ],
)
def test_how_a_program_saves_text_does_not_matter(harbour: Project, turned) -> None:
    corpus = harbour.corpus()
    for path in [*harbour.root.glob("data/**/*.yml"), *harbour.root.glob("docs/**/*.md")]:
        name = path.relative_to(harbour.root).as_posix()
        harbour.write(name, turned(harbour.text(name)))
    assert harbour.report() == WELL
    again = harbour.corpus()
    assert again.articles == corpus.articles
    assert [note.body for note in _notes(again)] == [note.body for note in _notes(corpus)]


def _notes(corpus):
    return [note for words in corpus.words.values() for _, note in words.notes()]


def test_an_emoji_is_text(harbour: Project) -> None:
    harbour.change(WESTMERE, "name: Westmere", "name: Westmere 🏴‍☠️")
    assert harbour.report() == WELL


@pytest.mark.parametrize(
    "text", ["لاتفاقية‌ها", "می‌خواهم", "\u200eWestmere\u200f", "Ẅestmere", "西海", "Вестмир"]
)
def test_every_script_is_text(harbour: Project, text: str) -> None:
    harbour.change(WESTMERE, "checked:", f"formal: {text}\nchecked:")
    assert harbour.report() == WELL
    assert harbour.corpus().countries["westmere"].record.formal == text


ODD_FILES = {
    "Thule.yml": "data/countries/Thule.yml  “Thule” is no name for a file here: use only small letters, digits and"
    " single hyphens.  Rename it, for example to thule.yml.",
    "far thule.yml": "data/countries/far thule.yml  “far thule” is no name for a file here: use only small letters,"
    " digits and single hyphens.  Rename it, for example to far-thule.yml.",
    "thule.yaml": "data/countries/thule.yaml  “thule.yaml” is not a file that the site reads here."
    "  Rename it so that its name ends in .yml.",
    "thule.YML": "data/countries/thule.YML  “thule.YML” is not a file that the site reads here."
    "  Rename it so that its name ends in .yml.",
    "thule.yml.txt": "data/countries/thule.yml.txt  “thule.yml.txt” is not a file that the site reads here."
    "  Rename it so that its name ends in .yml.",
    "thule.jpg": "data/countries/thule.jpg  “thule.jpg” is not a file that the site reads here."
    "  Move it to where it belongs, or delete it.",
    "thule": "data/countries/thule  “thule” is not a file that the site reads here."
    "  Move it to where it belongs, or delete it.",
    "thu\nle.yml": "data/countries/thu�le.yml  “thu�le” is no name for a file here: use only small letters, digits"
    " and single hyphens.  Rename it, for example to thu-le.yml.",
    "thu\u202ele.yml": "data/countries/thu�le.yml  “thu�le” is no name for a file here: use only small letters,"
    " digits and single hyphens.  Rename it, for example to thu-le.yml.",
    "thu\x07le.yml": "data/countries/thu�le.yml  “thu�le” is no name for a file here: use only small letters, digits"
    " and single hyphens.  Rename it, for example to thu-le.yml.",
    "北.yml": "data/countries/北.yml  “北” is no name for a file here: use only small letters, digits and single"
    " hyphens.  Give it such a name.",
}


@pytest.mark.parametrize("name", ODD_FILES, ids=[ascii(name) for name in ODD_FILES])
def test_a_file_with_an_odd_name(harbour: Project, name: str) -> None:
    harbour.write(f"data/countries/{name}", THULE)
    assert harbour.said() == [ODD_FILES[name]]


def test_a_name_that_is_no_text_at_all(harbour: Project) -> None:
    try:
        (harbour.root / os.fsdecode(b"data/countries/thul\xe9.yml")).write_text(THULE, encoding="utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    assert harbour.said() == [
        (
            "data/countries/thul�.yml  “thul�” is no name for a file here: use only small letters, digits and single"
            " hyphens.  Rename it, for example to thul.yml."
        )
    ]
    harbour.report().encode()


def test_a_file_in_capitals_is_not_missing_elsewhere(harbour: Project) -> None:
    """Northholm votes, has a precedent and a page; only its name is said to be wrong."""
    harbour.write("data/countries/Northholm.YML", harbour.text("data/countries/northholm.yml"))
    harbour.remove("data/countries/northholm.yml")
    assert [problem.place.path for problem in harbour.problems()] == ["data/countries/Northholm.YML"]


def test_words_in_a_file_in_capitals(harbour: Project) -> None:
    harbour.write("docs/treaty/Article-04.md", harbour.text("docs/treaty/article-04.md"))
    harbour.remove("docs/treaty/article-04.md")
    assert harbour.said() == [
        (
            "docs/treaty/Article-04.md  “Article-04” is no name for a file here: use only small letters, digits and"
            " single hyphens.  Rename it, for example to article-04.md."
        )
    ]


def test_hidden_files_are_left_alone(harbour: Project) -> None:
    harbour.write("data/countries/.DS_Store", b"\x00")
    assert harbour.report() == WELL


def test_a_folder_where_a_file_should_be(harbour: Project) -> None:
    harbour.remove(WESTMERE)
    (harbour.root / WESTMERE).mkdir()
    assert harbour.said() == [
        f"{WESTMERE}  This is a folder, and a file should be here.  Rename or move the folder."
    ]


def test_a_file_where_a_folder_should_be(harbour: Project) -> None:
    harbour.remove("data/votes")
    harbour.write("data/votes", "yes\n")
    assert harbour.said() == [
        "data/votes  This is a file, and a folder should be here.  Rename or move the file."
    ]


def test_a_file_that_is_much_too_large(harbour: Project) -> None:
    harbour.write(WESTMERE, b"#" * 10_000_000)
    assert harbour.said() == [
        (
            f"{WESTMERE}  This file has 10.0 million bytes, and one million is the most that is read."
            "  Check that the right file was saved here."
        )
    ]


def test_a_file_of_the_largest_size_is_read(harbour: Project) -> None:
    text = harbour.text(WESTMERE)
    harbour.write(WESTMERE, text + "#" * (files.LARGEST - len(text.encode())))
    assert harbour.report() == WELL


def test_a_pipe_is_not_waited_for(harbour: Project) -> None:
    harbour.remove(WESTMERE)
    os.mkfifo(harbour.root / WESTMERE)
    assert harbour.said() == [f"{WESTMERE}  This is not a file that holds text.  Put a file of text here."]


LINKS = {
    "outside": "This is a link to a place outside the project.",
    "nowhere": "This is a link to a file that is not there.",
    "circle": "This is a link that leads back to itself.",
}


@pytest.mark.parametrize("kind", LINKS)
@pytest.mark.parametrize("path", [WESTMERE, "data/sources.yml", "docs/treaty/article-04.md"])
def test_a_link_that_leads_astray(harbour: Project, tmp_path: Path, kind: str, path: str) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("password: swordfish\n", encoding="utf-8")
    target = {"outside": secret, "nowhere": harbour.root / "nothing.yml", "circle": harbour.root / path}[kind]
    harbour.remove(path)
    (harbour.root / path).symlink_to(target)
    assert harbour.said() == [f"{path}  {LINKS[kind]}  Put the file itself here."]


def test_a_folder_that_is_a_link_out_of_the_project(harbour: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.yml").write_text("password: swordfish\n", encoding="utf-8")
    harbour.remove("data/votes")
    (harbour.root / "data/votes").symlink_to(tmp_path / "elsewhere")
    assert harbour.said() == [
        "data/votes  This is a link to a place outside the project.  Put the file itself here."
    ]


def test_a_link_within_the_project_is_a_file(harbour: Project) -> None:
    harbour.write("kept/westmere.yml", harbour.text(WESTMERE))
    harbour.remove(WESTMERE)
    (harbour.root / WESTMERE).symlink_to(harbour.root / "kept/westmere.yml")
    assert harbour.report() == WELL


def test_a_project_may_be_reached_by_a_link(harbour: Project, tmp_path: Path) -> None:
    (tmp_path / "short").symlink_to(harbour.root)
    assert Project(tmp_path / "short").report() == WELL


def test_a_file_that_may_not_be_opened(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert (
        files.read_text(harbour.root, WESTMERE)[1][0].sentence
        == "This file cannot be opened: permission denied."
    )


def test_what_is_unseen_is_what_nobody_sees() -> None:
    """No letter, digit, mark or sign of any script is refused, and no joiner that writing needs."""
    kept = {"\t", "\n", "\u061c", "\u200c", "\u200d", "\u200e", "\u200f"}
    for number in range(0x110000):
        sign = chr(number)
        kind = unicodedata.category(sign)
        if UNSEEN.fullmatch(sign):
            assert kind in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp", "So"}, hex(number)
            assert sign not in kept
            assert kind != "So" or number == 0xFFFC
    assert not any(UNSEEN.fullmatch(sign) for sign in kept)


def test_a_report_shows_only_what_can_be_seen() -> None:
    assert shown("a\u202eb\nc\td\x1b[31m") == "a�b�c d�[31m"
