"""Lists of the depositary, made for a test; the shape is that of good.xml."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from gloss.depositary import verbs

HERE = Path(__file__).parent
GOOD = (HERE / "good.xml").read_bytes()
NOW = datetime(2021, 3, 1, 6, 0, tzinfo=UTC)

HEAD = ("Participant", "Signature", "Acceptance(A), Ratification, Approval(AA), Accession(a)")
TITLE = "16. Convention on Lighthouses and Other Aids to Those at Sea"
ROWS = (
    ("Borduria (Free State of)", "2 May\t 2020 ", ""),
    ("Celadon", "1 May\t 2020 ", " 15 Nov\t 2020 AA"),
    ("Côte d'Or", "1 May\t 2020 ", ""),
    ("Union of Shores", " 1 May\t 2020 ", ""),
    ("Westland", "", "3 Feb\t 2021 a"),
)


def document(
    rows=ROWS, signatories=None, parties=None, head=HEAD, title=TITLE, extra="", group=True
) -> bytes:
    """The XML with these rows; the totals are those of the rows, unless others are given."""
    if signatories is None:
        signatories = sum(bool(row[1].strip()) for row in rows)
    if parties is None:
        parties = sum(bool(row[2].strip()) for row in rows)

    def row(cells):
        return "<Row>" + "".join(f"<Entry>{cell}</Entry>" for cell in cells) + "</Row>"

    table = f"<Thead>{row(head)}</Thead><Tbody><Rows>{''.join(map(row, rows))}</Rows></Tbody>"
    if group:
        table = f"<TGroup>{table}</TGroup>"
    total = f"<Signatories>{signatories}</Signatories><Parties>{parties or ''}</Parties>"
    return (
        '<?xml version="1.0" encoding="ISO-8859-1"?>\n<Document><Treaty><ExternalData>'
        f"<Titlesect>{title}</Titlesect><Status>{total}</Status></ExternalData>"
        f"<Participants><Table>{table}</Table></Participants>{extra}</Treaty></Document>"
    ).encode("cp1252")


def options(*words: str) -> argparse.Namespace:
    """What the command line makes of these words."""
    parser = argparse.ArgumentParser()
    verbs.add_parser(parser.add_subparsers())
    return parser.parse_args(["status", *words])


def fetch(root: Path, raw: bytes | Exception = GOOD, *words: str, now: datetime = NOW) -> int:
    """`gloss status fetch` with an answer that somebody has in hand."""

    def get(address, hosts):
        if isinstance(raw, Exception):
            raise raw
        return raw

    return verbs.run_fetch(options("fetch", *words), root, get=get, now=now)


def apply(root: Path, now: datetime = NOW) -> int:
    """`gloss status apply`."""
    return verbs.run_apply(options("apply"), root, now=now)


def everything(root: Path) -> dict[str, bytes]:
    """Every file of facts with what it holds."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "data").rglob("*"))
        if path.is_file()
    }
