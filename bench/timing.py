"""Timing that can be trusted on a noisy machine: in turn, by medians, and as ratios.

A machine that is busy slows whatever happens to run at that moment. So the variants of a benchmark
take turns (A, B, A, B, …), each turn gives one ratio, and the median of the ratios is the answer.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
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
    most_turns: int = 99
    """Fewer turns than asked for, where each takes minutes."""


@dataclass(frozen=True)
class Used:
    """What a process used, with the processes that it waited for.

    Seconds of a processor (CPU) are those in which it worked, on all processors together: on a machine that has
    other work to do they say more than those of a clock.
    """

    cpu: float
    memory: int
    """The most bytes that it held at one time."""


@dataclass
class Times:
    """Seconds for each variant, in the order in which the turns were taken; seconds of a processor and bytes where they are known."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    cpu: dict[str, list[float]] = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=dict)

    def medians(self) -> dict[str, float]:
        """The median seconds of each variant."""
        return {name: statistics.median(seconds) for name, seconds in self.seconds.items()}

    def ratios(self) -> dict[str, float]:
        """How many times as long as the first variant each one takes: the median over the turns."""
        return _ratios(self.seconds)

    def cpu_ratios(self) -> dict[str, float]:
        """The same for the seconds of a processor, where they are known of the first variant."""
        return _ratios(self.cpu) if self.cpu.keys() == self.seconds.keys() else {}


def _ratios(seconds: Mapping[str, list[float]]) -> dict[str, float]:
    first = next(iter(seconds.values()))
    # A clock of a processor may stand still for what takes no time.
    return {
        name: statistics.median(mine / (its or 0.01) for mine, its in zip(values, first, strict=True))
        for name, values in seconds.items()
    }


def timed(work: Work) -> tuple[float, float, object]:
    """Seconds that one call takes on the clock and of a processor, also in processes that it waits for, and what it returns."""
    start, before = time.perf_counter(), os.times()
    answer = work()
    after = os.times()
    cpu = sum(after[:4]) - sum(before[:4])
    return time.perf_counter() - start, cpu, answer


def process(*command: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> Callable[[], Used]:
    """A whole process as work to be timed, from its start to its end; one that fails is no measurement."""

    def run() -> Used:
        with tempfile.TemporaryFile() as said:
            started = subprocess.Popen(
                command, cwd=cwd, stdout=said, stderr=said, env={**os.environ, **(env or {})}
            )
            _, status, used = os.wait4(started.pid, 0)
            started.returncode = os.waitstatus_to_exitcode(status)
            if started.returncode:
                said.seek(0)
                raise subprocess.CalledProcessError(started.returncode, command, said.read(), b"")
        # Linux counts in kibibytes, macOS in bytes.
        memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        return Used(used.ru_utime + used.ru_stime, memory)

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
            seconds, cpu, answer = timed(work)
            if turn:
                times.seconds[name].append(seconds)
                times.cpu.setdefault(name, []).append(answer.cpu if isinstance(answer, Used) else cpu)
                if isinstance(answer, Used):
                    times.memory[name] = max(answer.memory, times.memory.get(name, 0))
    return times


def ratio(one: Work, other: Work, turns: int = 5) -> float:
    """How many times as long as `other` the work `one` takes."""
    return in_turn({"other": other, "one": one}, turns).ratios()["one"]


def table(rows: Sequence[Sequence[str]], left: int = 1) -> str:
    """Rows of text in columns: the first ones are flush left, the figures flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if number >= left else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
