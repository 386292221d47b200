"""Runs the benchmarks, prints one table of medians, ratios, the processor's seconds and memory, and writes bench/results.json.

    python -m bench.run [NAME …] [--turns N]

A benchmark is an entry of the list BENCHMARKS in a module bench/bench_….py. Nothing about the machine is
written down: seconds differ between machines, and it is the ratios that can be compared.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench import lighthouse, scale
from bench.results import keep
from bench.timing import Benchmark, Times, in_turn, table

HERE = Path(__file__).resolve().parent
MEBIBYTE = 1024 * 1024


def benchmarks() -> dict[str, Benchmark]:
    """Every benchmark by its name."""
    found: dict[str, Benchmark] = {}
    for path in sorted(HERE.glob("bench_*.py")):
        for benchmark in importlib.import_module(f"bench.{path.stem}").BENCHMARKS:
            if benchmark.name in found:
                raise SystemExit(f"Two benchmarks are called “{benchmark.name}”.")
            found[benchmark.name] = benchmark
    return found


def as_table(measured: Mapping[str, Times]) -> str:
    """What a person reads: of each benchmark each variant's median, its ratio to the first, the processor’s seconds, and memory."""
    rows = [("benchmark", "variant", "median", "ratio", "processor", "memory")]
    for name, times in measured.items():
        medians, ratios = times.medians(), times.ratios()
        for nth, (variant, median) in enumerate(medians.items()):
            memory = f"{times.memory[variant] / MEBIBYTE:.0f} MiB" if variant in times.memory else ""
            cpu = f"{statistics.median(times.cpu[variant]):.3f} s" if variant in times.cpu else ""
            rows.append(
                ("" if nth else name, variant, f"{median:.3f} s", f"{ratios[variant]:.2f}", cpu, memory)
            )
    return table(rows, left=2)


def as_record(benchmark: Benchmark, times: Times) -> dict[str, object]:
    """What is kept of a benchmark."""
    return {
        "question": benchmark.question,
        "day": datetime.now(UTC).date().isoformat(),
        "turns": min(map(len, times.seconds.values())),
        "python": platform.python_version(),
        "median_seconds": {name: round(value, 4) for name, value in times.medians().items()},
        "ratio": {name: round(value, 3) for name, value in times.ratios().items()},
        "cpu_seconds": {name: round(statistics.median(value), 4) for name, value in times.cpu.items()},
        "cpu_ratio": {name: round(value, 3) for name, value in times.cpu_ratios().items()},
        "mebibytes": {name: round(value / MEBIBYTE) for name, value in times.memory.items()},
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the named benchmarks, or all of them."""
    # Engines are compared by one language; what all of them take has a benchmark of its own.
    os.environ.setdefault("GLOSS_LANGUAGES", "off")
    known = benchmarks()
    surveys = {"lighthouse": lighthouse.survey, "scale": scale.again}
    parser = argparse.ArgumentParser(
        prog="python -m bench.run", description="Measures in turn, and compares."
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of: {', '.join([*known, *surveys])} (all, if left out)"
    )
    parser.add_argument("--turns", type=int, default=5, metavar="N", help="how often each takes its turn")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.names if name not in known and name not in surveys]
    if unknown or options.turns < 1:
        parser.error(
            f"there is no benchmark “{unknown[0]}”" if unknown else "there must be at least one turn"
        )
    measured: dict[str, Times] = {}
    for name in options.names or [*known, *surveys]:
        if name in surveys:
            print(f"{name} …", file=sys.stderr, flush=True)
            keep({name: surveys[name]()})
            continue
        benchmark = known[name]
        print(f"{name}: {benchmark.question}", file=sys.stderr, flush=True)
        try:
            times = in_turn(benchmark.variants, min(options.turns, benchmark.most_turns))
        except subprocess.CalledProcessError as failure:
            print(f"{(failure.stdout + failure.stderr).decode(errors='replace')}", file=sys.stderr)
            print(f"“{name}” did not run to its end, so nothing was measured.", file=sys.stderr)
            return 1
        measured[name] = times
        keep({name: as_record(benchmark, times)})
    if measured:
        print(as_table(measured))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
