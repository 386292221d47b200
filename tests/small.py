"""A small site that builds in a moment: the invented treaty, with this project's settings, looks and hooks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.built import ROOT, mkdocs
from tests.treaties.project import Project

NAV = """nav:
  - Home: index.md
  - Read:
      - The treaty: treaty/index.md
      - Choices: treaty/choices.md
  - The map: map.md
  - Sources: sources.md
"""


class SmallSite(Project):
    """A project that a test may change and build."""

    @classmethod
    def make(cls, folder: Path) -> SmallSite:
        """In a folder that does not exist yet."""
        site = cls(cls.copy(folder).root)
        for part in ("hooks", "overrides"):
            shutil.copytree(ROOT / part, site.root / part, ignore=shutil.ignore_patterns("__pycache__"))
        site.write("data/geo/world.json", (ROOT / "data" / "geo" / "world.json").read_bytes())
        site.write("docs/act/index.md", "# Act\n\nWhat you can do.\n")
        settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        site.write("mkdocs.yml", re.sub(r"(?ms)^nav:\n.*?(?=^\S)", NAV, settings, count=1))
        return site

    def again(self, folder: Path) -> SmallSite:
        """The same project elsewhere, without anything that a build left behind."""
        left = {str(self.root): {"site", ".cache"}}
        shutil.copytree(
            self.root, folder, ignore=lambda place, names: left.get(place, set()) | {"__pycache__"}
        )
        return SmallSite(folder)

    def build(self, *arguments: str, code: int = 0, changes: Mapping[str, str] | None = None) -> str:
        """Builds it, with some changes to the environment; returns all that was said."""
        done = mkdocs(self.root, "build", *arguments, changes=changes)
        said = done.stdout + done.stderr
        assert done.returncode == code, said[-3000:]
        return said

    def made(self, folder: str = "site") -> dict[str, bytes]:
        """Every file of the finished site."""
        top = self.root / folder
        return {
            path.relative_to(top).as_posix(): path.read_bytes()
            for path in sorted(top.rglob("*"))
            if path.is_file()
        }
