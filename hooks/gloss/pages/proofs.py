"""The page that shows by what figures the site keeps its promises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from gloss.model.proof import Part
from gloss.pages.page import Page
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus

URI = "about/proofs.md"


def proof_pages(corpus: Corpus) -> Iterator[Page]:
    """One page with every promise, where there are any and somebody wrote an introduction to them."""
    if not corpus.proofs or not (corpus.root / "docs" / URI).is_file():
        return
    intro = read_intro(corpus.root, URI)
    parts = [
        (part, [proof for proof in corpus.proofs.values() if proof.part == part]) for part in get_args(Part)
    ]
    yield Page(
        URI, "proofs.md", intro.title, intro.description, f"docs/{URI}",
        {
            "intro": intro,
            "lead": intro.text.partition("\n## ")[0],
            "parts": [(part, proofs) for part, proofs in parts if proofs],
            "measured": sum(proof.figure is not None for proof in corpus.proofs.values()),
            "whole": len(corpus.proofs),
        },
    )  # fmt: skip
