"""What the page on data says works: its programs run on the files of the site, and every table is named."""

from __future__ import annotations

import json
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


def test_every_row_leads_to_its_place_on_a_page(site: BuiltSite) -> None:
    for file in (site.folder / "data" / "v1").glob("*.json"):
        for row in json.loads(file.read_text(encoding="utf-8")).get("rows", []):
            if "page" in row:
                path, _, anchor = row["page"].removeprefix(site.address).partition("#")
                assert path in site.pages, (file.name, row["page"])
                assert not anchor or anchor in site.pages[path].ids, (file.name, row["page"])


def test_pages_lead_to_their_record(site: BuiltSite) -> None:
    for address, record in {
        "countries/norway/": "countries/norway.json", "votes/ahc-2024-article-24/": "votes/ahc-2024-article-24.json",
        "treaty/article-6/": "articles/6.json", "treaty/choices/": "choices.json",
    }.items():  # fmt: skip
        targets = [link.value for link in site.page(address).links]
        assert [target for target in targets if target.endswith(f"data/v1/{record}")], address
