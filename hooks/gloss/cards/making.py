"""All cards of a site: those that are kept are taken, the others are drawn on all processors."""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from gloss.cards.drawing import COLOURS, FEW_COLOURS, Drawing, picture
from gloss.cards.keeping import Kept, fingerprint
from gloss.cards.lettering import files_for
from gloss.pages.cards import Card, Deck

SETTING = "GLOSS_CARDS"
"""The environment variable that leaves cards out (“off”) or draws them also under `mkdocs serve` (“on”)."""

_PACKAGE = Path(__file__).resolve().parent
_ALONE = 12
"""So many cards are drawn sooner than another process has started."""

_Job = tuple[str, tuple[str, ...], int]


def wanted(serving: bool) -> bool:
    """Whether a build draws cards; under `mkdocs serve` it does so only if asked to."""
    said = os.environ.get(SETTING, "").strip().lower()
    return said != "off" and (not serving or said == "on")


def card_files(deck: Deck, root: Path) -> dict[str, bytes]:
    """Every card of a deck as PNG, by its path from the top of the site."""
    common = _common(root)
    names = {card: fingerprint(common, _words_of(card, deck)) for card in deck.cards}
    kept = Kept(root / ".cache" / "cards")
    found = {card: content for card, name in names.items() if (content := kept.take(name)) is not None}
    missing = [card for card in deck.cards if card not in found]
    if missing:
        fresh = dict(zip(missing, _drawn(missing, deck, root), strict=True))
        kept.put({names[card]: content for card, content in fresh.items()})
        found |= fresh
    kept.forget(names.values())
    return {card.path: found[card] for card in deck.cards}


def _common(root: Path) -> bytes:
    """The fingerprint of what all cards are made of: code, templates, fonts, colours and libraries."""
    looks = root / "overrides"
    files = [
        *sorted(_PACKAGE.glob("*.py")),
        *sorted(path for path in (looks / "cards").rglob("*") if path.is_file()),
        looks / "assets" / "stylesheets" / "tokens.css",
    ]
    versions = [f"{name} {version(name)}".encode() for name in ("resvg-py", "pillow", "jinja2")]
    return fingerprint(*versions, *(path.read_bytes() for path in files)).encode()


def _words_of(card: Card, deck: Deck) -> bytes:
    """All that one card shows; only the map shows more than its words."""
    said: list[object] = [asdict(card)]
    if card.kind == "map":
        said += [
            str(deck.tally),
            deck.needed,
            str(deck.atlas and deck.atlas.layers[0]),
            deck.atlas and deck.atlas.others,
        ]
        said += [
            (area.classes.split()[0], area.shape, area.spot)
            for area in (deck.atlas.areas if deck.atlas else ())
        ]
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode()


def _drawn(cards: Sequence[Card], deck: Deck, root: Path) -> Iterator[bytes]:
    drawing, fonts = Drawing(root, deck), root / "overrides" / "cards" / "fonts"
    jobs: list[_Job] = []
    for card in cards:
        svg = drawing.svg(card)
        files = tuple(str(fonts / name) for name in files_for(svg))
        jobs.append((svg, files, COLOURS.get(card.kind, FEW_COLOURS)))
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(jobs) <= _ALONE or workers < 2:
        return map(_draw, jobs)
    try:
        return iter(_together(jobs, workers))
    except (OSError, ImportError):
        # Some machines forbid what processes need to talk to each other.
        return map(_draw, jobs)


def _draw(job: _Job) -> bytes:
    return picture(*job)


def _together(jobs: Sequence[_Job], workers: int) -> list[bytes]:
    # A fresh process, and not a copy of this one: the server of MkDocs has threads, and a copy of those can hang.
    fresh = multiprocessing.get_context("spawn")
    with _found(), ProcessPoolExecutor(workers, mp_context=fresh) as pool:
        return list(pool.map(_draw, jobs, chunksize=8))


@contextmanager
def _found() -> Iterator[None]:
    """Lets other processes find this package, which MkDocs finds without its being installed."""
    place = str(_PACKAGE.parent.parent)
    sys.path.insert(0, place)
    try:
        yield
    finally:
        sys.path.remove(place)
