"""Where every file for programs will stand, known without making it."""

from __future__ import annotations

from collections.abc import Collection

from gloss.exports.promises import PROMISES
from gloss.pages import links
from gloss.pages.links import DATA, WHOLE
from gloss.pages.outlines import has_world
from gloss.reading.corpus import Corpus
from gloss.tongues.voice import voice

CHECKSUMS = f"{DATA}SHA256SUMS"
HEADERS = "_headers"
SECURITY = (".well-known/security.txt", "security.txt")


def machine_paths(corpus: Corpus) -> list[str]:
    """The paths of everything that `gloss.exports.everything` makes, from the top of the site."""
    paths = [links.CALENDAR, *_feeds(corpus)]
    if voice().english:
        paths += [*_data(corpus), CHECKSUMS, *map(official_path, corpus.official), HEADERS]
        paths += SECURITY if corpus.security is not None else ()
    return paths


def official_path(language: str) -> str:
    """The official text in one language."""
    return f"{DATA}official/{language}.xml"


def regions(corpus: Corpus) -> dict[str, set[str]]:
    """The countries of each regional group."""
    return {
        key: {name for name, filed in corpus.countries.items() if filed.record.group == key}
        for key in corpus.vocabulary.record.groups
    }


def _feeds(corpus: Corpus) -> list[str]:
    with_members = [links.region_feed(key) for key, members in regions(corpus).items() if members]
    return [links.ALL_FEED, *with_members, *map(links.country_feed, corpus.countries)]


def _data(corpus: Corpus) -> list[str]:
    rows: dict[str, Collection[str]] = {
        "countries": corpus.countries,
        "votes": corpus.votes,
        "articles": [number for number in corpus.articles if number in corpus.words],
    }
    paths = [f"{DATA}all.sqlite", f"{DATA}datapackage.json"]
    for name in PROMISES:
        paths += [f"{DATA}{name}.json", f"{DATA}{name}.csv", f"{DATA}schema/{name}.json"]
    for name in WHOLE:
        paths += [f"{DATA}schema/{name}-whole.json", *(f"{DATA}{name}/{key}.json" for key in rows[name])]
    if has_world(corpus):
        paths.append(f"{DATA}countries.geojson")
    return paths
