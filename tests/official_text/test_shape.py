"""The shapes in data/articles/, printed as a treaty prints them with invented words, are read back whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gloss.model.article import Article, Paragraph, Point
from gloss.official_text import comparing
from gloss.official_text.importing import import_document
from gloss.official_text.knowing import Known, known
from gloss.official_text.source import Fetched
from tests.official_text.samples import docx

WORDS = {
    "shall": "Each State Party shall act",
    "shall-not": "No State Party shall act",
    "may": "A State Party may act",
    "may-require": "A State Party may require acts",
    "endeavour": "Each State Party shall endeavour to act",
    "consider": "Each State Party shall consider acting",
    "encourage": "Each State Party is encouraged to act",
    "other": "These are acts",
}


@pytest.fixture(scope="module")
def project(root: Path) -> Known:
    found = known(root)
    return Known(found.treaty, found.articles)


def blocks(project: Known) -> Iterator[list[str]]:
    """The treaty block by block; a heading and its title are one."""
    assert project.treaty
    yield ["Preamble"]
    yield ["The States Parties to this Convention,"]
    preamble = project.articles.get("P")
    yield from (
        [f"Bearing acts in mind for the {nth}th time,"]
        for nth, _ in enumerate(preamble.paragraphs if preamble else ())
    )
    yield ["Have agreed as follows:"]
    for number, article in project.articles.items():
        if number.isdigit():
            yield from (
                [f"Chapter {one.number}", one.title]
                for one in project.treaty.chapters
                if one.first == int(number)
            )
            yield [f"Article {number}", article.title]
            yield from body(article)


def body(article: Article) -> Iterator[list[str]]:
    modality = "other"
    for depth, one in article.walk():
        modality = one.modality or modality
        last = one.id.split(".")[-1]
        numbered = isinstance(one, Paragraph) and one.id != article.number
        label = f"{last}. " if numbered else f"({last}) " if depth else ""
        words = WORDS[one.modality or "other"] if isinstance(one, Point) else WORDS[modality]
        yield [f"{label}{words}{':' if one.points else ';' if depth else '.'}"]


@pytest.mark.parametrize("form", ["text", "docx"])
def test_every_shape_is_read_back(project: Known, form: str) -> None:
    printed = list(blocks(project))
    text = "\n\n".join("\n".join(block) for block in printed).encode()
    data = text if form == "text" else docx([line for block in printed for line in block])
    report = import_document(Fetched(data, f"invented.{form}"), "en", project)
    assert [finding.sentence for finding in report.findings] == []
    assert report.matched.startswith(f"{sum(1 for one in project.articles.values() for _ in one.walk())} of ")


def test_no_quote_is_lost_before_it_can_be_looked_for(root: Path) -> None:
    for quote in known(root).quotes:
        assert quote.words
        assert quote.provision
        assert comparing.comparable(quote.words)
