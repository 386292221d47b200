"""Places on earth and in a picture of it.

The projection is Equal Earth (Šavrič, Patterson and Jenny, 2018), on a sphere of radius one.
"""

from __future__ import annotations

import math

Point = tuple[float, float]
"""Longitude and latitude in degrees, or across and up in the lengths of a picture."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF = math.sqrt(3) / 2


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


def apart(one: Point, other: Point) -> float:
    """How far two places are from each other along a great circle, in degrees of it."""
    (ax, ay), (bx, by) = (tuple(map(math.radians, place)) for place in (one, other))
    cosine = math.sin(ay) * math.sin(by) + math.cos(ay) * math.cos(by) * math.cos(ax - bx)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))
