"""All cards of a site: those that are kept are taken, the others are drawn on all processors."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from gloss.cards.drawing import COLOURS, FEW_COLOURS, PHRASES, Drawing, picture
from gloss.cards.lettering import files_for
from gloss.keeping.fingerprint import contents, digest
from gloss.keeping.store import Store
from gloss.pages.cards import Card, Deck
from gloss.tongues.speech_in_code import translated
from gloss.tongues.voice import _, voice

_PACKAGE = Path(__file__).resolve().parent
_ALONE = 12
"""So many cards are drawn sooner than another process has started."""

_Job = tuple[str, tuple[str, ...], int]


def card_files(deck: Deck, root: Path) -> dict[str, bytes]:
    """Every card of a deck as PNG, by its path from the top of the site.

    Only what is new is drawn: a card is kept under the fingerprint of its words, and of the code, templates,
    fonts, colours and libraries that all cards are made of. What a broken-off build has drawn is kept too.
    """
    if not deck.cards:
        return {}
    # Each language has its own: a store lets go of what a build did not ask for.
    store = Store(root / ".cache" / ("cards" if voice().english else f"cards-{voice().tag}"))
    common = _common(root)
    names = {card: digest(common, _shown(card, deck)) for card in deck.cards}
    found = {card: content for card, name in names.items() if isinstance(content := store.get(name), bytes)}
    missing = [card for card in deck.cards if card not in found]
    try:
        for card, content in zip(missing, _drawn(missing, deck, root), strict=True):
            found[card] = content
            store.put(names[card], content)
    finally:
        store.write()
    return {card.path: found[card] for card in deck.cards}


def _common(root: Path) -> str:
    """The fingerprint of what all cards are made of."""
    looks = root / "overrides"
    versions = [f"{name} {version(name)}" for name in ("resvg-py", "pillow", "jinja2")]
    tokens = (looks / "assets" / "stylesheets" / "tokens.css").read_bytes()
    said = translated((looks / "cards" / PHRASES).read_text(encoding="utf-8"), _)
    return digest(versions, contents(_PACKAGE, ending=".py"), contents(looks / "cards"), tokens, said)


def _shown(card: Card, deck: Deck) -> list[object]:
    """All that one card shows; only the map shows more than its words."""
    shown: list[object] = [asdict(card)]
    if card.kind == "map" and deck.atlas is not None:
        world = deck.atlas
        shown += [str(deck.tally), deck.needed, world.others, repr(world.layers[0])]
        shown += [(area.view.key, area.classes.split()[0], area.shape, area.spot) for area in world.areas]
    return shown


def _drawn(cards: Sequence[Card], deck: Deck, root: Path) -> Iterator[bytes]:
    drawing, fonts = Drawing(root, deck), root / "overrides" / "cards" / "fonts"
    jobs: list[_Job] = []
    for card in cards:
        svg = drawing.svg(card)
        files = tuple(str(fonts / name) for name in files_for(svg))
        jobs.append((svg, files, COLOURS.get(card.kind, FEW_COLOURS)))
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(jobs) <= _ALONE or workers < 2:
        yield from map(_draw, jobs)
        return
    # A fresh process, and not a copy of this one: the server of MkDocs has threads, and a copy of those can hang.
    fresh, done = multiprocessing.get_context("spawn"), 0
    try:
        with _found(), ProcessPoolExecutor(workers, mp_context=fresh) as pool:
            for content in pool.map(_draw, jobs, chunksize=4):
                yield content
                done += 1
    except (BrokenProcessPool, OSError, NotImplementedError):
        # Some machines forbid other processes, or end them when memory is short.
        yield from map(_draw, jobs[done:])


def _draw(job: _Job) -> bytes:
    return picture(*job)


@contextmanager
def _found() -> Iterator[None]:
    """Lets other processes find this package, which MkDocs finds without its being installed."""
    place = str(_PACKAGE.parent.parent)
    sys.path.insert(0, place)
    try:
        yield
    finally:
        sys.path.remove(place)
