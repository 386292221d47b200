"""Short addresses: one for each article, paragraph, point and country, none twice, and each leads on without a script."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from gloss.pages.redirects import redirects
from gloss.reading.corpus import Corpus, read_project
from tests.built import ROOT, BuiltSite
from tests.campaign.test_links import resolve
from tests.pages import HtmlPage


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The real facts and words."""
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    return corpus


def leading_on(site: BuiltSite) -> dict[str, HtmlPage]:
    return {address: page for address, page in site.pages.items() if page.redirect}


def test_every_provision_and_every_country_has_a_short_address(site: BuiltSite, corpus: Corpus) -> None:
    for number, filed in corpus.articles.items():
        page = "preamble" if number == "P" else f"article-{number}"
        wanted = {number: f"treaty/{page}/"} | {
            part.id: f"treaty/{page}/#{part.id}" for _, part in filed.record.walk() if part.id != number
        }
        for name, target in wanted.items():
            address = f"a/{name.lower()}/"
            path, anchor = resolve(site, address, site.page(address).redirect) or ("", "")
            assert path + (f"#{anchor}" if anchor else "") == target
    for key, country in corpus.countries.items():
        address = f"c/{country.record.iso.lower()}/"
        assert resolve(site, address, site.page(address).redirect) == (f"countries/{key}/", "")


def test_no_short_address_leads_to_two_places(corpus: Corpus) -> None:
    """Counted from what is asked for, before two of the same name could cover each other as files."""
    counted = Counter(redirect.address.casefold() for redirect in redirects(corpus, set()))
    assert [address for address, count in counted.items() if count > 1] == []


def test_every_action_page_has_a_short_address(site: BuiltSite, corpus: Corpus) -> None:
    for key, country in corpus.countries.items():
        short = f"act/{country.record.iso.lower()}/"
        assert (short in site.pages) == (f"act/{key}/" in site.pages), key
        if short in site.pages:
            assert resolve(site, short, site.page(short).redirect) == (f"act/{key}/", "")


def test_a_short_address_leads_on_at_once_and_by_a_link_too(site: BuiltSite) -> None:
    for address, page in leading_on(site).items():
        assert page.html.count('http-equiv="refresh" content="0; url=') == 1, address
        assert page.redirect in {found.value for found in page.links}, address
        assert "<script" not in page.html, address


def test_a_short_address_names_the_page_that_it_stands_for(site: BuiltSite) -> None:
    """The canonical address is the page's; the one for messengers is its own, or they would show the page's card."""
    for address, page in leading_on(site).items():
        path, _ = resolve(site, address, page.redirect) or ("", "")
        assert [found.value for found in page.references if found.rel == "canonical"] == [site.address + path]
        assert page.meta["og:url"] == site.address + address
        assert page.meta["og:title"], address
        assert page.meta["og:description"] == page.meta["description"] != "", address


def test_a_messenger_sees_the_paragraph_and_not_the_article(site: BuiltSite) -> None:
    paragraph, article = site.page("a/40.8/").meta, site.page("a/40/").meta
    assert paragraph["og:title"].startswith("Article 40(8): ")
    assert paragraph["og:description"].startswith("A State may refuse to help another State")
    assert article["og:title"].startswith("Article 40: ")
    assert article["og:description"] == site.page("treaty/article-40/").meta["description"]


def test_pages_without_the_frame_are_small(site: BuiltSite) -> None:
    sizes = {address: len(page.html.encode()) for address, page in leading_on(site).items()}
    assert max(sizes.values()) < 4_000
    assert len(sizes) > 700


def test_pages_for_sharing_carry_the_address_and_the_words_in_every_link(site: BuiltSite) -> None:
    sheets = {address: page for address, page in site.pages.items() if address.endswith("/share/")}
    assert len(sheets) > 700
    for address, page in sheets.items():
        assert page.aside, address
        assert "<script" not in page.html, address
        away = [found.value for found in page.links if not found.value.startswith("..")]
        shown = re.findall(r'gl-sheet__address">([^<]+)<', page.html)
        assert len(away) == 6 * len(shown) > 0, address
        for link in away:
            assert re.match(
                r"https://(share\.joinmastodon\.org/#text=|bsky\.app/intent/compose\?text=|wa\.me/\?text=|t\.me/share/url\?url=)|mailto:\?subject=|sms:\?&body=",
                link,
            ), link
            assert not re.search(r"utm_|ref=|source=|via=", link), link


def test_what_a_page_for_sharing_shows_exists(site: BuiltSite) -> None:
    for address, page in site.pages.items():
        if address.endswith("/share/"):
            for shown in re.findall(r'gl-sheet__address">([^<]+)<', page.html):
                path, _, anchor = shown.removeprefix(site.address).partition("#")
                assert not anchor or anchor in site.page(path).ids, (address, shown)


def test_a_post_fits_where_posts_are_short(site: BuiltSite) -> None:
    """Bluesky takes 300 signs, the address among them."""
    for address, page in site.pages.items():
        if address.endswith("/share/"):
            words = re.findall(r'gl-sheet__words">([^<]+)<', page.html)
            shown = re.findall(r'gl-sheet__address">([^<]+)<', page.html)
            for said, link in zip(words, shown, strict=True):
                assert len(said) + 1 + len(link) <= 300, (address, said)


@pytest.mark.parametrize("kind", ["gl-note", "gl-choice"])
def test_every_note_and_choice_leads_to_its_own_place_on_a_page_for_sharing(
    site: BuiltSite, kind: str
) -> None:
    found = 0
    for address, page in site.pages.items():
        if not address.startswith("treaty/article-"):
            continue
        blocks = re.findall(rf'<div class="{kind}[ "].*?href="([^"]*/share/#[^"]*)"', page.html, re.DOTALL)
        assert len(blocks) == len(set(blocks)), address
        found += len(blocks)
        for link in blocks:
            path, anchor = resolve(site, address, link) or ("", "")
            assert anchor in site.page(path).ids, (address, link)
    assert found > 60
