"""Editions of the real site, made once, and of an invented treaty's, made as often as a test likes."""

from __future__ import annotations

import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from gloss.cli import main
from scripts import pango
from tests.built import ROOT, BuiltSite
from tests.treaties.project import HARBOUR

WORDS = "---\ntitle: Take it along\ndescription: Files to keep.\n---\n\nTake what you like.\n\n## How old is it?\n\nEach file says.\n"
PRINT_WORDS = "---\ntitle: Print it\ndescription: Sheets for paper.\n---\n\nPrint what you like.\n\n## On the poster\n\nWho minds the lights?\nA treaty does.\nAsk your harbour master.\n"


@dataclass(frozen=True)
class Editions:
    """A built site with what was made from it."""

    project: Path
    site: Path

    @property
    def shelf(self) -> Path:
        """The folder of the page that lists what there is."""
        return self.site / "offline"

    @property
    def page(self) -> str:
        """The page that lists what there is."""
        return (self.shelf / "index.html").read_text(encoding="utf-8")

    def make(self) -> int:
        """Runs `gloss offline`; returns its exit code."""
        return main(["--root", str(self.project), "offline", "--site", str(self.site)])

    def left(self) -> list[str]:
        """Names in the site's folder that no reader should see."""
        return [path.name for path in self.site.iterdir() if path.name.startswith(".")]


@pytest.fixture(scope="session")
def editions(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """Everything that can be made from the real site; without Pango the test fails and says what to install."""
    if not pango.is_here():
        pytest.fail(pango.NO_PANGO, pytrace=False)
    folder = tmp_path_factory.mktemp("editions") / "site"
    shutil.copytree(site.folder, folder)
    made = Editions(site.project, folder)
    assert made.make() == 0
    return made


@pytest.fixture(scope="session")
def disk(editions: Editions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the ZIP of the real site was unpacked; its name has a space and an accent, as folders do."""
    folder = tmp_path_factory.mktemp("disk") / "mes téléchargements"
    with zipfile.ZipFile(editions.shelf / "site.zip") as archive:
        archive.extractall(folder)
    return folder / "site"


@pytest.fixture(scope="session")
def harbour_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The Harbour Lights Convention as a built site, with a page for what can be taken along."""
    project = tmp_path_factory.mktemp("harbour") / "clone"
    shutil.copytree(HARBOUR, project)
    for part in ("hooks", "overrides", "data/geo"):
        shutil.copytree(ROOT / part, project / part, ignore=shutil.ignore_patterns("__pycache__"))
    (project / "docs" / "offline.md").write_text(WORDS, encoding="utf-8")
    (project / "docs" / "print.md").write_text(PRINT_WORDS, encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"^nav:\n(?:[ #].*\n|\n)*", "", settings, flags=re.MULTILINE)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return BuiltSite.build(project)


@pytest.fixture
def harbour(harbour_site: BuiltSite, tmp_path: Path) -> Editions:
    """A copy of the invented treaty's project and site, in which nothing was made yet."""
    project = tmp_path / "harbour"
    shutil.copytree(harbour_site.project, project)
    return Editions(project, project / "site")
