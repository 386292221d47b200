"""Events written into a country's file in place, so that a person's own lines stay as they are."""

from __future__ import annotations

import re

import yaml

from gloss.depositary.comparing import Change, evidence_after
from gloss.model.country import Country, Event
from gloss.reading.nodes import read_yaml
from gloss.reading.records import read_record
from gloss.writing.entries import dash, entries, extent, insert
from gloss.writing.yaml_text import CannotEdit, YamlText, quoted

_AFTER_EVENTS = ("positions", "contacts")


def with_changes(raw: bytes, path: str, changes: list[Change], source: str) -> bytes:
    """The file with these changes; CannotEdit if what comes out is not exactly what was meant."""
    sheet = YamlText.read(raw, path)
    country = _country(sheet)
    events = list(country.events)
    for change in sorted(changes, key=lambda change: change.deed.day):
        new = evidence_after(change, source)
        if change.before is None:
            place = _place(events, new)
            insert(sheet, "events", place, _written(new), _AFTER_EVENTS)
            events.insert(place, new)
        else:
            place = events.index(change.before)
            _replace(sheet, place, change.before, new)
            events[place] = new
            if _out_of_order(events, place):
                place = _move(sheet, place, events)
    wanted = country.model_copy(update={"events": tuple(events)})
    if _country(sheet) != wanted:
        raise CannotEdit(f"{path} is written in a way that a program cannot edit safely. Edit it by hand.")
    return sheet.bytes()


def _country(sheet: YamlText) -> Country:
    tree, problems = read_yaml(sheet.text(), sheet.path)
    country = None
    if tree is not None:
        country, found = read_record(tree, Country)
        problems += found
    if country is None or problems:
        first = problems[0] if problems else None
        raise CannotEdit(f"{first.place}  {first.sentence}" if first else f"{sheet.path} cannot be read.")
    return country


def _place(events: list[Event], new: Event) -> int:
    """Before the first event that certainly is later; after all others."""
    return next((i for i, event in enumerate(events) if event.date.first > new.date.last), len(events))


def _out_of_order(events: list[Event], place: int) -> bool:
    event = events[place]
    before = any(event.date.last < other.date.first for other in events[:place])
    return before or any(other.date.last < event.date.first for other in events[place + 1 :])


def _written(event: Event) -> list[str]:
    return [
        f"- date: {quoted(event.date.text)}",
        f"  act: {event.act}",
        f"  evidence: {event.evidence}",
        f"  source: {quoted(event.source)}",
    ]


def _move(sheet: YamlText, place: int, events: list[Event]) -> int:
    """Takes an event whose day changed to where it belongs now."""
    node = entries(sheet, "events")
    if node is None:
        raise CannotEdit(f"There are no events in {sheet.path}.")
    start, end = extent(sheet, node, place)
    _, indent = dash(sheet, node.value[place])
    lines = [line[indent:] if not line[:indent].strip() else line for line in sheet.lines[start:end]]
    del sheet.lines[start:end]
    event = events.pop(place)
    target = _place(events, event)
    insert(sheet, "events", target, lines, _AFTER_EVENTS)
    events.insert(target, event)
    return target


def _replace(sheet: YamlText, place: int, before: Event, after: Event) -> None:
    """Writes the fields of an event that differ, each in its own place."""
    node = entries(sheet, "events")
    if node is None:
        raise CannotEdit(f"There are no events in {sheet.path}.")
    dash(sheet, node.value[place])
    for name in ("date", "act", "evidence", "source"):
        new = str(getattr(after, name))
        if new != str(getattr(before, name)):
            sheet.set(new, "events", place, name)
    if after.also != before.also:
        _set_also(sheet, place, after.also)
    if after.note is not None and after.note != before.note:
        _set_note(sheet, place, before.note, after.note)


def _set_also(sheet: YamlText, place: int, also: tuple[str, ...]) -> None:
    text = f"[{', '.join(also)}]"
    node = sheet.node("events", place, "also")
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        first, last = node.start_mark, node.end_mark
        head, tail = sheet.lines[first.line][: first.column], sheet.lines[last.line][last.column :]
        sheet.lines[first.line : last.line + 1] = [head + text + tail]
    elif isinstance(node, yaml.SequenceNode):
        line, column = node.value[0].start_mark.line, node.value[0].start_mark.column
        sheet.insert(line, [sheet.lines[line][:column] + quoted(also[0])])
    else:
        line, indent = _field(sheet, place, "source")
        sheet.insert(line + 1, [f"{indent}also: {text}"])


def _set_note(sheet: YamlText, place: int, before: str | None, after: str) -> None:
    """Adds a sentence to a note on a line of its own, or begins a note with it."""
    node = sheet.node("events", place, "note")
    if before is None or not isinstance(node, yaml.ScalarNode):
        events = entries(sheet, "events")
        end = extent(sheet, events, place)[1] if events is not None else len(sheet.lines)
        sheet.insert(end, [f"{_field(sheet, place, 'source')[1]}note: {quoted(after)}"])
    elif node.style == ">":
        last = sheet.block_end(node)
        line = sheet.lines[last]
        indent = line[: len(line) - len(line.lstrip())]
        sheet.insert(last + 1, [indent + after.removeprefix(before).strip()])
    else:
        sheet.set(after, "events", place, "note")


def _field(sheet: YamlText, place: int, name: str) -> tuple[int, str]:
    """The line of an event's field, and the spaces before it."""
    line = sheet.key_line("events", place, name)
    if line is None:
        raise CannotEdit(f"An event in {sheet.path} has no “{name}”.")
    text = sheet.lines[line]
    return line, " " * len(re.match(r"^[ -]*", text)[0])  # type: ignore[index] # the pattern fits every line
