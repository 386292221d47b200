"""A second process does the same as the first one would, or nothing: then the first one does it, and says what is wrong."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable

import pytest

from gloss.model.problem import Refused
from gloss.site import helper as module
from gloss.site.helper import Helper

FIRST = os.getpid()

only_here = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="one process does it all here"
)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests may have left a thread behind, which a build does not have."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@only_here
@pytest.mark.usefixtures("alone")
def test_another_process_does_it_at_the_same_time() -> None:
    before = time.monotonic()
    helper = Helper(lambda: (time.sleep(0.4), os.getpid())[1])
    time.sleep(0.4)
    assert helper.result() != FIRST
    assert time.monotonic() - before < 0.75


@only_here
@pytest.mark.usefixtures("alone")
def test_an_answer_larger_than_a_pipe_holds() -> None:
    assert len(Helper(lambda: b"x" * 3_000_000).result()) == 3_000_000


def killed() -> int:
    if os.getpid() != FIRST:
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def failed() -> int:
    if os.getpid() != FIRST:
        raise RuntimeError("only there")
    return os.getpid()


def unsayable() -> int:
    return (lambda: 1) if os.getpid() != FIRST else FIRST  # type: ignore[return-value] # that is the point


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("work", [killed, failed, unsayable])
def test_what_the_second_cannot_do_the_first_does(
    work: Callable[[], int], capfd: pytest.CaptureFixture[str]
) -> None:
    assert Helper(work).result() == FIRST
    assert capfd.readouterr().err == "", "and nobody hears of it"


@pytest.mark.usefixtures("alone")
def test_what_is_wrong_is_said_by_the_first() -> None:
    def work() -> None:
        raise Refused("Mend line 3.")

    with pytest.raises(Refused, match="Mend line 3"):
        Helper(work).result()


@only_here
@pytest.mark.usefixtures("alone")
def test_it_can_be_stopped() -> None:
    helper = Helper(lambda: time.sleep(60))
    process = helper._process
    before = time.monotonic()
    helper.stop()
    assert time.monotonic() - before < 5
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_with_threads_or_one_processor_there_is_no_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_can_help", lambda: False)
    helper = Helper(os.getpid)
    assert helper.result() == FIRST
    helper.stop()
