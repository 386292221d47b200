"""Every page is whole: one heading, a title of its own, a description, no identifier twice, all its words in the HTML."""

from __future__ import annotations

from collections import Counter

import pytest

from gloss.model.article import Article
from gloss.pages.countries import tally
from gloss.pages.links import article_address
from gloss.pages.speech import plain
from gloss.reading.corpus import Corpus, read_project
from tests.built import ROOT, BuiltSite

HEAVIEST = 98_000


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The real facts and words."""
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    return corpus


def articles(corpus: Corpus) -> list[Article]:
    return [filed.record for filed in corpus.articles.values()]


def test_every_page_has_a_language_and_one_first_heading(site: BuiltSite) -> None:
    for address, page in site.pages.items():
        if page.redirect:
            continue
        assert page.lang == "en", address
        assert len(page.headings) == 1, address
        assert page.headings[0].strip(), address


def test_titles_are_unique_and_every_page_has_a_description(site: BuiltSite) -> None:
    pages = {address: page for address, page in site.pages.items() if not page.redirect}
    titles = Counter(page.title for page in pages.values() if not page.aside)
    assert [title for title, count in titles.items() if count > 1 or not title] == []
    undescribed = [
        address
        for address, page in pages.items()
        if not page.aside and not page.meta.get("description", "").strip()
    ]
    assert undescribed == []


def test_no_identifier_stands_twice_on_a_page(site: BuiltSite) -> None:
    twice = {
        (address, name)
        for address, page in site.pages.items()
        for name, count in Counter(page.ids).items()
        if count > 1
    }
    assert not twice


def test_no_page_says_what_it_was_made_with(site: BuiltSite) -> None:
    assert not [address for address, page in site.pages.items() if "generator" in page.meta]
    assert not [address for address, page in site.pages.items() if "Material for MkDocs" in page.words]


def test_no_markup_shows_through(site: BuiltSite) -> None:
    """Markdown that was not turned into HTML, and templates that were not filled."""
    for address, page in site.pages.items():
        if address.startswith("contribute/"):
            continue
        for sign in ("](", "{{", "{%", "**", ".md#", "{ #", "&lt;"):
            assert sign not in page.words, (address, sign)


def test_words_for_the_search_alone_are_not_in_the_page(site: BuiltSite) -> None:
    assert not [address for address, page in site.pages.items() if "<span hidden" in page.html]
    assert not [address for address, page in site.pages.items() if "data-search-exclude" in page.html]


def test_every_provision_has_its_anchors(site: BuiltSite, corpus: Corpus) -> None:
    for article in articles(corpus):
        page = site.page(article_address(article.number))
        wanted = {part.id for _, part in article.walk()}
        assert wanted <= set(page.ids), article.number
        assert {f"{name}-one" for name in wanted} <= set(page.ids), article.number


def test_every_word_of_an_article_is_in_its_page_without_a_script(site: BuiltSite, corpus: Corpus) -> None:
    for number, words in corpus.words.items():
        page = site.page(article_address(number))
        for section in (words.lead, *words.sections):
            first = plain(section.gist)
            assert " ".join(first.split()) in page.words, (number, section.id)
            for note in section.notes:
                assert note.title in page.words, (number, note.title)


def test_an_article_page_is_light(site: BuiltSite, corpus: Corpus) -> None:
    sizes = {
        article.number: len(site.page(article_address(article.number)).html.encode())
        for article in articles(corpus)
    }
    assert {number: size for number, size in sizes.items() if size > HEAVIEST} == {}


def test_every_country_has_its_page(site: BuiltSite, corpus: Corpus) -> None:
    assert len(corpus.countries) == 196
    for key, filed in corpus.countries.items():
        assert filed.record.name in site.page(f"countries/{key}/").headings[0]


def test_the_front_page_counts_what_the_facts_say(site: BuiltSite, corpus: Corpus) -> None:
    counted = tally(corpus)
    words = site.page("").words
    needed = corpus.treaty.record.entry_into_force.instruments
    assert f"{counted.counted} of {needed}" in words
    assert f"We have seen its entry for {counted.signatories} of them" in words
    assert f"{counted.signatories_reported} more are reported" in words


def test_what_nobody_confirms_is_counted_nowhere(site: BuiltSite, corpus: Corpus) -> None:
    """Counted by hand from the facts: the tally may not rest on its own code alone."""
    joined = {"ratified", "accepted", "approved", "acceded"}
    confirmed, signed, doubtful = set(), set(), set()
    for key, filed in corpus.countries.items():
        for event in filed.record.events:
            if event.act in joined and event.evidence == "depositary":
                confirmed.add(key)
            elif event.act == "signed" and event.evidence == "depositary":
                signed.add(key)
            elif event.evidence == "unconfirmed":
                doubtful.add(key)
    counted = tally(corpus)
    assert (counted.parties, counted.signatories) == (len(confirmed), len(signed))
    assert doubtful, "There is no unconfirmed fact left to test with."
    for key in doubtful - confirmed:
        assert f"{corpus.countries[key].record.name} is a party" not in site.page(f"countries/{key}/").words
    assert "not confirmed" in site.page("countries/qatar/").words


def test_what_the_depositary_has_not_shown_is_called_reported(site: BuiltSite, corpus: Corpus) -> None:
    for key, filed in corpus.countries.items():
        events = filed.record.events
        if any(event.act == "signed" for event in events) and not any(
            event.evidence == "depositary" for event in events
        ):
            words = site.page(f"countries/{key}/").words
            assert "is reported" in words or "has not signed, as far as" in words, key
