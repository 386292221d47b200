"""How long a build takes, how much of it is ours, how it grows, and what other engines need for the same pages."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from bench.engines import ENGINES, finished
from bench.growing import grown
from bench.projects import copied
from bench.timing import ROOT, Benchmark, Used, Work, process
from gloss.checks.table import check_all
from gloss.reading.corpus import read_project

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
# Cards are measured by themselves.
os.environ.setdefault("GLOSS_CARDS", "off")
# The other engines make the pages in English alone, so we do too, but where a variant says otherwise.
os.environ.setdefault("GLOSS_LANGUAGES", "off")

MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean")


@cache
def scratch() -> Path:
    """A folder for projects to build in, gone when the benchmarks end."""
    folder = Path(tempfile.mkdtemp(prefix="gloss-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def project(times: int) -> Path:
    """This project so many times as large."""
    target = scratch() / f"ours-{times}"
    return copied(target) if times == 1 else grown(target, times, times)


@cache
def markdown(times: int) -> Path:
    """The finished Markdown of it."""
    return finished(scratch() / f"markdown-{times}", project(times))


def cold(times: int, **settings: str) -> Work:
    """A whole build from nothing, as on a machine that has never built this site; `settings` are for the environment."""

    def run() -> Used:
        place = project(times)
        _clear(place)
        return process(*MKDOCS, cwd=place, env=settings)()

    return run


def warm(name: str, **settings: str) -> Work:
    """A build after somebody changed one sentence, in a project of this name; `settings` are for the environment."""

    def run() -> Used:
        place = scratch() / name
        build = process(*MKDOCS, cwd=place, env=settings)
        if not place.exists():
            copied(place)
            build()
        page = place / "docs" / "treaty" / "article-06.md"
        text = page.read_text(encoding="utf-8")
        number = int((re.search(r"Change (\d+)\.", text) or ["", "0"])[1])
        old, new = f"Change {number}.", f"Change {number + 1}."
        page.write_text(text.replace(old, new) if number else f"{text}\n{new}\n", encoding="utf-8")
        return build()

    return run


def other(engine: str, times: int) -> Work:
    """Another engine with the same Markdown, from nothing; it is set up at the first turn, which does not count."""
    ready: list[Callable[[], Used]] = []
    place = scratch() / f"{engine.replace(' ', '-')}-{times}"

    def run() -> Used:
        if not ready:
            shutil.copytree(markdown(times), place)
            work = ENGINES[engine](place)
            work()
            _complete(engine, place)
            ready.append(work)
        _clear(place)
        return ready[0]()

    return run


def _clear(place: Path) -> None:
    """Takes away what a build left, by moving it aside: a disk that has just deleted thousands of files is slow for a while."""
    aside = Path(tempfile.mkdtemp(dir=scratch()))
    for left in (".cache", "site"):
        if (place / left).exists():
            (place / left).rename(aside / left)


def _complete(engine: str, place: Path) -> None:
    """An engine that leaves pages out has not done the same work."""
    wanted = sum(1 for _ in (place / "docs").rglob("*.md"))
    made = sum(1 for _ in (place / "site").rglob("*.html"))
    if made < wanted:
        raise SystemExit(f"{engine} made {made} pages of {wanted}, so its time would say nothing.")


def _read() -> None:
    problems = check_all(read_project(ROOT))
    if problems:
        raise SystemExit("The facts need mending first: run gloss check.")


def _load() -> None:
    for folder in ("data", "docs"):
        for path in (ROOT / folder).rglob("*.[ym][md]*"):
            path.read_bytes()


def _engines(times: int) -> Benchmark:
    variants = {name: other(name, times) for name in ENGINES}
    variants["ours"] = cold(times)
    if times == 1:
        variants["ours, one sentence changed"] = warm("warm")
        variants["ours, the same pages alone"] = cold(times, GLOSS_EXTRAS="off")
        variants["ours, the same pages alone, one sentence changed"] = warm("warm-pages", GLOSS_EXTRAS="off")
        variants["ours, in every language"] = cold(times, GLOSS_LANGUAGES="on")
    return Benchmark(
        name="build" if times == 1 else f"build-x{times}",
        question="How long does our build take, against plain Material and others with the same finished Markdown"
        + ("?" if times == 1 else f", when there are {times} times as many articles and countries?"),
        variants=variants,
        most_turns=5 if times == 1 else 2 if times == 2 else 1,
    )


BENCHMARKS = [
    Benchmark(
        name="reading",
        question="How long do reading and checking all facts and words take, against only loading the files?",
        variants={"loading": _load, "reading and checking": _read},
    ),
    *map(_engines, (1, 2, 4)),
]
