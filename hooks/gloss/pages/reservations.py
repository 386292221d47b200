"""The pages on reservations, with everything on record, and on protocols."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gloss.model.country import Event
from gloss.model.treaty import Treaty
from gloss.pages.countries import CountryView, country_views
from gloss.pages.page import Page
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus

ACTS = frozenset({"reservation", "declaration", "objection"})


@dataclass(frozen=True)
class OnRecord:
    """A reservation, declaration or objection, and what it touches."""

    view: CountryView
    event: Event
    essential: tuple[str, ...]
    choices: tuple[str, ...]


def touching(treaty: Treaty, event: Event) -> tuple[str, ...]:
    """The provisions on which the treaty's object and purpose rest and which an event touches."""
    return tuple(
        touched
        for touched in event.touches
        if any(
            touched == one or touched.startswith(f"{one}.") or one.startswith(f"{touched}.")
            for one in treaty.essential
        )
    )


def on_record(corpus: Corpus) -> list[OnRecord]:
    """Everything on record, by country."""
    main = {filed.record.provisions[0]: key for key, filed in corpus.choices.items()}
    return [
        OnRecord(
            view,
            event,
            touching(corpus.treaty.record, event),
            tuple(main[touched] for touched in event.touches if touched in main),
        )
        for view in country_views(corpus)
        for event in view.country.events
        if event.act in ACTS
    ]


def reservation_pages(corpus: Corpus) -> Iterator[Page]:
    """The page on reservations, and the one on protocols where somebody has written it."""
    if not (corpus.root / "docs" / "treaty" / "reservations.md").is_file():
        return
    intro = read_intro(corpus.root, "treaty/reservations.md")
    watch = corpus.watch.record if corpus.watch else None
    values = {"intro": intro, "records": on_record(corpus), "texts": watch.texts if watch else ()}
    yield Page(
        "treaty/reservations.md",
        "reservations.md",
        intro.title,
        intro.description,
        "docs/treaty/reservations.md",
        values,
    )
    uri = "treaty/protocol.md"
    if (corpus.root / "docs" / uri).is_file():
        words = read_intro(corpus.root, uri)
        yield Page(uri, "words.md", words.title, words.description, f"docs/{uri}", {"intro": words})
