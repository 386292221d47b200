"""Where it breaks: reading, checks and a build of facts that are many times as many, each once, as whole processes.

    python -m bench.scale [TIMES …] [--build] [--most GIBIBYTES]

TIMES is a number, or two with a colon between them: so many times the articles, and so many times the countries.
Prints a line for each, and keeps it in bench/results.json with its day, beside what other sizes came to. A process
that wants more memory than it may have ends by itself, so that the machine does not; that is kept as well.
"""

from __future__ import annotations

import argparse
import compileall
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.growing import grown
from bench.results import keep, kept
from bench.timing import Used, process

SIZES = ("1", "4", "10", "30", "100", "147:102")
"""The last are 10,000 articles and 20,000 countries."""
GIBIBYTES = 12
READING = "import pathlib; from gloss.reading.corpus import read_project; assert read_project(pathlib.Path()).corpus"
WORKS = {
    "reading": ("-c", READING),
    "check": ("-m", "gloss", "check"),
    "build": ("-m", "mkdocs", "build", "--quiet"),
}


def survey(sizes: Sequence[str], works: Sequence[str], most: float) -> dict[str, Any]:
    """Measures each size once; what broke is said in the place of its figure, and the next size has its turn."""
    day = datetime.now(UTC).date().isoformat()
    record: dict[str, Any] = {
        "question": "What do many times the articles and countries take, and where does it break?",
        "day": day, "cpu_seconds": {}, "mebibytes": {}, "broke": {}, "days": {}, "sizes": {},
    }  # fmt: skip
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="gloss-scale-") as place:
            first, _, second = size.partition(":")
            project = grown(Path(place) / "grown", int(first), int(second or first))
            # As anybody has it from the second run on.
            compileall.compile_dir(project / "hooks", quiet=1)
            record["sizes"][f"x{size}"] = {
                part: len(os.listdir(project / "data" / part))  # noqa: PTH208 only their number counts
                for part in ("articles", "countries")
            }
            for work in works:
                name = f"{work} x{size}"
                used = _run(project, WORKS[work], most)
                record["days"][name] = day
                if isinstance(used, str):
                    record["broke"][name] = used
                else:
                    record["cpu_seconds"][name] = round(used.cpu, 2)
                    record["mebibytes"][name] = round(used.memory / 2**20)
                print(f"{name}: {_said(used)}", file=sys.stderr, flush=True)
                if isinstance(used, str):
                    break
    return record


def _run(project: Path, arguments: Sequence[str], most: float) -> Used | str:
    """What it used, or the last thing that it said."""
    # A copy may have rules of its own; what is installed is this project's.
    env = {"PYTHONPATH": str(project / "hooks"), "GLOSS_CARDS": "off", "GLOSS_LANGUAGES": "off"}
    limited = ("sh", "-c", f'ulimit -v {int(most * 2**20)}; exec "$@"', "sh")
    try:
        return process(*limited, sys.executable, *arguments, cwd=project, env=env)()
    except subprocess.CalledProcessError as failure:
        lines = failure.stdout.decode(errors="replace").strip().splitlines()
        return f"{lines[-1] if lines else 'nothing'} (it may take {most:g} GiB)"


def _said(used: Used | str) -> str:
    if isinstance(used, str):
        return f"broke: {used}"
    return f"{used.cpu:.1f} s of a processor, {used.memory / 2**20:.0f} MiB"


def merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """What is known of all sizes; what was measured now takes the place of what was known of it, for better or worse."""
    again = new["days"].keys()
    return new | {
        part: {name: value for name, value in old.get(part, {}).items() if name not in again} | new[part]
        for part in ("cpu_seconds", "mebibytes", "broke", "days", "sizes")
    }


def again(
    sizes: Sequence[str] = SIZES, works: Sequence[str] = ("reading", "check"), most: float = GIBIBYTES
) -> dict[str, Any]:
    """Measures, and returns it beside what is kept of other sizes."""
    return merged(kept().get("scale", {}), survey(sizes, works, most))


def main() -> int:
    """Measures the sizes that are asked for, and keeps them."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.scale", description="Measures with many times the facts."
    )
    parser.add_argument("times", nargs="*", default=SIZES, metavar="TIMES")
    parser.add_argument("--build", action="store_true", help="build the site as well, in English alone")
    parser.add_argument(
        "--most", type=float, default=GIBIBYTES, metavar="GIBIBYTES", help=f"for a process ({GIBIBYTES})"
    )
    options = parser.parse_args()
    works = ("reading", "check", *(["build"] if options.build else []))
    keep({"scale": again(options.times, works, options.most)})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
