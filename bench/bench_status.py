"""How long status takes: of 196 countries with 10,000 events, and of a depositary's list with 200 rows."""

from __future__ import annotations

import functools
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

HOOKS = Path(__file__).resolve().parent.parent / "hooks"
if str(HOOKS) not in sys.path:
    sys.path.insert(0, str(HOOKS))

from bench.timing import Benchmark, process  # noqa: E402 # it stands beside the package
from gloss.depositary import looking  # noqa: E402 # the package is found only once its folder is on the path
from gloss.model.country import Country, Event  # noqa: E402 # for the same reason
from gloss.model.dates import FactDate  # noqa: E402 # for the same reason
from gloss.model.force import entry_into_force, protocol_room, ways  # noqa: E402 # for the same reason
from gloss.model.projection import project  # noqa: E402 # for the same reason
from gloss.model.standing import Tally, standing  # noqa: E402 # for the same reason

EXAMPLE = Path(__file__).resolve().parent.parent / "tests" / "depositary" / "project"
TODAY = date(2026, 1, 1)
COUNTRIES, EVENTS, ROWS = 196, 10_000, 200


@functools.cache
def countries() -> tuple[Country, ...]:
    """Countries that sign, join, leave and come back again and again."""
    acts = ("signed", "ratified", "parliament-approved", "denounced", "acceded", "statement")
    says = ("depositary", "depositary", "press", "depositary", "government", "unconfirmed")
    each = -(-EVENTS // COUNTRIES)
    found = []
    for number in range(COUNTRIES):
        events = []
        for place in range(each):
            day = date(2020, 5, 1) + timedelta(number + 30 * place)
            when = FactDate(day, day + timedelta(place % 3), day.isoformat())
            events.append(
                Event.model_validate(
                    {
                        "date": when,
                        "act": acts[place % len(acts)],
                        "evidence": says[place % len(says)],
                        "source": "keeper",
                    }
                )
            )
        found.append(_country(f"Country {number}", tuple(events)))
    return tuple(found)


def _country(name: str, events: tuple[Event, ...] = ()) -> Country:
    checked = FactDate.parse("2026-01-01")
    return Country(name=name, iso="AA", iso3="AAA", kind="member", events=events, checked=checked)


@functools.cache
def facts() -> looking.Facts:
    """The invented project of the tests, which has a treaty."""
    return looking.read_facts(EXAMPLE)


def all_standings() -> None:
    """Where each country stands, what it can still do, and every count, as of a day."""
    treaty, world = facts().treaty, countries()
    for country in world:
        standing(country, TODAY, 12)
        ways(country, treaty, TODAY)
    Tally.of(world, organisations_count=False, day=TODAY, months=12)


def all_status() -> None:
    """The same with entry into force, room for protocols, and the projection."""
    all_standings()
    treaty, world = facts().treaty, countries()
    entry_into_force(world, treaty, day=TODAY)
    protocol_room(world, treaty, TODAY)
    project(world, treaty, TODAY)


@functools.cache
def listing() -> bytes:
    """A list with 200 rows, all of them new."""
    rows = "".join(
        f"<Row><Entry>State {number:03}</Entry><Entry>{number % 28 + 1} Jun\t 2020 </Entry>"
        f"<Entry>{number % 28 + 1} Feb\t 2021 A</Entry></Row>"
        for number in range(ROWS)
    )
    head = "".join(f"<Entry>{title}</Entry>" for title in ("Participant", "Signature", "Acceptance(A)"))
    return (
        '<?xml version="1.0" encoding="ISO-8859-1"?><Document>'
        "<Titlesect>1. Convention on Lighthouses</Titlesect>"
        f"<Status><Signatories>{ROWS}</Signatories><Parties>{ROWS}</Parties></Status><Participants><Table>"
        f"<Thead><Row>{head}</Row></Thead><Tbody><Rows>{rows}</Rows></Tbody></Table></Participants></Document>"
    ).encode("latin-1")


def read_and_compare() -> None:
    """A list of 200 rows, read and compared with 200 countries in memory."""
    world = {f"state-{number:03}": _country(f"State {number:03}") for number in range(ROWS)}
    known = looking.Facts(facts().root, facts().treaty, world, None)
    looking.look(listing(), known, TODAY, TODAY, by_hand=False)


@functools.cache
def whole_fetch() -> Callable[[], object]:
    """`gloss status fetch FILE` as a whole, with 200 countries on disk."""
    folder = Path(tempfile.mkdtemp(prefix="gloss-bench-"))
    (folder / "data" / "countries").mkdir(parents=True)
    treaty = (EXAMPLE / "data" / "treaty.yml").read_bytes()
    (folder / "data" / "treaty.yml").write_bytes(treaty)
    for number in range(ROWS):
        text = f"name: State {number:03}\niso: AA\niso3: AAA\nkind: member\nchecked: 2020-12-01\n"
        (folder / "data" / "countries" / f"state-{number:03}.yml").write_text(text, encoding="utf-8")
    file = folder / "list.xml"
    file.write_bytes(listing())
    script = (
        "import argparse, pathlib, sys; from gloss.depositary import verbs;"
        " parser = argparse.ArgumentParser(); verbs.add_parser(parser.add_subparsers());"
        " options = parser.parse_args(['status', 'fetch', sys.argv[2]]);"
        " raise SystemExit(options.run(options, pathlib.Path(sys.argv[1])))"
    )
    command = f"import sys; sys.path.insert(0, {str(HOOKS)!r}); {script}"
    return process(sys.executable, "-c", command, str(folder), str(file))


def fetch_as_a_whole() -> None:
    """Runs it; the folder is made when it is first needed, and not when the benchmarks are listed."""
    whole_fetch()()


BENCHMARKS = [
    Benchmark(
        name="status",
        question=f"How long does the status of {COUNTRIES} countries with {EVENTS} events take?",
        variants={"standing and counts": all_standings, "with entry into force": all_status},
    ),
    Benchmark(
        name="depositary",
        question=f"How long does a list of {ROWS} rows take, in memory and as “gloss status fetch”?",
        variants={
            "python": process(sys.executable, "-c", "pass"),
            "read and compare": read_and_compare,
            "gloss status fetch": fetch_as_a_whole,
        },
    ),
]
