"""Every page as plain Markdown on disk: whole, the same every time, and never over somebody's files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from gloss import cli
from tests.treaties.project import Project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def site(harbour: Project) -> Project:
    """The invented treaty with this repository's templates and map."""
    shutil.copytree(ROOT / "overrides" / "pages", harbour.root / "overrides" / "pages")
    (harbour.root / "data" / "geo").mkdir()
    shutil.copyfile(ROOT / "data" / "geo" / "world.json", harbour.root / "data" / "geo" / "world.json")
    harbour.write("docs/act/index.md", "# Act\n")
    return harbour


def staged(project: Project, folder: Path) -> int:
    return cli.main(["--root", str(project.root), "stage", str(folder)])


def pages(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.md")}


def test_every_page_stands_on_disk(site: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another treaty is another folder of facts and words, and nothing else."""
    folder = tmp_path / "plain"
    assert staged(site, folder) == 0
    written = pages(folder)
    assert capsys.readouterr().out == f"wrote {len(written)} pages to {folder}\n"
    assert {"index.md", "treaty/preamble.md", "countries/northholm.md", "act/index.md"} <= set(written)
    assert {f"treaty/article-{number}.md" for number in range(1, 6)} <= set(written)
    assert not any(path.startswith(("treaty/article-0", "data/")) for path in written)


def test_a_page_begins_with_its_title(site: Project, tmp_path: Path) -> None:
    site.change("data/articles/04.yml", "title: Logs", "title: 'Logs: \"who\" \\ reads them'")
    assert staged(site, tmp_path / "plain") == 0
    text = pages(tmp_path / "plain")["treaty/article-4.md"].decode()
    _, head, body = text.split("---\n", 2)
    assert yaml.safe_load(head) == {"title": 'Article 4: Logs: "who" \\ reads them'}
    assert "A State may ask for a judge's order first." in body


def test_the_same_facts_give_the_same_bytes(site: Project, tmp_path: Path) -> None:
    assert staged(site, tmp_path / "one") == 0
    assert staged(site, tmp_path / "two") == 0
    assert pages(tmp_path / "one") == pages(tmp_path / "two")


def test_an_empty_folder_will_do(site: Project, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert staged(site, tmp_path / "empty") == 0


@pytest.mark.parametrize("kind", ["a full folder", "a file"])
def test_nothing_is_written_over(
    site: Project, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    if kind == "a file":
        taken.write_text("mine", encoding="utf-8")
    else:
        taken.mkdir()
        (taken / "mine.md").write_text("mine", encoding="utf-8")
    assert staged(site, taken) == 1
    assert capsys.readouterr() == (
        "",
        f"“{taken}” is not an empty folder. Name one that does not exist yet.\n",
    )
    assert (taken if kind == "a file" else taken / "mine.md").read_text(encoding="utf-8") == "mine"


def test_nothing_is_written_while_something_is_to_be_mended(
    site: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.change("data/countries/westmere.yml", "act: signed", "act: singed")
    assert staged(site, tmp_path / "plain") == 1
    assert capsys.readouterr().out.endswith("One thing to mend.\n")
    assert not (tmp_path / "plain").exists()
