"""Where files name sources, provisions and words of the vocabulary: one walk that many checks share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from gloss.model.article import Article, Paragraph
from gloss.model.country import Contact, Country, Event, Position
from gloss.model.dates import FactDate
from gloss.model.problem import Place
from gloss.model.record import Choice, Moment, Source, Vote
from gloss.model.words import Note
from gloss.reading.corpus import Corpus
from gloss.reading.nodes import Tree

_SOURCES = {"source", "also", "sources", "precedent_source"}
"""The fields of any record that name sources."""

_KEYS: dict[tuple[type[BaseModel], str], str] = {
    (Event, "touches"): "provision",
    (Position, "provisions"): "provision",
    (Vote, "provisions"): "provision",
    (Moment, "provisions"): "provision",
    (Choice, "provisions"): "provision",
    (Paragraph, "refers"): "provision",
    (Article, "related"): "provision",
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
}
"""The fields whose words come from a list, and which list: a part of the vocabulary, or the provisions."""


def _walk(
    record: BaseModel, tree: Tree, path: tuple[str | int, ...]
) -> Iterator[tuple[BaseModel, str, object, tuple[str | int, ...]]]:
    for name in record.model_fields_set:
        value = getattr(record, name)
        yield record, name, value, (*path, name)
        if isinstance(value, BaseModel):
            yield from _walk(value, tree, (*path, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _walk(item, tree, (*path, name, index))


def _records(corpus: Corpus) -> Iterator[tuple[BaseModel, Tree, tuple[str | int, ...]]]:
    for filed in (corpus.treaty, corpus.timeline):
        yield filed.record, filed.tree, ()
    for table in (corpus.articles, corpus.countries, corpus.votes, corpus.choices):
        for item in table.values():
            yield item.record, item.tree, ()
    for key, source in corpus.sources.items():
        yield source, corpus.sources_tree, (key,)
    for words in corpus.words.values():
        for _, note in words.notes():
            yield note.record, note.filed.tree, ()
    for page in corpus.country_words.values():
        yield page.head.record, page.head.tree, ()


def _index(corpus: Corpus) -> dict[str, list[tuple[Place, object]]]:
    """Every citation in the corpus by what it cites; made once for a corpus and kept with it."""
    kept: dict[str, list[tuple[Place, object]]] | None = corpus.__dict__.get("_citations")
    if kept is not None:
        return kept
    index: dict[str, list[tuple[Place, object]]] = {}
    for top, tree, start in _records(corpus):
        for record, name, value, path in _walk(top, tree, start):
            kind = "source" if name in _SOURCES else _KEYS.get((type(record), name))
            if name in {"checked", "seen"} and isinstance(value, FactDate):
                index.setdefault("checked", []).append((tree.at(*path), value))
            elif kind is not None and isinstance(value, str):
                index.setdefault(kind, []).append((tree.at(*path), value))
            elif kind is not None and isinstance(value, tuple):
                places = ((tree.at(*path, place), item) for place, item in enumerate(value))
                index.setdefault(kind, []).extend(places)
    corpus.__dict__["_citations"] = index
    return index


def all_sources(corpus: Corpus) -> Iterator[tuple[Place, str]]:
    """Every naming of a source, with its place."""
    for place, key in _index(corpus).get("source", []):
        yield place, str(key)


def all_keys(corpus: Corpus, kind: str) -> Iterator[tuple[Place, str]]:
    """Every naming of a word of one list (“provision”, or a part of the vocabulary), with its place."""
    for place, key in _index(corpus).get(kind, []):
        yield place, str(key)


def all_checked(corpus: Corpus) -> Iterator[tuple[Place, FactDate]]:
    """Every day on which somebody says to have looked, with its place."""
    for place, day in _index(corpus).get("checked", []):
        if isinstance(day, FactDate):
            yield place, day


def as_of(corpus: Corpus) -> date:
    """The day of which the whole site speaks: the newest day on which somebody checked a fact."""
    return max(day.first for _, day in all_checked(corpus))
