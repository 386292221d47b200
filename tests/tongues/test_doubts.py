"""A fault in a catalogue is told by the check of everything, with its line, and a catalogue is read again only if it changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from gloss import cli
from gloss.model.problem import Place
from gloss.tongues import catalogue
from gloss.tongues.catalogue import FOLDER, INTERFACE
from gloss.tongues.doubts import doubted
from tests.treaties.project import Project

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
GOOD = 'msgid "See {day}"\nmsgstr "Ver {day}"\n'
PATH = f"{FOLDER}/es/{INTERFACE}"


def put(root: Path, text: str, tag: str = "es") -> None:
    path = root / FOLDER / tag / INTERFACE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("entry", "line", "said"),
    [
        ('msgid "See {day}"\nmsgstr "Ver"\n', 5, "What stands in braces differs in “Ver”."),
        ('msgid "See {day}"\nmsgstr "Ver {dia}"\n', 5, "What stands in braces differs in “Ver {dia}”."),
        (
            'msgid "Read it."\nmsgstr "Lea."\n\nmsgid "See <b>it</b>"\nmsgstr "Ver"\n',
            8,
            "Tags or fields differ in “Ver”.",
        ),
        ('msgid "See"\nmsgstr "[Ver](https://a.example)"\n', 5, "Links, brackets or signs in code differ"),
        ('msgid "See"\nmsgstr Ver\n', 6, "“msgstr Ver” is no text between quotation marks"),
        ('msgid "See"\nmsgstr "Ver\n', 6, '“msgstr "Ver” is no text between quotation marks'),
        ('msgid "See"\nmsgstr "Ver "bien""\n', 6, "is no text between quotation marks"),
        ('msgid "See"\nmsgtr "Ver"\n', 6, '“msgtr "Ver"” is no text between quotation marks'),
        ('msgid "See"\nmsgstr "Ver"\nnonsense\n', 7, "“nonsense” is no text"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, entry: str, line: int, said: str) -> None:
    put(tmp_path, HEAD + entry)
    (problem,) = doubted(tmp_path)
    assert problem.place == Place(PATH, line)
    assert said in problem.sentence
    assert problem.hint
    assert doubted(tmp_path) == [problem], "what was kept says the same"


def test_a_good_catalogue_and_none_have_no_fault(tmp_path: Path) -> None:
    assert doubted(tmp_path) == []
    put(tmp_path, HEAD + GOOD)
    assert doubted(tmp_path) == []


def test_a_rule_for_plurals_that_is_none_and_a_folder_of_no_language_are_told(tmp_path: Path) -> None:
    put(tmp_path, HEAD.replace("Content-Type", "Plural-Forms: nplurals=99; plural=n;\\n\"\n\"Content-Type") + GOOD)  # fmt: skip
    put(tmp_path, HEAD + GOOD, "qqq")
    rule, folder = doubted(tmp_path)
    assert "is no rule for plurals" in rule.sentence
    assert "is the tag of no language" in folder.sentence


def test_a_catalogue_is_read_again_only_if_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = catalogue.read_catalogue
    monkeypatch.setattr(catalogue, "read_catalogue", lambda path, tag: (read.append(tag), real(path, tag))[1])
    put(tmp_path, HEAD + GOOD)
    put(tmp_path, HEAD + GOOD, "fr")
    assert doubted(tmp_path) == doubted(tmp_path) == []
    assert read == ["es", "fr"]
    put(tmp_path, HEAD + GOOD.replace("Ver {day}", "Ver"))
    assert [problem.place.path for problem in doubted(tmp_path)] == [PATH]
    assert read == ["es", "fr", "es"]


def test_the_check_of_everything_tells_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    harbour = Project.copy(tmp_path)
    put(harbour.root, HEAD + GOOD.replace("Ver {day}", "Ver"))
    assert cli.main(["--root", str(harbour.root), "check"]) == 1
    said = capsys.readouterr().out
    assert said.startswith(f"{PATH}:5  The translation of “See {{day}}” is not used.")
    assert "One thing to mend." in said
