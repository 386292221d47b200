"""Facts of a clone that are true of every treaty: countries with their offices, fixed words, the rule of caution."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gloss.reading.corpus import Corpus

_OF_EVERY_TREATY = (
    "name",
    "formal",
    "sort",
    "the",
    "iso",
    "iso3",
    "kind",
    "group",
    "blocs",
    "was",
    "checked",
    "contacts",
)
_TOP = re.compile(r"([a-z0-9][a-z0-9_-]*):")


def blocks(text: str) -> dict[str, str]:
    """The lines of each field at the top of a file, without the remarks between them."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if match := _TOP.match(line):
            lines = found.setdefault(match[1], [])
        elif not line.strip() or line.startswith("#"):
            continue
        lines.append(line)
    return {name: "\n".join(block) + "\n" for name, block in found.items()}


def country(text: str) -> str:
    """A country's file without what it did and said about the first treaty."""
    found = blocks(text)
    head = "# yaml-language-server: $schema=../schema/country.json\n"
    return head + "".join(found[name] for name in _OF_EVERY_TREATY if name in found)


def vocabulary(text: str, begun: str) -> str:
    """The fixed words of a clone; the lists that belong to its treaty are begun anew."""
    head = "# yaml-language-server: $schema=schema/vocabulary.json\n# The words that readers see for the keys that other files use.\n\n"
    return head + "\n".join((blocks(text) | blocks(begun)).values())


def caution(text: str, anew: str) -> str:
    """The rule of caution with its ratings; what it says of the first treaty is said anew."""
    head = "# yaml-language-server: $schema=schema/caution.json\n# How careful a page of a country has to be: a published rule, applied to a published index.\n\n"
    found, new = blocks(text), blocks(anew)
    limits = "".join(f"  {line}\n" for line in new["limits"].splitlines())
    index = re.sub(r"(?ms)^  limits:.*?(?=^  \S)", lambda _: limits, found["index"])
    return head + "\n".join((found | {"rule": new["rule"], "index": index}).values())


def sources(text: str, begun: str, kept: Iterable[str]) -> str:
    """The list of sources with those that the kept facts rest on."""
    found = blocks(text)
    return begun + "".join(found[key] for key in sorted(set(kept)))


def cited(corpus: Corpus) -> Iterator[str]:
    """The keys of the sources that countries' offices and the rule of caution rest on."""
    for filed in corpus.countries.values():
        for contact in filed.record.contacts:
            if contact.source:
                yield contact.source
    if corpus.caution is not None:
        yield from corpus.caution.record.index.sources
