"""Answers to the questions of one kind: taken from a form or from the keyboard, tidied, and held to their questions.

What somebody wrote is only ever text: it is never run, never a path, and ends up in quotation marks where
YAML could take it for anything else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from gloss.model.base import PROVISION
from gloss.model.dates import FactDate
from gloss.model.problem import Refused
from gloss.model.questions import Kind, Question
from gloss.reading.corpus import Corpus
from gloss.reading.markup import in_fact, in_words
from gloss.reading.signs import UNSEEN
from gloss.reading.words import slug

LONGEST = 8000
"""Signs in one answer: more is no note, and no form sends as much by accident."""

MARKDOWN = {("note", "text")}
"""The answers that are Markdown; every other is plain text."""

DAYS = {"date", "source_date"}
SOURCES = {"source"}
"""Questions whose answers are days, and sources."""

_NOTHING = {"", "_No response_", "None", "-"}
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Answers:
    """What was answered, by the name of the question; a question without an answer is not in it."""

    kind: Kind
    given: Mapping[str, str]

    def text(self, name: str) -> str:
        """One answer, empty if there is none."""
        return self.given.get(name, "")

    def many(self, name: str) -> tuple[str, ...]:
        """An answer as a list: parts on lines of their own or after commas."""
        return parts(self.text(name))


def parts(text: str) -> tuple[str, ...]:
    """A text as a list: parts on lines of their own or after commas."""
    return tuple(part.strip(" -*\t") for part in re.split(r"[\n,;]+", text) if part.strip(" -*\t"))


def answered(kind: Kind, raw: Mapping[str, str], corpus: Corpus) -> Answers:
    """The answers, with names turned into keys; Refused with every fault in one text."""
    given: dict[str, str] = {}
    faults: list[str] = []
    for question in kind.questions:
        try:
            text = answer(kind, question, raw.get(question.name, ""), corpus)
            if text:
                given[question.name] = text
        except Refused as refusal:
            faults.append(str(refusal))
    if faults:
        raise Refused("\n".join(faults))
    return Answers(kind, given)


def answer(kind: Kind, question: Question, raw: str, corpus: Corpus) -> str:
    """One answer as files write it, empty if there is none; Refused with a sentence if it cannot stand."""
    text = _tidy(question, raw)
    _hold_to_words(question, text, markdown=(kind.name, question.name) in MARKDOWN)
    if not text and question.needed:
        raise Refused(f"“{question.label}” has no answer. {question.help}")
    return _known(question, text, corpus) if text else ""


def _tidy(question: Question, text: str) -> str:
    if len(text) > LONGEST:
        raise Refused(f"The answer to “{question.label}” is longer than {LONGEST} signs. Make it shorter.")
    if found := UNSEEN.search(text.replace("\r\n", "\n").replace("\t", " ").replace("\n", " ")):
        raise Refused(
            f"There is a sign in “{question.label}” that nobody can see (U+{ord(found[0]):04X}). Write the answer anew."
        )
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\t", " ").strip().split("\n")]
    tidy = "\n".join(lines) if question.long else " ".join(line for line in lines if line)
    if question.many:
        tidy = "\n".join(line for line in lines if line)
    return "" if tidy in _NOTHING else tidy


def _hold_to_words(question: Question, text: str, *, markdown: bool) -> None:
    """Refused if a page would take some of the answer for markup; “gloss check” would say the same of the file."""
    if not markdown and (found := in_fact(text)):
        raise Refused(f"“{question.label}” cannot stand as it is. {' '.join(found)}")
    if markdown and (slip := next(in_words(list(enumerate(text.split("\n"), start=1))), None)):
        raise Refused(f"“{question.label}” cannot stand as it is. {slip.sentence} {slip.hint}")


def _known(question: Question, text: str, corpus: Corpus) -> str:
    """The answer as files write it; Refused if it is none of those that can be given."""
    if question.listed == "countries":
        return country_key(text, corpus)
    allowed = allowed_answers(question, corpus)
    if question.name in DAYS:
        try:
            FactDate.parse(text)
        except ValueError as error:
            raise Refused(f"“{text}” is no answer to “{question.label}”: {error}") from None
    if question.name in SOURCES and not text.startswith("https://") and text not in corpus.sources:
        near = get_close_matches(text, corpus.sources, 1)
        hint = (
            f"Did you mean “{near[0]}”?"
            if near
            else "Write its web address, from https:// on, or the key of a source that is in data/sources.yml."
        )
        raise Refused(f"There is no source called “{text}” here. {hint}")
    if not allowed:
        if question.name == "key" and not _KEY.fullmatch(text):
            raise Refused(f"“{text}” can hold only small letters, digits and single hyphens.")
        if question.name == "provision" and not re.fullmatch(rf"(lead )?{PROVISION}", text):
            raise Refused(
                f"“{text}” is not the number of a paragraph. Write it like this: 6.2, 24.2.b or lead 24."
            )
        return text
    if question.many:
        one = replace(question, many=False)
        return "\n".join(_known(one, part, corpus) for part in parts(text))
    labels = {label.casefold(): key for key, label in allowed.items()} | {key: key for key in allowed}
    found = labels.get(text.casefold())
    if found is None:
        near = get_close_matches(text.casefold(), labels, 1)
        hint = f" Did you mean “{near[0]}”?" if near else f" It can be: {', '.join(allowed.values())}."
        raise Refused(f"“{text}” is no answer to “{question.label}”.{hint}")
    return found


def allowed_answers(question: Question, corpus: Corpus) -> dict[str, str]:
    """Every answer that can be given, key and label; empty if anything can."""
    if question.listed == "countries":
        return {key: filed.record.name for key, filed in sorted(corpus.countries.items())}
    if question.listed:
        terms = getattr(corpus.vocabulary.record, question.listed)
        return {key: terms[key].label for key in question.choices or terms if key in terms}
    return {choice: choice for choice in question.choices}


def country_key(text: str, corpus: Corpus) -> str:
    """The file name of a country that is named by its name, its codes or its file name; Refused with a suggestion."""
    names: dict[str, str] = {}
    for key, filed in corpus.countries.items():
        country = filed.record
        for name in (key, country.name, country.formal or "", country.iso, country.iso3):
            names.setdefault(slug(name), key)
    found = names.get(slug(text.removeprefix("the ").removeprefix("The ")))
    if found is None:
        near = get_close_matches(slug(text), names, 1)
        hint = f" Did you mean “{corpus.countries[names[near[0]]].record.name}”?" if near else ""
        raise Refused(f"There is no country called “{text}” here.{hint}")
    return found
