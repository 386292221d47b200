"""What an import changes on the site: official words on the pages, quotations, fingerprints, two languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gloss.cli import main
from gloss.model.wording import changed, found_at, words_hash
from gloss.pages.book import book
from gloss.pages.official import comparison, pairs, wording
from tests.treaties.project import Project

ROOT = Path(__file__).resolve().parents[2]

ENGLISH = """Harbour Lights Convention

Preamble

The States Parties to this Convention,

Recognizing that lights save ships,

Recalling the customs of the sea,

Have agreed as follows:

Chapter I
Lights

Article 1
Words

For the purposes of this Convention:

(a) “Light” shall mean a lamp on a coast;

(b) “Keeper” shall mean a person who tends a light.

Article 2
Lights

1. Each State Party shall keep a light:

(a) On each harbour;

(b) On each rock:

(i) That is charted;

(ii) That keeps a light at every harbour.

2. A State Party may, in accordance with its domestic law, lower a light. It shall say so beforehand.

Chapter II
Keepers

Article 3
Keepers

1. Each State Party shall pay its keepers’ wages.

2. Each State Party shall endeavour, as appropriate, to find a second keeper.

Article 4
Logs

1. A State Party shall not read the log of a keeper.

2. A State Party may require that a log be shown to a judge.

Article 5
Signature, entry into force, protocols, withdrawal

1. This Convention shall be open for signature in the harbour.

2. This Convention shall enter into force:

(a) On the day after the third instrument;

(b) For later States, on the day after their own.

3. A protocol may be adopted by two thirds.

4. A State Party may withdraw.
"""


def looks(project: Project) -> Project:
    """The same project with this repository's templates and map, which pages are made with."""
    shutil.copytree(ROOT / "overrides" / "pages", project.root / "overrides" / "pages")
    (project.root / "data" / "geo").mkdir()
    shutil.copyfile(ROOT / "data" / "geo" / "world.json", project.root / "data" / "geo" / "world.json")
    project.write("docs/act/index.md", "# Act\n")
    return project


@pytest.fixture
def imported(tmp_path: Path) -> Project:
    """The invented treaty with its official text imported from a file."""
    project = looks(Project.copy(tmp_path))
    document = tmp_path / "harbour.txt"
    document.write_text(ENGLISH, encoding="utf-8")
    assert (
        main(["--root", str(project.root), "text", "import", "--lang", "en", "--accept", str(document)]) == 0
    )
    return project


def page(project: Project, uri: str) -> str:
    return next(sheet.text for sheet in book(project.corpus()) if sheet.page.uri == uri)


def test_official_words_stand_first_on_each_paragraph(imported: Project) -> None:
    assert imported.said() == []
    text = page(imported, "treaty/article-3.md")
    assert text.index("Each State Party shall pay its keepers’ wages.") < text.index("Keepers must be paid.")
    assert 'id="3.1-official" lang="en" dir="ltr"' in text


def test_a_page_says_that_it_was_compared_where_it_agrees(imported: Project) -> None:
    corpus = imported.corpus()
    found = comparison(corpus, corpus.articles["3"].record)
    assert found is not None
    assert found.language == "en"
    text = page(imported, "treaty/article-3.md")
    assert "Numbering and marks agree with the official text" in text
    assert "not yet compared" not in text


def test_a_page_does_not_say_so_where_a_mark_contradicts_the_words(imported: Project) -> None:
    imported.change("data/articles/03.yml", 'id: "3.1"\n    modality: shall', 'id: "3.1"\n    modality: may')
    corpus = imported.corpus()
    assert comparison(corpus, corpus.articles["3"].record) is None
    assert "not yet compared" in page(imported, "treaty/article-3.md")


def test_a_provision_that_the_text_does_not_have_is_an_error(imported: Project) -> None:
    imported.add("data/articles/03.yml", '  - id: "3.3"\n    modality: may\n')
    imported.add("docs/treaty/article-03.md", "\n## 3.3\n\nA State may do more.\n")
    assert imported.said() == [
        (
            "data/articles/03.yml:7:3  “3.3” stands here and not in the official text in “en”."
            "  Take it out, with its words in docs/treaty/, or mend its number."
        )
    ]


def test_a_missing_provision_is_an_error(imported: Project) -> None:
    imported.change(
        "data/articles/03.yml",
        '  - id: "3.2"\n    modality: endeavour\n    qualifiers: [as-appropriate]\n',
        "",
    )
    imported.change(
        "docs/treaty/article-03.md", "\n## 3.2\n\nStates try to find a second keeper for each light.\n", ""
    )
    assert imported.said() == [
        (
            "data/articles/03.yml:7:3  “3.2” stands in the official text in “en” and is missing here."
            "  Add it here, and its words in docs/treaty/."
        )
    ]


NOTE = """
/// note | Wages are not enough
    concern: {concern}
    quote: {quote}
    words: {words}
    checked: 2023-05-01

A keeper also needs sleep.
This is our own reading.
///
"""


def with_note(project: Project, quote: str, words: str) -> None:
    concern = next(iter(project.corpus().vocabulary.record.concerns))
    project.change(
        "docs/treaty/article-03.md",
        "Keepers must be paid.\n",
        "Keepers must be paid.\n" + NOTE.format(concern=concern, quote=quote, words=words),
    )


def fingerprint(project: Project, provision: str) -> str:
    return words_hash(project.corpus().official["en"].record.words(provision))


def test_a_quotation_is_marked_in_the_official_words(imported: Project) -> None:
    with_note(imported, "its keepers' wages", fingerprint(imported, "3.1"))
    assert imported.said() == []
    text = page(imported, "treaty/article-3.md")
    assert '<mark><a href="#note-wages-are-not-enough">its keepers’ wages</a></mark>' in text


def test_a_quotation_that_is_not_there_is_an_error(imported: Project) -> None:
    with_note(imported, "its keepers’ bread", fingerprint(imported, "3.1"))
    assert [line.partition("  ")[2] for line in imported.said()] == [
        (
            "“its keepers’ bread” does not stand in the official words of 3.1."
            "  Copy the words from the page, where they stand first under the heading."
        )
    ]


def test_a_note_whose_words_changed_is_an_error_with_what_changed(imported: Project, tmp_path: Path) -> None:
    with_note(imported, "wages", fingerprint(imported, "3.1"))
    later = tmp_path / "later.txt"
    later.write_text(
        ENGLISH.replace("shall pay its keepers’ wages", "shall pay its keepers’ fair wages"), encoding="utf-8"
    )
    assert main(["--root", str(imported.root), "text", "import", "--lang", "en", "--accept", str(later)]) == 0
    assert [line.partition("  ")[2] for line in imported.said()] == [
        (
            "The official words of 3.1 are no longer those on which “Wages are not enough” was written."
            " What changed: 1. Each State Party shall pay its keepers' **fair** wages."
            f"  Read the note against them, mend it if need be, and write words: {fingerprint(imported, '3.1')}."
        )
    ]


def test_two_languages_stand_side_by_side(imported: Project, tmp_path: Path) -> None:
    text = imported.text("data/official/en.yml").replace("language: en", "language: fr")
    imported.write("data/official/fr.yml", text)
    assert pairs(imported.corpus()) == [("en", "fr")]
    side = page(imported, "treaty/article-3/en-fr.md")
    assert side.count('<tr id="3.') == 2
    assert 'lang="fr"' in side
    assert "en-fr/" in page(imported, "treaty/article-3.md")


def test_without_an_import_there_is_one_calm_line(tmp_path: Path) -> None:
    project = looks(Project.copy(tmp_path))
    text = page(project, "treaty/article-3.md")
    assert text.count("not yet compared") == 1
    assert "depth-official" not in text


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        ("keeper's", "the keeper’s log", (4, 12)),
        ("the log", "read the\nlog now", (5, 12)),
        ("the rope", "read the log", None),
    ],
)
def test_a_quotation_is_found_whatever_its_marks_and_spaces(quote: str, text: str, expected: object) -> None:
    assert found_at(quote, text) == expected


def test_what_changed_is_said_word_by_word() -> None:
    assert (
        changed("the authorities may search", "the judge may search")
        == "the ~~authorities~~ **judge** may search"
    )


def test_wording_is_nothing_where_there_are_no_words(imported: Project) -> None:
    assert wording(imported.corpus().official["en"].record, "9.9") is None
