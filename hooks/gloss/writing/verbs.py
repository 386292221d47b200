"""`gloss new` and `gloss form`: what somebody tells becomes lines in the right file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from gloss.checks.report import as_text
from gloss.checks.table import check_all
from gloss.keeping.lock import Busy, alone
from gloss.model.problem import Problem, Refused
from gloss.model.questions import KINDS, Kind, Question
from gloss.reading.corpus import Corpus, read_project
from gloss.writing.answers import allowed_answers, answer, answered
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
    corpus, before = _corpus(root)
    kind: Kind = options.kind
    given = {question.name: getattr(options, f"answer_{question.name}") for question in kind.questions}
    if ask is None and sys.stdin.isatty():
        ask = _ask
    if ask is not None:
        for question in kind.questions:
            if given[question.name] is None and not (
                question.name.startswith("source_") and given["source"] in corpus.sources
            ):
                given[question.name] = _until_it_can_stand(kind, question, corpus, ask)
    raw = {name: text for name, text in given.items() if text is not None}
    code = _write(kind, raw, corpus, today)
    return _told(before, root) or code


def run_form(options: argparse.Namespace, root: Path, today: date | None = None) -> int:
    """0 if written, 1 with sentences for whoever sent the form."""
    kind = KINDS[options.kind]
    if options.file == "-":
        text = sys.stdin.read(LONGEST_FORM + 1)
    else:
        with Path(options.file).open(encoding="utf-8", errors="replace") as file:
            text = file.read(LONGEST_FORM + 1)
    return _write(kind, read_form(text, kind), _corpus(root)[0], today)


def _write(kind: Kind, raw: dict[str, str], corpus: Corpus, today: date | None) -> int:
    day = today or datetime.now(UTC).date()
    writes = changes(answered(kind, raw, corpus), corpus, day)
    # The facts were read before the files: only if the same follows from both once more did nobody write in between.
    fresh = read_project(corpus.root).corpus
    if fresh is None or changes(answered(kind, raw, fresh), fresh, day) != writes:
        raise Refused("Somebody changed the facts in the meantime, so nothing was written. Try once more.")
    for path in write_all(corpus.root, writes):
        sys.stdout.write(f"wrote {path}\n")
        words = f"docs/{path.removeprefix('data/').removesuffix('.yml')}.md"
        if path.startswith("data/countries/") and (corpus.root / words).is_file():
            sys.stdout.write(f"{words} tells of this country too: read whether it still holds.\n")
    return 0


def _corpus(root: Path) -> tuple[Corpus, set[tuple[str, str]]]:
    """The project as it stands, and what is to be mended in it already."""
    for path in recover(root):
        sys.stderr.write(f"An earlier run was cut short; {path} is back as it was before.\n")
    reading = read_project(root)
    if reading.corpus is None:
        raise Refused("The project cannot be read. “gloss check” says why.")
    problems = check_all(reading)
    if problems:
        sys.stderr.write(f"“gloss check” has {len(problems)} to mend already, apart from this.\n")
    return reading.corpus, {_told_of(problem) for problem in problems}


def _told_of(problem: Problem) -> tuple[str, str]:
    """A problem without its line, which another line above it moves."""
    return problem.place.path, problem.sentence


def _option(question: Question) -> str:
    return f"--{question.name.replace('_', '-')}"


def _until_it_can_stand(kind: Kind, question: Question, corpus: Corpus, ask: Ask) -> str:
    """Asks until there is an answer that can be used, so that nobody answers everything twice."""
    while True:
        text = ask(_asked(question, corpus))
        try:
            answer(kind, question, text, corpus)
        except Refused as refusal:
            sys.stderr.write(f"{refusal}\n")
        else:
            return text


def _told(before: set[tuple[str, str]], root: Path) -> int:
    """Says what “gloss check” has to say of what was written; 1 if there is something."""
    new = []
    # Whoever else writes now has finished both of their files, or neither.
    with suppress(Busy), alone(root):
        new = [problem for problem in check_all(read_project(root)) if _told_of(problem) not in before]
    if new:
        sys.stderr.write(f"It is written, and cannot stay as it is:\n\n{as_text(new)}\n")
    return 1 if new else 0


def _asked(question: Question, corpus: Corpus) -> str:
    allowed = allowed_answers(question, corpus)
    hint = f"\n  {', '.join(allowed)}" if allowed and len(allowed) <= 40 else ""
    if question.many:
        hint = f" Several: with commas between them.{hint}"
    if question.long:
        hint = f" One line here; more can be added in the file.{hint}"
    return f"{question.label}{'' if question.needed else ' (may stay empty)'}\n  {question.help}{hint}\n> "


def _ask(text: str) -> str:
    try:
        return input(text)
    except EOFError:
        raise Refused("The questions ended before their answers. Nothing was written.") from None
