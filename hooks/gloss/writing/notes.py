"""A note put under its paragraph on an article's page, after the notes that stand there."""

from __future__ import annotations

from datetime import date

from gloss.model.problem import Refused
from gloss.reading.corpus import Corpus
from gloss.reading.lines import read_words
from gloss.writing.answers import Answers
from gloss.writing.composing import sentences, written
from gloss.writing.transaction import Write


def with_note(answers: Answers, corpus: Corpus, source: str, seen: date) -> dict[str, Write]:
    """The article's page with the note at the end of its paragraph; Refused if there is no such paragraph or the note breaks the page."""
    place = answers.text("provision")
    lead = place.startswith("lead ")
    provision = place.removeprefix("lead ")
    words = corpus.words.get(provision.split(".")[0])
    section = words.lead if words and lead else words.section(provision) if words else None
    if words is None or section is None:
        raise Refused(
            f"There is no paragraph {provision} here. Write the number as the page shows it: 6.2, 24.2.b."
        )
    if any(note.title == answers.text("title") for _, note in words.notes()):
        raise Refused(f"{words.path} has a note called “{answers.text('title')}” already.")
    raw = (corpus.root / words.path).read_bytes()
    text = raw.decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    following = [other.line for other in words.sections if other.line > section.line and other is not section]
    at = min(following) - 1 if following else len(lines)
    while at and not lines[at - 1].strip():
        at -= 1
    lines[at:at] = ["", *_block(answers, source, seen)]
    after = "\n".join(lines).rstrip("\n") + "\n"
    read, problems = read_words(after, words.path)
    if problems or read is None or len(read.notes()) != len(words.notes()) + 1:
        said = "; ".join(problem.sentence for problem in problems) or "it would break the page"
        raise Refused(f"The note cannot stand as it is: {said}")
    return {words.path: Write(raw, after.replace("\n", newline).encode("utf-8"))}


def _block(answers: Answers, source: str, seen: date) -> list[str]:
    kind = answers.text("kind")
    options = {
        "kind": kind if kind != "worry" else "",
        "concern": answers.text("concern"),
        "affects": list(answers.many("affects")),
        "ask": " ".join(answers.text("ask").split()),
        "sources": [source] if source else [],
        "checked": seen.isoformat(),
    }
    title = " ".join(answers.text("title").split()).lstrip("/| ")
    head = [f"    {line}" for name, value in options.items() if value for line in written(name, value)]
    body = [line for part in answers.text("text").split("\n") for line in (sentences(part) or [""])]
    return [f"/// note | {title}", *head, "", *body, "///"]
