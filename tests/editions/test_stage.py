"""The whole site for another engine: complete, the same every time, and never over somebody's files."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml

from gloss import cli
from gloss.editions.rebased import rebased
from gloss.editions.settings import toml
from tests.small import SmallSite


@pytest.fixture
def small(tmp_path: Path) -> SmallSite:
    """The invented treaty with this project's settings and looks."""
    return SmallSite.make(tmp_path / "small")


def staged(project: SmallSite, folder: Path) -> int:
    return cli.main(["--root", str(project.root), "stage", str(folder)])


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_all_that_the_site_is_made_of_stands_on_disk(
    small: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another treaty is another folder of facts and words, and nothing else."""
    folder = tmp_path / "plain"
    assert staged(small, folder) == 0
    written = files(folder)
    pages = [path for path in written if path.endswith(".md")]
    assert capsys.readouterr().out == f"wrote {len(pages)} pages to {folder}\n"
    assert {
        "docs/index.md",
        "docs/treaty/preamble.md",
        "docs/countries/northholm.md",
        "docs/act/index.md",
    } <= set(pages)
    assert {f"docs/treaty/article-{number}.md" for number in range(1, 6)} <= set(pages)
    assert not any(path.startswith("docs/treaty/article-0") for path in written)
    # The feeds and the data, redirects, badges, sheets for paper, looks.
    assert {"zensical.toml", "overrides/main.html", "docs/feeds/all.xml", "docs/data/v1/countries.json",
            "docs/badges/status.svg", "docs/assets/stylesheets/tokens.css"} <= set(written)  # fmt: skip
    assert any(path.startswith("docs/a/") for path in written)
    assert not any(path.startswith(("docs/bare/", "docs/partials/", "docs/cards/")) for path in written)


def test_a_page_begins_with_what_the_frame_says_of_it(small: SmallSite, tmp_path: Path) -> None:
    small.change("data/articles/04.yml", "title: Logs", "title: 'Logs: \"who\" \\ reads them'")
    assert staged(small, tmp_path / "plain") == 0
    text = files(tmp_path / "plain")["docs/treaty/article-4.md"].decode()
    _, head, body = text.split("---\n", 2)
    said = yaml.safe_load(head)
    assert said["title"] == 'Article 4: Logs: "who" \\ reads them'
    assert '"Legislation"' in said["linked"]
    assert "A State may ask for a judge's order first." in body


def test_the_settings_are_those_of_the_site(small: SmallSite, tmp_path: Path) -> None:
    assert staged(small, tmp_path / "plain") == 0
    made = tomllib.loads((tmp_path / "plain" / "zensical.toml").read_text(encoding="utf-8"))
    given = yaml.safe_load(small.text("mkdocs.yml"))
    project = made["project"]
    assert project["site_url"] == given["site_url"]
    assert project["nav"] == given["nav"]
    assert project["site_name"] == small.corpus().treaty.record.site_name
    assert project["theme"]["language"] == given["theme"]["language"]
    names = {
        name
        for entry in given["markdown_extensions"]
        for name in (entry if isinstance(entry, dict) else [entry])
    }
    assert project["markdown_extensions"].keys() == names
    for path in [*project["extra_css"], *(script["path"] for script in project["extra_javascript"])]:
        assert (tmp_path / "plain" / "docs" / path).is_file(), path


@pytest.mark.parametrize(
    ("text", "said"),
    [("mkdocs.yml", None), ("[", "mkdocs.yml  The settings of the site cannot be read"), ("- a", "mkdocs.yml  There are no settings in it.")],
)  # fmt: skip
def test_settings_that_cannot_be_read_are_refused(
    small: SmallSite, tmp_path: Path, text: str, said: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if said is None:
        small.remove("mkdocs.yml")
    else:
        small.write("mkdocs.yml", text)
    assert staged(small, tmp_path / "plain") == 1
    assert (said or "mkdocs.yml") in capsys.readouterr().err
    assert not (tmp_path / "plain").exists()


def test_any_text_survives_the_settings() -> None:
    value = {"a key": ['"', "\\", "\n\t", "é 汉 😀", "\x7f", True, 3, {"b": "c", "_d": []}]}
    assert tomllib.loads(f"x = {toml(value)}") == {"x": value}


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ('<a href="../../map/">', '<a href="../map/">'),
        ('<a class="x" href="../">', '<a class="x" href="./">'),
        ('<a href="../#d">', '<a href="./#d">'),
        ('<a href="./#d">', '<a href="norway/#d">'),
        ('<a href="share/">', '<a href="norway/share/">'),
        ('<img alt="a > b" src="../../badges/a.svg">', '<img alt="a > b" src="../badges/a.svg">'),
        ("<a href='../../map/'>", "<a href='../map/'>"),
        ('<a href="#d">', '<a href="#d">'),
        ('<a href="?a=b">', '<a href="?a=b">'),
        ('<a href="https://example.org/../a">', '<a href="https://example.org/../a">'),
        ('<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">'),
        ('<a href="../map.md#a">', '<a href="../map.md#a">'),
        ('<b data-href="../../map/">', '<b data-href="../../map/">'),
        ("[a](../map.md) 1 < 2", "[a](../map.md) 1 < 2"),
    ],
)
def test_addresses_in_html_are_seen_from_the_file(html: str, made: str) -> None:
    assert rebased(html, "countries/norway.md") == made
    assert rebased(html, "countries/index.md") == html


def test_the_same_facts_give_the_same_bytes(small: SmallSite, tmp_path: Path) -> None:
    assert staged(small, tmp_path / "one") == 0
    assert staged(small, tmp_path / "two") == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_an_empty_folder_will_do(small: SmallSite, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert staged(small, tmp_path / "empty") == 0


@pytest.mark.parametrize("kind", ["a full folder", "a file"])
def test_nothing_is_written_over(
    small: SmallSite, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    if kind == "a file":
        taken.write_text("mine", encoding="utf-8")
    else:
        taken.mkdir()
        (taken / "mine.md").write_text("mine", encoding="utf-8")
    assert staged(small, taken) == 1
    assert capsys.readouterr() == (
        "",
        f"“{taken}” is not an empty folder. Name one that does not exist yet.\n",
    )
    assert (taken if kind == "a file" else taken / "mine.md").read_text(encoding="utf-8") == "mine"


def test_nothing_is_written_while_something_is_to_be_mended(
    small: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.change("data/countries/westmere.yml", "act: signed", "act: singed")
    assert staged(small, tmp_path / "plain") == 1
    assert capsys.readouterr().out.endswith("One thing to mend.\n")
    assert not (tmp_path / "plain").exists()
