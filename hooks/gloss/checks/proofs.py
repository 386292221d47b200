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


def what_is_proven_can_be_repeated(corpus: Corpus) -> Iterator[Problem]:
    """A promise says both where its figure comes from and how to repeat it, or neither and why in a note, and then it has no figure."""
    for key, proof in corpus.proofs.items():
        if (proof.result is None) != (proof.repeat is None):
            there, missing = ("result", "repeat") if proof.repeat is None else ("repeat", "result")
            yield Problem(
                corpus.proofs_tree.at(key, there),
                f"“{proof.result or proof.repeat}” stands alone: “{missing}” belongs to it.",
                "Say where the figure comes from and by what command, or leave both out and say in a “note” why.",
            )
        elif proof.result is None and (proof.figure is not None or proof.note is None):
            yield Problem(
                corpus.proofs_tree.at(key, "figure" if proof.figure is not None else "promise"),
                f"Nothing shows that “{proof.promise}”, and "
                + ("a figure says that something does." if proof.figure is not None else "no note says why."),
                "Say where the figure comes from and by what command, or leave the figure out and say in a “note” why.",
            )
