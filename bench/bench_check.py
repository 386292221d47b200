"""How long a volunteer waits for `gloss check`."""

from __future__ import annotations

import sys

from bench.timing import Benchmark, process

BENCHMARKS = [
    Benchmark(
        name="check",
        question="How long does “gloss check” take as a whole, against Python doing nothing?",
        variants={
            "python": process(sys.executable, "-c", "pass"),
            "gloss check": process(sys.executable, "-m", "gloss", "check"),
        },
    )
]
