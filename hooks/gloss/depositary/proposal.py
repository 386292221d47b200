"""The proposal: what would change in which file, as a person reads it before anything is written."""

from __future__ import annotations

from collections.abc import Iterator

from gloss.depositary.cells import say_day
from gloss.depositary.comparing import Change, Comparison, Gone
from gloss.model.dates import FactDate
from gloss.model.watch import Passage

_HEADINGS = {
    "new": "New",
    "confirmed": "Reported before, now confirmed by the depositary",
    "corrected": "Corrected by the depositary",
}


def as_markdown(comparison: Comparison, seen: FactDate) -> str:
    """The whole proposal as Markdown, fit for a pull request."""
    return "\n".join(_lines(comparison, seen)) + "\n"


def _lines(comparison: Comparison, seen: FactDate) -> Iterator[str]:
    listing = comparison.listing
    before = comparison.totals_before
    yield "# What the depositary’s list says that our files do not"
    yield ""
    yield f"The list was read on {say_day(seen.first)}."
    signatories, parties = _count(listing.signatories, before[0]), _count(listing.parties, before[1])
    yield f"Signatories: {signatories}. Parties: {parties}."
    if not comparison.changed:
        yield "Nothing in our files would change but the day of the last look."
        return
    for kind, heading in _HEADINGS.items():
        changes = [change for change in comparison.changes if change.kind == kind]
        if changes:
            yield from (
                "",
                f"## {heading}",
                "",
                "```diff",
                *(line for change in changes for line in _diff(change)),
                "```",
            )
    if comparison.gone:
        yield from ("", "## No longer in the list", "", "```diff", *map(_gone, comparison.gone), "```")
    if comparison.texts_changed:
        yield from ("", "## Declarations, reservations and notes", "")
        yield from (_passage(passage) for passage in comparison.texts)
        if not comparison.texts:
            yield "The list has none any more."
    if comparison.for_a_person or comparison.texts_changed:
        yield from ("", "## For a person to look at", "")
        yield from (f"- [ ] {sentence}" for sentence in comparison.for_a_person)
        if comparison.texts_changed:
            yield (
                "- [ ] Read the words above, which data/depositary.yml keeps, and write each reservation,"
                " declaration or objection into its country’s file with the provisions that it touches."
            )


def _count(now: int, before: int) -> str:
    return str(now) if now == before else f"{now} (before: {before})"


def _diff(change: Change) -> Iterator[str]:
    if change.before is not None:
        old = change.before
        yield f"- {change.key}: {old.date} {old.act}, {old.evidence}"
    yield f"+ {change.key}: {change.deed.day.isoformat()} {change.deed.act}, depositary"


def _gone(gone: Gone) -> str:
    return f"- {gone.key}: {gone.event.date} {gone.event.act}, {gone.event.evidence}"


def _passage(passage: Passage) -> str:
    who = passage.participant or "no participant named"
    mark = f", note {passage.mark}" if passage.mark else ""
    first = passage.text.split("\n", 1)[0]
    return f"- {passage.section}, {who}{mark}: “{first[:160]}{'…' if len(passage.text) > 160 else ''}”"
