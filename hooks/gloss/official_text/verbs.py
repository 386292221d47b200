"""`gloss text import` and `gloss text verify`, as a person at the keyboard meets them."""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from gloss.model.official import OfficialText
from gloss.model.problem import Refused
from gloss.official_text import source, store
from gloss.official_text.importing import examined, import_document
from gloss.official_text.knowing import Known, known
from gloss.official_text.report import Report, Weight

_TAG = re.compile(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds “text” with its two verbs."""
    text = subparsers.add_parser("text", help="import the official text, or verify what was imported")
    verbs = text.add_subparsers(dest="text_verb", required=True, metavar="import|verify")
    importing = verbs.add_parser("import", help="read the official document into data/official/")
    importing.add_argument(
        "document", nargs="?", help="a file or an address; without it, the addresses in data/treaty.yml"
    )
    importing.add_argument(
        "--lang", help="the language, such as en; without it, every language, or what the file is in"
    )
    importing.add_argument(
        "--accept", action="store_true", help="accept what differs from expectations that rest on memory"
    )
    importing.set_defaults(run=run_import)
    verifying = verbs.add_parser(
        "verify", help="check what was imported against facts, notes and other languages"
    )
    verifying.set_defaults(run=run_verify)


def run_import(args: argparse.Namespace, root: Path) -> int:
    """0 where every document was written, 1 where one was not, 2 for wrong use."""
    try:
        found = known(root)
    except Refused as refusal:
        _tell(refusal)
        return 1
    try:
        wanted = list(_wanted(args, found))
    except Refused as refusal:
        _tell(refusal)
        return 2
    failed = 0
    for language, places in wanted:
        try:
            written = _import(language, places, found, root, accept=args.accept)
        except Refused as refusal:
            _clear()
            _tell(refusal)
            written = None
        except KeyboardInterrupt:
            _clear()
            _tell("Stopped. Nothing of this document was written.")
            return 1
        if written is None:
            failed += 1
        else:
            found = found.with_text(written)
    return 1 if failed else 0


def _import(
    language: str | None, places: list[str], known: Known, root: Path, *, accept: bool
) -> OfficialText | None:
    """Imports one document and says how that went; None where nothing was written."""
    report = _one(language, places, known)
    _say(report)
    if not report.writable(accept):
        _tell(_why(report))
        return None
    place = store.write(root, report.text)
    _say(f"Written: {place.relative_to(root)}")
    return report.text


def run_verify(args: argparse.Namespace, root: Path) -> int:
    """0 where all is well (or nothing was imported yet), 1 where something must be mended."""
    try:
        found = known(root)
    except Refused as refusal:
        _tell(refusal)
        return 1
    if not found.others:
        _say("No official text has been imported yet. “gloss text import” does it.")
        return 0
    reports = [examined(text, found) for text in found.others]
    for report in reports:
        _say(report)
    sound = all(report.sound for report in reports)
    _say("All is well." if sound else "Something must be mended; see above.")
    return 0 if sound else 1


def _wanted(args: argparse.Namespace, known: Known) -> Iterable[tuple[str | None, list[str]]]:
    """Every language to import with the places to try, the first first."""
    if args.lang is not None and not _TAG.match(args.lang):
        raise Refused(f"“{args.lang}” is not a language; write a tag such as en, fr or ar.")
    if args.document:
        yield args.lang, [args.document]
        return
    documents = known.treaty.documents if known.treaty else ()
    chosen = [one for one in documents if one.files and (args.lang is None or one.language == args.lang)]
    if not chosen:
        which = f" in “{args.lang}”" if args.lang else ""
        raise Refused(
            f"data/treaty.yml names no file of the official text{which}.\n"
            "    Give a file or an address: gloss text import --lang en document.pdf"
        )
    for document in chosen:
        yield document.language, [str(address) for address in document.files]


def _one(language: str | None, places: list[str], known: Known) -> Report:
    """The first place that gives a treaty; Refused with every reason if none does."""
    reasons: list[str] = []
    hosts = known.treaty.hosts if known.treaty else ()
    for place in places:
        try:
            if place.startswith(("http://", "https://")):
                fetched = source.from_address(place, hosts)
            else:
                fetched = source.from_file(Path(place))
            report = import_document(fetched, language, known, _Progress())
        except Refused as refusal:
            reasons.append(str(refusal))
            continue
        _clear()
        return report
    raise Refused("\n".join(reasons))


class _Progress:
    """Counts the pages on the error stream: in one line where a person is looking, now and then elsewhere."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, page: int, pages: int) -> None:
        now = time.monotonic()
        looking = sys.stderr.isatty()
        if page < pages and now - self._last < (0.2 if looking else 5):
            return
        self._last = now
        words = f"Reading page {page} of {pages} …"
        sys.stderr.write(f"\r{words}" if looking else f"{words}\n")
        sys.stderr.flush()


def _clear() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")


def _say(words: object) -> None:
    sys.stdout.write(f"{words}\n")


def _tell(words: object) -> None:
    sys.stderr.write(f"{words}\n")


def _why(report: Report) -> str:
    if report.of(Weight.REFUSED):
        return f"{report.text.language}: nothing was written, because the document or its reading is in doubt (see “Refused”)."
    return (
        f"{report.text.language}: nothing was written. Look at what differs; if the document is right, add --accept\n"
        "    and mend data/articles/ afterwards."
    )
