"""How long the open data take to make, beside what has to be read for them anyway."""

from __future__ import annotations

import sys
from functools import cache

from bench.timing import ROOT, Benchmark

HOOKS = ROOT / "hooks"
if str(HOOKS) not in sys.path:
    sys.path.insert(0, str(HOOKS))

from gloss.exports.akoma import akoma_files  # noqa: E402 # the package is found only once its folder is on the path
from gloss.exports.tables import checksums, open_data  # noqa: E402 # for the same reason
from gloss.reading.corpus import Corpus, read_project  # noqa: E402 # for the same reason


@cache
def _corpus() -> Corpus:
    corpus = read_project(ROOT).corpus
    if corpus is None:
        raise SystemExit("The facts cannot be read; “gloss check” says why.")
    return corpus


def _read() -> None:
    read_project(ROOT)


def _export() -> None:
    files = open_data(_corpus(), "https://site.invalid/") | akoma_files(_corpus(), "https://site.invalid/")
    checksums(files)


BENCHMARKS = [
    Benchmark(
        name="exports",
        question="How long do all files of the open data take, beside the reading of all facts and words?",
        variants={"reading": _read, "exporting": _export},
    ),
]
