"""The source of what somebody adds: one that is known already, or a new entry at the end of the list."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from gloss.model.problem import Refused
from gloss.reading.corpus import Corpus
from gloss.reading.words import slug
from gloss.writing.answers import Answers
from gloss.writing.composing import written
from gloss.writing.yaml_text import YamlText

SOURCES = "data/sources.yml"


def source_of(answers: Answers, corpus: Corpus, seen: date) -> tuple[str, list[str]]:
    """The key of the source that was named, and the lines of a new entry if this site did not know it."""
    named = answers.text("source")
    if not named.startswith(("http://", "https://")):
        if named not in corpus.sources:
            raise Refused(
                f"There is no source called “{named}” here. Give its web address, from https:// on, or the key of one that is in {SOURCES}."
            )
        return named, []
    for key, source in corpus.sources.items():
        if _same(source.address, named):
            return key, []
    missing = [
        question.label
        for name in ("source_title", "source_publisher", "source_kind")
        if not answers.text((question := answers.kind.question(name)).name)
    ]
    if missing:
        raise Refused(f"“{named}” is new here, so these are needed too: {', '.join(missing)}.")
    key = _new_key(answers, corpus)
    fields = {
        "title": answers.text("source_title"),
        "publisher": answers.text("source_publisher"),
        "address": named,
        "kind": answers.text("source_kind"),
        "date": answers.text("source_date"),
        "read": answers.text("source_read") or "whole",
        "seen": seen.isoformat(),
    }
    return key, new_entry(key, fields)


def new_entry(key: str, fields: dict[str, str]) -> list[str]:
    """A source as lines of the list."""
    lines = [line for name, value in fields.items() if value for line in written(name, value)]
    return [f"{key}:", *(f"  {line}" for line in lines)]


def with_entry(raw: bytes, lines: list[str]) -> bytes:
    """The list of sources with one more at its end."""
    sheet = YamlText.read(raw, SOURCES)
    at = len(sheet.lines)
    while at and not sheet.lines[at - 1].strip():
        at -= 1
    sheet.insert(at, lines)
    return sheet.bytes()


def _new_key(answers: Answers, corpus: Corpus) -> str:
    """The publisher and the year, and a number if that is taken: a name that no answer can turn into a path."""
    year = answers.text("source_date")[:4]
    base = slug(answers.text("source_publisher")).replace("_", "-")[:40].strip("-") or "source"
    base = "-".join(part for part in base.encode("ascii", "ignore").decode().split("-") if part) or "source"
    if year.isdigit():
        base = f"{base}-{year}"
    key, number = base, 2
    while key in corpus.sources:
        key, number = f"{base}-{number}", number + 1
    return key


def _same(one: str, other: str) -> bool:
    first, second = urlsplit(one), urlsplit(other)
    return (
        first.netloc.removeprefix("www.").lower() == second.netloc.removeprefix("www.").lower()
        and first.path.rstrip("/") == second.path.rstrip("/")
        and first.query == second.query
    )
