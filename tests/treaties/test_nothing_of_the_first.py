"""Nothing of the first treaty is in the code, the looks or the machinery: another treaty is another folder of facts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.first import ROOT, TREATY, named

CODE = sorted(path for path in (ROOT / "hooks").rglob("*.py"))
LOOKS = sorted(
    path
    for path in (ROOT / "overrides").rglob("*")
    if path.suffix in {".html", ".md", ".js", ".css", ".svg", ".json", ".txt"} and "fonts" not in path.parts
)
MACHINERY = sorted(
    path
    for folder in (".ci", ".devcontainer", ".github/workflows", ".vscode", "bench", "scripts", "starter")
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and path.suffix not in {".pyc", ".png"} and path.name != "results.json"
)
FIGURES = {TREATY.entry_into_force.instruments, TREATY.entry_into_force.days, TREATY.articles}
SPELLED = re.compile(r"\b(forty|fortieth|ninety|ninetieth|sixty-eight)\b", re.IGNORECASE)
PLACE = re.compile(
    r"\barticle-0?[1-9]\d*\b|\bArticles? [1-9]\d*\b(?! to )|(?<![\w.])[1-9]\d*\([1-9]\d*\)(?!\w)|#[1-9]\d*\.[1-9]\d*\b"
)
EXAMPLES = re.compile(r"(such as|like this:|as in|at the top$|under each note$|as it is printed)")
"""A sentence that shows what the form of something is may name a paragraph, for instance “such as “6.2””."""


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """What code says: its strings, without docstrings, which are words about the code."""
    words = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in words:
            yield node.lineno, node.value


def figures(tree: ast.AST) -> Iterator[tuple[int, int]]:
    """Numbers that code reckons with and that the treaty has too; a named constant and the length of a cut text say what they are."""
    said = set()
    for node in ast.walk(tree):
        constant = isinstance(node, ast.Assign) and all(
            isinstance(name, ast.Name) and name.id.isupper() for name in node.targets for name in _names(name)
        )
        if isinstance(node, ast.Slice) or constant or isinstance(node, ast.Dict | ast.Tuple):
            said |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        number = isinstance(node, ast.Constant) and type(node.value) is int and id(node) not in said
        if number and node.value in FIGURES:
            yield node.lineno, node.value


def _names(target: ast.AST) -> list[ast.AST]:
    return list(target.elts) if isinstance(target, ast.Tuple) else [target]


def ids(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


@pytest.mark.parametrize("path", [*CODE, *LOOKS, *MACHINERY], ids=ids([*CODE, *LOOKS, *MACHINERY]))
def test_no_file_names_it(path: Path) -> None:
    assert list(named(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", CODE, ids=ids(CODE))
def test_no_code_names_one_of_its_articles_or_spells_its_figures(path: Path) -> None:
    found = [
        (line, text[:80])
        for line, text in strings(ast.parse(path.read_text(encoding="utf-8")))
        if SPELLED.search(text) or (PLACE.search(text) and not EXAMPLES.search(text))
    ]
    assert found == []


@pytest.mark.parametrize("path", CODE, ids=ids(CODE))
def test_no_code_reckons_with_its_figures(path: Path) -> None:
    allowed = {
        # How far a row of a page reaches, and how many answers are shown in one line.
        "hooks/gloss/official_text/reading/pdf.py", "hooks/gloss/official_text/reading/plain.py", "hooks/gloss/writing/verbs.py",
        "hooks/gloss/official_text/comparing.py", "hooks/gloss/cards/drawing.py",
    }  # fmt: skip
    if path.relative_to(ROOT).as_posix() not in allowed:
        assert list(figures(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("path", LOOKS, ids=ids(LOOKS))
def test_no_template_names_one_of_its_articles(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    remarks = r"/\*.*?\*/|(?m:^\s*//.*$)|\{#.*?#\}"
    said = re.sub(remarks, "", text, flags=re.DOTALL)
    assert SPELLED.search(said) is None
    assert path.suffix in {".svg", ".css"} or PLACE.findall(said) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("if count >= 40: pass", [40]),
        ("days = 90", [90]),
        ("def force(needed=40): pass", [40]),
        ("LONGEST = 40", []),
        ("text[:40]", []),
        ("x = 41", []),
    ],
)
def test_a_figure_in_the_code_is_seen(source: str, found: list[int]) -> None:
    assert [figure for _, figure in figures(ast.parse(source))] == found


@pytest.mark.parametrize("text", ["treaty/article-40/", "see Article 24", "40(22)", "#6.2"])
def test_an_article_in_the_code_is_seen(text: str) -> None:
    assert PLACE.search(text)


@pytest.mark.parametrize(
    "text", ["The Convention against CYBERCRIME", f"see {TREATY.symbol}", "opened in Hanoi"]
)
def test_a_name_is_seen(text: str) -> None:
    assert list(named(text)) == [text]
