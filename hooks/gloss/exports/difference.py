"""What a change does to the site, as a reader would see it: text that comes and goes, and countries that stand elsewhere.

Both states are rendered to pages and compared there, so that a change in a file of facts is shown on every page
where a reader meets it.
"""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gloss.checks.citations import as_of
from gloss.checks.table import check_all
from gloss.exports.reports import report
from gloss.model.problem import Problem, Refused
from gloss.model.standing import Standing, standing
from gloss.pages.book import book, is_raw
from gloss.reading.corpus import Corpus, read_project
from gloss.tongues.pages import is_translation

MOST_PAGES = 40
"""Pages that are shown in full; of the others only the number is said."""

MOST_LINES = 60
"""Lines that are shown of one page."""

_STATES = {"none": "has not signed", "signatory": "signatory", "party": "party", "withdrew": "withdrew"}

_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_BREAK = re.compile(r"<(?:br|/?(?:p|li|div|dt|dd|section|tr|h[1-6]))\b[^>]*>", re.IGNORECASE)
_PASSED_OVER = re.compile(r"<(script|style|svg|form)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")
_ATTRIBUTES = re.compile(r"\s*\{ [#.][^}]*\}")


@dataclass(frozen=True)
class Moved:
    """A country that stands elsewhere than before; None where it was or is not there."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Difference:
    """Pages by their address with the lines that go (“-”) and come (“+”), and countries that moved."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: dict[str, tuple[str, ...]]
    moved: tuple[Moved, ...]


def difference(before: Path, after: Path) -> Difference:
    """Compares two states of a project; Refused with a report if one of them does not build."""
    old, new = _state(before), _state(after)
    olds, news = _pages(old), _pages(new)
    changed = {
        address: lines
        for address in sorted(olds.keys() & news.keys())
        if (lines := tuple(_lines(olds[address], news[address])))
    }
    return Difference(
        tuple(sorted(news.keys() - olds.keys())),
        tuple(sorted(olds.keys() - news.keys())),
        changed,
        tuple(_moved(old, new)),
    )


def as_markdown(found: Difference, root: Path) -> str:
    """The difference for a comment, in plain words, by the template in `overrides/reports/`."""
    return report(root, "difference", found=found, most=MOST_PAGES, safe=_safe, fenced=_fenced)


def _state(root: Path) -> Corpus:
    reading = read_project(root)
    problems: Sequence[Problem] = check_all(reading)
    if reading.corpus is None or problems:
        raise Refused(f"The project in “{root}” has something to mend, so there are no pages to compare.")
    return reading.corpus


def _pages(corpus: Corpus) -> dict[str, list[str]]:
    """The text of every page by its address, one line a paragraph."""
    pages = {sheet.page.address: _text(sheet.whole) for sheet in book(corpus)}
    docs = corpus.root / "docs"
    for path in sorted(docs.rglob("*.md")):
        uri = path.relative_to(docs).as_posix()
        address = f"{uri.removesuffix('.md').removesuffix('index').rstrip('/')}/".lstrip("/")
        if not is_raw(uri) and not is_translation(uri) and address not in pages:
            pages[address] = _text(_HEAD.sub("", path.read_text(encoding="utf-8")))
    return pages


def _text(page: str) -> list[str]:
    text = _TAG.sub("", _BREAK.sub("\n", _PASSED_OVER.sub("", page)))
    text = _ATTRIBUTES.sub("", _LINK.sub(r"\1", html.unescape(text)))
    return [line for line in (re.sub(r"\s+", " ", line).strip() for line in text.split("\n")) if line]


def _lines(old: list[str], new: list[str]) -> Iterator[str]:
    for line in difflib.unified_diff(old, new, n=0, lineterm=""):
        if not line.startswith(("---", "+++", "@@")):
            yield f"{line[0]} {line[1:]}"


def _moved(old: Corpus, new: Corpus) -> Iterator[Moved]:
    before, after = _standings(old), _standings(new)
    names = {key: filed.record.name for corpus in (old, new) for key, filed in corpus.countries.items()}
    for key in sorted(before.keys() | after.keys()):
        if before.get(key) != after.get(key):
            yield Moved(names[key], before.get(key), after.get(key))


def _standings(corpus: Corpus) -> dict[str, str]:
    day = as_of(corpus)
    return {key: _said(standing(filed.record, day)) for key, filed in corpus.countries.items()}


def _said(here: Standing) -> str:
    """Where a country stands, with how sure that is."""
    if here.unconfirmed and here.state != "party":
        return f"{_STATES[here.state]}, and more is reported but not confirmed"
    if here.state == "none":
        return _STATES["none"]
    return f"{_STATES[here.state]} ({'confirmed' if here.is_confirmed else 'reported'})"


def _fenced(lines: Sequence[str]) -> str:
    """Lines that nothing in them can turn into anything but text."""
    shown = [line.replace("\n", " ")[:600] for line in lines[:MOST_LINES]]
    fence = "`" * (max((len(run) for line in shown for run in re.findall("`+", line)), default=2) + 3)
    left = len(lines) - len(shown)
    return "\n".join([f"{fence}diff", *shown, *([f"  … and {left} more lines"] if left > 0 else []), fence])


def _safe(text: str) -> str:
    """A name that can stand in a comment without being read as anything else."""
    return re.sub(r"[<>`@\[\]|*_~]", "", text)
