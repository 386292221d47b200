"""Where files name sources, provisions and words of the vocabulary: one walk that many checks share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

from gloss.model.action import LetterPoint, PackHead, StageWords
from gloss.model.article import Article, Paragraph
from gloss.model.base import PROVISION
from gloss.model.country import Contact, Country, Event, Position
from gloss.model.dates import FactDate
from gloss.model.problem import Place
from gloss.model.record import Choice, Moment, Source, Vote
from gloss.model.treaty import Denunciation, EntryIntoForce, ProtocolRule, SignatureWindow, Treaty
from gloss.model.words import Note
from gloss.reading.corpus import Corpus
from gloss.reading.nodes import Tree
from gloss.reading.once import once
from gloss.reading.records import Filed
from gloss.reading.sentences import record_at

_KEY = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_FORMS = {"provision": re.compile(PROVISION), "checked": re.compile(".*")}

_SOURCES = {"source", "also", "sources", "precedent_source"}
"""The fields of any record that name sources."""

_KEYS: dict[tuple[type[BaseModel], str], str] = {
    (Treaty, "essential"): "provision",
    (Event, "touches"): "provision",
    (Position, "provisions"): "provision",
    (Vote, "provisions"): "provision",
    (Moment, "provisions"): "provision",
    (Choice, "provisions"): "provision",
    (Paragraph, "refers"): "provision",
    (Article, "related"): "provision",
    (SignatureWindow, "provision"): "provision",
    (EntryIntoForce, "provision"): "provision",
    (EntryIntoForce, "later_provision"): "provision",
    (ProtocolRule, "provision"): "provision",
    (Denunciation, "provision"): "provision",
    (Paragraph, "sort"): "sorts",
    (Paragraph, "qualifiers"): "qualifiers",
    (Note, "concern"): "concerns",
    (Note, "affects"): "audiences",
    (Choice, "audiences"): "audiences",
    (Country, "group"): "groups",
    (Country, "blocs"): "blocs",
    (Position, "topic"): "topics",
    (Moment, "kind"): "moments",
    (Source, "kind"): "sources",
    (Contact, "office"): "offices",
    (LetterPoint, "provisions"): "provision",
    (LetterPoint, "audiences"): "audiences",
    (LetterPoint, "to"): "offices",
    (StageWords, "office"): "offices",
    (PackHead, "audience"): "audiences",
}
"""The fields whose words come from a list, and which list: a part of the vocabulary, or the provisions."""


@dataclass(frozen=True)
class Found:
    """A field as a person wrote it: the record it belongs to, its name, its value, and where it stands."""

    model: type[BaseModel]
    name: str
    value: object
    tree: Tree
    path: tuple[str | int, ...]

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return self.tree.at(*self.path)

    def items(self) -> Iterator[tuple[Place, str]]:
        """The text of the value, or every text in it if it is a list, with its place."""
        if isinstance(self.value, str):
            yield self.place, self.value.strip()
        elif isinstance(self.value, list):
            for index, item in enumerate(self.value):
                if isinstance(item, str):
                    yield self.tree.at(*self.path, index), item.strip()


@cache
def _inside(model: type[BaseModel], *steps: str | int) -> type[BaseModel] | None:
    return record_at(model, steps)


def _walk(model: type[BaseModel], value: object, tree: Tree, path: tuple[str | int, ...]) -> Iterator[Found]:
    if not isinstance(value, dict):
        return
    for name, inner in value.items():
        if name not in model.model_fields:
            continue
        yield Found(model, name, inner, tree, (*path, name))
        if isinstance(inner, dict) and (below := _inside(model, name)):
            yield from _walk(below, inner, tree, (*path, name))
        elif isinstance(inner, list) and (below := _inside(model, name, 0)):
            for index, item in enumerate(inner):
                yield from _walk(below, item, tree, (*path, name, index))


def _trees(corpus: Corpus) -> Iterator[tuple[type[BaseModel], Tree, tuple[str, ...]]]:
    """Every file and note, also those with a fault of their own: what they name can be looked up all the same."""
    tables = (corpus.articles, corpus.countries, corpus.votes, corpus.choices, corpus.points)
    filed: list[Filed[Any]] = [corpus.treaty, corpus.timeline]
    filed += [item for table in tables for item in table.values()]
    filed += [note.filed for words in corpus.words.values() for _, note in words.notes()]
    filed += [page.head for page in corpus.country_words.values()]
    filed += [pack.head for pack in corpus.packs.values()]
    filed += [corpus.caution] if corpus.caution else []
    for item in filed:
        yield type(item.record), item.tree, ()
    if isinstance(corpus.sources_tree.value, dict):
        for key in corpus.sources_tree.value:
            yield Source, corpus.sources_tree, (key,)
    if isinstance(corpus.stages_tree.value, dict):
        for key in corpus.stages_tree.value:
            yield StageWords, corpus.stages_tree, (key,)
    for model, tree in corpus.unread:
        yield model, tree, ()


@once
def all_fields(corpus: Corpus) -> list[Found]:
    """Every field of every file."""
    found: list[Found] = []
    for model, tree, start in _trees(corpus):
        found += _of_tree(model, tree, start)
    return found


def _of_tree(model: type[BaseModel], tree: Tree, start: tuple[str, ...]) -> tuple[Found, ...]:
    """Every field of a file, or of one entry of it; gone through once for a file that stays as it is."""
    key = (model, *start)
    if key not in tree.fields:
        value = tree.value[start[0]] if start else tree.value
        tree.fields[key] = tuple(_walk(model, value, tree, start))
    found: tuple[Found, ...] = tree.fields[key]
    return found


def kind_of(found: Found) -> str | None:
    """What a field names: “source”, “provision”, a part of the vocabulary, or nothing that stands elsewhere."""
    return "source" if found.name in _SOURCES else _KEYS.get((found.model, found.name))


@once
def _index(corpus: Corpus) -> dict[str, list[tuple[Place, str]]]:
    """Every citation in the corpus by what it cites; a word of a wrong form was reported when it was read."""
    kept: dict[str, list[tuple[Place, str]]] = {}
    for found in all_fields(corpus):
        kind = "checked" if found.name in {"checked", "seen"} else kind_of(found)
        if kind is not None:
            form = _FORMS.get(kind, _KEY)
            kept.setdefault(kind, []).extend(item for item in found.items() if form.fullmatch(item[1]))
    return kept


def all_sources(corpus: Corpus) -> Iterator[tuple[Place, str]]:
    """Every naming of a source, with its place."""
    yield from _index(corpus).get("source", [])


def all_keys(corpus: Corpus, kind: str) -> Iterator[tuple[Place, str]]:
    """Every naming of a word of one list (“provision”, or a part of the vocabulary), with its place."""
    yield from _index(corpus).get(kind, [])


def all_checked(corpus: Corpus) -> Iterator[tuple[Place, FactDate]]:
    """Every day on which somebody says to have looked, with its place."""
    for place, text in _index(corpus).get("checked", []):
        try:
            yield place, FactDate.parse(text)
        except ValueError:
            # Reported when it was read.
            continue


@once
def as_of(corpus: Corpus) -> date:
    """The day of which the whole site speaks: the newest day on which somebody checked a fact."""
    return max(day.first for _, day in all_checked(corpus))
