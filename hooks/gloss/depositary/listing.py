"""The depositary's list as it stands in its XML: title, totals, one row a participant, and words beside it.

The XML's structure is known from a text copy and from other people's programs, not from a file that we saw;
so elements are looked for wherever they stand, and whatever does not fit is refused and never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from gloss.depositary.answers import NoList, SuspectList
from gloss.depositary.cells import Column, Deed, read_cell, read_heading
from gloss.depositary.markup import Element, note_marks, parse, plain
from gloss.depositary.passages import Words, read_words
from gloss.model.treaty import Treaty


@dataclass(frozen=True)
class Row:
    """One participant with its name as the depositary writes it, its foot-notes and its entries."""

    name: str
    marks: tuple[str, ...]
    deeds: tuple[Deed, ...]


@dataclass(frozen=True)
class Listing:
    """The whole list."""

    signatories: int
    parties: int
    rows: tuple[Row, ...]
    words: tuple[Words, ...]


def read_listing(raw: bytes, treaty: Treaty) -> Listing:
    """Reads the XML; NoList if it is something else, SuspectList if it contradicts itself."""
    root = parse(raw)
    _is_about(root, treaty)
    status = next(root.named("Status"), None)
    rows = _rows(root)
    listing = Listing(
        _total(status, "Signatories", required=True),
        _total(status, "Parties", required=False),
        rows,
        tuple(read_words(root, [row.name for row in rows])),
    )
    _agrees(listing)
    return listing


def _is_about(root: Element, treaty: Treaty) -> None:
    """Some heading of the document must begin with the treaty's name, whatever number stands before it."""
    wanted = _letters(treaty.name)
    titles = []
    for element in root.walk():
        if element.name in {"Participants", "Declarations", "EndNotes", "Objections"}:
            break
        if element.name in {"Titlesect", "Title"} or not element.children:
            title = plain(element.text())
            if re.match(rf"(\d+ )*([a-z] )?{wanted}", _letters(title)):
                return
            if title and element.name in {"Titlesect", "Title"}:
                titles.append(title)
    seen = f" It is about “{titles[0][:120]}”." if titles else ""
    raise SuspectList(f"This is not the list for the {treaty.name}.{seen}")


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]+", " ", folded).strip()


def _total(status: Element | None, name: str, *, required: bool) -> int:
    element = next(status.named(name), None) if status is not None else None
    words = plain(element.text()) if element is not None else ""
    if not words and not required:
        return 0
    found = re.findall(r"\d+", words)
    if len(found) != 1:
        said = f"says “{words[:60]}”" if words else "is missing"
        raise SuspectList(
            f"The number of {name} in the list's own heading {said}, so the rows cannot be checked."
        )
    return int(found[0])


def _rows(root: Element) -> tuple[Row, ...]:
    participants = next(root.named("Participants"), None)
    head = next(participants.named("Thead"), None) if participants is not None else None
    body = next(participants.named("Tbody"), None) if participants is not None else None
    if head is None or body is None:
        raise NoList("There is no table of participants in this file.")
    columns = [read_heading(entry.text()) for entry in head.named("Entry")]
    place = next(
        (index for index, column in enumerate(columns) if column.title.lower() == "participant"), None
    )
    if place is None or not any("signed" in column.acts.values() for column in columns):
        titles = " | ".join(column.title for column in columns)
        raise SuspectList(
            f"The table's headings are “{titles}”; “Participant” and “Signature” should be among them."
        )
    rows = [_row(row, columns, place) for row in body.named("Row")]
    found = tuple(row for row in rows if row is not None)
    if not found:
        raise SuspectList("The table of participants has no rows.")
    _nobody_twice(found)
    return found


def _row(row: Element, columns: list[Column], place: int) -> Row | None:
    texts = [entry.text() for entry in row.named("Entry")]
    if not any(plain(text) for text in texts):
        return None
    if len(texts) != len(columns):
        raise SuspectList(
            f"A row that begins with “{plain(texts[0])}” has {len(texts)} cells, and the table has"
            f" {len(columns)} columns."
        )
    name = plain(texts[place])
    if not name:
        raise SuspectList(
            f"A row with “{' '.join(plain(text) for text in texts).strip()}” names no participant."
        )
    cells = (read_cell(text, columns[i], name) for i, text in enumerate(texts) if i != place)
    deeds = tuple(deed for deed in cells if deed is not None)
    if not deeds:
        raise SuspectList(f"The row of {name} has no date.")
    marks = tuple(dict.fromkeys(mark for text in texts for mark in note_marks(text)))
    return Row(name, marks, deeds)


def _nobody_twice(rows: tuple[Row, ...]) -> None:
    names: set[str] = set()
    for row in rows:
        if row.name in names:
            raise SuspectList(f"{row.name} stands in the list twice.")
        names.add(row.name)


def _agrees(listing: Listing) -> None:
    """The rows must add up to the heading's own totals; entries in brackets may be counted there or not."""
    for name, total, acts in (
        ("signatories", listing.signatories, {"signed"}),
        ("parties", listing.parties, {"ratified", "accepted", "approved", "acceded", "succeeded"}),
    ):
        deeds = [deed for row in listing.rows for deed in row.deeds if deed.act in acts]
        sure = sum(not deed.bracketed for deed in deeds)
        if not sure <= total <= len(deeds):
            raise SuspectList(
                f"The list's heading says {total} {name}, but its rows show {sure}. Rows may be missing."
            )
