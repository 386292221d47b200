"""The `gloss` command: its verbs and what each answers.

Exit 0 when all is well, 1 when something is to be mended, 2 for wrong use.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from gloss.checks.report import as_github, as_text, soon_as_text
from gloss.checks.table import check_all, coming_up
from gloss.depositary import verbs as depositary
from gloss.editions import verbs as editions
from gloss.editions.stage import stage
from gloss.exports.difference import as_markdown, difference
from gloss.exports.reports import reminder
from gloss.exports.schema import verify_schemas, wanted
from gloss.founding import verbs as founding
from gloss.model.problem import Refused
from gloss.official_text import verbs as official_text
from gloss.reading.corpus import read_project
from gloss.tongues import verbs as tongues
from gloss.upkeep import verbs as upkeep
from gloss.writing import verbs as writing
from gloss.writing.transaction import Write, recover, write_all


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A screen that has no sign for a letter shows its number, and the report goes on.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    root = Path(options.root)
    if not (root / "data").is_dir():
        print(
            f"There is no folder “data” in {_said(root)}. Run gloss at the top of the project.",
            file=sys.stderr,
        )
        return 2
    try:
        for path in recover(root):
            print(f"An earlier run was cut short; {path} is back as it was before.", file=sys.stderr)
        code = int(options.run(options, root))
        sys.stdout.flush()
        return code
    except Refused as refusal:
        print(refusal, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped before the end.", file=sys.stderr)
    except BrokenPipeError:
        # Whoever was reading has seen enough; what is left to say goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        where = f"“{error.filename}”" if error.filename else "A file"
        print(
            f"{where} cannot be read or written: {(error.strerror or 'no reason given').lower()}.",
            file=sys.stderr,
        )
    return 1


def _said(root: Path) -> str:
    return "this folder" if root == Path() else f"“{root}”"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gloss",
        description="A folder of facts and a folder of words become a campaign site about one treaty.",
    )
    parser.add_argument(
        "--root", default=".", metavar="DIR", help="the top of the project (here, if left out)"
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    verb = verbs.add_parser("check", help="say what is to be mended in data/ and docs/, and where")
    verb.add_argument(
        "--format", choices=("text", "github"), default="text", help="github: notes on a pull request's lines"
    )
    verb.set_defaults(run=_check)

    verb = verbs.add_parser("schema", help="write the JSON Schemas and the field reference from the model")
    verb.add_argument("--check", action="store_true", help="only say whether they are up to date")
    verb.set_defaults(run=_schema)

    verb = verbs.add_parser("stage", help="write every page and file, ready for another engine")
    verb.add_argument("folder", metavar="DIR", help="a folder that does not exist yet, or is empty")
    verb.set_defaults(run=_stage)

    verb = verbs.add_parser(
        "freshness", help="say what should be looked at again, as of today or a given day"
    )
    verb.add_argument("--day", type=date.fromisoformat, metavar="DAY", help="count to this day (2026-11-24)")
    verb.set_defaults(run=_freshness)

    verb = verbs.add_parser("difference", help="say what a change does to the site, as a reader would see it")
    verb.add_argument(
        "before", metavar="DIR", help="the project as it was, for instance in another work tree"
    )
    verb.set_defaults(run=_difference)

    official_text.add_parser(verbs)
    depositary.add_parser(verbs)
    writing.add_parser(verbs)
    tongues.add_parser(verbs)
    upkeep.add_parser(verbs)
    editions.add_parser(verbs)
    founding.add_parser(verbs)
    return parser


def _check(options: argparse.Namespace, root: Path) -> int:
    reading = read_project(root)
    problems, soon = check_all(reading), coming_up(reading, datetime.now(UTC).date())
    if options.format == "github":
        for text in filter(None, (as_github(problems), as_github(soon, "notice"))):
            print(text)
    else:
        print(as_text(problems) + soon_as_text(soon))
    return 1 if problems else 0


def _schema(options: argparse.Namespace, root: Path) -> int:
    if options.check:
        old = verify_schemas(root)
        for path in old:
            print(
                f"{path}  This file is not what the model says now.\n    Run “gloss schema” and keep what it writes."
            )
        return 1 if old else 0
    files = wanted(root)
    changes = {
        path: Write((root / path).read_bytes() if (root / path).is_file() else None, files[path].encode())
        for path in verify_schemas(root)
    }
    for path in write_all(root, changes):
        print(f"wrote {path}")
    return 0


def _stage(options: argparse.Namespace, root: Path) -> int:
    reading = read_project(root)
    problems = check_all(reading)
    if problems or reading.corpus is None:
        print(as_text(problems))
        return 1
    print(f"wrote {stage(reading.corpus, Path(options.folder))} pages to {options.folder}")
    return 0


def _difference(options: argparse.Namespace, root: Path) -> int:
    print(as_markdown(difference(Path(options.before), root), root), end="")
    return 0


def _freshness(options: argparse.Namespace, root: Path) -> int:
    reading = read_project(root)
    if reading.corpus is None:
        print(as_text(check_all(reading)))
        return 1
    print(reminder(reading.corpus, options.day or datetime.now(UTC).date()), end="")
    return 0
