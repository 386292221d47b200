"""Tries the readers for as long as is wanted: make fuzz MINUTES=60.

Half of the time is Hypothesis': each target has its turn, again and again, with other examples each time. An example
that breaks one is made as small as it can be, shown, and kept in .hypothesis, so that the next run begins with it. The
other half is that of tests/fuzz/guided.py, where it can be had. Exit 1 if anything broke.
"""

from __future__ import annotations

import argparse
import contextlib
import resource
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from types import FrameType

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz import guided
from tests.fuzz.targets import TARGETS_BY_NAME

SECONDS = 10
"""So long may one example take; the slowest honest file takes less than a tenth of it."""
ROOM = 3_000_000_000
"""Bytes that the whole run may ask for."""


class TooSlow(Exception):
    """An example took longer than any file should."""


@contextlib.contextmanager
def bounded(seconds: int = SECONDS):
    """Raises TooSlow where the inside takes too long."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def trial(name: str, examples: int, number: int | None, counted: Counter[str]) -> Callable[[], None]:
    """One turn of a target."""
    texts, target = TARGETS_BY_NAME[name]

    @settings(
        max_examples=examples, deadline=None, derandomize=number is None, suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    )  # fmt: skip
    @given(texts)
    def attempt(text: str) -> None:
        counted[name] += 1
        with bounded():
            target(text)

    return attempt if number is None else seed(number)(attempt)


def main() -> int:
    """Runs until the time is over."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--target", choices=TARGETS_BY_NAME, help="only this one")
    options.add_argument(
        "--seed", type=int, default=0, help="where to begin; other numbers try other examples"
    )
    given_options = options.parse_args()
    names = [given_options.target] if given_options.target else list(TARGETS_BY_NAME)
    seconds = given_options.minutes * 60
    if guided.is_here():
        # It watches what it imports, so it has to be the first of its process to do so.
        led = [sys.executable, "-m", "tests.fuzz.guided", str(seconds / 2), *names]
        began, held = time.monotonic(), subprocess.run(led, check=False).returncode == 0
        seconds -= time.monotonic() - began
    else:
        sys.stdout.write(guided.MISSING)
        held = True
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    end, number = time.monotonic() + seconds, given_options.seed
    counted: Counter[str] = Counter()
    broken: dict[str, str] = {}
    while time.monotonic() < end and len(broken) < len(names):
        for name in names:
            if name in broken or time.monotonic() >= end:
                continue
            try:
                trial(name, 400, number, counted)()
            except Exception:  # whatever it is, it is what is looked for
                broken[name] = traceback.format_exc(limit=-4)
                sys.stdout.write(f"{name} broke:\n{broken[name]}\n")
        number += 1
    for name in names:
        sys.stdout.write(
            f"{name:10} {counted[name]:9,} texts from pieces     {'BROKE' if name in broken else 'held'}\n"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{peak:.0f} MB at the most; the next run can begin with --seed {number}\n")
    return 0 if held and not broken else 1


if __name__ == "__main__":
    raise SystemExit(main())
