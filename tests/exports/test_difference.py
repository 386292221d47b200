"""What a reader would notice of a change, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gloss.cli import main
from gloss.exports.difference import as_markdown, difference
from gloss.model.problem import Refused
from tests.treaties.project import Project


@pytest.fixture
def pair(root: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A project, and the same once more."""
    before = Project.copy(tmp_path / "before").root
    shutil.copytree(root / "overrides", before / "overrides")
    shutil.copytree(root / "data" / "geo", before / "data" / "geo")
    (before / "docs" / "act").mkdir(exist_ok=True)
    (before / "docs" / "act" / "index.md").write_text("# Act\n", encoding="utf-8")
    after = tmp_path / "after" / "harbour"
    shutil.copytree(before, after)
    return before, after


def test_no_change_is_no_difference(pair: tuple[Path, Path]) -> None:
    assert as_markdown(difference(*pair), pair[1]) == "Readers of the site see no difference.\n"


def test_a_changed_sentence_is_shown_on_every_page_that_has_it(pair: tuple[Path, Path]) -> None:
    before, after = pair
    path = next(path for path in sorted((after / "data/choices").glob("*.yml")))
    text = path.read_text(encoding="utf-8")
    title = next(line for line in text.split("\n") if line.startswith("title: "))
    path.write_text(text.replace(title, "title: Somebody chose other words"), encoding="utf-8")
    found = difference(before, after)
    assert any(address.startswith("treaty/choices") for address in found.changed)
    assert any("+ " in line and "Somebody chose" in line for line in found.changed["treaty/choices/"])
    shown = as_markdown(found, after)
    assert "<summary>/treaty/choices/</summary>" in shown
    assert found.moved == ()


def test_a_country_that_moves_is_named_first(pair: tuple[Path, Path]) -> None:
    before, after = pair
    path = after / "data" / "countries" / "northholm.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("act: ratified", "act: statement").replace("act: signed", "act: statement"), encoding="utf-8")  # fmt: skip
    found = difference(before, after)
    assert [item.after for item in found.moved] == ["has not signed"]
    assert as_markdown(found, after).startswith("### On the map\n")


def test_fences_hold_whatever_stands_in_them(pair: tuple[Path, Path]) -> None:
    before, after = pair
    page = after / "docs" / "treaty" / "index.md"
    page.write_text(
        page.read_text(encoding="utf-8") + "\n\n```\n</details>\n@everybody\n```\n", encoding="utf-8"
    )
    shown = as_markdown(difference(before, after), after)
    assert "``````diff" in shown or "`````diff" in shown


def test_a_project_with_faults_is_not_compared(pair: tuple[Path, Path]) -> None:
    before, after = pair
    (after / "data/treaty.yml").write_text("name: x\n", encoding="utf-8")
    with pytest.raises(Refused, match="something to mend"):
        difference(before, after)


def test_the_command_compares_two_folders(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = pair
    assert main(["--root", str(after), "difference", str(before)]) == 0
    assert capsys.readouterr().out == "Readers of the site see no difference.\n"
