"""The shapes of the map as GeoJSON, turned back from the map's projection into degrees.

They are as simple as the map is: good for a picture of the world, and not for saying where a border runs. The policy
on borders that is printed under the map holds for them too.
"""

from __future__ import annotations

import itertools
import json
import math
import re
from typing import Any

from gloss.checks.citations import as_of
from gloss.exports.table import LICENCE, VERSION
from gloss.pages import links
from gloss.pages.countries import country_views
from gloss.reading.corpus import Corpus

WORLD = "data/geo/world.json"
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF = math.sqrt(3) / 2
_ABOUT = (
    "Where each country stands. The shapes are those of the map of the site: from Natural Earth (public domain) in an edition that "
    "follows the United Nations’ view of borders, as simple as a map of the world needs, and without any view of a claim. "
    "A point stands for a State too small to be drawn; an organisation has no place."
)

Point = tuple[float, float]


def places(corpus: Corpus, site: str) -> str | None:
    """Every country as a feature with its standing; None where the project has no map."""
    file = corpus.root / WORLD
    if not file.is_file():
        return None
    world = json.loads(file.read_text(encoding="utf-8"))
    features = [
        {
            "type": "Feature",
            "id": view.key,
            "properties": {
                "name": view.country.name, "iso": view.country.iso, "iso3": view.country.iso3, "standing": view.standing.confirmed,
                "standing_reported": view.standing.reported, "checked": str(view.country.checked),
                "page": f"{site}{links.country_address(view.key)}",
            },
            "geometry": _geometry(world, view.country.iso3),
        }
        for view in country_views(corpus)
    ]  # fmt: skip
    whole = {
        "type": "FeatureCollection", "about": _ABOUT, "licence": LICENCE, "version": VERSION, "as_of": as_of(corpus).isoformat(),
        "features": features,
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def _geometry(world: dict[str, Any], code: str) -> dict[str, Any] | None:
    if code in world["shapes"]:
        rings = [
            [degrees(x, y, world["width"], world["top"]) for x, y in ring]
            for ring in _rings(world["shapes"][code])
        ]
        return {"type": "MultiPolygon", "coordinates": _polygons(rings)}
    if code in world["spots"]:
        x, y = world["spots"][code][:2]
        return {"type": "Point", "coordinates": degrees(x, y, world["width"], world["top"])}
    return None


def degrees(x: float, y: float, width: float, top: float) -> Point:
    """A place in a picture of that width, whose upper edge lies on the latitude `top`, as longitude and latitude.

    Equal Earth backwards, by Newton's method; exact to a hundredth of a degree.
    """
    east, _ = _equal_earth(180, 0)
    _, north = _equal_earth(0, top)
    scale = width / (2 * east)
    across, up = x / scale - east, north - y / scale
    theta = up / _A1
    for _ in range(12):
        t2 = theta * theta
        t6 = t2**3
        theta -= (theta * (_A4 * t2 * t6 + _A3 * t6 + _A2 * t2 + _A1) - up) / (
            9 * _A4 * t2 * t6 + 7 * _A3 * t6 + 3 * _A2 * t2 + _A1
        )
    t2 = theta * theta
    t6 = t2**3
    longitude = (
        across
        * 3
        * (9 * _A4 * t2 * t6 + 7 * _A3 * t6 + 3 * _A2 * t2 + _A1)
        / (2 * math.sqrt(3) * math.cos(theta))
    )
    latitude = math.asin(max(-1.0, min(1.0, math.sin(theta) / _HALF)))
    east_west = max(-180.0, min(180.0, math.degrees(longitude)))
    return round(east_west, 2), round(math.degrees(latitude), 2)


def _equal_earth(longitude: float, latitude: float) -> Point:
    theta = math.asin(_HALF * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2**3
    across = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta)
    return across / (3 * (9 * _A4 * t2 * t6 + 7 * _A3 * t6 + 3 * _A2 * t2 + _A1)), theta * (
        _A4 * t2 * t6 + _A3 * t6 + _A2 * t2 + _A1
    )


def _rings(path: str) -> list[list[Point]]:
    """The closed lines of an SVG path as the map's script writes it: “Mx,yldx,dy …z”."""
    rings = []
    for piece in path.split("z"):
        numbers = [int(number) for number in re.findall(r"-?\d+", piece)]
        if len(numbers) < 6:
            continue
        x, y = numbers[:2]
        ring: list[Point] = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append([*ring, ring[0]])
    return rings


def _polygons(rings: list[list[Point]]) -> list[list[list[Point]]]:
    """Outer rings anticlockwise with the holes that lie in them clockwise (RFC 7946, 3.1.6)."""
    outer = [
        ring for ring in rings if not any(_inside(ring[0], other) for other in rings if other is not ring)
    ]
    polygons = [[_turned(ring, True)] for ring in outer]
    for hole in (ring for ring in rings if ring not in outer):
        home = next(index for index, ring in enumerate(outer) if _inside(hole[0], ring))
        polygons[home].append(_turned(hole, False))
    return polygons


def _turned(ring: list[Point], anticlockwise: bool) -> list[Point]:
    area = sum(ax * by - bx * ay for (ax, ay), (bx, by) in itertools.pairwise(ring))
    return ring if (area > 0) == anticlockwise else ring[::-1]


def _inside(point: Point, ring: list[Point]) -> bool:
    x, y = point
    crossings = (
        (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
        for (ax, ay), (bx, by) in itertools.pairwise(ring)
    )
    return sum(crossings) % 2 == 1
