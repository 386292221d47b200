"""Checks on what the site promises of itself."""

from __future__ import annotations

from collections.abc import Iterator

from gloss.model.problem import Problem
from gloss.reading.corpus import Corpus


def figures_have_their_day(corpus: Corpus) -> Iterator[Problem]:
    """Every figure among the proofs says on which day it was measured, and a day stands only beside a figure."""
    for key, proof in corpus.proofs.items():
        if (proof.figure is None) == (proof.measured is None):
            continue
        there, missing = ("figure", "measured") if proof.measured is None else ("measured", "figure")
        shown = proof.figure or proof.measured
        yield Problem(
            corpus.proofs_tree.at(key, there),
            f"“{shown}” stands alone: “{missing}” belongs to it.",
            "Run make proofs, which writes both, or leave both out: then the page says “not measured”.",
        )
