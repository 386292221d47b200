"""Files that are broken, enormous, misnamed, or links to where they should not lead: refused by name, and in little time and room."""

from __future__ import annotations

import os
import sys
import tracemalloc
from pathlib import Path

import markdown
import pytest

from tests.hostile.conftest import Victim

BILLION = "a: &a [x, x, x]\n" + "\n".join(
    f"{name}: &{name} [*{before}, *{before}, *{before}]"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
BROKEN = (
    BILLION,
    "a: &a\n  b: *a\n",
    "<<: {a: b}\nname: &x Northholm\n",
    "name: !!python/object/apply:os.system ['touch pwned']\n",
    "name: !!python/name:os.system\n",
    "!!set {a, b}\n",
    "name: !!binary aGVsbG8=\n",
    "name: !<tag:yaml.org,2002:python/object/new:os.system> [x]\n",
    "%TAG ! tag:evil.example,2026:\n---\nname: !x y\n",
    "---\nname: Northholm\n---\nname: Southmoor\n",
    "[" * 50_000,
    "{" * 50_000,
    "- " * 50_000,
    "? " * 20_000,
    "a: " * 20_000,
    "\n".join(f"{' ' * depth}a:" for depth in range(500)),
    "name: " + "'" * 99_999,
    'name: "' + "\\" * 99_999,
    "name: |\n" + " " * 100_000 + "x\n",
    "name: Northholm\nname: Southmoor\n",
    "name:\tNorthholm\n",
    "name: Northholm\n iso: NH\n",
    "\x00\x01\x02",
    "name: \"\\x00\\u202e\\ud800\"\n",
    "name: \"\\UFFFFFFFF\"\n",
    "- just\n- a list\n",
    "just text",
    "",
    " ",
    "null",
    "name: null\niso: ~\n",
    "? [a, b]\n: c\n",
    "? {a: b}\n: c\n",
    "name: Northholm # fine\nevents: #\n",
    "\ufeff\ufeffname: Northholm\n",
    "name: Northholm\nconstructor: {prototype: {polluted: 1}}\n",
    "name: Northholm\n__class__: x\n",
    "name: Northholm\nmodel_config: {extra: allow}\n",
    "events: [{date: 2021-06-01, act: signed, evidence: depositary, source: ../../../etc/passwd}]\n",
    "name: Northholm\nchecked: 99999999999999999999-01-01\n",
    "name: Northholm\nchecked: " + "9" * 5000 + "\n",
    "name: " + "x" * 999_000 + "\nwrong: x\n",
    "x" * 1_000_001,
    "\n" * 1_000_001,
    "# remark\n" * 100_000,
)  # fmt: skip
BYTES = (
    b"\xff\xfe\x00",
    "name: Northholm\n".encode("utf-16"),
    "name: Nørthholm\n".encode("latin-1"),
    b"name: \xed\xa0\x80\n",
    b"name: \xc0\xaf\n",
    b"PK\x03\x04" + bytes(100),
    b"\x1f\x8b" + bytes(100),
    b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n",
    b"\x89PNG\r\n\x1a\n" + bytes(100),
    b"MZ" + bytes(100),
)
NAMES = (
    "data/countries/../../escape.yml~", "data/countries/UPPER.yml", "data/countries/a b.yml", "data/countries/a'b.yml",
    'data/countries/a"b.yml', "data/countries/<b>.yml", "data/countries/a&b.yml", "data/countries/a;b.yml",
    "data/countries/$(touch pwned).yml", "data/countries/`x`.yml", "data/countries/{{x}}.yml", "data/countries/a\nb.yml",
    "data/countries/\u202egnp.yml", "data/countries/nоrthholm.yml", "data/countries/northholm.yaml", "data/countries/northholm.yml.yml",
    "data/countries/-.yml", "data/countries/--help.yml", "data/countries/x.exe", "data/votes/a.html", "data/choices/..yml.",
    "docs/evil.html", "docs/evil.js", "docs/evil.css", "docs/evil.svg", "docs/evil.xml", "docs/evil.xhtml", "docs/evil.pdf",
    "docs/evil.md.jinja", "docs/assets/javascripts/bundle.js", "docs/assets/stylesheets/tokens.css", "docs/sw.js", "docs/manifest.json",
    "docs/search/search_index.json", "docs/CNAME", "docs/_headers", "docs/_redirects", "docs/robots", "docs/sitemap.xml.gz",
    "docs/404.html", "docs/javascript:alert(1).md", "docs/a b.md", "docs/<img src=x onerror=alert(1)>.md", "docs/%2e%2e.md",
    "docs/a\u202eb.md", "docs/\u0430bout.md", "docs/x.png", "docs/x.jpg", "docs/treaty/article-4.html", "docs/treaty/x\ty.md",
)  # fmt: skip


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_broken_facts(victim: Victim, text: str) -> None:
    path = "data/countries/northholm.yml"
    with victim.with_file(path, text) as problems:
        assert [problem for problem in problems if problem.place.path == path]
        assert all(len(problem.sentence) < 2_000 for problem in problems), "no report quotes a whole file"


@pytest.mark.parametrize("raw", BYTES, ids=range(len(BYTES)))
@pytest.mark.parametrize("path", ["data/sources.yml", "docs/treaty/article-04.md", "docs/sources.md"])
def test_files_that_hold_no_text(victim: Victim, path: str, raw: bytes) -> None:
    with victim.with_file(path, raw) as problems:
        assert [problem for problem in problems if problem.place.path == path]


@pytest.mark.parametrize("path", NAMES, ids=range(len(NAMES)))
def test_names_of_files(victim: Victim, path: str) -> None:
    folder, _, name = path.rpartition("/")
    if ".." in folder:
        folder, name = "data/countries", "..escape.yml~"
    (victim.root / folder).mkdir(parents=True, exist_ok=True)
    with victim.with_file(f"{folder}/{name}", "# Words\n") as problems:
        here = [problem for problem in problems if problem.place.path.startswith(folder)]
        hidden = name.startswith(".")
        assert here or hidden
        assert all(f"{problem.place}{problem.sentence}".isprintable() for problem in problems)


SECRET = "/etc/passwd" if sys.platform != "win32" else "C:/Windows/win.ini"


@pytest.mark.parametrize(
    "path",
    [
        "data/countries/linked.yml", "data/votes/linked.yml", "data/choices/linked.yml", "docs/treaty/article-06.md",
        "docs/countries/linked.md", "docs/linked.md", "docs/act/linked.md", "docs/linked.png", "docs/linked.txt", "docs/linked",
    ],
)  # fmt: skip
@pytest.mark.parametrize("target", [SECRET, "/etc", "../../../..", "nowhere", "."])
def test_links(victim: Victim, path: str, target: str) -> None:
    link = victim.root / path
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)
    try:
        problems = victim.problems()
    finally:
        link.unlink()
    assert [problem.place.path for problem in problems] == [path]
    assert "root:" not in str(problems)


@pytest.mark.parametrize("path", ["data/countries", "docs/countries", "docs/treaty"])
def test_a_folder_that_is_a_link(victim: Victim, path: str, tmp_path: Path) -> None:
    folder, aside = victim.root / path, tmp_path / "aside"
    folder.rename(aside)
    folder.symlink_to(aside)
    try:
        problems = victim.problems()
    finally:
        folder.unlink()
        aside.rename(folder)
    assert path in {problem.place.path for problem in problems}


EXTENSIONS = ["abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "fenced_code"]

BOMBS = (
    "*" * 3_999,
    "_" * 3_999,
    "[" * 3_999,
    "[](" * 1_300,
    "![" * 1_999,
    "[a](b" * 799,
    "`" * 3_999,
    " ".join("`" * length for length in range(1, 85)),
    "<" * 3_999,
    "&" * 3_999,
    "{" * 3_999,
    "{# " * 1_333,
    "a_" * 1_999,
    "a*" * 1_999,
    "**a*" * 999,
    "\\" * 3_999,
    "|" * 3_999,
    "> " * 1_999,
    "- " * 1_999,
    "1. " * 1_333,
    "[^a]" * 999,
    "[a]: b " * 500,
    "((((" * 999,
    '"' * 3_999,
    "http://" * 500,
    "Article 4(2) " * 300,
    "Articles 1, 2, 3, " * 200,
    "x" * 4_001,
)  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS, ids=range(len(BOMBS)))
def test_bombs_of_signs(victim: Victim, bomb: str) -> None:
    """Each is refused, or Markdown is done with it as well; a search that goes back and forth would never end."""
    many = "\n\n".join([bomb] * 20)
    text = victim.text("docs/treaty/article-04.md").replace("Nobody may read", f"{many}\n\nNobody may read")
    with victim.with_file("docs/treaty/article-04.md", text) as problems:
        assert all(len(problem.sentence) < 500 for problem in problems)
    if not problems:
        assert markdown.markdown(many, extensions=EXTENSIONS)


DEEP = (
    "\n".join(f"{'    ' * depth}- x" for depth in range(900)),
    "\n".join(f"{'> ' * depth}x" for depth in range(900)),
    "\n".join(["[a"] * 5_000),
    "\n".join(["[a](b"] * 5_000),
    "\n\n".join(["x" * 3_000] * 40),
)


@pytest.mark.parametrize("text", DEEP, ids=range(len(DEEP)))
def test_what_would_keep_markdown_busy_for_ever_is_refused(victim: Victim, text: str) -> None:
    with victim.with_file("docs/sources.md", f"---\ntitle: S\ndescription: D.\n---\n\n{text}\n") as problems:
        assert {problem.place.path for problem in problems} == {"docs/sources.md"}


def test_a_bomb_takes_little_room(victim: Victim) -> None:
    tracemalloc.start()
    try:
        with victim.with_file("data/countries/northholm.yml", BILLION) as problems:
            assert problems
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("path", ["data/countries/pipe.yml", "docs/pipe.md", "docs/pipe.png"])
def test_a_pipe_that_nobody_writes_to(victim: Victim, path: str) -> None:
    os.mkfifo(victim.root / path)
    try:
        problems = victim.problems()
    finally:
        (victim.root / path).unlink()
    assert [problem.place.path for problem in problems] == [path]
