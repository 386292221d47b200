"""Where the time of a build goes, by its parts and by the functions that take most of it.

    python -m bench.profiles [--most N]

A build from nothing, and one after a sentence was changed, each under Python's own profiler, in English and without
cards. A profiler makes short calls look longer than they are, so that what it gives are shares and not seconds. It
follows one process, so a build is lent one processor, and makes everything by itself.
"""

from __future__ import annotations

import argparse
import os
import pstats
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.projects import copied

PARTS = {
    "loading modules and settings": ("mkdocs/config/base.py", "load_config"),
    "reading facts and words": ("gloss/reading/corpus.py", "read_project"),
    "checking them": ("gloss/checks/table.py", "check_all"),
    "finding out which pages there are": ("gloss/pages/book.py", "outline"),
    "pages from facts": ("gloss/pages/book.py", "book"),
    "Markdown": ("gloss/site/kept_words.py", "render"),
    "what the search says of pages": ("gloss/site/kept_words.py", "add"),
    "the frame around pages": ("gloss/site/kept_frames.py", "render"),
    "data, feeds and the calendar": ("gloss/exports/everything.py", "machine_files"),
    "sheets for paper": ("gloss/editions/leaflets.py", "print_files"),
    "redirects, frames, pages to pass on": ("gloss/pages/bare.py", "bare_pages"),
    "writing what is new": ("gloss/keeping/holdings.py", "put"),
    "noting what is there": ("gloss/keeping/holdings.py", "finish"),
    "keeping pieces for the next build": ("gloss/keeping/store.py", "write"),
    "taking the place of the old site": ("gloss/keeping/publishing.py", "publish"),
}
"""The parts of a build, none of which is inside another, by the function that does each: its file and its name."""

SETTINGS = {"GLOSS_CARDS": "off", "GLOSS_LANGUAGES": "off", "NO_MKDOCS_2_WARNING": "1"}


def profiled(project: Path, file: Path) -> pstats.Stats:
    """The profile of one build, which is also left in a file that other programs read."""
    command = [sys.executable, "-m", "cProfile", "-o", str(file), "-m", "mkdocs", "build", "--quiet"]
    if hasattr(os, "sched_setaffinity"):
        one = {min(os.sched_getaffinity(0))}
        os.sched_setaffinity(0, one)
    subprocess.run(command, cwd=project, check=True, env={**os.environ, **SETTINGS})
    return pstats.Stats(str(file))


def shares(stats: pstats.Stats) -> dict[str, float]:
    """Each part's share of the whole, and what is left for everything else."""
    found = dict.fromkeys(PARTS, 0.0)
    for (file, _, name), (_, _, _, cumulative, _) in stats.stats.items():  # type: ignore[attr-defined] # typeshed does not know it
        for part, (ending, function) in PARTS.items():
            if name == function and file.endswith(ending):
                found[part] += cumulative / stats.total_tt  # type: ignore[attr-defined] # nor this
    return found | {"everything else": 1 - sum(found.values())}


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints both profiles."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.profiles", description="Says where the time of a build goes."
    )
    parser.add_argument("--most", type=int, default=12, metavar="N", help="so many functions are named")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="gloss-profile-") as place:
        project = copied(Path(place) / "project")
        cold = profiled(project, Path(place) / "cold")
        # The second build fills the other one of two folders; the third is as all that follow.
        profiled(project, Path(place) / "second")
        page = project / "docs" / "treaty" / "article-06.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
        warm = profiled(project, Path(place) / "warm")
        table = {part: (share, shares(warm)[part]) for part, share in shares(cold).items()}
        print(f"{'':38} from nothing   one sentence changed")
        for part, (first, later) in table.items():
            print(f"{part:38} {first:12.0%} {later:22.0%}")
        for name, stats in (("from nothing", cold), ("one sentence changed", warm)):
            print(f"\nThe functions that take most of the time by themselves, {name}:")
            stats.sort_stats("tottime").print_stats(options.most)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
