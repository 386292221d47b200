"""Checks on addresses that must never die: what something was called before leads to what it is called now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gloss.checks.treaty import provision_ids
from gloss.model.problem import Place, Problem
from gloss.reading.corpus import Corpus


@dataclass(frozen=True)
class _Claim:
    """A name that something had before: among which names it counts, the name, and where it is written."""

    among: str
    name: str
    place: Place


def _claims(corpus: Corpus) -> Iterator[_Claim]:
    for filed in corpus.countries.values():
        for index, name in enumerate(filed.record.was):
            yield _Claim("code" if len(name) == 2 else "country", name, filed.at("was", index))
    for among, table in (("vote", corpus.votes), ("choice", corpus.choices)):
        for item in table.values():
            for index, name in enumerate(item.record.was):
                yield _Claim(among, name, item.at("was", index))
    for filed_article in corpus.articles.values():
        article = filed_article.record
        for index, name in enumerate(article.was):
            yield _Claim("provision", name, filed_article.at("was", index))
        for part, path in article.places():
            for index, name in enumerate(part.was):
                yield _Claim("provision", name, filed_article.at(*path, "was", index))
    for number, words in corpus.words.items():
        for _, note in words.notes():
            for index, name in enumerate(note.record.was):
                yield _Claim(f"note of {number}", f"note-{name}", note.filed.at("was", index))


def earlier_names_are_free(corpus: Corpus) -> Iterator[Problem]:
    """What something was called before is the name of nothing else, now or before."""
    living = {
        "country": set(corpus.countries),
        "code": {filed.record.iso.lower() for filed in corpus.countries.values()},
        "vote": set(corpus.votes),
        "choice": set(corpus.choices),
        "provision": provision_ids(corpus) | set(corpus.articles),
    }
    for number, words in corpus.words.items():
        living[f"note of {number}"] = {note.anchor for _, note in words.notes()}
    seen: dict[tuple[str, str], Place] = {}
    for claim in _claims(corpus):
        before = seen.setdefault((claim.among, claim.name), claim.place)
        if claim.name in living[claim.among]:
            yield Problem(
                claim.place,
                f"“{claim.name.removeprefix('note-')}” is said to be an earlier name, but something is called so now.",
                "Delete it here: its address already leads to what has that name.",
            )
        elif before != claim.place:
            yield Problem(
                claim.place,
                f"“{claim.name.removeprefix('note-')}” is already the earlier name of something else: {before}.",
                "Keep it in one of the two places.",
            )
