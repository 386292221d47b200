"""How long somebody waits under `mkdocs serve` between saving a file and seeing the page."""

from __future__ import annotations

import atexit
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from functools import cache
from pathlib import Path

from bench.bench_build import markdown, scratch
from bench.engines import material
from bench.projects import copied
from bench.timing import Benchmark

PATIENCE = 120
"""Seconds until it is clear that the page will not come."""

ARTICLE, COUNTRY = "treaty/article-6/", "countries/norway/"


class Served:
    """A site under `mkdocs serve`, until the benchmarks end."""

    def __init__(self, place: Path) -> None:
        self._place = place
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            host = f"127.0.0.1:{free.getsockname()[1]}"
        self._top = f"http://{host}/gloss/"
        started = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload", "--dev-addr", host],
            cwd=place,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        atexit.register(started.kill)
        self._wait_for("Article 6", ARTICLE)

    def change(self, path: str, before: str, page: str) -> None:
        """Saves a file with other words before some in it (or at its end), and waits until a reader of a page would see them."""
        file = self._place / path
        text = file.read_text(encoding="utf-8")
        # The words name their file, for more than one file can have its words on a page.
        said = f"Change {{}} of {file.name.replace('.', ' ')}."
        number = int((re.search(said.format(r"(\d+)"), text) or ["", "0"])[1])
        new = said.format(number + 1)
        if number:
            text = text.replace(said.format(number), new)
        elif before:
            text = text.replace(before, f"{new} {before}", 1)
        else:
            text = f"{text}\n{new}\n"
        file.write_text(text, encoding="utf-8")
        self._wait_for(new, page)

    def _wait_for(self, words: str, page: str) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(self._top + page, timeout=PATIENCE) as answer:  # noqa: S310 this machine
                    if words in answer.read().decode():
                        return
            except OSError:
                pass
            time.sleep(0.05)
        raise SystemExit(f"“{words}” did not come within {PATIENCE} seconds.")


@cache
def ours() -> Served:
    """This project; started when it is first needed."""
    return Served(copied(scratch() / "served"))


@cache
def plain() -> Served:
    """The same finished Markdown with Material alone."""
    place = scratch() / "served-plain"
    shutil.copytree(markdown(1), place)
    material(place)
    return Served(place)


BENCHMARKS = [
    Benchmark(
        name="serve",
        question="How long from saving a file until “mkdocs serve” shows it, against plain Material with the same finished Markdown?",
        variants={
            "plain Material": lambda: plain().change("docs/treaty/article-6.md", "", ARTICLE),
            "a note": lambda: ours().change("docs/treaty/article-06.md", "", ARTICLE),
            "a country": lambda: ours().change("data/countries/norway.yml", "It stood behind", COUNTRY),
            "a template": lambda: ours().change("overrides/pages/home.md", "", ""),
            "the template of all countries": lambda: ours().change("overrides/pages/country.md", "", COUNTRY),
        },
    ),
]
