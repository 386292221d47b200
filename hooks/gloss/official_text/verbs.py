"""`gloss text import` and `gloss text verify`, as a person at the keyboard meets them."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import yaml
from pydantic import BaseModel, ValidationError

from gloss.model.article import Article
from gloss.model.official import OfficialText
from gloss.model.problem import Refused
from gloss.model.treaty import Treaty
from gloss.official_text import source, store
from gloss.official_text.comparing import Quote
from gloss.official_text.importing import Known, QuoteFinder, examined, import_document
from gloss.official_text.report import Report, Weight


def no_quotes(root: Path, language: str) -> Iterable[Quote]:
    """Where no notes are read."""
    return ()


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
    verifying = verbs.add_parser("verify", help="check what was imported against facts, notes and other languages")
    verifying.set_defaults(run=run_verify)


def run_import(args: argparse.Namespace, root: Path, quotes: QuoteFinder = no_quotes) -> int:
    """0 where every document was written, 1 where one was not, 2 for wrong use."""
    try:
        known = _known(root)
        wanted = list(_wanted(args, known))
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 2
    failed = 0
    for language, places in wanted:
        try:
            report = _one(language, places, known, root, quotes)
        except Refused as refusal:
            _clear()
            print(refusal, file=sys.stderr)
            failed += 1
            continue
        except KeyboardInterrupt:
            _clear()
            print("Stopped. Nothing was written.", file=sys.stderr)
            return 1
        print(report)
        if report.writable(args.accept):
            place = store.write(root, report.text)
            print(f"Written: {place.relative_to(root)}")
            known = Known(known.treaty, known.articles, (*_without(known, report.text.language), report.text))
        else:
            failed += 1
            print(_why(report), file=sys.stderr)
    return 1 if failed else 0


def run_verify(args: argparse.Namespace, root: Path, quotes: QuoteFinder = no_quotes) -> int:
    """0 where all is well (or nothing was imported yet), 1 where something must be mended."""
    try:
        known = _known(root)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    if not known.others:
        print("No official text has been imported yet. “gloss text import” does it.")
        return 0
    reports = [examined(text, known, quotes(root, text.language)) for text in known.others]
    for report in reports:
        print(report)
    sound = all(report.sound for report in reports)
    print("All is well." if sound else "Something must be mended; see above.")
    return 0 if sound else 1


def _without(known: Known, language: str) -> list[OfficialText]:
    return [text for text in known.others if text.language != language]


def _wanted(args: argparse.Namespace, known: Known) -> Iterable[tuple[str | None, list[str]]]:
    """Every language to import with the places to try, the first first."""
    if args.lang is not None and not args.lang.replace("-", "").isalpha():
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


def _one(language: str | None, places: list[str], known: Known, root: Path, quotes: QuoteFinder) -> Report:
    """The first place that gives a treaty; Refused with every reason if none does."""
    reasons: list[str] = []
    hosts = known.treaty.hosts if known.treaty else ()
    for place in places:
        try:
            if place.startswith(("http://", "https://")):
                fetched = source.from_address(place, hosts)
            else:
                fetched = source.from_file(Path(place))
            found = quotes(root, language) if language else ()
            report = import_document(fetched, language, known, found, _Progress())
        except Refused as refusal:
            reasons.append(str(refusal))
            continue
        _clear()
        return report
    raise Refused("\n".join(reasons))


class _Progress:
    """One line on the error stream that counts the pages, where a person is looking."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, page: int, pages: int) -> None:
        now = time.monotonic()
        if page == pages or now - self._last > 0.2:
            self._last = now
            end = "" if sys.stderr.isatty() else "\n"
            if sys.stderr.isatty() or page == pages or page % 20 == 0:
                print(f"\rReading page {page} of {pages} …".lstrip("" if end == "" else "\r"), end=end, file=sys.stderr)
                sys.stderr.flush()


def _clear() -> None:
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)


def _why(report: Report) -> str:
    if report.of(Weight.REFUSED):
        return f"{report.text.language}: nothing was written, because the document or its reading is in doubt (see “Refused”)."
    return (
        f"{report.text.language}: nothing was written. Look at what differs; if the document is right, add --accept\n"
        "    and mend data/articles/ afterwards."
    )


def _known(root: Path) -> Known:
    treaty = _record(root / "data" / "treaty.yml", Treaty)
    articles: dict[str, Article] = {}
    for path in sorted((root / "data" / "articles").glob("*.yml")):
        article = _record(path, Article)
        if isinstance(article, Article):
            articles[article.number] = article
    return Known(treaty if isinstance(treaty, Treaty) else None, articles, tuple(store.read_all(root)))


def _record(path: Path, model: type[BaseModel]) -> BaseModel | None:
    """A file of facts; None if there is none. What is wrong with one is `gloss check`'s to say at length."""
    if not path.exists():
        return None
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return model.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=loader))  # noqa: S506 - texts only
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError):
        raise Refused(
            f"{path} has a fault in it, so nothing can be compared with it. “gloss check” says what it is."
        ) from None
