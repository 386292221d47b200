"""Checks on Markdown, wherever it stands in `docs/`: words and nothing that runs, loads, or leads astray."""

from __future__ import annotations

from collections.abc import Iterator

from gloss.model.problem import Place, Problem
from gloss.reading.corpus import Corpus
from gloss.reading.markup import in_words
from gloss.reading.prose import Piece, pieces_of


def words_are_markdown(corpus: Corpus) -> Iterator[Problem]:
    """Words are Markdown and nothing else: no HTML but a few bare tags, no links that run something or hide where they lead, no attributes, no templates."""
    for words in corpus.words.values():
        yield from _slips(pieces_of(words))
    yield from _slips(iter(corpus.prose))


def _slips(pieces: Iterator[Piece]) -> Iterator[Problem]:
    for piece in pieces:
        for slip in in_words(piece.lines):
            yield Problem(Place(piece.path, slip.line, 1), slip.sentence, slip.hint)
