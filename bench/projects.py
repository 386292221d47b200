"""Projects to measure on: a copy of this one, the same twice as large, and its finished Markdown for plain Material."""

from __future__ import annotations

import itertools
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from bench.timing import ROOT

PARTS = ("data", "docs", "hooks", "overrides", "mkdocs.yml")


def copied(target: Path) -> Path:
    """A copy of everything that a build needs."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / part)
    return target


def staged(target: Path, root: Path = ROOT) -> Path:
    """All that `gloss stage` writes for another engine."""
    subprocess.run(
        [sys.executable, "-m", "gloss", "--root", str(root), "stage", str(target)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return target


def finished(target: Path) -> Path:
    """The finished Markdown of this project, with Material's own templates and without our hooks."""
    staged(target)
    # Only what is Markdown: the rest is no work for Material.
    for path in sorted((target / "docs").rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.suffix != ".md":
            path.unlink()
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^hooks:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
    text = re.sub(r"^watch:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
    text = re.sub(r"^  custom_dir: .*\n", "", text, flags=re.MULTILINE)
    # Files that the hooks add and pages link to are not part of the comparison.
    text = text.replace("strict: true", "strict: false")
    (target / "mkdocs.yml").write_text(text, encoding="utf-8")
    return target


def doubled(target: Path) -> Path:
    """A copy with twice the articles and twice the countries, all of them different pages."""
    project = copied(target)
    treaty = project / "data" / "treaty.yml"
    # This loader builds nothing but text, lists and groups.
    facts = yaml.load(treaty.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 it is a safe one
    number = int(facts["articles"])
    facts["articles"] = str(2 * number)
    facts["chapters"].append(
        {"number": "X", "title": "Again", "first": str(number + 1), "last": str(2 * number)}
    )
    treaty.write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
    for article in range(1, number + 1):
        _second_article(project, article, article + number)
    codes = _codes(project)
    for path in sorted((project / "data" / "countries").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        two, three = next(codes)
        text = re.sub(r"^name: \"?(.*?)\"?$", r'name: "\1 again"', text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^iso: .*$", f"iso: {two}", text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^iso3: .*$", f"iso3: {three}", text, count=1, flags=re.MULTILINE)
        path.with_name(f"{path.stem}-again.yml").write_text(text, encoding="utf-8")
    return project


def _second_article(project: Path, old: int, new: int) -> None:
    source = project / "data" / "articles" / f"{old:02}.yml"
    text = source.read_text(encoding="utf-8")
    text = re.sub(rf'(- id: "){old}(?=[."])', rf"\g<1>{new}", text)
    text = re.sub(r'^number: ".*"$', f'number: "{new}"', text, count=1, flags=re.MULTILINE)
    text = re.sub(r'^chapter: ".*"$', 'chapter: "X"', text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^ +(?:term|forms): .*\n", "", text, flags=re.MULTILINE)
    source.with_name(f"{new:02}.yml").write_text(text, encoding="utf-8")
    page = project / "docs" / "treaty" / f"article-{old:02}.md"
    words = page.read_text(encoding="utf-8")
    words = re.sub(r'^article: ".*"$', f'article: "{new}"', words, count=1, flags=re.MULTILINE)
    words = re.sub(rf"^(#+ ){old}(?=\.|$)", rf"\g<1>{new}", words, flags=re.MULTILINE)
    words = re.sub(r"\b[Pp]aragraphs? (?=\d)", "par. ", words)
    page.with_name(f"article-{new:02}.md").write_text(words, encoding="utf-8")


def _codes(project: Path) -> Iterator[tuple[str, str]]:
    """Pairs of codes that no country has yet."""
    taken = set()
    for path in (project / "data" / "countries").glob("*.yml"):
        taken |= set(re.findall(r"^iso3?: (\w+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE))
    letters = string.ascii_uppercase
    twos = (code for code in map("".join, itertools.product(letters, repeat=2)) if code not in taken)
    threes = (code for code in map("".join, itertools.product(letters, repeat=3)) if code not in taken)
    yield from zip(twos, threes, strict=False)
