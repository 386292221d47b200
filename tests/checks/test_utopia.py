"""Deliberately terrible files: every message they earn, in order, as a volunteer reads it."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from gloss.checks.report import as_text
from gloss.reading import nodes
from tests.checks.slips import GOOD, SLIPS
from tests.checks.test_every_check import JARGON
from tests.treaties.golden import assert_golden
from tests.treaties.project import Project

HERE = Path(__file__).resolve().parent
UTOPIA = HERE / "utopia"


@pytest.fixture
def utopia(harbour: Project) -> Project:
    """The Harbour Lights Convention with the terrible files in it."""
    shutil.copytree(UTOPIA, harbour.root, dirs_exist_ok=True)
    return harbour


def test_every_fault_is_said_in_order(utopia: Project) -> None:
    assert_golden(HERE / "utopia.txt", utopia.report() + "\n")


def test_the_report_is_free_of_jargon(utopia: Project) -> None:
    for problem in utopia.problems():
        # What stands in quotation marks is what somebody typed.
        own_words = re.sub(r"“[^”]*”", "“…”", f"{problem.sentence} {problem.hint}")
        assert not JARGON.search(own_words), own_words


def test_no_fault_is_said_twice(utopia: Project) -> None:
    problems = utopia.problems()
    assert len({(problem.place, problem.sentence) for problem in problems}) == len(problems)


def test_other_files_are_not_blamed(utopia: Project) -> None:
    """A fault is reported where it was made; elsewhere only where two files truly contradict each other."""
    others = {
        str(problem.place.path) for problem in utopia.problems() if not (UTOPIA / problem.place.path).exists()
    }
    assert others == {"data/countries/northholm.yml", "data/countries/westmere.yml", "data/treaty.yml"}


def only(harbour: Project, slip: str) -> str:
    """The report on one file with one slip, in a treaty that is well otherwise."""
    harbour.write("data/countries/thule.yml", SLIPS[slip])
    return harbour.report()


def test_every_slip_is_named(harbour: Project) -> None:
    """Each file that YAML cannot read has one problem, at the place of the slip."""
    parts = [f"## {slip}\n{only(harbour, slip)}\n" for slip in sorted(SLIPS)]
    assert_golden(HERE / "slips.txt", "\n".join(parts))


@pytest.mark.parametrize("slip", sorted(SLIPS))
def test_a_slip_is_one_thing_to_mend(harbour: Project, slip: str) -> None:
    several = {"invisible": 2}
    only(harbour, slip)
    assert len(harbour.problems()) == several.get(slip, 1)


@pytest.mark.parametrize("slip", sorted(SLIPS))
def test_both_readers_of_yaml_lead_to_the_same_answer(
    harbour: Project, slip: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyYAML comes with a parser in C or without; a volunteer must not notice."""
    fast = only(harbour, slip)
    monkeypatch.setattr(nodes, "_Loader", yaml.BaseLoader)
    assert harbour.report() == fast


@contextmanager
def at_most(calls: int) -> Iterator[None]:
    """Fails when Python makes more calls than these: work that grows without end, whatever the machine."""
    made = 0

    def count(*_: object) -> None:
        nonlocal made
        made += 1
        if made > calls:
            sys.setprofile(None)
            raise AssertionError(f"more than {calls} calls")

    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize("slip", sorted(SLIPS))
def test_a_slip_is_found_with_little_work(slip: str) -> None:
    text = SLIPS[slip]
    if isinstance(text, bytes):
        text = text.decode("utf-8", errors="replace")
    with at_most(20_000):
        nodes.read_yaml(text, "data/countries/thule.yml")


def test_an_alias_bomb_does_not_go_off() -> None:
    """Nine lines that would grow to a thousand million values."""
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join(f'*{before}' for _ in range(10))}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with at_most(20_000):
        tree, problems = nodes.read_yaml(bomb, "a.yml")
    assert tree is None
    assert len(problems) == 1


@pytest.mark.parametrize(
    "sign", ["[", "<", "`", "{", "(", "](", "<a ", "[a, ", "#", "/", "|", " ", "Article 1, ", "https://", "’"]
)
def test_a_long_line_is_gone_through_once(harbour: Project, sign: str) -> None:
    """A way of looking that goes back to every sign on the line would take hours here, on any machine."""
    line = (sign * 300_000)[:300_000]
    harbour.add("docs/treaty/article-04.md", f"\n{line}!\n")
    harbour.change("data/countries/westmere.yml", "kind:", f"formal: '{line.replace(chr(39), '')}'\nkind:")
    assert len(harbour.problems()) <= 2


def test_nothing_in_a_file_is_run(harbour: Project, tmp_path: Path) -> None:
    mark = tmp_path / "somebody-was-here"
    harbour.write(
        "data/countries/thule.yml",
        GOOD + f'group: !!python/object/apply:os.system ["touch {mark}"]\n',
    )
    harbour.write(
        "docs/treaty/article-04.md",
        f"---\narticle: !!python/object/apply:os.system ['touch {mark}']\n---\n\nLogs.\n",
    )
    assert len(harbour.problems()) == 2
    assert not mark.exists()


@pytest.mark.parametrize(
    "path", ["data/treaty.yml", "data/vocabulary.yml", "data/timeline.yml", "data/sources.yml"]
)
def test_a_missing_table_is_one_fault(harbour: Project, path: str) -> None:
    harbour.remove(path)
    assert harbour.said() == [f"{path}  This file is missing.  Put it back, or take out what needs it."]


def test_an_unreadable_table_of_sources_is_one_fault(harbour: Project) -> None:
    harbour.write("data/sources.yml", "register\ngazette: [\n")
    assert len(harbour.problems()) == 1


def test_an_empty_project_says_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert as_text(Project(tmp_path).problems()).count("This file is missing.") == 4
