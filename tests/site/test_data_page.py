"""What the page on data says works: its programs run on the files of the site, and every table is named."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.built import BuiltSite

ROOT = Path(__file__).resolve().parents[2]


def examples(language: str) -> list[str]:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def test_the_programs_run(site: BuiltSite) -> None:
    web, database = examples("python")
    folder = (site.folder / "data" / "v1").resolve()
    assert site.address in web, "the example names the site's own address"
    here = web.replace(f'"{site.address}"', repr(f"{site.folder.resolve().as_uri()}/"))
    for program in (here, database):
        done = subprocess.run(
            [sys.executable, "-W", "error::SyntaxWarning", "-c", program], cwd=folder, capture_output=True, text=True, check=False
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert len(done.stdout.splitlines()) >= 5


def test_every_table_is_named(site: BuiltSite) -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    for file in (site.folder / "data" / "v1").glob("*.*"):
        assert f"data/v1/{file.name}" in page, file.name
