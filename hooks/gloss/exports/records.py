"""Every row of the open data, made from the facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from gloss.checks.citations import as_of
from gloss.exports.names import writable
from gloss.exports.promises import PROMISES
from gloss.exports.table import LICENCE, Field, Row, Table, Value
from gloss.model.naming import contact_names, event_names, moment_names, position_names
from gloss.model.record import Term
from gloss.model.stages import WITHOUT_LETTERS
from gloss.pages import links, speech
from gloss.pages.actions import ActionView, action_views
from gloss.pages.countries import CountryView, country_views
from gloss.reading.corpus import Corpus
from gloss.reading.words import NoteText


def tables(corpus: Corpus, site: str) -> list[Table]:
    """Every table; `site` is the whole address of the site, so that each row leads to its page."""
    return [
        Table(name, about, fields, tuple(_whole(name, row, fields) for row in _MAKERS[name](corpus, site)))
        for name, (about, fields) in PROMISES.items()
    ]


def _whole(table: str, row: Mapping[str, Value], fields: tuple[Field, ...]) -> Row:
    """The row with every field in its place; one that does not keep what the table promises is a mistake of ours."""
    full: Row = {}
    for field in fields:
        value = row.get(field.name, LICENCE if field.name == "licence" else None)
        if value is None and field.type == "list":
            value = []
        if (value is None and field.sure) or (field.among and value is not None and value not in field.among):
            raise ValueError(f"{table}: “{value}” cannot stand in “{field.name}”")
        full[field.name] = _clean(value)
    if unknown := row.keys() - full.keys():
        raise ValueError(f"{table}: no such fields: {', '.join(sorted(unknown))}")
    return full


def _clean(value: Value) -> Value:
    if isinstance(value, str):
        return writable(value)
    return [writable(one) for one in value] if isinstance(value, list) else value


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
        events = filed.record.events
        for name, event in zip(event_names(events), events, strict=True):
            yield {
                "id": f"{key}/{name}", "country": key, "date": event.date.text, "first_day": event.date.first.isoformat(),
                "last_day": event.date.last.isoformat(), "act": event.act, "evidence": event.evidence, "source": event.source,
                "also": list(event.also), "provisions": list(event.touches), "note": event.note,
                "checked": str(filed.record.checked), "page": f"{site}{links.country_address(key)}#record",
            }  # fmt: skip


def _positions(corpus: Corpus, site: str) -> Iterator[Row]:
    for key, filed in corpus.countries.items():
        positions = filed.record.positions
        for name, said in zip(position_names(positions), positions, strict=True):
            yield {
                "id": f"{key}/{name}", "country": key, "date": said.date.text, "topic": said.topic, "text": said.text,
                "provisions": list(said.provisions), "evidence": said.evidence, "source": said.source,
                "checked": str(filed.record.checked), "page": f"{site}{links.country_address(key)}#positions",
            }  # fmt: skip


def _contacts(corpus: Corpus, site: str) -> Iterator[Row]:
    acting = action_views(corpus)
    quiet = {view.view.key for view in acting if view.stage.key in WITHOUT_LETTERS}
    for key, filed in corpus.countries.items():
        contacts = () if key in quiet else filed.record.contacts
        for name, office in zip(contact_names(contacts), contacts, strict=True):
            yield {
                "id": f"{key}/{name}", "country": key, "office": office.office, "name": office.name, "address": office.page,
                "source": office.source, "checked": str(office.checked), "page": f"{site}{links.act_address(key) if acting else links.country_address(key)}",
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
                    "id": f"{key}/{country}", "vote": key, "country": country, "side": side, "source": vote.source,
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
        "id": f"{number}/{note.anchor}", "article": number, "provision": provision or None, "kind": record.kind, "title": note.title,
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
    moments = corpus.timeline.record.entries
    for name, moment in zip(moment_names(moments), moments, strict=True):
        yield {
            "id": name, "date": moment.date.text, "kind": moment.kind, "title": moment.title, "text": moment.text,
            "ahead": moment.date.first > today, "countries": list(moment.countries), "provisions": list(moment.provisions),
            "evidence": moment.evidence, "source": moment.source, "checked": str(corpus.timeline.record.checked),
            "page": f"{site}{links.year_address(moment.date.first.year)}",
        }  # fmt: skip


def _terms(corpus: Corpus, site: str) -> Iterator[Row]:
    for name in type(corpus.vocabulary.record).model_fields:
        words: Mapping[str, Term] = getattr(corpus.vocabulary.record, name)
        for key, term in words.items():
            yield {
                "id": f"{name}/{key}", "list": name, "key": key, "label": term.label, "meaning": term.meaning,
            }  # fmt: skip


_MAKERS: dict[str, Callable[[Corpus, str], Iterator[Row]]] = {
    "countries": _countries,
    "events": _events,
    "positions": _positions,
    "contacts": _contacts,
    "votes": _votes,
    "ballots": _ballots,
    "articles": _articles,
    "provisions": _provisions,
    "notes": _notes,
    "choices": _choices,
    "points": _points,
    "sources": _sources,
    "timeline": _timeline,
    "terms": _terms,
}
