"""Cards on a built site: each page names a picture that is there, with the right size, and the same words as the page."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.pages import HtmlPage
from tests.small import SmallSite

ON = {"GLOSS_CARDS": "on"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """The invented treaty with its cards, and with one subject that is discreet."""
    site = SmallSite.make(tmp_path_factory.mktemp("cards") / "clone")
    site.change("data/vocabulary.yml", "    label: Privacy\n", "    label: Privacy\n    discreet: true\n")
    site.build("--strict", changes=ON)
    return site


@pytest.fixture(scope="module")
def made(small: SmallSite) -> dict[str, bytes]:
    return small.made()


@pytest.fixture(scope="module")
def pages(made: dict[str, bytes]) -> dict[str, HtmlPage]:
    """Every page that names a picture."""
    read = {path: HtmlPage.read(content.decode()) for path, content in made.items() if path.endswith(".html")}
    return {path: page for path, page in read.items() if "og:title" in page.meta}


def address_of(small: SmallSite) -> str:
    found = re.search(r"(?m)^site_url: (\S+)", small.text("mkdocs.yml"))
    assert found is not None
    return found[1]


def test_every_picture_that_a_page_names_is_there(
    small: SmallSite, made: dict[str, bytes], pages: dict[str, HtmlPage]
) -> None:
    assert len(pages) > 40
    for path, page in pages.items():
        meta = page.meta
        assert meta["og:image"].startswith(address_of(small)), path
        content = made[meta["og:image"].removeprefix(address_of(small))]
        with Image.open(io.BytesIO(content)) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630))
            assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
        assert meta["og:image:alt"].strip(), path
        assert meta["twitter:card"] == "summary_large_image"
        assert len(content) < 60_000


def test_every_picture_is_named_by_a_page(
    small: SmallSite, made: dict[str, bytes], pages: dict[str, HtmlPage]
) -> None:
    named = {page.meta["og:image"].removeprefix(address_of(small)) for page in pages.values()}
    assert {path for path in made if path.startswith("cards/")} == named | {"cards/site.png"}


def test_only_pictures_are_published_of_what_makes_them(made: dict[str, bytes]) -> None:
    assert [
        path for path in made if path.startswith(("cards/", "linked/")) and not path.endswith(".png")
    ] == []


def test_a_short_address_shows_the_card_of_its_paragraph(pages: dict[str, HtmlPage]) -> None:
    paragraph, point, article = (pages[f"a/{name}/index.html"].meta for name in ("2.2", "2.1.b.ii", "2"))
    assert paragraph["og:image"].endswith("cards/a/2.2.png")
    assert "A State may leave small harbours out" in paragraph["og:image:alt"]
    assert "may" in paragraph["og:image:alt"]
    assert point["og:image"].endswith("cards/a/2.1.png")
    assert article["og:image"].endswith("cards/a/2.png")
    assert pages["treaty/article-2/index.html"].meta["og:image"] == article["og:image"]


def test_a_card_says_nothing_that_its_page_does_not_say(pages: dict[str, HtmlPage]) -> None:
    treaty = "Harbour Lights Convention"
    for path, page in pages.items():
        if path.startswith("countries/") and path != "countries/index.html":
            label, name, sentence, address = page.meta["og:image:alt"].split(" – ")
            assert label == treaty
            assert name in page.headings[0]
            assert sentence in page.words, path
            assert "/c/" in address


def test_the_map_stands_for_the_front_page_and_for_itself(pages: dict[str, HtmlPage]) -> None:
    for path in ("index.html", "map/index.html"):
        assert pages[path].meta["og:image"].endswith("cards/map.png")
    assert pages["sources/index.html"].meta["og:image"].endswith("cards/site.png")


def test_a_discreet_page_has_the_card_of_the_site(pages: dict[str, HtmlPage]) -> None:
    meta = pages["concerns/privacy/index.html"].meta
    assert meta["og:image"].endswith("cards/site.png")
    assert meta["og:title"] == "Gloss on the Harbour Lights Convention"
    assert not re.search(
        "privacy", meta["og:title"] + meta["og:description"] + meta["og:image:alt"], re.IGNORECASE
    )


def test_a_build_without_cards_differs_in_nothing_else(
    small: SmallSite, made: dict[str, bytes], tmp_path: Path
) -> None:
    other = small.again(tmp_path / "clone")
    other.build("--strict", changes={"GLOSS_CARDS": "off"})
    without = other.made()
    assert not [path for path in without if path.startswith("cards/")]
    assert without.keys() == {path for path in made if not path.startswith("cards/")}
    assert b"og:image" not in without["index.html"]


def test_a_second_build_has_the_same_bytes(small: SmallSite, made: dict[str, bytes], tmp_path: Path) -> None:
    other = small.again(tmp_path / "a clone elsewhere")
    other.build("--strict", changes=ON)
    again = other.made()
    assert {path for path in made if path.startswith("cards/") and again[path] != made[path]} == set()


def test_earlier_addresses_lead_on(small: SmallSite, tmp_path: Path) -> None:
    other = small.again(tmp_path / "clone")
    other.add("data/countries/westmere.yml", "was: [westmere-islands, xw]\n")
    other.add("data/votes/assembly-4-2.yml", "was: [first-vote]\n")
    other.add("data/choices/2-2.yml", "was: [2-9]\n")
    other.add("data/articles/02.yml", 'was: ["7"]\n')
    other.change("data/articles/02.yml", "      - id: 2.1.a\n", '      - id: 2.1.a\n        was: ["2.9"]\n')
    other.change("docs/treaty/article-02.md", "    key: small\n", "    key: small\n    was: [nobody-knows]\n")
    other.build("--strict", changes={"GLOSS_CARDS": "off"})
    made = other.made()
    for earlier, now in {
        "countries/westmere-islands/": "../westmere/", "c/xw/": "../../countries/westmere/", "votes/first-vote/": "../assembly-4-2/",
        "a/7/": "../../treaty/article-2/", "treaty/article-7/": "../article-2/", "a/2.9/": "../../treaty/article-2/#2.1.a",
    }.items():  # fmt: skip
        assert HtmlPage.read(made[f"{earlier}index.html"].decode()).redirect == now, earlier
    article = HtmlPage.read(made["treaty/article-2/index.html"].decode())
    assert {"2.9", "note-nobody-knows", "choice-2-9"} <= set(article.ids)
    assert "2-9" in HtmlPage.read(made["treaty/choices/index.html"].decode()).ids
