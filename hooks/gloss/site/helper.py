"""A second process of a build, so that two of a machine's processors work on one site.

It is a copy of the first one from the moment at which it begins, and knows everything that is known then. What it
cannot do, for whatever reason, is done by the first one, which then also says what is wrong.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


def _can_help() -> bool:
    """Elsewhere than on Linux a copy of a process may lack what it needs, and a copy of one with threads can hang."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return sys.platform == "linux" and processors > 1 and threading.active_count() == 1


class Helper(Generic[T]):
    """Does some work beside this process, or, where there is no second one, when its result is asked for."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._process = 0
        if not _can_help():
            return
        sys.stdout.flush()
        sys.stderr.flush()
        answer, told = os.pipe()
        first = os.getpid()
        try:
            self._process = os.fork()
        except OSError:
            # No room for another one.
            os.close(answer)
            os.close(told)
            return
        if self._process == 0:
            os.close(answer)
            _help(work, told, first)
        os.close(told)
        self._answer = os.fdopen(answer, "rb")
        _set_apart(self._process)
        # Whoever presses Ctrl-C ends this process, which then ends the other one.
        atexit.register(self.stop)

    def result(self) -> T:
        """What came of the work, once; whatever it raises."""
        if not self._process:
            return self._work()
        with self._answer:
            said = self._answer.read()
        self._end()
        if not said:
            return self._work()
        done: T = pickle.loads(said)  # noqa: S301 # our own process wrote it
        return done

    def stop(self) -> None:
        """Ends the work, if it goes on still, with all processes that it has begun."""
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process, signal.SIGKILL)
            self._answer.close()
            self._end()

    def _end(self) -> None:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self._process, 0)
        self._process = 0
        atexit.unregister(self.stop)


def _set_apart(process: int) -> None:
    """Makes a process the head of a group of its own; both do so, because nobody knows who comes first."""
    with contextlib.suppress(OSError):
        os.setpgid(process, process)


def _help(work: Callable[[], T], told: int, first: int) -> None:
    """What the second process does; it ends here, and tells nothing if anything goes wrong."""
    try:
        _set_apart(os.getpid())
        said = pickle.dumps(work())
        if os.getppid() == first:
            with os.fdopen(told, "wb") as answer:
                answer.write(said)
    finally:
        os._exit(0)
