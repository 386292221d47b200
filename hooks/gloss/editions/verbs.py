"""The verbs `gloss offline` and `gloss print`: make what can be taken along or printed, and put it on its page."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gloss.checks.citations import as_of
from gloss.checks.report import as_text
from gloss.checks.table import check_all
from gloss.editions.chapters import Manuscript
from gloss.editions.copy import OFFLINE, PRINT, write_copy
from gloss.editions.epub import book
from gloss.editions.leaflets import Printer
from gloss.editions.pdf import paper_maker, write_pdf, write_pdfs
from gloss.editions.press import Press
from gloss.editions.shelf import Item, address_in, built, filled, put, put_among, workshop
from gloss.editions.volume import volume
from gloss.model.problem import Refused
from gloss.pages.linker import Linker
from gloss.reading.corpus import Corpus, read_project

ORDER = ("site.zip", "treaty.html", "treaty.epub", "treaty.pdf")
"""What is made, in the order in which it is listed."""


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the verb to the command's own."""
    verb = verbs.add_parser("offline", help="make the files to take along, from the built site")
    verb.add_argument("--site", default="site", metavar="DIR", help="the built site (site, if left out)")
    verb.set_defaults(run=run_offline)

    verb = verbs.add_parser("print", help="make the sheets for paper as PDFs, from the built site")
    verb.add_argument("--site", default="site", metavar="DIR", help="the built site (site, if left out)")
    verb.add_argument(
        "--paper",
        choices=("A4", "letter"),
        default="A4",
        help="the paper that they are for (A4, if left out)",
    )
    verb.set_defaults(run=run_print)


def run_offline(options: argparse.Namespace, root: Path) -> int:
    """0 when everything is on its shelf; a PDF that cannot be made here is left out, and said."""
    corpus = _checked(root)
    site = root / options.site
    page = built(site, OFFLINE)
    press = Press(corpus, Linker(corpus), address_in(page, "offline/"))
    with workshop(site, "offline") as folder:
        shelf = folder / "offline"
        shelf.mkdir()
        _make(shelf, corpus, press, site)
        items = [Item.of(shelf / name) for name in ORDER if (shelf / name).exists()]
        piece = press.page("shelf.html", items=items, day=as_of(corpus))
        (shelf / "index.html").write_text(filled(page, piece, OFFLINE), encoding="utf-8")
        put(shelf, site / "offline", "index.html")
    for item in items:
        sys.stdout.write(f"{site / 'offline' / item.name}  {item.size}\n")
    return 0


def run_print(options: argparse.Namespace, root: Path) -> int:
    """0 when every sheet is there as a PDF; Refused if none can be made here."""
    corpus = _checked(root)
    site = root / options.site
    page = built(site, PRINT)
    press = Press(corpus, Linker(corpus), address_in(page, "print/"))
    paper_maker()
    with workshop(site, "print") as folder:
        shelf = folder / "print"
        shelf.mkdir()
        sheets = [(printed.sheet, printed.html) for printed in Printer(corpus, press, for_pdf=True).all()]
        write_pdfs({shelf / sheet.file: html for sheet, html in sheets}, options.paper)
        items = [(sheet, Item.of(shelf / sheet.file)) for sheet, _ in sheets]
        piece = press.page("shelf-print.html", items=items, day=as_of(corpus), paper=options.paper)
        (shelf / "index.html").write_text(filled(page, piece, PRINT), encoding="utf-8")
        put_among(shelf, site / "print", "*.pdf", "index.html")
    size = Item("", sum(item.bytes for _, item in items), "").size
    sys.stdout.write(f"{site / 'print'}  {len(items)} PDFs, {size}\n")
    return 0


def _make(shelf: Path, corpus: Corpus, press: Press, site: Path) -> None:
    """Writes each file into a folder; the longest work comes last."""
    day = as_of(corpus)
    manuscript = Manuscript.of(corpus)
    (shelf / "treaty.html").write_text(volume(manuscript, press), encoding="utf-8")
    book(manuscript, press, day).write(shelf / "treaty.epub", day)
    write_copy(shelf / "site.zip", site, press, day)
    try:
        paper_maker()
    except Refused as refusal:
        sys.stderr.write(f"The PDF is left out. {refusal}\n")
        return
    write_pdf(volume(manuscript, press, paper=True), shelf / "treaty.pdf")


def _checked(root: Path) -> Corpus:
    """The facts and words; Refused with the whole report if something is to be mended."""
    reading = read_project(root)
    problems = check_all(reading)
    if problems or reading.corpus is None:
        raise Refused(as_text(problems))
    return reading.corpus
