"""How wide a line of text is, for a picture that does not know in which face it will be shown.

No face is fetched and none can be asked, so the measure is that of a wide one, and the picture tells the browser to
fit the line into it. Whatever face there is, the text neither leaves its plate nor runs into its neighbour.
"""

from __future__ import annotations

import unicodedata

_SLIM = frozenset("ijl|.,:;'!‘’()[]/ft· ")
_BROAD = frozenset("mwMW@%—…")


def width(text: str, size: float) -> float:
    """How much room a line needs at a size, both in units of the picture: that of Verdana, or a little more."""
    return round(size * sum(map(_sign, text)), 1)


def _sign(sign: str) -> float:
    """One sign, in shares of the size."""
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(sign) in {"W", "F"}:
        return 1.0
    if sign in _SLIM:
        return 0.4
    if sign in _BROAD:
        return 0.98
    return 0.72 if sign.isupper() else 0.63
