"""A look at the depositary, from the bytes to a record of what came of it; and what is then written where.

“fetch” keeps the bytes and a proposal in a folder that git ignores. “apply” reads the same bytes again and
works everything out anew, so that it never trusts a file that somebody may have edited.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from gloss.depositary.answers import SuspectList
from gloss.depositary.cells import say_day
from gloss.depositary.comparing import Change, Comparison, compare, refuse_what_shrank
from gloss.depositary.country_text import with_changes
from gloss.depositary.listing import read_listing
from gloss.depositary.proposal import as_markdown
from gloss.depositary.record import PATH, as_yaml, read_watch
from gloss.model.country import Country
from gloss.model.dates import FactDate
from gloss.model.problem import Problem, Refused
from gloss.model.treaty import Treaty
from gloss.model.watch import Outcome, Watch
from gloss.reading.files import entries, read_text
from gloss.reading.markup import in_fact
from gloss.reading.nodes import read_yaml
from gloss.reading.records import read_record
from gloss.writing.transaction import Write
from gloss.writing.yaml_text import YamlText

R = TypeVar("R", bound=BaseModel)

FOLDER = ".cache/depositary"
"""Where a fetched list waits; git ignores it, so a proposal is never committed by accident."""


@dataclass(frozen=True)
class Facts:
    """What our files say before a look."""

    root: Path
    treaty: Treaty
    countries: Mapping[str, Country]
    watch: Watch | None


@dataclass(frozen=True)
class Look:
    """A list that was read and found sound, with what would change."""

    raw: bytes
    seen: FactDate
    comparison: Comparison
    by_hand: bool

    @property
    def outcome(self) -> Outcome:
        """What came of it."""
        if self.by_hand:
            return "by-hand"
        return "changed" if self.comparison.changed else "unchanged"

    @property
    def digest(self) -> str:
        """The fingerprint of the bytes."""
        return hashlib.sha256(self.raw).hexdigest()


def read_facts(root: Path) -> Facts:
    """The treaty, the countries and the record; Refused with every fault if a file cannot be read."""
    problems: list[Problem] = []
    treaty = _read(root, "data/treaty.yml", Treaty, problems)
    countries: dict[str, Country] = {}
    for path, key, strange in entries(root, "data/countries", ".yml"):
        problems += strange
        if key is not None and (country := _read(root, path, Country, problems)) is not None:
            countries[key] = country
    if problems or treaty is None:
        raise Refused("\n".join([f"{p.place}  {p.sentence} {p.hint}".rstrip() for p in problems]))
    return Facts(root, treaty, countries, read_watch(root))


def _read(root: Path, path: str, model: type[R], problems: list[Problem]) -> R | None:
    text, found = read_text(root, path)
    problems += found
    tree, found = read_yaml(text, path) if text is not None else (None, [])
    problems += found
    record, found = read_record(tree, model) if tree is not None else (None, [])
    problems += found
    return record


def look(raw: bytes, facts: Facts, seen: date, today: date, *, by_hand: bool) -> Look:
    """Reads and doubts a list; NoList or SuspectList with a sentence if it cannot be used."""
    day = FactDate.parse(seen.isoformat())
    comparison = compare(read_listing(raw, facts.treaty), facts.countries, facts.treaty, facts.watch, today)
    for passage in comparison.texts:
        # Some States type an accent where others type an apostrophe.
        if found := in_fact(passage.text.replace("`", "’")):
            raise SuspectList(f"In the words beside the table: {found[0]}")
    return Look(raw, day, comparison, by_hand)


def keep(found: Look, root: Path) -> None:
    """Puts the bytes, the proposal and what belongs to them where “apply” looks."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    forget(root)
    (folder / "list.xml").write_bytes(found.raw)
    (folder / "proposal.md").write_text(as_markdown(found.comparison, found.seen), encoding="utf-8")
    kept = {"seen": found.seen.text, "digest": found.digest, "by_hand": found.by_hand}
    (folder / "look.json").write_text(json.dumps(kept), encoding="utf-8")


def forget(root: Path) -> None:
    """Throws an earlier proposal away; what says that there is one, first."""
    for name in ("look.json", "proposal.md", "list.xml"):
        (root / FOLDER / name).unlink(missing_ok=True)


def done(root: Path) -> None:
    """A proposal that was applied cannot be applied again; its text stays to be read."""
    for name in ("look.json", "list.xml"):
        (root / FOLDER / name).unlink(missing_ok=True)


def kept_look(facts: Facts, today: date) -> Look:
    """The last proposal, worked out anew from its bytes; Refused if there is none, or not whole."""
    folder = facts.root / FOLDER
    try:
        kept = json.loads((folder / "look.json").read_text(encoding="utf-8"))
        raw = (folder / "list.xml").read_bytes()
        seen = date.fromisoformat(kept["seen"])
        whole = hashlib.sha256(raw).hexdigest() == kept["digest"]
    except FileNotFoundError:
        raise Refused("There is no proposal to apply. Run “gloss status fetch” first.") from None
    except (KeyError, TypeError, ValueError):
        whole = False
    if not whole:
        raise Refused("The proposal is not whole any more. Run “gloss status fetch” again.")
    found = look(raw, facts, seen, today, by_hand=bool(kept["by_hand"]))
    refuse_what_shrank(found.comparison, facts.treaty)
    return found


def writes(found: Look, facts: Facts, now: str) -> dict[str, Write]:
    """Every file that is to be written with its old and its new content."""
    result: dict[str, Write] = {}
    by_key: dict[str, list[Change]] = {}
    for change in found.comparison.changes:
        by_key.setdefault(change.key, []).append(change)
    source = facts.treaty.depositary.source
    for key, changes in by_key.items():
        path = f"data/countries/{key}.yml"
        raw = (facts.root / path).read_bytes()
        result[path] = Write(raw, with_changes(raw, path, changes, source))
    result["data/treaty.yml"] = _treaty(found, facts)
    if (facts.root / "data/sources.yml").exists():
        result["data/sources.yml"] = _sources(found, facts, source)
    result[PATH] = record(found.outcome, facts, now, found)
    return result


def record(
    outcome: Outcome, facts: Facts, now: str, found: Look | None = None, sentence: str | None = None
) -> Write:
    """The watcher's record after a try: with a list that was used, or with why there was none."""
    file = facts.root / PATH
    before = file.read_bytes() if file.exists() else None
    old = facts.watch
    if found is not None:
        new = Watch(
            outcome=outcome, tried=now, looked=found.seen, digest=found.digest, texts=found.comparison.texts
        )
    elif old is not None:
        new = old.model_copy(update={"outcome": outcome, "tried": now, "sentence": sentence})
    else:
        never = facts.treaty.depositary.checked
        new = Watch(outcome=outcome, tried=now, sentence=sentence, looked=never)
    return Write(before, as_yaml(new))


def _treaty(found: Look, facts: Facts) -> Write:
    path = "data/treaty.yml"
    raw = (facts.root / path).read_bytes()
    sheet = YamlText.read(raw, path)
    listing, before = found.comparison.listing, facts.treaty.depositary
    said = f"The list was read whole on {say_day(found.seen.first)}."
    for name, value, old in (
        ("signatories", str(listing.signatories), str(before.signatories)),
        ("parties", str(listing.parties), str(before.parties)),
        ("seen", said, before.seen),
        ("checked", found.seen.text, before.checked.text),
    ):
        if value != old:
            sheet.set(value, "depositary", name)
    return Write(raw, sheet.bytes())


def _sources(found: Look, facts: Facts, key: str) -> Write:
    """The depositary's entry among the sources: when it was seen, and that it was seen whole."""
    path = "data/sources.yml"
    raw = (facts.root / path).read_bytes()
    sheet = YamlText.read(raw, path)
    if sheet.node(key) is not None:
        sheet.set(found.seen.text, key, "seen")
        sheet.set("whole", key, "read")
        if sheet.node(key, "note") is not None:
            sheet.set(f"The list was read whole on {say_day(found.seen.first)}.", key, "note")
    return Write(raw, sheet.bytes())
