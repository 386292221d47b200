"""How long a build takes, how much of it is ours, and how it grows."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

from bench.projects import copied, doubled, finished
from bench.timing import ROOT, Benchmark, Work, process
from gloss.checks.table import check_all
from gloss.reading.corpus import read_project

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@cache
def scratch() -> Path:
    """A folder for projects to build in, gone when the benchmarks end."""
    folder = Path(tempfile.mkdtemp(prefix="gloss-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _build(name: str) -> Work:
    """Builds one of the projects as a whole process; the project is made at the first turn, which does not count."""
    make = {"ours": copied, "plain": finished, "once": copied, "twice": doubled}[name]

    def run() -> None:
        project = scratch() / name
        if not project.exists():
            make(project)
        process(sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean", cwd=project)()

    return run


def _read() -> None:
    problems = check_all(read_project(ROOT))
    if problems:
        raise SystemExit("The facts need mending first: run gloss check.")


def _load() -> None:
    for folder in ("data", "docs"):
        for path in (ROOT / folder).rglob("*.[ym][md]*"):
            path.read_bytes()


BENCHMARKS = [
    Benchmark(
        name="reading",
        question="How long do reading and checking all facts and words take, against only loading the files?",
        variants={"loading": _load, "reading and checking": _read},
    ),
    Benchmark(
        name="share",
        question="How much longer is our build than plain Material building the same finished Markdown?",
        variants={"plain Material": _build("plain"), "with our hooks": _build("ours")},
    ),
    Benchmark(
        name="growth",
        question="How much longer does a build take when articles and countries double?",
        variants={"all pages": _build("once"), "twice the pages": _build("twice")},
    ),
]
