"""Facts in the language in force: every field of words in a record, as the catalogue has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from babel import Locale
from pydantic import BaseModel

from gloss.model.action import FreedomIndex
from gloss.model.base import SPOKEN
from gloss.model.country import Country
from gloss.model.record import Source
from gloss.model.treaty import OfficialDocument, Treaty
from gloss.reading.corpus import Corpus
from gloss.reading.records import Filed
from gloss.tongues.foreign import isolated, marked
from gloss.tongues.pages import country_words, packs, words
from gloss.tongues.voice import voice

R = TypeVar("R", bound=BaseModel)
Say = Callable[[str, str], str]

AS_THEY_ARE = (Source, OfficialDocument, FreedomIndex)
"""Records whose words are names of things in their own language."""

NAMES = frozenset(
    [
        "name",
        "publisher",
        "site_name",
        "symbol",
        "brief",
        "number",
        "reference",
        "official_title",
        "kept_by",
        "by",
        "sort",
        "formal",
        "text_of",
        "places",
        "hosts",
        "topics",
        "keywords",
        "term",
        "forms",
        "sources",
    ]
)
"""Fields that hold names, or that only English is searched by: without a translation they stay, unmarked."""


def said(corpus: Corpus) -> Corpus:
    """The corpus in the language in force; what is not translated is marked as English."""
    if voice().english:
        return corpus

    def say(text: str, field: str) -> str:
        new = voice().facts.gettext(text)
        if voice().direction == "rtl" and new != text:
            return isolated(new)
        return new if new != text or field in NAMES or " " not in text else marked(text)

    return replace(
        corpus,
        treaty=_filed(corpus.treaty, say),
        vocabulary=_filed(corpus.vocabulary, say),
        timeline=_filed(corpus.timeline, say),
        articles=_all(corpus.articles, say),
        countries={
            key: replace(filed, record=_named(filed.record.name, _record(filed.record, say)))
            for key, filed in corpus.countries.items()
        },
        votes=_all(corpus.votes, say),
        choices=_all(corpus.choices, say),
        points=_all(corpus.points, say),
        stages={key: _record(stage, say) for key, stage in corpus.stages.items()},
        caution=_filed(corpus.caution, say) if corpus.caution else None,
        words=words(corpus),
        country_words=country_words(corpus),
        packs=packs(corpus),
    )


def texts(corpus: Corpus) -> list[tuple[str, str]]:
    """Every text of the facts that can be translated, with the file in which it stands; each text once."""
    records: list[tuple[str, BaseModel]] = [
        (each.path, each.record) for each in (corpus.treaty, corpus.vocabulary, corpus.timeline)
    ]
    if corpus.caution:
        records.append((corpus.caution.path, corpus.caution.record))
    for folder in (corpus.articles, corpus.votes, corpus.choices, corpus.points, corpus.countries):
        records += [(each.path, each.record) for each in folder.values()]
    records += [(corpus.stages_tree.path, stage) for stage in corpus.stages.values()]
    found: dict[str, str] = {}
    for path, record in records:
        if isinstance(record, Country):
            found.setdefault(record.name, path)

        def note(text: str, field: str, path: str = path) -> str:
            if field not in NAMES:
                found.setdefault(text, path)
            return text

        _record(record, note)
        if isinstance(record, Treaty):
            found.setdefault(record.name, path)
            found.setdefault(record.site_name, path)
    return list(found.items())


def _named(original: str, country: Country) -> Country:
    """With its name as the catalogue has it, or as CLDR does; no article stands before it."""
    name = country.name
    if name == original and country.iso:
        name = Locale.parse(voice().locale).territories.get(country.iso, name)
    return country.model_copy(update={"name": name, "the": False, "sort": None})


def _all(folder: dict[str, Filed[R]], say: Say) -> dict[str, Filed[R]]:
    return {key: _filed(filed, say) for key, filed in folder.items()}


def _filed(filed: Filed[R], say: Say) -> Filed[R]:
    return replace(filed, record=_record(filed.record, say))


def _record(record: R, say: Say) -> R:
    if isinstance(record, AS_THEY_ARE):
        return record
    changed: dict[str, Any] = {}
    for name, plan in _spoken(type(record)).items():
        old = getattr(record, name)
        new = _value(old, plan, say, name)
        if new is not old:
            changed[name] = new
    return record.model_copy(update=changed) if changed else record


def _value(value: Any, plan: Any, say: Say, field: str) -> Any:
    """The value in the language in force; `plan` is what `_plan` made of its type."""
    if value is None or value == ():
        return value
    if plan == "words":
        return say(value, field)
    if plan == "record":
        return _record(value, say)
    kind, inner = plan
    if kind == "all":
        return tuple(_value(each, inner, say, field) for each in value)
    return {key: _value(each, inner, say, field) for key, each in value.items()}


@cache
def _spoken(model: type[BaseModel]) -> dict[str, Any]:
    """The fields of a record that hold words, or records and lists that do."""
    plans = {}
    for name, field in model.model_fields.items():
        plan = "words" if SPOKEN in field.metadata else _plan(field.annotation)
        if plan is not None:
            plans[name] = plan
    return plans


def _plan(annotation: Any) -> Any:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return "words" if SPOKEN in args[1:] else _plan(args[0])
    if origin in (Union, UnionType):
        inner = [plan for arg in args if arg is not NoneType and (plan := _plan(arg)) is not None]
        return inner[0] if inner else None
    if origin is tuple and args:
        inner_plan = _plan(args[0])
        return ("all", inner_plan) if inner_plan is not None else None
    if origin is dict and len(args) == 2:
        inner_plan = _plan(args[1])
        return ("each", inner_plan) if inner_plan is not None else None
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "record" if not issubclass(annotation, AS_THEY_ARE) else None
    return None
