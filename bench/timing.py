"""Timing that can be trusted on a noisy machine: in turn, by medians, and as ratios.

A machine that is busy slows whatever happens to run at that moment. So the variants of a benchmark
take turns (A, B, A, B, …), each turn gives one ratio, and the median of the ratios is the answer.
"""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

Work = Callable[[], object]


@dataclass(frozen=True)
class Benchmark:
    """One question, and the variants that answer it; the others are compared with the first."""

    name: str
    question: str
    variants: Mapping[str, Work]


@dataclass
class Times:
    """Seconds for each variant, in the order in which the turns were taken."""

    seconds: dict[str, list[float]] = field(default_factory=dict)

    def medians(self) -> dict[str, float]:
        """The median seconds of each variant."""
        return {name: statistics.median(seconds) for name, seconds in self.seconds.items()}

    def ratios(self) -> dict[str, float]:
        """How many times as long as the first variant each one takes: the median over the turns."""
        first = next(iter(self.seconds.values()))
        return {
            name: statistics.median(mine / its for mine, its in zip(seconds, first, strict=True))
            for name, seconds in self.seconds.items()
        }


def timed(work: Work) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def process(*command: str, cwd: Path = ROOT) -> Work:
    """A whole process as work to be timed, from its start to its end; one that fails is no measurement."""

    def run() -> None:
        subprocess.run(command, cwd=cwd, check=True, capture_output=True)

    return run


def in_turn(variants: Mapping[str, Work], turns: int, before: Work | None = None) -> Times:
    """Times the variants one after the other, again and again, after one turn that does not count.

    The turn that does not count fills the disk's caches, so that the first variant has no handicap.
    What `before` does (delete an old site, say) is done before each, and not timed.
    """
    times = Times({name: [] for name in variants})
    for turn in range(turns + 1):
        for name, work in variants.items():
            if before:
                before()
            seconds = timed(work)
            if turn:
                times.seconds[name].append(seconds)
    return times


def ratio(one: Work, other: Work, turns: int = 5) -> float:
    """How many times as long as `other` the work `one` takes."""
    return in_turn({"other": other, "one": one}, turns).ratios()["one"]


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of text in columns: the first is flush left, the figures flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
