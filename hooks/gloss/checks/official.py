"""Checks that hold words and commentary to the official text, once it is imported."""

from __future__ import annotations

from collections.abc import Iterator

from gloss.model.problem import Problem
from gloss.model.wording import changed, found_at, words_hash
from gloss.reading.corpus import Corpus

COMMENTED = "en"
"""The language in which notes are written, and whose official words they quote."""


def official_texts_are_filed_under_their_language(corpus: Corpus) -> Iterator[Problem]:
    """The official text of a language stands in the file called after it."""
    for name, filed in corpus.official.items():
        if filed.record.language != name:
            yield Problem(
                filed.at("language"),
                f"This file is called “{name}” and holds the text in “{filed.record.language}”.",
                "Import the text again with “gloss text import”.",
            )


def provisions_are_those_of_the_official_text(corpus: Corpus) -> Iterator[Problem]:
    """The facts have the same paragraphs and points as the official text, no more and no fewer."""
    for filed in corpus.official.values():
        for official in filed.record.articles:
            article = corpus.articles.get(official.number)
            if article is None:
                continue
            ours = {part.id for _, part in article.record.walk()}
            theirs = {provision.id for provision in official.provisions if not _opening(provision.id, ours)}
            for name in sorted(ours - theirs):
                yield Problem(
                    article.at("paragraphs"),
                    f"“{name}” stands here and not in the official text in “{filed.record.language}”.",
                    "Take it out, with its words in docs/treaty/, or mend its number.",
                )
            for name in sorted(theirs - ours):
                yield Problem(
                    article.at("paragraphs"),
                    f"“{name}” stands in the official text in “{filed.record.language}” and is missing here.",
                    "Add it here, and its words in docs/treaty/.",
                )


def _opening(provision: str, ours: set[str]) -> bool:
    """Whether a provision is only the opening line of an article whose paragraphs we count from 1."""
    return "." not in provision and provision not in ours


def quotes_stand_in_the_official_words(corpus: Corpus) -> Iterator[Problem]:
    """What a note quotes occurs, word for word, in the provision that it stands under."""
    filed = corpus.official.get(COMMENTED)
    if filed is None:
        return
    for words in corpus.words.values():
        for provision, note in words.notes():
            quote = note.record.quote
            official = filed.record.words(provision or words.head.record.article)
            if quote and official and found_at(quote, official) is None:
                yield Problem(
                    note.filed.at("quote"),
                    f"“{quote}” does not stand in the official words of {provision or 'this article'}.",
                    "Copy the words from the page, where they stand first under the heading.",
                )


def notes_rest_on_the_words_they_were_written_on(corpus: Corpus) -> Iterator[Problem]:
    """The official words that a note explains are still those that its writer read."""
    filed = corpus.official.get(COMMENTED)
    if filed is None:
        return
    for words in corpus.words.values():
        for provision, note in words.notes():
            official = filed.record.words(provision or words.head.record.article)
            if not note.record.words or not official or note.record.words == words_hash(official):
                continue
            before = corpus.earlier.get(note.record.words)
            what = f" What changed: {changed(before, official)}" if before else ""
            yield Problem(
                note.filed.at("words"),
                f"The official words of {provision or 'this article'} are no longer those on which “{note.title}” was written.{what}",
                f"Read the note against them, mend it if need be, and write words: {words_hash(official)}.",
            )
