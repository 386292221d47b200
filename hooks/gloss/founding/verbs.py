"""`gloss init`: begins a campaign about another treaty, in a folder of its own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from gloss.founding.planting import free, plant
from gloss.founding.questions import QUESTIONS, Asked, answer, answers, option
from gloss.model.problem import Refused

Ask = Callable[[str], str]

_ABOUT = (
    "Makes a campaign about another treaty in a folder of its own: the program, the looks, every country with its "
    "offices, and nothing of the treaty that this one is about. Asks for what no option says."
)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds “init” with an option for each question."""
    verb = subparsers.add_parser("init", help="begin a campaign about another treaty", description=_ABOUT)
    verb.add_argument("folder", metavar="DIR", help="a folder that does not exist yet, or is empty")
    for asked in QUESTIONS:
        verb.add_argument(option(asked), dest=f"answer_{asked.name}", metavar="TEXT", help=asked.help)
    verb.set_defaults(run=run_init)


def run_init(
    options: argparse.Namespace, root: Path, ask: Ask | None = None, today: date | None = None
) -> int:
    """Asks for what the options leave open, if somebody is there to answer; 0 if it was made."""
    target = Path(options.folder)
    free(root, target)
    given = {asked.name: getattr(options, f"answer_{asked.name}") for asked in QUESTIONS}
    if ask is None and sys.stdin.isatty():
        ask = _ask
    if ask is not None:
        _fill_in(given, ask)
    plant(root, target, answers(given), today or datetime.now(UTC).date())
    sys.stdout.write(
        f"Made {target}, with every country and no fact about any of them yet.\n"
        f"What comes next stands in {target / 'docs' / 'contribute' / 'organise.md'}:\n"
        f"    cd {target}\n    git init -b main\n    make serve\n"
    )
    return 0


def _fill_in(given: dict[str, str | None], ask: Ask) -> None:
    """Asks each open question until its answer can stand."""
    for asked in QUESTIONS:
        text = given[asked.name]
        while True:
            known = {name: value for name, value in given.items() if value}
            try:
                given[asked.name] = answer(
                    asked, ask(_question(asked, known)) if text is None else text, known
                )
                break
            except Refused as refusal:
                sys.stdout.write(f"{refusal}\n")
                text = None


def _question(asked: Asked, known: dict[str, str]) -> str:
    try:
        found = answer(asked, "", known)
        offered = f" (left empty: {found})" if found else " (may stay empty)"
    except Refused:
        offered = ""
    return f"{asked.label}{offered}\n  {asked.help}\n> "


def _ask(text: str) -> str:
    try:
        return input(text)
    except EOFError:
        raise Refused("The questions ended before their answers. Nothing was written.") from None
