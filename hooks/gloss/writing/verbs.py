"""`gloss new` and `gloss form`: what somebody tells becomes lines in the right file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from gloss.checks.table import check_all
from gloss.model.problem import Refused
from gloss.model.questions import KINDS, Kind, Question
from gloss.reading.corpus import Corpus, read_project
from gloss.writing.answers import allowed_answers, answered
from gloss.writing.changes import changes
from gloss.writing.forms import LONGEST_FORM, read_form
from gloss.writing.transaction import recover, write_all

Ask = Callable[[str], str]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds “new” with one verb for each kind, and “form”."""
    new = subparsers.add_parser(
        "new", help="write a new fact or note into the right file; asks what it needs"
    )
    kinds = new.add_subparsers(required=True, metavar="|".join(KINDS))
    for kind in KINDS.values():
        verb = kinds.add_parser(kind.name, help=kind.about, description=kind.about)
        for question in kind.questions:
            verb.add_argument(
                _option(question), dest=f"answer_{question.name}", metavar="TEXT", help=question.help
            )
        verb.set_defaults(run=run_new, kind=kind)
    form = subparsers.add_parser("form", help="write what an issue form says into the right file")
    form.add_argument("kind", choices=[kind.name for kind in KINDS.values() if kind.form], metavar="KIND")
    form.add_argument("file", metavar="FILE", help="the text of the form; “-” reads what is typed in")
    form.set_defaults(run=run_form)


def run_new(
    options: argparse.Namespace, root: Path, ask: Ask | None = None, today: date | None = None
) -> int:
    """Asks for what the options leave open, if somebody is there to answer; 0 if written, 1 if it cannot stand."""
    corpus = _corpus(root)
    kind: Kind = options.kind
    given = {question.name: getattr(options, f"answer_{question.name}") for question in kind.questions}
    if ask is None and sys.stdin.isatty():
        ask = _ask
    if ask is not None:
        for question in kind.questions:
            if given[question.name] is None:
                given[question.name] = ask(_asked(question, corpus))
    raw = {name: text for name, text in given.items() if text is not None}
    return _write(kind, raw, corpus, today)


def run_form(options: argparse.Namespace, root: Path, today: date | None = None) -> int:
    """0 if written, 1 with sentences for whoever sent the form."""
    kind = KINDS[options.kind]
    if options.file == "-":
        text = sys.stdin.read(LONGEST_FORM + 1)
    else:
        with Path(options.file).open(encoding="utf-8", errors="replace") as file:
            text = file.read(LONGEST_FORM + 1)
    return _write(kind, read_form(text, kind), _corpus(root), today)


def _write(kind: Kind, raw: dict[str, str], corpus: Corpus, today: date | None) -> int:
    day = today or datetime.now(UTC).date()
    for path in write_all(corpus.root, changes(answered(kind, raw, corpus), corpus, day)):
        sys.stdout.write(f"wrote {path}\n")
    return 0


def _corpus(root: Path) -> Corpus:
    for path in recover(root):
        sys.stderr.write(f"An earlier run was cut short; {path} is back as it was before.\n")
    reading = read_project(root)
    if reading.corpus is None:
        raise Refused("The project cannot be read. “gloss check” says why.")
    if problems := check_all(reading):
        sys.stderr.write(f"“gloss check” has {len(problems)} to mend already, apart from this.\n")
    return reading.corpus


def _option(question: Question) -> str:
    return f"--{question.name.replace('_', '-')}"


def _asked(question: Question, corpus: Corpus) -> str:
    allowed = allowed_answers(question, corpus)
    hint = f"\n  {', '.join(allowed)}" if allowed and len(allowed) <= 40 else ""
    return f"{question.label}{'' if question.needed else ' (may stay empty)'}\n  {question.help}{hint}\n> "


def _ask(text: str) -> str:
    try:
        return input(text)
    except EOFError:
        raise Refused("The questions ended before their answers. Nothing was written.") from None
