"""Which countries lie beside each other, read off the map: those whose shapes touch, and for islands the nearest.

Only members of one regional group are called neighbours here, for they are the ones that meet, consult and look at
what the others do. It says nothing about borders; those are drawn as the map draws them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from gloss.model.country import Country
from gloss.model.globe import Point, apart, degrees
from gloss.pages.outlines import Spot, World, has_world, read_world, rings
from gloss.reading.corpus import Corpus
from gloss.reading.once import once

FARTHER = 2.0
"""A country that touches no other has its nearest as neighbour, and a second one that is less than so many times as far."""

Pair = tuple[str, str]


@once
def neighbours(corpus: Corpus) -> set[Pair]:
    """Pairs of countries by file name, each in the order of the alphabet; none where the project has no map."""
    if not has_world(corpus):
        return set()
    world = read_world(corpus)
    groups: dict[str, dict[str, Country]] = {}
    for key, filed in corpus.countries.items():
        if filed.record.group:
            groups.setdefault(filed.record.group, {})[key] = filed.record
    return {pair for group in groups.values() for pair in _within(group, world)}


def _within(group: Mapping[str, Country], world: World) -> Iterator[Pair]:
    """The neighbours within one group."""
    codes = {country.iso3: key for key, country in group.items()}
    touching = set(_touching(codes, world))
    yield from touching
    joined = {key for pair in touching for key in pair}
    middles = {key: middle for code, key in codes.items() if (middle := _middle(code, world))}
    for key in middles.keys() - joined:
        far = sorted((apart(middles[key], middles[other]), other) for other in middles.keys() - {key})
        for distance, other in far[:2]:
            if distance < FARTHER * far[0][0] or other == far[0][1]:
                yield (key, other) if key < other else (other, key)


def _touching(codes: Mapping[str, str], world: World) -> Iterator[Pair]:
    """Those whose outlines share a corner: the script that draws them simplifies both sides of a line alike."""
    corners: dict[Spot, set[str]] = {}
    for code, key in codes.items():
        for ring in rings(world["shapes"].get(code, "")):
            for corner in ring:
                corners.setdefault(corner, set()).add(key)
    for keys in corners.values():
        if len(keys) > 1:
            yield from combinations(sorted(keys), 2)


def _middle(code: str, world: World) -> Point | None:
    """A place in the middle of the longest outline, or the spot of a State too small to draw."""
    if code in world["spots"]:
        x, y, *_ = world["spots"][code]
        return degrees(x, y, world["width"], world["top"])
    longest = max(rings(world["shapes"].get(code, "")), key=len, default=None)
    if longest is None:
        return None
    across, down = zip(*longest, strict=True)
    return degrees(sum(across) / len(across), sum(down) / len(down), world["width"], world["top"])
