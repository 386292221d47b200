"""The verb `gloss offline`: makes what can be taken along from a built site, and puts it on its page."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gloss.checks.citations import as_of
from gloss.checks.report import as_text
from gloss.checks.table import check_all
from gloss.editions.chapters import Manuscript
from gloss.editions.copy import OFFLINE, write_copy
from gloss.editions.epub import book
from gloss.editions.pdf import paper_maker, write_pdf
from gloss.editions.press import Press
from gloss.editions.shelf import Item, address_in, built, filled, put, workshop
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
