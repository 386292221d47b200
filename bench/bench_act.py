"""What all action pages of countries add to a build: the whole build with them, and without."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from bench.bench_build import scratch
from bench.projects import copied
from bench.timing import Benchmark, Used, Work, process


def _without(target: Path) -> None:
    """A copy without words for stages: then there are no action pages of countries."""
    copied(target)
    (target / "data" / "stages.yml").unlink()
    for folder in ("data/points", "docs/act/for"):
        shutil.rmtree(target / folder)


def _build(name: str) -> Work:
    make = {"without": _without, "with": copied}[name]

    def run() -> Used:
        project = scratch() / f"act-{name}"
        if not project.exists():
            make(project)
        # Links to pages that are left out are warnings here, and no fault.
        return process(sys.executable, "-m", "mkdocs", "build", "--quiet", "--no-strict", cwd=project)()

    return run


BENCHMARKS = [
    Benchmark(
        name="act",
        question="How much longer does a build take with the action pages of all countries, points and audiences?",
        variants={"without action pages": _build("without"), "with action pages": _build("with")},
    ),
]
