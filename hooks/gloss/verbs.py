"""The verbs of `gloss` besides `gloss check`, which is asked for most and need not wait for all that these use."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

from gloss.checks.report import as_text
from gloss.checks.table import check_all
from gloss.depositary import verbs as depositary
from gloss.editions import verbs as editions
from gloss.editions.stage import stage
from gloss.exports.difference import as_markdown, difference
from gloss.exports.reports import reminder
from gloss.exports.schema import verify_schemas, wanted
from gloss.founding import verbs as founding
from gloss.official_text import verbs as official_text
from gloss.reading.corpus import read_project
from gloss.tongues import verbs as tongues
from gloss.upkeep import verbs as upkeep
from gloss.writing import verbs as writing
from gloss.writing.transaction import Write, write_all


def add_parsers(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds them all."""
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
