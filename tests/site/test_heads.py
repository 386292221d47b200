"""What pages say of themselves to messengers and search engines is whole, true to the page, and cannot break out of its place."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gloss.pages.bare import Setting
from gloss.pages.book import book
from gloss.pages.cards import without_cards
from gloss.pages.heads import Heads
from gloss.reading.corpus import read_project
from tests.built import ROOT, BuiltSite

SITE = "https://treaty.example/a-folder/"
ADDRESS = {"type": "string", "pattern": r"^https://[^\s]+$"}
WORDS = {"type": "string", "minLength": 2}
DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}
TREATY: dict[str, Any] = {
    "type": "object",
    "required": ["@type", "name", "legislationIdentifier"],
    "properties": {"@type": {"const": "Legislation"}, "name": WORDS, "legislationIdentifier": WORDS, "legislationDate": DAY,
                   "legislationLegalForce": {"enum": ["https://schema.org/InForce", "https://schema.org/NotInForce"]}, "sameAs": ADDRESS},
    "additionalProperties": False,
}  # fmt: skip
ENTITIES: dict[str, dict[str, Any]] = {
    "Legislation": {
        "required": ["name", "legislationIdentifier", "legislationDate", "legislationLegalForce", "isPartOf"],
        "properties": {**TREATY["properties"], "isPartOf": TREATY},
    },
    "Country": {"required": ["name", "identifier"], "properties": {"name": WORDS, "identifier": {"pattern": "^[A-Z]{3}$"}, "alternateName": WORDS}},
    "Organization": {"required": ["name", "identifier"], "properties": {"name": WORDS, "identifier": WORDS, "alternateName": WORDS}},
    "Dataset": {
        # The lengths of a description are those that Google's search for data asks for.
        "required": ["name", "description", "url", "license", "creator", "distribution", "dateModified"],
        "properties": {
            "name": WORDS, "description": {"type": "string", "minLength": 50, "maxLength": 5000}, "url": ADDRESS, "license": ADDRESS,
            "isAccessibleForFree": {"const": True}, "dateModified": DAY,
            "creator": {"type": "object", "required": ["@type", "name", "url"], "properties": {"@type": {"const": "Organization"}, "name": WORDS, "url": ADDRESS}},
            "distribution": {"type": "array", "minItems": 1, "items": {
                "type": "object", "required": ["@type", "encodingFormat", "contentUrl"], "additionalProperties": False,
                "properties": {"@type": {"const": "DataDownload"}, "encodingFormat": {"pattern": "^[a-z]+/[a-z0-9.+-]+$"}, "contentUrl": ADDRESS}}},
        },
    },
}  # fmt: skip
PAGE = {
    "type": "object",
    "required": ["@context", "@type", "url", "name", "inLanguage", "license", "mainEntity"],
    "properties": {"@context": {"const": "https://schema.org"}, "@type": {"const": "WebPage"}, "url": ADDRESS, "name": WORDS,
                   "inLanguage": {"pattern": "^[a-z]{2}"}, "license": ADDRESS, "dateModified": DAY,
                   "mainEntity": {"type": "object", "required": ["@type"], "properties": {"@type": {"enum": sorted(ENTITIES)}}}},
    "additionalProperties": False,
}  # fmt: skip
HOME = {
    "type": "object",
    "required": ["@context", "@type", "url", "name", "description", "about"],
    "properties": {"@context": {"const": "https://schema.org"}, "@type": {"const": "WebSite"}, "url": ADDRESS, "name": WORDS,
                   "description": WORDS, "inLanguage": WORDS, "license": ADDRESS, "about": TREATY},
    "additionalProperties": False,
}  # fmt: skip


def faults(linked: dict[str, Any]) -> list[str]:
    """What is wrong with linked data, by the schemas above."""
    if linked.get("@type") == "WebSite":
        return [error.message for error in Draft202012Validator(HOME).iter_errors(linked)]
    found = [error.message for error in Draft202012Validator(PAGE).iter_errors(linked)]
    entity = linked.get("mainEntity", {})
    schema = {**ENTITIES.get(entity.get("@type"), {}), "additionalProperties": False}
    schema["properties"] = {"@type": WORDS, **schema.get("properties", {})}
    return found + [error.message for error in Draft202012Validator(schema).iter_errors(entity)]


def linked_data(html: str) -> list[dict[str, Any]]:
    return [
        json.loads(text)
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    ]


def test_the_validator_sees_faults() -> None:
    good = {"@context": "https://schema.org", "@type": "WebPage", "url": SITE, "name": "Norway", "inLanguage": "en", "license": SITE,
            "mainEntity": {"@type": "Country", "name": "Norway", "identifier": "NOR"}}  # fmt: skip
    assert faults(good) == []
    for change in ({"url": "countries/norway/"}, {"@type": "Page"}, {"mainEntity": {"@type": "Country", "name": "Norway"}},
                   {"mainEntity": {"@type": "Land", "name": "Norway"}}, {"colour": "red"}):  # fmt: skip
        assert faults({**good, **change}), change


def test_linked_data_is_valid_and_about_the_page_it_stands_on(site: BuiltSite) -> None:
    kinds: dict[str, int] = {}
    for address, page in site.pages.items():
        for linked in linked_data(page.html):
            assert faults(linked) == [], address
            assert linked["url"] == site.address + address
            kind = linked.get("mainEntity", linked)["@type"]
            kinds[kind] = kinds.get(kind, 0) + 1
    assert kinds["WebSite"] == 1
    assert kinds["Legislation"] == 69
    assert kinds["Country"] + kinds["Organization"] == 196
    assert kinds["Dataset"] >= 1


def test_every_kind_of_page_has_its_linked_data(site: BuiltSite) -> None:
    def entity(address: str) -> dict[str, Any]:
        (linked,) = linked_data(site.page(address).html)
        return dict(linked["mainEntity"])

    assert entity("treaty/article-40/")["legislationIdentifier"] == "A/RES/79/243, Article 40"
    assert entity("countries/norway/") == {"@type": "Country", "name": "Norway", "identifier": "NOR"}
    assert entity("countries/european-union/")["@type"] == "Organization"
    for download in entity("treaty/choices/")["distribution"]:
        assert download["contentUrl"].removeprefix(site.address) in site.files


def test_legal_force_is_what_the_facts_say(site: BuiltSite) -> None:
    assert "0 of 40" in site.page("").words
    (linked,) = linked_data(site.page("treaty/article-1/").html)
    assert linked["mainEntity"]["legislationLegalForce"] == "https://schema.org/NotInForce"


def test_every_page_says_what_a_messenger_asks_for(site: BuiltSite) -> None:
    for address, page in site.pages.items():
        if (
            address == "404.html"
            or page.aside
            or page.redirect
            or address.startswith("embed/")
            or "og:title" not in page.meta
        ):
            continue
        meta = page.meta
        assert meta["og:url"] == site.address + address
        assert meta["og:type"] == ("article" if address else "website")
        assert meta["og:title"].strip(), address
        assert meta["og:description"].strip(), address
        assert meta["og:site_name"] == "Gloss on the Cybercrime Convention"
        assert meta["twitter:card"] == "summary", "There are no cards in this build."
        assert "og:image" not in meta
    framed = [
        address
        for address, page in site.pages.items()
        if 'class="md-header"' in page.html and address != "404.html"
    ]
    assert [address for address in framed if "og:title" not in site.page(address).meta] == []
    assert len(framed) > 500


def test_a_preview_of_a_discreet_page_names_the_site_and_nothing_else(site: BuiltSite) -> None:
    for address in ("act/for/private-life/", "concerns/lgbtq/"):
        meta = site.page(address).meta
        assert meta["og:title"] == meta["og:site_name"] == "Gloss on the Cybercrime Convention"
        assert "LGBT" not in meta["og:description"]
        assert linked_data(site.page(address).html) == []
        assert site.page(address).headings[0].strip() != meta["og:title"]


@pytest.mark.parametrize(
    "hostile", ["</script><script>alert(1)</script>", "<!--<script>", '"},"x":"', "a\u2028b", "\\"]
)
def test_no_word_can_end_the_script_it_stands_in(hostile: str) -> None:
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    page = next(sheet.page for sheet in book(corpus, SITE) if sheet.page.template == "article.md")
    heads = Heads(corpus, without_cards(corpus), Setting(SITE), [])
    linked = heads.of(replace(page, title=hostile))["linked"]
    assert not re.search(r"[<>&]", linked)
    assert json.loads(linked)["name"] == hostile


def test_a_site_without_an_address_says_nothing_that_needs_one() -> None:
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    page = next(sheet.page for sheet in book(corpus) if sheet.page.template == "article.md")
    assert Heads(corpus, without_cards(corpus), Setting(""), []).of(page) == {}
