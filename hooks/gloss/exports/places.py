"""The shapes of the map as GeoJSON, turned back from the map's projection into degrees.

They are as simple as the map is: good for a picture of the world, and not for saying where a border runs. The policy
on borders that is printed under the map holds for them too.
"""

from __future__ import annotations

import itertools
import json
from typing import Any

from gloss.checks.citations import as_of
from gloss.exports.table import LICENCE, VERSION
from gloss.model.globe import Point, degrees
from gloss.pages import links
from gloss.pages.countries import country_views
from gloss.pages.outlines import World, has_world, read_world, rings
from gloss.reading.corpus import Corpus

_ABOUT = (
    "Where each country stands. The shapes are those of the map of the site: from Natural Earth (public domain) in an edition that "
    "follows the United Nations’ view of borders, as simple as a map of the world needs, and without any view of a claim. "
    "A point stands for a State too small to be drawn; an organisation has no place."
)


def places(corpus: Corpus, site: str) -> str | None:
    """Every country as a feature with its standing; None where the project has no map."""
    if not has_world(corpus):
        return None
    world = read_world(corpus)
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


def _geometry(world: World, code: str) -> dict[str, Any] | None:
    if code in world["shapes"]:
        lines = [
            [degrees(x, y, world["width"], world["top"]) for x, y in ring]
            for ring in rings(world["shapes"][code])
        ]
        return {"type": "MultiPolygon", "coordinates": _polygons(lines)}
    if code in world["spots"]:
        x, y = world["spots"][code][:2]
        return {"type": "Point", "coordinates": degrees(x, y, world["width"], world["top"])}
    return None


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
