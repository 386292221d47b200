"""Checks on what files name: provisions, sources, words of the vocabulary, and days on which somebody looked."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from gloss.checks.citations import Found, all_checked, all_fields, all_keys, all_sources, kind_of
from gloss.checks.treaty import is_unread, nearest, provision_ids
from gloss.model import country, record
from gloss.model.article import Basis
from gloss.model.base import Evidence, Modality
from gloss.model.problem import Problem
from gloss.reading.corpus import Corpus, article_file

_FEW = 12
"""Up to so many provisions of an article are named in a hint."""


def references_lead_somewhere(corpus: Corpus) -> Iterator[Problem]:
    """Every provision that a file names is a provision of the treaty."""
    ids = provision_ids(corpus)
    for place, name in all_keys(corpus, "provision"):
        if name not in ids and not is_unread(corpus, name):
            yield Problem(place, f"“{name}” is not a provision of this treaty.", _instead(corpus, name, ids))


def _instead(corpus: Corpus, name: str, ids: set[str]) -> str:
    """What can be named in the place of a provision that there is not."""
    article = name.split(".", maxsplit=1)[0]
    if article not in corpus.articles:
        return f"It has Articles 1 to {corpus.treaty.record.articles}; “P” is the preamble."
    written = [part.id for _, part in corpus.articles[article].record.walk()]
    parts = [part for part in dict.fromkeys(written) if part.startswith(f"{article}.")]
    if len(parts) > _FEW or not parts:
        return nearest(name, ids) or f"The provisions of Article {article} stand in {article_file(article)}."
    return f"Article {article} has {', '.join(parts)}."


def vocabulary_names_every_fixed_word(corpus: Corpus) -> Iterator[Problem]:
    """Every word that the formats fix has a label for readers in the vocabulary."""
    fixed: dict[str, Iterable[str]] = {
        "acts": typing.get_args(country.Act),
        "evidence": typing.get_args(Evidence),
        "modalities": typing.get_args(Modality),
        "bases": typing.get_args(Basis),
        "choices": typing.get_args(record.Choice.model_fields["kind"].annotation),
    }
    for part, words in fixed.items():
        table = getattr(corpus.vocabulary.record, part)
        for word in words:
            if word not in table:
                yield Problem(
                    corpus.vocabulary.at(part, key=True),
                    f"“{word}” has no label under “{part}”.",
                    "Add it with a label and a meaning.",
                )


def sources_exist(corpus: Corpus) -> Iterator[Problem]:
    """Every source that a file names stands in data/sources.yml."""
    for place, key in all_sources(corpus):
        if key not in corpus.sources and not corpus.exists("data/sources.yml", key):
            hint = nearest(key, corpus.sources) or "Add the source to data/sources.yml first."
            yield Problem(place, f"“{key}” is not in data/sources.yml.", hint)


def words_of_the_vocabulary_exist(corpus: Corpus) -> Iterator[Problem]:
    """Every word that a file takes from the vocabulary stands in it."""
    for part in type(corpus.vocabulary.record).model_fields:
        table = getattr(corpus.vocabulary.record, part)
        for place, key in all_keys(corpus, part):
            if key not in table:
                hint = nearest(key, table) or f"You can write: {', '.join(table)}."
                yield Problem(place, f"“{key}” is not one of the {part} in data/vocabulary.yml.", hint)


def nothing_is_named_twice(corpus: Corpus) -> Iterator[Problem]:
    """No list names the same thing twice, and “also” does not repeat “source”."""
    main = {_owner(found): found.value for found in all_fields(corpus) if found.name == "source"}
    for found in all_fields(corpus):
        if not isinstance(found.value, list) or kind_of(found) is None:
            continue
        seen = {main.get(_owner(found))} if found.name == "also" else set()
        for place, word in found.items():
            if word in seen:
                yield Problem(place, f"“{word}” is named here a second time.", "Take it out.")
            seen.add(word)


def _owner(found: Found) -> tuple[object, ...]:
    """The record that a field stands in, by its place."""
    return (found.tree.path, found.tree.at(*found.path[:-1]).line, *found.path[:-1])


def the_depositary_speaks_for_itself(corpus: Corpus) -> Iterator[Problem]:
    """Only what stands on the depositary's own pages is “depositary”, for only that is counted."""
    depositary = corpus.treaty.record.depositary
    hosts = {urlsplit(address).hostname for address in (depositary.page, depositary.file)}
    named: dict[tuple[object, ...], list[str]] = {}
    for found in all_fields(corpus):
        if found.name in {"source", "also"}:
            named.setdefault(_owner(found), []).extend(key for _, key in found.items())
    for found in all_fields(corpus):
        if found.name != "evidence" or found.value != "depositary":
            continue
        # A source that is missing, or that has a fault of its own, is reported as such.
        keys = named.get(_owner(found), [])
        known = [corpus.sources[key] for key in keys if key in corpus.sources]
        if len(known) == len(keys) and not any(
            urlsplit(source.address).hostname in hosts for source in known
        ):
            yield Problem(
                found.place,
                f"“depositary” needs a source on {' or '.join(sorted(filter(None, hosts)))}, and none is named here.",
                "Name the depositary's own page as the source, or write who says so: government, press or unconfirmed.",
            )


def publications_have_one_entry(corpus: Corpus) -> Iterator[Problem]:
    """No two sources have the same address, so that a correction is made once."""
    owners: dict[str, str] = {}
    for key, source in corpus.sources.items():
        plain = source.address.partition("://")[2].removeprefix("www.").rstrip("/")
        if plain in owners:
            yield Problem(
                corpus.sources_tree.at(key, "address"),
                f"“{source.address}” is the address of “{owners[plain]}” already.",
                "Keep one of the two entries, or give the exact address of the other.",
            )
        owners.setdefault(plain, key)


def sources_were_seen_after_they_appeared(corpus: Corpus) -> Iterator[Problem]:
    """Nobody saw a publication before the day of its publication."""
    for key, source in corpus.sources.items():
        if source.date is not None and source.date.first > source.seen.last:
            yield Problem(
                corpus.sources_tree.at(key, "seen"),
                f"“{source.seen}” is before the day of publication, “{source.date}”.",
                "Mend one of the two days.",
            )


def checks_were_not_made_in_the_future(corpus: Corpus) -> Iterator[Problem]:
    """Nobody checked anything tomorrow: the newest check dates the whole site."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    for place, day in all_checked(corpus):
        if day.first > tomorrow:
            yield Problem(
                place, f"“{day}” has not come yet.", "Write the day on which somebody really looked."
            )
