"""The facts as tables for other people's programs: which there are, what their fields mean, and every row.

A field's name and type are promises of this version. To rename or drop one, a new version begins beside the old one.
What is computed, and not written by anybody, says so in its description.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from gloss.checks.citations import as_of
from gloss.exports.table import LICENCE, Field, Row, Table, Type, Value
from gloss.pages import links, speech
from gloss.pages.actions import ActionView, action_views
from gloss.pages.countries import CountryView, country_views
from gloss.reading.corpus import Corpus
from gloss.reading.words import NoteText


def tables(corpus: Corpus, site: str) -> list[Table]:
    """Every table; `site` is the whole address of the site, so that each row leads to its page."""
    return [
        Table(name, about, fields, tuple(_whole(row, fields) for row in make(corpus, site)), key)
        for name, about, fields, make, key in _TABLES
    ]


def _whole(row: Mapping[str, Value], fields: tuple[Field, ...]) -> Row:
    """The row with every field in its place; a field that the table does not have is a mistake of ours."""
    unknown = row.keys() - {field.name for field in fields}
    if unknown:
        raise ValueError(f"no such fields: {', '.join(sorted(unknown))}")
    full: Row = {
        field.name: row.get(field.name, LICENCE if field.name == "licence" else None) for field in fields
    }
    return {
        name: [] if value is None and _type(fields, name) == "list" else value for name, value in full.items()
    }


def _type(fields: tuple[Field, ...], name: str) -> Type:
    return next(field.type for field in fields if field.name == name)


_PAGE = Field("page", "string", "The page on which people read it.")
_LICENCE = Field("licence", "string", "The licence of the row.")
_CHECKED = Field("checked", "date", "When somebody last compared it with its source: its last change.")
_SOURCE = Field("source", "string", "The source that was seen for it.", "sources.id")
_SOURCES = Field("sources", "list", "The sources that were seen.", "sources.id")
_EVIDENCE = Field(
    "evidence",
    "string",
    "Who says so: depositary, government, press or unconfirmed. Only the first is counted.",
)
_PROVISIONS = Field("provisions", "list", "The provisions or whole articles that it is about.")
_END = (_CHECKED, _PAGE, _LICENCE)


def _countries(corpus: Corpus, site: str) -> Iterator[Row]:
    acting: dict[str, ActionView] = {view.view.key: view for view in action_views(corpus)}
    for view in country_views(corpus):
        country, here, act = view.country, view.standing, acting.get(view.key)
        yield {
            "id": view.key, "name": country.name, "formal": country.formal, "iso": country.iso, "iso3": country.iso3,
            "kind": country.kind, "region": country.group, "blocs": list(country.blocs), "standing": here.confirmed,
            "standing_reported": here.reported, "stage": act.stage.key if act else None, "caution": act.level if act else None,
            "sources": _country_sources(view), "checked": str(country.checked), "page": f"{site}{links.country_address(view.key)}",
        }  # fmt: skip


def _country_sources(view: CountryView) -> list[str]:
    named = [event.source for event in view.country.events] + [
        position.source for position in view.country.positions
    ]
    return list(dict.fromkeys(named))


def _events(corpus: Corpus, site: str) -> Iterator[Row]:
    for key, filed in corpus.countries.items():
        for number, event in enumerate(filed.record.events, start=1):
            yield {
                "id": f"{key}.{number}", "country": key, "date": event.date.text, "first_day": event.date.first.isoformat(),
                "last_day": event.date.last.isoformat(), "act": event.act, "evidence": event.evidence, "source": event.source,
                "also": list(event.also), "provisions": list(event.touches), "note": event.note,
                "checked": str(filed.record.checked), "page": f"{site}{links.country_address(key)}#record",
            }  # fmt: skip


def _positions(corpus: Corpus, site: str) -> Iterator[Row]:
    for key, filed in corpus.countries.items():
        for number, said in enumerate(filed.record.positions, start=1):
            yield {
                "id": f"{key}.{number}", "country": key, "date": said.date.text, "topic": said.topic, "text": said.text,
                "provisions": list(said.provisions), "evidence": said.evidence, "source": said.source,
                "checked": str(filed.record.checked), "page": f"{site}{links.country_address(key)}#positions",
            }  # fmt: skip


def _contacts(corpus: Corpus, site: str) -> Iterator[Row]:
    for key, filed in corpus.countries.items():
        for number, office in enumerate(filed.record.contacts, start=1):
            yield {
                "id": f"{key}.{number}", "country": key, "office": office.office, "name": office.name, "address": office.page,
                "source": office.source, "checked": str(office.checked), "page": f"{site}{links.act_address(key)}",
            }  # fmt: skip


def _votes(corpus: Corpus, site: str) -> Iterator[Row]:
    for key, filed in sorted(corpus.votes.items()):
        vote = filed.record
        yield {
            "id": key, "title": vote.title, "date": vote.date.text, "body": vote.body, "form": vote.form, "question": vote.question,
            "outcome": vote.outcome, "yes": vote.totals.yes, "no": vote.totals.no, "abstain": vote.totals.abstain,
            "complete": vote.complete, "provisions": list(vote.provisions), "evidence": vote.evidence, "source": vote.source,
            "also": list(vote.also), "note": vote.note, "checked": str(vote.checked), "page": f"{site}{links.vote_address(key)}",
        }  # fmt: skip


def _ballots(corpus: Corpus, site: str) -> Iterator[Row]:
    for key, filed in sorted(corpus.votes.items()):
        vote = filed.record
        for side, who in (("yes", vote.yes), ("no", vote.no), ("abstain", vote.abstain)):
            for country in sorted(who):
                yield {
                    "id": f"{key}.{country}", "vote": key, "country": country, "side": side, "source": vote.source,
                    "checked": str(vote.checked), "page": f"{site}{links.vote_address(key)}",
                }  # fmt: skip


def _articles(corpus: Corpus, site: str) -> Iterator[Row]:
    for number, filed in corpus.articles.items():
        if words := corpus.words.get(number):
            article = filed.record
            yield {
                "id": number, "title": article.title, "chapter": article.chapter, "basis": article.basis, "lead": speech.plain(words.lead.text),
                "topics": list(article.topics), "related": list(article.related), "checked": str(article.checked),
                "page": f"{site}{links.article_address(number)}",
            }  # fmt: skip


def _provisions(corpus: Corpus, site: str) -> Iterator[Row]:
    for number, filed in corpus.articles.items():
        words = corpus.words.get(number)
        for paragraph in filed.record.paragraphs:
            for depth, part in paragraph.walk():
                section = words.section(part.id) if words else None
                yield {
                    "id": part.id, "article": number, "depth": depth, "modality": part.modality or paragraph.modality,
                    "qualifiers": list(paragraph.qualifiers), "reservable": paragraph.reservable, "refers": list(paragraph.refers),
                    "term": part.term, "meaning": speech.plain(section.text) if section else None, "checked": str(filed.record.checked),
                    "page": f"{site}{links.provision_address(part.id) if part.id != number else links.article_address(number)}",
                }  # fmt: skip


def _notes(corpus: Corpus, site: str) -> Iterator[Row]:
    for number, words in corpus.words.items():
        for provision, note in words.notes():
            yield _note(number, provision, note, site)


def _note(number: str, provision: str, note: NoteText, site: str) -> Row:
    record = note.record
    return {
        "id": f"{number}.{note.anchor}", "article": number, "provision": provision or None, "kind": record.kind, "title": note.title,
        "text": speech.plain(note.body), "quote": record.quote, "concern": record.concern, "affects": list(record.affects), "ask": record.ask,
        "sources": list(record.sources), "checked": str(record.checked), "page": f"{site}{links.article_address(number)}#{note.anchor}",
    }  # fmt: skip


def _choices(corpus: Corpus, site: str) -> Iterator[Row]:
    for key, filed in sorted(corpus.choices.items()):
        choice = filed.record
        yield {
            "id": key, "provisions": list(choice.provisions), "title": choice.title, "kind": choice.kind, "choice": choice.choice,
            "protect": choice.protect, "risk": choice.risk, "disputed": choice.disputed, "audiences": list(choice.audiences),
            "said_by": choice.said_by, "support": choice.support, "sources": list(choice.sources), "precedent": choice.precedent,
            "precedent_country": choice.precedent_country, "precedent_source": choice.precedent_source, "checked": str(choice.checked),
            "page": f"{site}{links.choice_address(key)}",
        }  # fmt: skip


def _points(corpus: Corpus, site: str) -> Iterator[Row]:
    for key, filed in sorted(corpus.points.items()):
        point = filed.record
        yield {
            "id": key, "title": point.title, "text": point.text, "ask": point.ask, "provisions": list(point.provisions),
            "choices": list(point.choices), "audiences": list(point.audiences), "offices": list(point.to), "stages": list(point.stages),
            "support": point.support, "sources": list(point.sources), "checked": str(point.checked), "page": f"{site}act/points/#{key}",
        }  # fmt: skip


def _sources(corpus: Corpus, site: str) -> Iterator[Row]:
    for key, source in sorted(corpus.sources.items()):
        yield {
            "id": key, "title": source.title, "publisher": source.publisher, "address": source.address, "kind": source.kind,
            "date": source.date.text if source.date else None, "language": source.language, "read": source.read, "about": source.about,
            "note": source.note, "checked": str(source.seen), "page": f"{site}{links.source_address(key)}",
        }  # fmt: skip


def _timeline(corpus: Corpus, site: str) -> Iterator[Row]:
    today = as_of(corpus)
    for number, moment in enumerate(corpus.timeline.record.entries, start=1):
        yield {
            "id": str(number), "date": moment.date.text, "kind": moment.kind, "title": moment.title, "text": moment.text,
            "ahead": moment.date.first > today, "countries": list(moment.countries), "provisions": list(moment.provisions),
            "evidence": moment.evidence, "source": moment.source, "checked": str(corpus.timeline.record.checked),
            "page": f"{site}{links.year_address(moment.date.first.year)}",
        }  # fmt: skip


def _text(name: str, about: str, to: str = "") -> Field:
    return Field(name, "string", about, to)


def _list(name: str, about: str, to: str = "") -> Field:
    return Field(name, "list", about, to)


_ID = _text("id", "The name of the row, for good.")
_COUNTRY = _text("country", "The country.", "countries.id")
_DATE = _text("date", "When: a day, a month, a year, or a span, as exact as the source (EDTF level 0).")
_ALSO = _list("also", "Further sources.", "sources.id")
_NOTE = _text("note", "What a careful reader should know.")

_TABLES: tuple[tuple[str, str, tuple[Field, ...], Callable[[Corpus, str], Iterator[Row]], str], ...] = (
    ("countries", "Members and observers of the United Nations, and organisations that can join.", (
        _ID, _text("name", "The name."), _text("formal", "The depositary's name, where it differs."), _text("iso", "ISO 3166-1, two letters."),
        _text("iso3", "ISO 3166-1, three letters."), _text("kind", "member, observer or organisation."), _text("region", "Regional group at the United Nations."),
        _list("blocs", "Blocs to which it belongs."), _text("standing", "Computed: what the depositary confirms (none, signatory, party, withdrew)."),
        _text("standing_reported", "Computed: the same with what governments and the press report."), _text("stage", "Computed: where it stands for somebody who wants to act."),
        _text("caution", "Computed: how careful one has to be, by a published rule."), _SOURCES, *_END), _countries, "id"),
    ("events", "What each country did about the treaty, with who says so.", (
        _ID, _COUNTRY, _DATE, Field("first_day", "date", "The first day that the date can mean."), Field("last_day", "date", "The last day that the date can mean."),
        _text("act", "What was done."), _EVIDENCE, _SOURCE, _ALSO, _PROVISIONS, _NOTE, *_END), _events, "id"),
    ("positions", "What each country said about the treaty.", (
        _ID, _COUNTRY, _DATE, _text("topic", "What it is about."), _text("text", "What was said, in our words."), _PROVISIONS, _EVIDENCE, _SOURCE, *_END), _positions, "id"),
    ("contacts", "Offices that can be written to; never persons.", (
        _ID, _COUNTRY, _text("office", "Which office."), _text("name", "Its name."), _text("address", "Its official page."), _SOURCE, *_END), _contacts, "id"),
    ("votes", "Votes and adoptions.", (
        _ID, _text("title", "What was voted on."), _DATE, _text("body", "Where."), _text("form", "roll-call, without-vote or reported."), _text("question", "What yes meant."),
        _text("outcome", "What came of it."), Field("yes", "integer", "Votes for it."), Field("no", "integer", "Votes against it."), Field("abstain", "integer", "Abstentions."),
        Field("complete", "boolean", "Whether everyone who voted is known."), _PROVISIONS, _EVIDENCE, _SOURCE, _ALSO, _NOTE, *_END), _votes, "id"),
    ("ballots", "How each country voted, as far as names are known.", (
        _ID, _text("vote", "The vote.", "votes.id"), _COUNTRY, _text("side", "yes, no or abstain."), _SOURCE, *_END), _ballots, "id"),
    ("articles", "The articles and the preamble, with our lead.", (
        _ID, _text("title", "The title."), _text("chapter", "The chapter."), _text("basis", "What its shape rests on."), _text("lead", "What it does and why it matters, in our words."),
        _list("topics", "Everyday words for it."), _list("related", "What is best read with it."), *_END), _articles, "id"),
    ("provisions", "Every paragraph and point, with our plain words and how it binds.", (
        _ID, _text("article", "The article.", "articles.id"), Field("depth", "integer", "0 for a paragraph, 1 for a letter, 2 for a roman point."),
        _text("modality", "How it binds: shall, may, may-require, endeavour, …"), _list("qualifiers", "What weakens or conditions it."),
        Field("reservable", "boolean", "Whether it names a right to a reservation or declaration."), _list("refers", "The provisions or whole articles that its own text names."),
        _text("term", "The word that it defines."), _text("meaning", "Our plain words; not the official text."), *_END), _provisions, "id"),
    ("notes", "What the provisions can do to people.", (
        _ID, _text("article", "The article.", "articles.id"), _text("provision", "The provision; none for the article as a whole.", "provisions.id"), _text("kind", "worry, good or answer."),
        _text("title", "The title."), _text("text", "The note, as plain text."), _text("quote", "The official words that it rests on."), _text("concern", "What it is about."),
        _list("affects", "Who is affected."), _text("ask", "What to ask for in national law."), _SOURCES, *_END), _notes, "id"),
    ("choices", "Where the treaty leaves a choice to each State.", (
        _ID, _PROVISIONS, _text("title", "The choice in a few words."), _text("kind", "What it is about."), _text("choice", "What each State may decide."),
        _text("protect", "The option that protects people."), _text("risk", "What can happen without it."), _text("disputed", "Who denies that it is optional."),
        _list("audiences", "Whom it touches most."), _text("said_by", "Who says so."), _text("support", "final, draft or own."), _SOURCES, _text("precedent", "A State that used it."),
        _text("precedent_country", "That State.", "countries.id"), _text("precedent_source", "The source for it.", "sources.id"), *_END), _choices, "id"),
    ("points", "Points for letters.", (
        _ID, _text("title", "A few words."), _text("text", "The point."), _text("ask", "What is asked."), _PROVISIONS, _list("choices", "The choices on which it rests.", "choices.id"),
        _list("audiences", "For whom it fits."), _list("offices", "To whom it can be put."), _list("stages", "When it fits."), _text("support", "final, draft or own."), _SOURCES, *_END), _points, "id"),
    ("sources", "Every publication that a fact or a note rests on.", (
        _ID, _text("title", "The title."), _text("publisher", "Who published it first."), _text("address", "Where."), _text("kind", "What sort of publication."), _DATE,
        _text("language", "Its language."), _text("read", "How much of it was seen: whole, part, cited."), _text("about", "final, draft or both."), _NOTE, *_END), _sources, "id"),
    ("timeline", "What happened, and what is to come.", (
        _ID, _DATE, _text("kind", "What sort of thing."), _text("title", "What."), _text("text", "What it means."), Field("ahead", "boolean", "Computed: whether it was still to come when the data were made."),
        _list("countries", "Whom it is about.", "countries.id"), _PROVISIONS, _EVIDENCE, _SOURCE, *_END), _timeline, "id"),
)  # fmt: skip
