"""Where it breaks: `gloss check` and a build of facts that are many times as many, each once, as whole processes.

    python -m bench.scale [TIMES …] [--build]

Prints a line for each: articles and countries, the processor's seconds, and the most memory. Nothing is kept: the
figures that count stand in HACKING.md with their day.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from bench.growing import grown
from bench.timing import process


def main() -> int:
    """Measures each size once; a size that cannot be read or built ends it with what was said."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.scale", description="Measures with many times the facts."
    )
    parser.add_argument("times", nargs="*", type=int, default=[1, 2, 5, 10, 20, 50, 100], metavar="TIMES")
    parser.add_argument("--build", action="store_true", help="build the site as well, in English alone")
    options = parser.parse_args()
    for times in options.times:
        with tempfile.TemporaryDirectory(prefix="gloss-scale-") as place:
            project = grown(Path(place) / "grown", times, times)
            # A copy may have rules of its own; what is installed is this project's.
            env = {"PYTHONPATH": str(project / "hooks"), "GLOSS_CARDS": "off", "GLOSS_LANGUAGES": "off"}
            works = {"check": process(sys.executable, "-m", "gloss", "check", cwd=project, env=env)}
            if options.build:
                works["build"] = process(
                    sys.executable, "-m", "mkdocs", "build", "--quiet", cwd=project, env=env
                )
            articles = len(os.listdir(project / "data" / "articles"))  # noqa: PTH208 only their number counts
            countries = len(os.listdir(project / "data" / "countries"))  # noqa: PTH208 for the same reason
            for name, work in works.items():
                used = work()
                print(
                    f"x{times}: {articles:,} articles, {countries:,} countries, {name}: "
                    f"{used.cpu:.1f} s of a processor, {used.memory / 2**20:.0f} MiB",
                    flush=True,
                )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
