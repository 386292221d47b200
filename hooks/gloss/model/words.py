"""Words that people wrote in Markdown: an article's lead, plain words for each provision, and notes."""

from __future__ import annotations

from typing import Literal

from gloss.model.base import Key, Record, Text, described
from gloss.model.dates import Day


class Note(Record):
    """The options of a note, as written under its `/// note | Title` line."""

    kind: Literal["worry", "good", "answer"] = described(
        "A worry, something good in the text, or the answer of the treaty's defenders.", "worry"
    )
    quote: Text | None = described("The official words that the note rests on, exactly as they stand.", None)
    concern: Key = described("What the note is about; see the vocabulary.")
    affects: tuple[Key, ...] = described("Who is affected; see the vocabulary.", ())
    ask: Text | None = described("What to ask for in national law, in a sentence.", None)
    sources: tuple[Key, ...] = described("The sources that were seen; none where it is our own reading.", ())
    words: Text | None = described(
        "The hash of the official words when the note was last read against them.", None
    )
    key: Key | None = described("The note's own anchor, if its title may change.", None)
    was: tuple[Key, ...] = described(
        "Anchors that the note had before, without “note-”: their addresses lead here.", ()
    )
    checked: Day = described("When somebody last compared it with its sources.")


class Head(Record):
    """What stands between the dashes at the top of an article's page."""

    article: Text = described("The number of the article, or “P”.")
    description: Text | None = described("One sentence for search engines and cards.", None)


class CountryHead(Record):
    """What stands between the dashes at the top of a country's page."""

    country: Key = described("The country's file name in data/countries/.")
    checked: Day = described("When the text was last compared with its sources.")


class TranslationHead(Record):
    """What stands between the dashes at the top of a translated page."""

    title: Text | None = described("The title in this language.", None)
    description: Text | None = described("The description in this language.", None)
    follows: dict[str, str] = described("Which version of each piece of the original this follows.")
    translated: Day = described("When it was translated.")
    reviewed: Day | None = described(
        "When a native speaker last compared it; left out until somebody has.", None
    )
