"""The shapes of the map as scripts/map_shapes.py writes them, and what can be read off them."""

from __future__ import annotations

import json
import re
from typing import TypedDict

from gloss.model.problem import Refused
from gloss.reading.corpus import Corpus
from gloss.reading.files import read_text

SHAPES = "data/geo/world.json"

Spot = tuple[int, int]


class World(TypedDict):
    """The file: the picture's size, the latitude of its upper edge, shapes and spots by three-letter code.

    A spot is the place itself and the place to which it was moved.
    """

    width: int
    height: int
    top: float
    shapes: dict[str, str]
    spots: dict[str, tuple[int, int, int, int]]


def has_world(corpus: Corpus) -> bool:
    """Whether the project has a map."""
    return (corpus.root / SHAPES).is_file()


def read_world(corpus: Corpus) -> World:
    """The shapes; Refused with a sentence if they are missing or damaged."""
    text, problems = read_text(corpus.root, SHAPES)
    if text is None:
        raise Refused(f"{problems[0].place}  {problems[0].sentence} “scripts/map_shapes.py” makes it.")
    try:
        world: World = json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused(
            f"{SHAPES}:{error.lineno}  The shapes of the map cannot be read. “scripts/map_shapes.py” makes them."
        ) from error
    return world


def rings(path: str) -> list[list[Spot]]:
    """The closed lines of a shape, “Mx,yldx,dy …z”, each with its first place once more at its end."""
    found = []
    for piece in path.split("z"):
        numbers = [int(number) for number in re.findall(r"-?\d+", piece)]
        if len(numbers) < 6:
            continue
        x, y = numbers[:2]
        ring: list[Spot] = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        found.append([*ring, ring[0]])
    return found
