"""How long the site takes in all its languages, against the English site alone, each from a cold and from a warm cache."""

from __future__ import annotations

import functools
import os
import shutil
import sys
import tempfile
from pathlib import Path

from bench.projects import copied
from bench.timing import Benchmark, Used, process


@functools.cache
def project() -> Path:
    """A copy of the project, whose cache can be thrown away."""
    return copied(Path(tempfile.mkdtemp(prefix="gloss-languages-")) / "clone")


def built(languages: str, *, cold: bool) -> Used:
    """A whole build without cards."""
    if cold:
        shutil.rmtree(project() / ".cache", ignore_errors=True)
    env = {**os.environ, "GLOSS_LANGUAGES": languages, "GLOSS_CARDS": "off", "NO_MKDOCS_2_WARNING": "1"}
    return process(sys.executable, "-m", "mkdocs", "build", "-q", cwd=project(), env=env)()


BENCHMARKS = [
    Benchmark(
        name="languages, cold",
        question="How long does the site take in six languages, against English alone, without a cache?",
        variants={
            "English": functools.partial(built, "off", cold=True),
            "six": functools.partial(built, "on", cold=True),
        },
    ),
    Benchmark(
        name="languages, warm",
        question="The same when nothing has changed since the last build.",
        variants={
            "English": functools.partial(built, "off", cold=False),
            "six": functools.partial(built, "on", cold=False),
        },
    ),
]
