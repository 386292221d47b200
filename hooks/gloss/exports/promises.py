"""Which tables there are, and what their fields mean: the promises of this version of the open data.

A field's name, type and meaning stay for as long as the version does. To rename or drop one, a new version begins
beside the old one. What is computed, and not written by anybody, says so in its description.
"""

from __future__ import annotations

from typing import Any, get_args

from gloss.exports.table import Field
from gloss.model.action import Level, StageKey
from gloss.model.base import Evidence, Modality
from gloss.model.country import Act, Kind
from gloss.model.record import Choice, Source, Vote
from gloss.model.standing import State


def _text(name: str, about: str, to: str = "", among: tuple[str, ...] = ()) -> Field:
    return Field(name, "string", about, to, among=among)


def _sure(name: str, about: str, to: str = "", among: tuple[str, ...] = ()) -> Field:
    return Field(name, "string", about, to, sure=True, among=among)


def _list(name: str, about: str, to: str = "") -> Field:
    return Field(name, "list", about, to, sure=True)


def _number(name: str, about: str, sure: bool = False) -> Field:
    return Field(name, "integer", about, sure=sure)


def _whether(name: str, about: str) -> Field:
    return Field(name, "boolean", about, sure=True)


def _of(record: Any, name: str) -> tuple[str, ...]:
    """The only values that a field of a record can have."""
    annotation = record.model_fields[name].annotation
    return tuple(value for value in (*get_args(annotation), *(part for one in get_args(annotation) for part in get_args(one))) if isinstance(value, str))  # fmt: skip


_ID = _sure("id", "The name of the row, for good.")
_END = (
    Field("checked", "date", "When somebody last compared it with its source: its last change.", sure=True),
    _sure("page", "The page on which people read it."),
    _sure("licence", "The licence of the row, as SPDX names it."),
)
_SOURCE = _sure("source", "The source that was seen for it.", "sources.id")
_SOURCES = _list("sources", "The sources that were seen.", "sources.id")
_ALSO = _list("also", "Further sources.", "sources.id")
_EVIDENCE = _sure(
    "evidence", "Who says so. Only what the depositary says is counted.", among=get_args(Evidence)
)
_PROVISIONS = _list("provisions", "The provisions or whole articles that it is about.")
_COUNTRY = _sure("country", "The country.", "countries.id")
_DATE = _sure("date", "When: a day, a month, a year, or a span, as exact as the source (ISO 8601).")
_NOTE = _text("note", "What a careful reader should know.")
_STATES = get_args(State)

PROMISES: dict[str, tuple[str, tuple[Field, ...]]] = {
    "countries": ("Members and observers of the United Nations, and organisations that can join.", (
        _ID, _sure("name", "The name."), _text("formal", "The depositary’s name, where it differs."), _sure("iso", "ISO 3166-1, two letters (EU for the European Union)."),
        _sure("iso3", "ISO 3166-1, three letters (EUE for the European Union)."), _sure("kind", "What it is.", among=get_args(Kind)), _text("region", "Regional group at the United Nations."),
        _list("blocs", "Blocs to which it belongs."), _sure("standing", "Computed: what the depositary confirms.", among=_STATES),
        _sure("standing_reported", "Computed: the same with what governments and the press report.", among=_STATES),
        _text("stage", "Computed: where it stands for somebody who wants to act.", among=get_args(StageKey)),
        _text("caution", "Computed: how careful one has to be, by a published rule.", among=get_args(Level)), _SOURCES, *_END)),
    "events": ("What each country did about the treaty, with who says so.", (
        _ID, _COUNTRY, _DATE, Field("first_day", "date", "The first day that the date can mean.", sure=True),
        Field("last_day", "date", "The last day that the date can mean.", sure=True), _sure("act", "What was done.", among=get_args(Act)),
        _EVIDENCE, _SOURCE, _ALSO, _PROVISIONS, _NOTE, *_END)),
    "positions": ("What each country said about the treaty.", (
        _ID, _COUNTRY, _DATE, _sure("topic", "What it is about."), _sure("text", "What was said, in our words."), _PROVISIONS, _EVIDENCE, _SOURCE, *_END)),
    "contacts": ("Offices that can be written to; never persons, and none where nobody should write.", (
        _ID, _COUNTRY, _sure("office", "Which office."), _sure("name", "Its name."), _sure("address", "Its official page."),
        _text("source", "Where the address was found, if not on that page.", "sources.id"), *_END)),
    "votes": ("Votes and adoptions.", (
        _ID, _sure("title", "What was voted on."), _DATE, _sure("body", "Where."), _sure("form", "What kind of record it is.", among=_of(Vote, "form")),
        _sure("question", "What “yes” meant."), _sure("outcome", "What came of it."), _number("yes", "Votes for it."), _number("no", "Votes against it."),
        _number("abstain", "Abstentions."), _whether("complete", "Whether everyone who voted is known by name."), _PROVISIONS, _EVIDENCE, _SOURCE, _ALSO, _NOTE, *_END)),
    "ballots": ("How each country voted, as far as names are known.", (
        _ID, _sure("vote", "The vote.", "votes.id"), _COUNTRY, _sure("side", "How it voted.", among=("yes", "no", "abstain")), _SOURCE, *_END)),
    "articles": ("The articles and the preamble, with our lead.", (
        _ID, _sure("title", "The title."), _text("chapter", "The chapter."), _sure("basis", "What its shape rests on."),
        _sure("lead", "What it does and why it matters, in our words."), _list("topics", "Everyday words for it."), _list("related", "What is best read with it."), *_END)),
    "provisions": ("Every paragraph and point, with our plain words and how it binds.", (
        _ID, _sure("article", "The article.", "articles.id"), _number("depth", "0 for a paragraph, 1 for a letter, 2 for a roman point.", sure=True),
        _text("modality", "How it binds.", among=get_args(Modality)), _list("qualifiers", "What weakens or conditions it."),
        _whether("reservable", "Whether it names a right to a reservation or declaration."), _list("refers", "The provisions or whole articles that its own text names."),
        _text("term", "The word that it defines."), _text("meaning", "Our plain words; not the official text."), *_END)),
    "notes": ("What the provisions can do to people.", (
        _ID, _sure("article", "The article.", "articles.id"), _text("provision", "The provision; none for the article as a whole.", "provisions.id"),
        _sure("kind", "worry, good (worth keeping), or answer (the other side)."), _sure("title", "The title."), _sure("text", "The note, as plain text."),
        _text("quote", "The official words that it rests on."), _sure("concern", "What it is about."), _list("affects", "Who is affected."),
        _text("ask", "What to ask for in national law."), _SOURCES, *_END)),
    "choices": ("Where the treaty leaves a choice to each State.", (
        _ID, _PROVISIONS, _sure("title", "The choice in a few words."), _sure("kind", "What it is about.", among=_of(Choice, "kind")),
        _sure("choice", "What each State may decide."), _sure("protect", "The option that protects people."), _sure("risk", "What can happen without it."),
        _text("disputed", "Who denies that it is optional."), _list("audiences", "Whom it touches most."), _sure("said_by", "Who says so."),
        _sure("support", "Whether the sources speak of the final text, of a draft, or the reading is our own.", among=_of(Choice, "support")), _SOURCES,
        _text("precedent", "A State that used it."), _text("precedent_country", "That State.", "countries.id"), _text("precedent_source", "The source for it.", "sources.id"), *_END)),
    "points": ("Points for letters.", (
        _ID, _sure("title", "A few words."), _sure("text", "The point."), _sure("ask", "What is asked."), _PROVISIONS,
        _list("choices", "The choices on which it rests.", "choices.id"), _list("audiences", "For whom it fits."), _list("offices", "To whom it can be put; empty: all."),
        _list("stages", "When it fits; empty: whenever there is a letter."), _sure("support", "What the sources speak of.", among=_of(Choice, "support")), _SOURCES, *_END)),
    "sources": ("Every publication that a fact or a note rests on.", (
        _ID, _sure("title", "The title."), _sure("publisher", "Who published it first."), _sure("address", "Where."), _sure("kind", "What sort of publication."),
        _text("date", "When it was published, as exact as is known."), _sure("language", "Its language (BCP 47)."),
        _sure("read", "How much of it was seen, or only that others cite it.", among=_of(Source, "read")),
        _text("about", "Whether it speaks of the final text or of a draft.", among=_of(Source, "about")), _NOTE, *_END)),
    "timeline": ("What happened, and what is to come.", (
        _ID, _DATE, _sure("kind", "What sort of thing."), _sure("title", "What."), _text("text", "What it means."),
        _whether("ahead", "Computed: whether it was still to come when the data were made."), _list("countries", "Whom it is about.", "countries.id"),
        _PROVISIONS, _EVIDENCE, _SOURCE, *_END)),
    "terms": ("The words that people read for the short names in the other tables.", (
        _ID, _sure("list", "Which list: acts, evidence, concerns, …"), _sure("key", "The short name."), _sure("label", "What people read."),
        _sure("meaning", "What it means."), _END[-1])),
}  # fmt: skip
