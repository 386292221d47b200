"""What changed as Atom feeds (RFC 4287): of everything, of each region, of each country.

Nothing depends on when or where the site is built. An entry is “published” on the day of the event, or on the
day of the check where that is earlier, and “updated” on the day on which somebody last checked its file.
Without an address of the site, links are relative to the feed, and the link of the feed to itself is left out.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import date

from gloss.checks.citations import as_of
from gloss.exports.addresses import regions
from gloss.exports.names import name_of, one_line
from gloss.pages import links
from gloss.pages.chronicle import Change, newest_first, votes_cast
from gloss.pages.page import relative
from gloss.reading.corpus import Corpus
from gloss.tongues.punctuation import sign
from gloss.tongues.voice import _, voice

ATOM = "http://www.w3.org/2005/Atom"
LICENCE = "CC BY 4.0"


def feeds(corpus: Corpus, changes: Sequence[Change], site: str) -> dict[str, str]:
    """Every feed by its address; a country or region without news has a feed too, so that it can be followed."""
    make = _Feeds(corpus, site)
    today = as_of(corpus)
    tagline = corpus.treaty.record.tagline
    found = {links.ALL_FEED: make.feed(links.ALL_FEED, "", tagline, links.CHANGES, changes, today)}
    by_country: dict[str, list[Change]] = {key: [] for key in corpus.countries}
    for change in changes:
        if change.kind != "vote":
            for key in change.countries:
                by_country.setdefault(key, []).append(change)
    for key, cast in votes_cast(corpus).items():
        by_country[key] = newest_first([*by_country[key], *cast])
    for key, members in regions(corpus).items():
        if members:
            term = corpus.vocabulary.record.groups[key]
            inside = [change for change in changes if not members.isdisjoint(change.countries)]
            address, page = links.region_feed(key), links.region_address(key)
            found[address] = make.feed(address, term.label, term.meaning, page, inside, today)
    for key, filed in corpus.countries.items():
        country, address = filed.record, links.country_feed(key)
        about = _("What {name} did and said about {treaty}.").format(
            name=country.name, treaty=corpus.treaty.record.short
        )
        found[address] = make.feed(
            address,
            country.name,
            about,
            links.country_address(key),
            by_country[key],
            country.checked.first,
        )
    return found


class _Feeds:
    """Writes feeds; an entry that stands in several of them is made once."""

    def __init__(self, corpus: Corpus, site: str) -> None:
        self._corpus = corpus
        self._site = site
        self._treaty = corpus.treaty.record
        self._entries: dict[str, ET.Element] = {}

    def feed(
        self, address: str, title: str, subtitle: str, page: str, changes: Sequence[Change], checked: date
    ) -> str:
        """One feed as XML; without entries it is as old as the check of its file."""
        root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": voice().locale.replace("_", "-")})
        _put(root, "id", name_of(self._treaty, address).urn)
        _put(root, "title", sign(": ").join(filter(None, [self._treaty.site_name, title])))
        _put(root, "subtitle", subtitle)
        _put(root, "updated", _moment(max((change.checked for change in changes), default=checked)))
        _put(ET.SubElement(root, "author"), "name", self._treaty.site_name)
        _put(root, "rights", LICENCE)
        if self._site:
            ET.SubElement(
                root, "link", rel="self", type="application/atom+xml", href=f"{self._site}{address}"
            )
        ET.SubElement(root, "link", rel="alternate", type="text/html", href=self._to(page))
        root.extend(self._entry(change) for change in changes)
        return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'

    def _to(self, target: str) -> str:
        """A link to a page; all feeds lie in one folder, so the relative one is the same in each."""
        return f"{self._site}{target}" if self._site else relative(target, links.ALL_FEED)

    def _entry(self, change: Change) -> ET.Element:
        entry = self._entries.get(change.key)
        if entry is None:
            entry = self._entries[change.key] = self._new(change)
        return entry

    def _new(self, change: Change) -> ET.Element:
        sources = [self._corpus.sources[key] for key in change.sources]
        evidence = self._corpus.vocabulary.record.evidence[change.evidence]
        entry = ET.Element("entry")
        _put(entry, "id", name_of(self._treaty, change.key).urn)
        _put(entry, "title", change.title)
        _put(entry, "published", _moment(change.day))
        _put(entry, "updated", _moment(change.checked))
        ET.SubElement(entry, "link", rel="alternate", type="text/html", href=self._to(change.address))
        for source in sources:
            ET.SubElement(
                entry, "link", rel="via", href=one_line(source.address), title=one_line(source.title)
            )
        ET.SubElement(entry, "category", term=change.kind, label=one_line(change.label))
        ET.SubElement(entry, "category", term=change.evidence, label=one_line(evidence.label))
        said_by = sign("; ").join(f"{source.publisher}, “{source.title}”" for source in sources)
        says = _("Who says so: {meaning} Source: {sources}.").format(
            meaning=evidence.meaning, sources=said_by
        )
        told = [change.when, change.text, says]
        _put(entry, "summary", " ".join(filter(None, told)))
        return entry


def _put(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = one_line(text)


def _moment(day: date) -> str:
    """The first moment of a day in universal time: facts are dated by the day."""
    return f"{day.isoformat()}T00:00:00Z"
