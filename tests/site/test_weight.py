"""The build tells what the site weighs, and fails in strict mode above what the settings allow."""

from __future__ import annotations

from pathlib import Path

import pytest

from gloss.site.weight import kind, weigh
from tests.small import SmallSite

SETTING = "  most_megabytes: 325\n"


@pytest.fixture
def small(tmp_path: Path) -> SmallSite:
    return SmallSite.make(tmp_path)


def test_the_build_tells_what_weighs_how_much(small: SmallSite) -> None:
    said = small.build("--strict")
    files = small.made()
    (line,) = [line for line in said.splitlines() if "The site has" in line]
    assert (
        f"The site has {len(files):,} files with {sum(map(len, files.values())) / 1e6:.1f} MB: pages " in line
    )
    assert ", share cards 0.0, data " in line


def test_above_what_is_allowed_a_strict_build_fails_with_a_sentence(small: SmallSite) -> None:
    small.change("mkdocs.yml", SETTING, "  most_megabytes: 0.5\n")
    said = small.build("--strict", code=1)
    assert "and mkdocs.yml allows it 0.5 MB" in said
    assert "raise “most_megabytes” in mkdocs.yml" in said


def test_without_the_setting_a_site_may_weigh_what_it_likes(small: SmallSite) -> None:
    small.change("mkdocs.yml", SETTING, "")
    assert "allows it" not in small.build("--strict")


@pytest.mark.parametrize("value", ["sixty", "0", "-3", "true", "[60]"])
def test_what_is_no_number_is_refused(small: SmallSite, value: str) -> None:
    small.change("mkdocs.yml", SETTING, f"  most_megabytes: {value}\n")
    said = small.build("--strict", code=1)
    assert "is no number of megabytes" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("index.html", "pages"), ("data/index.html", "pages"), ("a/6.2/share/index.html", "pages"), ("cards/a/6.2.png", "share cards"),
        ("data/v1/all.sqlite", "data"), ("feeds/all.xml", "data"), ("calendar.ics", "data"), ("search/search_index.json", "search"),
        ("assets/site.css", "other"), ("badges/status.svg", "other"),
    ],
)  # fmt: skip
def test_every_file_counts_once(path: str, name: str) -> None:
    assert kind(path) == name


def test_a_folder_with_nothing_in_it_weighs_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        weigh(tmp_path, 1)
    assert "The site has 0 files with 0.0 MB" in caplog.text
