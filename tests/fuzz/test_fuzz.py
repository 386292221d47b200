"""A short run of what `make fuzz` does for as long as is wanted."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.built import ROOT
from tests.fuzz import guided
from tests.fuzz.run import TooSlow, bounded, trial
from tests.fuzz.targets import TARGETS_BY_NAME, harmless, read_markdown

FOUND = (
    "[y]\n\n[^1]: [y]: &#106;avascript:alert(1)",
    "jav[&#xav&[x][av&y![x]('%evilvz(1)ack.gkf):al10B;a",
)
"""What longer runs came upon, as they left it."""


@pytest.mark.parametrize("name", TARGETS_BY_NAME)
def test_a_reader_answers_whatever_it_reads(name: str) -> None:
    counted: Counter[str] = Counter()
    trial(name, 250, None, counted)()
    assert counted[name] >= 100


def test_what_is_looked_for_would_be_found() -> None:
    """The judge of a page sees what it has to see, and a reader that never ends is ended."""
    assert harmless("<script>x</script>") == ["<script>"]
    assert harmless("[x](javascript:x)") == ["a href=javascript:x"]
    assert harmless("*x*{: onclick=x }") == ["em onclick=x"]
    assert harmless("![x](https://a.example/b.png)") == ["img src=https://a.example/b.png"]
    assert harmless("H<sub>2</sub>O and [x](https://a.example/)") == []
    assert harmless("[y]\n\n> [y]: javascript:x") == ["a href=javascript:x"]
    read_markdown("[x](javascript:x)")
    with pytest.raises(TooSlow), bounded(1):
        endless()


@pytest.mark.parametrize("text", FOUND)
def test_what_broke_a_reader_once_does_so_no_more(text: str) -> None:
    read_markdown(text)


def endless() -> None:
    while True:
        pass


def run(command: list[str], *places: Path) -> subprocess.CompletedProcess[str]:
    """As “make fuzz” would, with modules of the given places before all others."""
    path = os.pathsep.join(map(str, [*places, ROOT / "hooks", ROOT, os.environ.get("PYTHONPATH", "")]))
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.fixture
def without(tmp_path: Path) -> Path:
    """A place that hides Atheris, where it is installed."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.modules['atheris'] = None\n", encoding="utf-8"
    )
    return tmp_path


def test_without_atheris_a_sentence_says_so_and_the_rest_is_done(without: Path) -> None:
    done = run(["-m", "tests.fuzz.run", "--minutes", "0.01", "--target", "form"], without)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(guided.MISSING)
    assert re.search(r"form +\d+ texts from pieces +held", done.stdout)


BREAKS = """
import sys
from pathlib import Path
from tests.fuzz import guided, targets

def broken(text):
    assert "northholm" not in text or "2023" not in text, "it broke here"

targets.READERS["form"] = broken
sys.exit(0 if guided.try_all(["page", "form"], 20, Path(sys.argv[1])) else 3)
"""


@pytest.mark.skipif(not guided.is_here(), reason="Atheris is for Linux and for some versions of Python alone")
def test_what_is_led_by_coverage_finds_a_fault_and_keeps_it(tmp_path: Path) -> None:
    done = run(["-c", BREAKS, str(tmp_path)])
    assert done.returncode == 3, done.stdout + done.stderr
    assert re.search(r"page +[\d,]+ texts led by coverage +held", done.stdout)
    assert "it broke here" in done.stdout
    kept = [path.read_bytes() for path in (tmp_path / "form-broke").iterdir()]
    assert kept
    assert all(b"northholm" in text and b"2023" in text for text in kept)


def test_pieces_are_written_as_libfuzzer_reads_them() -> None:
    assert guided.quoted('a"\\\n\u00e9') == '"a\\x22\\x5C\\x0A\\xC3\\xA9"'
