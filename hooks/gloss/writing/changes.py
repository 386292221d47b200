"""From answers to changed files: what each kind of contribution writes, and where.

Nothing is written here; the caller gets the files as they are and as they are to be, and writes all or none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel

from gloss.checks.table import CHECKS
from gloss.model.action import LetterPoint
from gloss.model.country import Contact, Country, Event
from gloss.model.dates import FactDate
from gloss.model.problem import Refused
from gloss.model.record import Source, Vote
from gloss.reading.corpus import Corpus
from gloss.reading.nodes import Tree, read_yaml
from gloss.reading.records import Filed, read_record
from gloss.writing.answers import Answers, country_key
from gloss.writing.composing import commented, entry
from gloss.writing.entries import insert
from gloss.writing.notes import with_note
from gloss.writing.sources import SOURCES, new_entry, source_of, with_entry
from gloss.writing.transaction import Write
from gloss.writing.yaml_text import YamlText

R = TypeVar("R", bound=BaseModel)


def changes(answers: Answers, corpus: Corpus, today: date) -> dict[str, Write]:
    """The files that a contribution changes, by path; Refused with sentences if it cannot stand as it is."""
    seen = _day(answers, today)
    writes = _WRITERS[answers.kind.name](answers, corpus, seen)
    for path, write in writes.items():
        if write.before is None and (corpus.root / path).exists():
            raise Refused(f"{path} is there already, and is not written over. Edit it instead.")
    return writes


def _day(answers: Answers, today: date) -> date:
    text = answers.text("checked")
    if not text:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refused(f"“{text}” is not a day. Write it like this: {today.isoformat()}.") from None
    if day > today:
        raise Refused(f"“{text}” has not come yet. Write the day on which you saw it.")
    return day


def _event(answers: Answers, corpus: Corpus, seen: date) -> dict[str, Write]:
    source, new = source_of(answers, corpus, seen)
    fields = _given(answers, "date", "act", "evidence") | {
        "source": source,
        "touches": list(answers.many("touches")),
        "note": answers.text("note"),
    }
    event = _valid(answers, fields, Event)
    path = f"data/countries/{answers.text('country')}.yml"
    country = corpus.countries[answers.text("country")].record
    later = (place for place, other in enumerate(country.events) if other.date.first > event.date.last)
    place = next(later, len(country.events))
    if any(other.act == event.act and other.date == event.date for other in country.events):
        raise Refused(f"{path} has this already: {event.act}, {event.date.text}.")
    return _with_source(
        {path: _inserted(corpus, path, "events", place, fields, ("positions", "contacts"), seen)}, corpus, new
    )


def _contact(answers: Answers, corpus: Corpus, seen: date) -> dict[str, Write]:
    fields = _given(answers, "office", "name", "page") | {"checked": seen.isoformat()}
    contact = _valid(answers, fields, Contact)
    path = f"data/countries/{answers.text('country')}.yml"
    country = corpus.countries[answers.text("country")].record
    if any(other.page == contact.page for other in country.contacts):
        raise Refused(f"{path} has this page already: {contact.page}")
    return {path: _inserted(corpus, path, "contacts", len(country.contacts), fields, (), seen)}


def _inserted(
    corpus: Corpus,
    path: str,
    name: str,
    place: int,
    fields: Mapping[str, Any],
    later: tuple[str, ...],
    seen: date,
) -> Write:
    """A country's file with one more entry in a list, and with the day on which it was gone through."""
    raw = (corpus.root / path).read_bytes()
    sheet = YamlText.read(raw, path)
    insert(sheet, name, place, entry(fields), later)
    checked = corpus.countries[path.rsplit("/", 1)[1].removesuffix(".yml")].record.checked
    if seen > checked.first:
        sheet.set(seen.isoformat(), "checked")
    return Write(raw, sheet.bytes())


def _vote(answers: Answers, corpus: Corpus, seen: date) -> dict[str, Write]:
    source, new = source_of(answers, corpus, seen)
    fields: dict[str, Any] = _given(
        answers, "title", "date", "body", "form", "question", "outcome", "evidence", "note"
    )
    fields |= {"source": source, "checked": seen.isoformat(), "provisions": list(answers.many("provisions"))}
    for side in ("yes", "no", "abstain"):
        fields[side] = sorted({country_key(name, corpus) for name in answers.many(side)})
    fields["totals"] = _totals(answers)
    _valid(answers, fields, Vote)
    return _with_source(_new(f"data/votes/{answers.text('key')}.yml", Vote, fields, "vote"), corpus, new)


def _totals(answers: Answers) -> dict[str, str]:
    figures = answers.many("totals")
    if not figures:
        return {}
    if len(figures) != 3 or any(figure != "?" and not figure.isdecimal() for figure in figures):
        raise Refused(
            f"“{answers.text('totals')}” is not three figures. Write yes, no and abstentions: 79, 60, 33."
        )
    return {
        side: figure for side, figure in zip(("yes", "no", "abstain"), figures, strict=True) if figure != "?"
    }


def _country(answers: Answers, corpus: Corpus, seen: date) -> dict[str, Write]:
    del corpus
    fields = _given(answers, "name", "formal", "iso", "iso3", "kind", "group") | {"checked": seen.isoformat()}
    _valid(answers, fields, Country)
    return _new(f"data/countries/{answers.text('key')}.yml", Country, fields, "country")


def _point(answers: Answers, corpus: Corpus, seen: date) -> dict[str, Write]:
    source, new = source_of(answers, corpus, seen)
    fields: dict[str, Any] = _given(answers, "title", "text", "ask", "support") | {
        name: list(answers.many(name)) for name in ("provisions", "choices", "audiences", "to", "stages")
    }
    fields |= {"sources": [source], "checked": seen.isoformat()}
    _valid(answers, fields, LetterPoint)
    path = f"data/points/{answers.text('key')}.yml"
    writes = _new(path, LetterPoint, fields, "point")
    _stands(corpus, path, writes[path].after.decode("utf-8"), source if new else "")
    return _with_source(writes, corpus, new)


def _stands(corpus: Corpus, path: str, text: str, new_source: str) -> None:
    """Refused with what the checks would say of a new point."""
    tree, _ = read_yaml(text, path)
    record, _ = read_record(tree, LetterPoint) if tree is not None else (None, [])
    if tree is None or record is None:
        raise Refused(f"{path} cannot be written with these answers. Use plain words without special signs.")
    joined = replace(corpus, points={path: Filed(record, tree)})
    said = [
        f"{problem.sentence} {problem.hint}".strip()
        for check in CHECKS
        for problem in check(joined)
        if problem.place.path == path and not (new_source and f"“{new_source}”" in problem.sentence)
    ]
    if said:
        raise Refused("\n".join(said))


def _source(answers: Answers, corpus: Corpus, seen: date) -> dict[str, Write]:
    key = answers.text("key")
    if key in corpus.sources:
        raise Refused(f"There is a source called “{key}” already. Take another name, or edit {SOURCES}.")
    names = ("title", "publisher", "address", "kind", "date", "language", "read", "about", "note")
    fields = {name: answers.text(name) for name in names if answers.text(name)} | {"seen": seen.isoformat()}
    _valid(answers, fields, Source)
    return _with_source({}, corpus, new_entry(key, fields))


def _link(answers: Answers, corpus: Corpus, seen: date) -> dict[str, Write]:
    key, address = answers.text("key"), answers.text("address")
    source = corpus.sources.get(key)
    if source is None:
        raise Refused(
            f"There is no source called “{key}” here. The key stands after “sources/#” in its address."
        )
    _valid(answers, {**source.model_dump(mode="json", exclude_none=True), "address": address}, Source)
    raw = (corpus.root / SOURCES).read_bytes()
    sheet = YamlText.read(raw, SOURCES)
    sheet.set(address, key, "address")
    sheet.set(seen.isoformat(), key, "seen")
    return {SOURCES: Write(raw, sheet.bytes())}


def _note(answers: Answers, corpus: Corpus, seen: date) -> dict[str, Write]:
    source, new = source_of(answers, corpus, seen) if answers.text("source") else ("", [])
    return _with_source(with_note(answers, corpus, source, seen), corpus, new)


def _with_source(writes: dict[str, Write], corpus: Corpus, lines: list[str]) -> dict[str, Write]:
    if not lines:
        return writes
    raw = (corpus.root / SOURCES).read_bytes()
    return {**writes, SOURCES: Write(raw, with_entry(raw, lines))}


def _new(path: str, model: type[BaseModel], fields: Mapping[str, Any], schema: str) -> dict[str, Write]:
    return {path: Write(None, commented(model, fields, schema).encode("utf-8"))}


def _given(answers: Answers, *names: str) -> dict[str, str]:
    return {name: answers.text(name) for name in names if answers.text(name)}


def _valid(answers: Answers, fields: Mapping[str, Any], model: type[R]) -> R:
    """The record that the answers make; Refused with the sentences of the model, each with its question."""
    kept = {name: value for name, value in fields.items() if value not in ("", [], {})}
    record, problems = read_record(Tree("", _plain(kept)), model)
    if record is None:
        raise Refused("\n".join(f"{problem.sentence} {problem.hint}".strip() for problem in problems))
    return record


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.text if isinstance(value, FactDate) else value for name, value in fields.items()}


_WRITERS: dict[str, Callable[[Answers, Corpus, date], dict[str, Write]]] = {
    "event": _event,
    "vote": _vote,
    "contact": _contact,
    "link": _link,
    "note": _note,
    "source": _source,
    "country": _country,
    "point": _point,
}
