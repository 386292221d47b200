"""How long somebody waits under `mkdocs serve` between saving a file and seeing the page."""

from __future__ import annotations

import atexit
import re
import socket
import subprocess
import sys
import time
import urllib.request
from functools import cache
from pathlib import Path

from bench.bench_build import MKDOCS, scratch
from bench.projects import copied
from bench.timing import Benchmark, Used, process

PAGE = "docs/treaty/article-06.md"
PATIENCE = 120
"""Seconds until it is clear that the page will not come."""


class Served:
    """The site under `mkdocs serve`, until the benchmarks end."""

    def __init__(self, place: Path) -> None:
        self.page = place / PAGE
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            host = f"127.0.0.1:{free.getsockname()[1]}"
        self.address = f"http://{host}/gloss/treaty/article-6/"
        started = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload", "--dev-addr", host],
            cwd=place,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        atexit.register(started.kill)
        self._wait_for("Article 6")

    def change(self) -> None:
        """Saves a sentence, and waits until a reader would see it."""
        text = self.page.read_text(encoding="utf-8")
        number = int((re.search(r"Change (\d+)\.", text) or ["", "0"])[1])
        old, new = f"Change {number}.", f"Change {number + 1}."
        self.page.write_text(text.replace(old, new) if number else f"{text}\n{new}\n", encoding="utf-8")
        self._wait_for(new)

    def _wait_for(self, words: str) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(self.address, timeout=PATIENCE) as answer:  # noqa: S310 this machine
                    if words in answer.read().decode():
                        return
            except OSError:
                pass
            time.sleep(0.05)
        raise SystemExit(f"“{words}” did not come within {PATIENCE} seconds.")


@cache
def served() -> Served:
    """Started when it is first needed."""
    return Served(copied(scratch() / "served"))


def build() -> Used:
    """A whole build, with all that earlier ones left."""
    place = scratch() / "to-build"
    if not place.exists():
        copied(place)
    return process(*MKDOCS, cwd=place)()


BENCHMARKS = [
    Benchmark(
        name="serve",
        question="How long from saving a sentence until “mkdocs serve” shows it, against a build with nothing changed?",
        variants={"build, nothing changed": build, "saved until seen": lambda: served().change()},
    ),
]
