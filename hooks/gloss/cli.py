"""The `gloss` command: its verbs and what each answers.

Exit 0 when all is well, 1 when something is to be mended, 2 for wrong use.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from gloss.checks.report import as_github, as_text, soon_as_text
from gloss.checks.table import check_all, coming_up
from gloss.model.problem import Refused
from gloss.reading.corpus import read_project
from gloss.tongues.doubts import doubted
from gloss.writing.transaction import recover


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A screen that has no sign for a letter shows its number, and the report goes on.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser(arguments).parse_args(arguments)
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
        # A template that is missing says so under another name than a file.
        name = error.filename or getattr(error, "name", None)
        where = f"“{name}”" if name else "A file"
        print(
            f"{where} cannot be read or written: {(error.strerror or 'it is not there').lower()}.",
            file=sys.stderr,
        )
    return 1


def _said(root: Path) -> str:
    return "this folder" if root == Path() else f"“{root}”"


def _verb(arguments: Sequence[str] | None) -> str | None:
    """The verb that is asked for, as far as that can be seen before the verbs are known."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    parser.add_argument("--root")
    parser.add_argument("verb", nargs="?")
    try:
        verb: str | None = parser.parse_known_args(arguments)[0].verb
    except argparse.ArgumentError:
        return None
    return verb


def _parser(arguments: Sequence[str] | None) -> argparse.ArgumentParser:
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

    if _verb(arguments) != "check":
        from gloss.verbs import add_parsers  # noqa: PLC0415 # a check need not wait for what it does not use

        add_parsers(verbs)
    return parser


def _check(options: argparse.Namespace, root: Path) -> int:
    # What is read is needed until the end, which comes in a second: looking for garbage would only take time.
    gc.disable()
    reading = read_project(root)
    problems = sorted([*check_all(reading), *doubted(root)])
    soon = coming_up(reading, datetime.now(UTC).date())
    if options.format == "github":
        for text in filter(None, (as_github(problems), as_github(soon, "notice"))):
            print(text)
    else:
        print(as_text(problems) + soon_as_text(soon))
    return 1 if problems else 0
