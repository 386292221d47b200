"""`gloss status fetch` and `gloss status apply`, as a person at the keyboard meets them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime
from pathlib import Path

from gloss.depositary import looking
from gloss.depositary.answers import NoList, SuspectList
from gloss.depositary.comparing import refuse_what_shrank
from gloss.depositary.download import download, is_address
from gloss.depositary.proposal import as_markdown
from gloss.depositary.record import PATH
from gloss.model.problem import Refused
from gloss.model.watch import Outcome
from gloss.writing.transaction import recover, write_all

Download = Callable[[str, Collection[str]], bytes]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds “status” with its two verbs."""
    status = subparsers.add_parser(
        "status", help="fetch who signed and joined from the depositary, or apply it"
    )
    verbs = status.add_subparsers(required=True, metavar="fetch|apply")
    fetch = verbs.add_parser("fetch", help="read the depositary's list and say what would change")
    fetch.add_argument(
        "place", nargs="?", metavar="FILE or URL", help="the list; without it, the address in data/treaty.yml"
    )
    fetch.add_argument(
        "--seen",
        metavar="DAY",
        help="the day on which a FILE was saved (2026-12-07), if the file's own day is not it",
    )
    fetch.set_defaults(run=run_fetch)
    apply = verbs.add_parser("apply", help="write into data/ what the last fetch found")
    apply.set_defaults(run=run_apply)


def run_fetch(
    options: argparse.Namespace, root: Path, get: Download = download, now: datetime | None = None
) -> int:
    """0 with a proposal or nothing new, 1 where the list could not be used, 2 for wrong use."""
    now = now or datetime.now(UTC)
    _mend(root)
    try:
        facts = looking.read_facts(root)
    except Refused as refusal:
        return _fail(refusal)
    place = options.place or facts.treaty.depositary.file
    by_hand = not is_address(place)
    try:
        seen = _seen(options.seen, place, by_hand, now.date())
    except Refused as refusal:
        return _fail(refusal, 2)
    looking.forget(root)
    try:
        raw = Path(place).read_bytes() if by_hand else get(place, facts.treaty.hosts)
        found = looking.look(raw, facts, seen, now.date(), by_hand=by_hand)
        if found.comparison.gone:
            _say(as_markdown(found.comparison, found.seen))
        refuse_what_shrank(found.comparison, facts.treaty)
        if facts.watch is not None and seen < facts.watch.looked.first:
            raise SuspectList(f"This list is of {seen}, and a newer one was used on {facts.watch.looked}.")
    except (NoList, SuspectList) as refusal:
        if not by_hand:
            outcome: Outcome = "suspect" if isinstance(refusal, SuspectList) else "error"
            write_all(root, {PATH: looking.record(outcome, facts, _stamp(now), sentence=str(refusal))})
        return _fail(refusal)
    except OSError as fault:
        return _fail(Refused(f"“{place}” cannot be opened: {fault.strerror}."), 2)
    looking.keep(found, root)
    _say(as_markdown(found.comparison, found.seen))
    if found.comparison.changed:
        if not by_hand:
            write_all(root, {PATH: looking.record("changed", facts, _stamp(now))})
        _say("Nothing of this is written yet. “gloss status apply” writes it.")
    elif not by_hand:
        write_all(root, {PATH: looking.record("unchanged", facts, _stamp(now), found)})
    return 0


def run_apply(options: argparse.Namespace, root: Path, now: datetime | None = None) -> int:
    """0 when everything is written, 1 when nothing is."""
    now = now or datetime.now(UTC)
    _mend(root)
    try:
        facts = looking.read_facts(root)
        found = looking.kept_look(facts, now.date())
        written = write_all(root, looking.writes(found, facts, _stamp(now)))
    except Refused as refusal:
        return _fail(refusal)
    looking.done(root)
    for path in written:
        _say(f"wrote {path}")
    for sentence in found.comparison.for_a_person:
        _say(f"For a person: {sentence}")
    return 0


def _seen(said: str | None, place: str, by_hand: bool, today: date) -> date:
    """The day of which a list speaks: for an address today; for a file what is said, or its own day."""
    if said is not None:
        if not by_hand:
            raise Refused("“--seen” is for a FILE; what comes from an address is of today.")
        try:
            day = date.fromisoformat(said)
        except ValueError:
            raise Refused(f"“{said}” is not a day. Write it like this: --seen {today}.") from None
        if day > today:
            raise Refused(f"“{said}” has not come yet.")
        return day
    if not by_hand:
        return today
    try:
        saved = Path(place).stat().st_mtime
    except OSError as fault:
        raise Refused(f"“{place}” cannot be opened: {fault.strerror}.") from None
    day = min(datetime.fromtimestamp(saved, UTC).date(), today)
    _say(
        f"The file was saved on {day}, and is taken to be of that day. If it is not, say so with --seen DAY."
    )
    return day


def _stamp(now: datetime) -> str:
    return f"{now.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _mend(root: Path) -> None:
    """Finishes what an interrupted run left behind, by putting the old files back."""
    restored = recover(root)
    if restored:
        _say(f"An earlier run was cut short. These files were put back as they were: {', '.join(restored)}.")


def _say(text: str) -> None:
    sys.stdout.write(text.rstrip("\n") + "\n")


def _fail(refusal: Refused, code: int = 1) -> int:
    sys.stderr.write(f"{refusal}\nNothing in our facts was changed.\n")
    return code
