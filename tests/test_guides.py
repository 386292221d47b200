"""The guides for people say what is so: pictures are there and light, and what they show is what a program says."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.treaties.project import Project

ROOT = Path(__file__).resolve().parent.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PICTURES = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", CONTRIBUTING)
SVG = "{http://www.w3.org/2000/svg}"
LARGEST = 60_000
"""Bytes: many who read this pay for each of them."""


def test_every_step_has_its_picture() -> None:
    steps = re.findall(r"^### \d\. .*$", CONTRIBUTING, re.MULTILINE)
    assert len(steps) == len(PICTURES) == 4


@pytest.mark.parametrize(("alt", "path"), PICTURES, ids=[path for _, path in PICTURES])
def test_a_picture_is_light_and_says_what_it_shows(alt: str, path: str) -> None:
    file = ROOT / path
    assert file.stat().st_size < LARGEST
    assert len(alt) > 40
    drawing = ET.parse(file).getroot()
    assert drawing.tag == f"{SVG}svg"
    assert drawing.findtext(f"{SVG}title")
    assert drawing.findtext(f"{SVG}desc")
    assert {node.tag for node in drawing.iter()} <= {
        f"{SVG}{name}" for name in ("svg", "title", "desc", "g", "rect", "circle", "path", "text")
    }


def test_the_answer_in_the_picture_is_the_one_that_the_checks_give(tmp_path: Path) -> None:
    project = Project.copy(tmp_path)
    project.change("data/countries/westmere.yml", "act: signed", "act: sined")
    (problem,) = project.problems()
    drawing = ET.parse(ROOT / ".github" / "pictures" / "4-answer.svg").getroot()
    shown = [node.text for node in drawing.iter(f"{SVG}text")]
    assert problem.sentence in shown
    assert problem.hint in shown
    project.change("data/countries/westmere.yml", "act: sined", "act: signed")
    assert project.report() in shown


def test_every_file_that_a_guide_links_to_is_there() -> None:
    guides = [
        *ROOT.glob("*.md"),
        *(ROOT / "docs" / "contribute").glob("*.md"),
        *(ROOT / "examples").rglob("README.md"),
    ]
    missing = [
        (guide.name, target)
        for guide in guides
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", guide.read_text(encoding="utf-8"))
        if not (guide.parent / target).exists()
    ]
    made = {("index.md", "../about/freshness.md")}
    assert set(missing) <= made
