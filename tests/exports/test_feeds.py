"""Feeds, the calendar and the page of changes: real programs can read them, and none of them says more than the facts."""

from __future__ import annotations

import dataclasses
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import urldefrag, urljoin
from uuid import UUID

import feedparser
import icalendar
import pytest

from gloss.exports.everything import machine_files
from gloss.model.base import Evidence
from gloss.model.country import Act
from gloss.model.dates import FactDate
from gloss.pages.changes import changes_pages
from gloss.pages.chronicle import chronicle
from gloss.pages.telling import did, told
from gloss.reading.corpus import Corpus, read_project
from tests.built import ROOT, BuiltSite
from tests.treaties.project import Project

SITE = "https://lights.example/gloss/"
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
LEAVES = "  - {date: 2023-01-31, act: denounced, evidence: depositary, source: register}\n"
HOSTILE = "<script>alert('x')</script> ]]> & \"both\", a; b\\ c\nsecond\r\nthird \x00\x07\x1b\x85\ud800\ufffe 😀👩‍👩‍👧 مرحبا"
SURVIVES = "<script>alert('x')</script> ]]> & \"both\", a; b\\ c second third 😀👩‍👩‍👧 مرحبا"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The real facts."""
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    return corpus


@pytest.fixture(scope="module")
def files(corpus: Corpus) -> dict[str, str]:
    """The real files."""
    return machine_files(corpus, SITE)


def feeds_of(files: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if path.startswith("feeds/")}


def events(text: str) -> dict[str, icalendar.Event]:
    """The days of a calendar by what they are called."""
    return {str(event["SUMMARY"]): event for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}


def changed(corpus: Corpus, key: str, **fields: Any) -> Corpus:
    """The same facts with some of one country's changed."""
    filed = corpus.countries[key]
    record = filed.record.model_copy(update=fields)
    return dataclasses.replace(
        corpus, countries={**corpus.countries, key: dataclasses.replace(filed, record=record)}
    )


def entries(files: dict[str, str], path: str) -> list[Any]:
    return list(feedparser.parse(files[path].encode()).entries)


# Feeds


def test_everything_countries_and_regions_have_feeds(corpus: Corpus, files: dict[str, str]) -> None:
    found = set(feeds_of(files))
    assert {f"feeds/{key}.xml" for key in corpus.countries} < found
    assert {f"feeds/region-{key}.xml" for key in corpus.vocabulary.record.groups} < found
    assert "feeds/all.xml" in found
    assert len(found) == 1 + len(corpus.countries) + len(corpus.vocabulary.record.groups)


def test_every_dated_fact_is_an_entry_of_the_feed_of_everything(
    corpus: Corpus, files: dict[str, str]
) -> None:
    countries = [filed.record for filed in corpus.countries.values()]
    dated = sum(len(country.events) + len(country.positions) for country in countries)
    expected = dated + len(corpus.votes) + len(corpus.timeline.record.entries)
    assert len(entries(files, "feeds/all.xml")) == expected
    for key, filed in corpus.countries.items():
        record = filed.record
        named = sum(key in moment.countries for moment in corpus.timeline.record.entries)
        cast = sum(
            key in (*vote.record.yes, *vote.record.no, *vote.record.abstain) for vote in corpus.votes.values()
        )
        assert (
            len(entries(files, f"feeds/{key}.xml"))
            == len(record.events) + len(record.positions) + named + cast
        )


def one(parent: ET.Element, tag: str) -> str:
    """The text of the one element of that name."""
    found = parent.findall(f"{ATOM}{tag}")
    assert len(found) == 1, (tag, len(found))
    assert found[0].text
    return found[0].text


def assert_atom(text: str) -> None:
    """What RFC 4287, section 4, asks of a feed and of an entry."""
    feed = ET.fromstring(text.encode())
    assert feed.tag == f"{ATOM}feed"
    known = ["id", "title", "subtitle", "updated", "author", "rights", "link", "entry"]
    assert {child.tag.removeprefix(ATOM) for child in feed} <= set(known)
    assert one(feed.find(f"{ATOM}author") or ET.Element("none"), "name")
    ids = []
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        name = one(part, "id")
        assert UUID(name.removeprefix("urn:uuid:")).version == 5
        ids.append(name)
        assert one(part, "title") == " ".join(one(part, "title").split())
        assert MOMENT.fullmatch(one(part, "updated"))
        relations = [link.get("rel") for link in part.findall(f"{ATOM}link")]
        assert relations.count("alternate") == 1
        assert all(link.get("href") for link in part.findall(f"{ATOM}link"))
    assert len(ids) == len(set(ids))
    for entry in feed.findall(f"{ATOM}entry"):
        known = ["id", "title", "published", "updated", "link", "category", "summary"]
        assert {child.tag.removeprefix(ATOM) for child in entry} == set(known)
        assert MOMENT.fullmatch(one(entry, "published"))
        assert one(entry, "published") <= one(entry, "updated") <= one(feed, "updated")
        assert all(category.get("term") for category in entry.findall(f"{ATOM}category"))


def test_every_feed_is_what_the_standard_asks_for(files: dict[str, str]) -> None:
    for text in feeds_of(files).values():
        assert_atom(text)


def test_a_real_parser_reads_every_feed(files: dict[str, str]) -> None:
    for path, text in feeds_of(files).items():
        feed = feedparser.parse(text.encode())
        assert (feed.bozo, feed.version) == (False, "atom10"), path
        assert {link.href for link in feed.feed.links if link.rel == "self"} == {f"{SITE}{path}"}
        assert all(entry.link.startswith(SITE) and entry.updated_parsed for entry in feed.entries)
        shown = [entry.published_parsed for entry in feed.entries]
        assert shown == sorted(shown, reverse=True)


def test_an_entry_says_the_same_in_every_feed(files: dict[str, str]) -> None:
    said: dict[str, bytes] = {}
    for text in feeds_of(files).values():
        for entry in ET.fromstring(text.encode()).findall(f"{ATOM}entry"):
            whole = ET.tostring(entry)
            assert said.setdefault(one(entry, "id"), whole) == whole


def test_a_vote_is_told_to_a_country_as_its_own(files: dict[str, str]) -> None:
    title = "Reported: {} “Opening the negotiation of the treaty (resolution 74/247)”"
    assert title.format("Norway voted against") in {
        entry.title for entry in entries(files, "feeds/norway.xml")
    }
    assert title.format("China voted for") in {entry.title for entry in entries(files, "feeds/china.xml")}
    assert title.format("Brazil abstained on") in {
        entry.title for entry in entries(files, "feeds/brazil.xml")
    }


def test_a_country_without_news_has_a_feed_that_can_be_followed(harbour: Project) -> None:
    files = machine_files(harbour.corpus(), SITE)
    assert_atom(files["feeds/coastal-union.xml"])
    assert entries(files, "feeds/coastal-union.xml") == []
    assert "2023-05-01T00:00:00Z" in files["feeds/coastal-union.xml"]


def test_without_an_address_links_are_relative_to_the_feed(corpus: Corpus) -> None:
    files = machine_files(corpus, "")
    feed = ET.fromstring(files["feeds/norway.xml"].encode())
    assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["alternate"]
    for link in feed.iter(f"{ATOM}link"):
        if link.get("rel") == "alternate":
            assert urljoin(f"{SITE}feeds/norway.xml", link.get("href")).startswith(SITE)
            assert not (link.get("href") or "").startswith("http")
    assert "\r\nURL" not in files["calendar.ics"]


def test_a_better_fact_changes_an_entry_and_not_its_name(harbour: Project) -> None:
    def names(corpus: Corpus, site: str = SITE) -> dict[str, str]:
        return {
            entry.id: entry.title for entry in entries(machine_files(corpus, site), "feeds/southmoor.xml")
        }

    before = names(harbour.corpus())
    assert "Press: Southmoor ratified the Convention" in before.values()
    assert names(harbour.corpus(), "https://moved.example/") == before
    harbour.change("data/countries/southmoor.yml", "date: 2022-01\n", "date: 2022-02-10\n")
    harbour.change("data/countries/southmoor.yml", "evidence: press", "evidence: depositary")
    harbour.change("data/countries/southmoor.yml", "source: evening-tide", "source: register")
    after = names(harbour.corpus())
    assert after.keys() == before.keys()
    assert "Southmoor ratified the Convention (Depositary)" in after.values()
    harbour.change("data/treaty.yml", "symbol: HLC/1", "symbol: HLC/2")
    assert not names(harbour.corpus()).keys() & before.keys()


def test_a_date_within_the_same_month_keeps_the_name_of_a_moment(harbour: Project) -> None:
    before = [change.key for change in chronicle(harbour.corpus())]
    harbour.change("data/timeline.yml", "date: 2021-06-01", "date: 2021-06-03")
    assert sorted(change.key for change in chronicle(harbour.corpus())) == sorted(before)
    assert len(set(before)) == len(before)


def test_an_entry_says_a_span_as_a_span(harbour: Project) -> None:
    files = machine_files(harbour.corpus(), SITE)
    [signed] = [entry for entry in entries(files, "feeds/eastwick.xml") if "signed" in entry.title]
    assert "Between 1 March 2022 and 5 March 2022; the day itself is not known." in signed.summary
    assert signed.published == "2022-03-05T00:00:00Z"
    [joined] = entries(files, "feeds/isle-of-gulls.xml")
    assert "In 2022; the day itself is not known." in joined.summary


# What is not confirmed


def test_what_is_not_confirmed_says_so_before_anything_else(corpus: Corpus, files: dict[str, str]) -> None:
    labels = {key: term.label.capitalize() for key, term in corpus.vocabulary.record.evidence.items()}
    unsure = 0
    for path in feeds_of(files):
        for entry in entries(files, path):
            terms = {tag.term for tag in entry.tags} & labels.keys()
            [evidence] = terms
            if evidence != "depositary":
                assert entry.title.startswith(f"{labels[evidence]}: "), entry.title
                unsure += evidence == "unconfirmed"
            else:
                assert entry.title.endswith("(confirmed by the depositary)"), entry.title
    assert unsure
    for title, event in events(files["calendar.ics"]).items():
        assert (str(event["STATUS"]) == "TENTATIVE") == title.startswith(("Not confirmed: ", "Reported"))


@pytest.mark.parametrize("evidence", ["government", "press", "unconfirmed"])
@pytest.mark.parametrize("act", Act.__args__)
def test_every_act_can_be_told(corpus: Corpus, act: Act, evidence: Evidence) -> None:
    label = corpus.vocabulary.record.evidence[evidence].label.capitalize()
    sentence = told(did(act, "{Utopia}", "the Treaty"), evidence, corpus.vocabulary.record)
    assert sentence.startswith(f"{label}: ")
    assert "{Utopia}" in sentence


# Hostile words


@pytest.fixture
def hostile(harbour: Project) -> Corpus:
    """Facts with everything in them that could break a file."""
    corpus = harbour.corpus()
    first, *rest = corpus.countries["northholm"].record.events
    ahead = first.model_copy(update={"act": "vote-scheduled", "date": FactDate.parse("2024-02-29")})
    noted = [first.model_copy(update={"note": HOSTILE}), *rest, ahead]
    return changed(corpus, "northholm", name=HOSTILE, events=tuple(noted))


def test_hostile_words_survive_in_a_feed(hostile: Corpus) -> None:
    files = machine_files(hostile, SITE)
    assert_atom(files["feeds/northholm.xml"])
    tree = ET.fromstring(files["feeds/northholm.xml"].encode())
    titles = {one(entry, "title") for entry in tree.findall(f"{ATOM}entry")}
    assert f"{SURVIVES} signed the Convention (Depositary)" in titles
    assert any(SURVIVES in one(entry, "summary") for entry in tree.findall(f"{ATOM}entry"))
    assert "<script" not in files["feeds/northholm.xml"]
    assert "]]>" not in files["feeds/northholm.xml"]
    feed = feedparser.parse(files["feeds/all.xml"].encode())
    assert not feed.bozo


def test_hostile_words_survive_in_the_calendar(hostile: Corpus) -> None:
    text = machine_files(hostile, SITE)["calendar.ics"]
    assert_calendar(text)
    title = f"In {SURVIVES}, a day was set for a vote in parliament (Depositary)"
    event = events(text)[title]
    assert event["DTSTART"].dt == date(2024, 2, 29)
    assert event["DTEND"].dt == date(2024, 3, 1)


# The calendar


def content_lines(text: str) -> Iterator[str]:
    """The lines as they were before they were folded."""
    yield from text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def assert_calendar(text: str) -> None:
    """What RFC 5545 asks of the file: ends of lines, their width, and what each event must hold."""
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75
    for line in content_lines(text):
        assert re.match(r"[A-Z-]+(;[A-Z]+=[A-Z]+)?:", line), line
        assert not re.search("[\x00-\x08\x0a-\x1f\x7f]", line)
    found = icalendar.Calendar.from_ical(text)
    assert str(found["VERSION"]) == "2.0"
    assert found["PRODID"]
    assert not found.errors
    names = []
    for event in found.walk("VEVENT"):
        assert not event.errors
        names.append(UUID(str(event["UID"])))
        assert type(event["DTSTART"].dt) is date
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(1)
        assert event["DTSTAMP"].dt.tzinfo is not None
    assert len(set(names)) == len(names) > 0


def test_a_real_parser_reads_the_calendar(files: dict[str, str]) -> None:
    assert_calendar(files["calendar.ics"])
    found = events(files["calendar.ics"])
    assert found["Last day to sign the Convention"]["DTSTART"].dt == date(2026, 12, 31)
    assert str(found["Last day to sign the Convention"]["URL"]) == f"{SITE}treaty/article-64/"


def test_a_deadline_stands_in_the_calendar_once(files: dict[str, str]) -> None:
    days = [event["DTSTART"].dt for event in events(files["calendar.ics"]).values()]
    assert days.count(date(2026, 12, 31)) == 1


def test_only_a_day_that_is_known_stands_in_the_calendar(harbour: Project) -> None:
    harbour.add(
        "data/timeline.yml",
        "  - {date: 2024-01, kind: signature, title: A month, evidence: press, source: evening-tide}\n"
        "  - {date: 2024-01-02/2024-01-03, kind: deadline, title: A span, evidence: press, source: evening-tide}\n"
        "  - {date: 2024-01-04, kind: signature, title: A day, evidence: press, source: evening-tide}\n",
    )
    files = machine_files(harbour.corpus(), SITE)
    found = events(files["calendar.ics"])
    assert "Press: A day" in found
    assert not {title for title in found if "A month" in title or "A span" in title}
    told_of = {entry.title for entry in entries(files, "feeds/all.xml")}
    assert {"Press: A day", "Press: A month", "Press: A span"} <= told_of


def test_dates_of_effect_are_computed_from_confirmed_deposits_alone(harbour: Project) -> None:
    def effects() -> dict[str, date]:
        found = events(machine_files(harbour.corpus(), SITE)["calendar.ics"])
        return {
            title: event["DTSTART"].dt
            for title, event in found.items()
            if "force" in title or "bind" in title
        }

    assert effects() == {}
    harbour.change("data/countries/southmoor.yml", "evidence: press", "evidence: depositary")
    # Deposited in January 2022, so the second instrument is the one of 10 February for certain.
    assert effects() == {"The Convention enters into force": date(2022, 3, 12)}
    harbour.change("data/countries/westmere.yml", "2022-01\n    act: signed\n    evidence: press", "2022-06-20\n    act: acceded\n    evidence: depositary")  # fmt: skip
    assert effects() == {
        "The Convention enters into force": date(2022, 3, 12),
        "The Convention begins to bind Westmere": date(2022, 7, 5),
    }
    harbour.add("data/countries/westmere.yml", LEAVES)
    assert effects()["The Convention ceases to bind Westmere"] == date(2023, 7, 31)
    # Deposited some day in February, before or after the other: nobody knows the day yet.
    harbour.change("data/countries/southmoor.yml", "date: 2022-01\n", "date: 2022-02\n")
    assert effects() == {"The Convention ceases to bind Westmere": date(2023, 7, 31)}


# The same bytes


def test_the_same_facts_give_the_same_bytes(corpus: Corpus, files: dict[str, str]) -> None:
    again = read_project(ROOT).corpus
    assert again is not None
    shuffled = dataclasses.replace(again, votes=dict(reversed(again.votes.items())))
    assert machine_files(shuffled, SITE) == files


# Pages


def test_the_page_of_changes_tells_everything_by_month(site: BuiltSite, corpus: Corpus) -> None:
    told_of = "".join(page.words for address, page in site.pages.items() if address.startswith("changes/"))
    alone = [change for change in chronicle(corpus) if change.event is None or change.event.note]
    assert [change.title for change in alone if change.title not in told_of] == []
    assert "month-2026-07" in site.page("changes/").ids
    assert "month-2025-10" in site.page("changes/2025/").ids
    assert {f"{site.address}feeds/all.xml", f"{site.address}calendar.ics"} <= set(
        site.page("changes/").words.split()
    )


def test_what_many_did_alike_is_told_in_one_line(corpus: Corpus) -> None:
    [page] = [page for page in changes_pages(corpus) if page.uri == "changes/2025.md"]
    lines = [line for month in page.values["months"] for line in month.lines]
    together = [line for line in lines if line.countries]
    assert together
    for line in together:
        assert f"{len(line.countries)} countries signed the Convention" in line.title
        assert not any(corpus.countries[key].record.kind == "organisation" for key in line.countries)
    changes = [change for change in chronicle(corpus) if change.day.year == 2025]
    assert sum(len(line.countries) or 1 for line in lines) == len(changes)


def test_every_page_names_the_feed_that_follows_it(site: BuiltSite) -> None:
    for address, page in site.pages.items():
        if page.redirect or page.aside:
            continue
        named = [found.value for found in page.references if found.rel == "alternate feed"]
        assert [value for value in named if value.endswith("feeds/all.xml")], address
    followed = [
        found.value for found in site.page("countries/norway/").references if found.rel == "alternate feed"
    ]
    assert followed == ["../../feeds/norway.xml", "../../feeds/all.xml"]
    links = {found.value for found in site.page("countries/norway/").links}
    assert {"../../feeds/norway.xml", "../../calendar.ics"} <= links


def test_every_entry_leads_to_its_place_on_the_site(site: BuiltSite) -> None:
    assert site.files["calendar.ics"].count(b"\r\n") == site.files["calendar.ics"].count(b"\n")
    targets = set()
    for path, content in site.files.items():
        if path.startswith("feeds/"):
            feed = feedparser.parse(content)
            assert not feed.bozo
            targets |= {feed.feed.link, *(entry.link for entry in feed.entries)}
    targets |= {str(event["URL"]) for event in events(site.files["calendar.ics"].decode()).values()}
    for target in targets:
        address, anchor = urldefrag(target)
        assert address.startswith(site.address)
        page = site.page(address.removeprefix(site.address))
        assert not anchor or anchor in page.ids, target
