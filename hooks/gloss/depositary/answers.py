"""The two ways in which a look at the depositary fails: no list, or a list that cannot be right.

“Could not look” must never read as “unchanged”, and a list that contradicts itself must never be used.
"""

from __future__ import annotations

from gloss.model.problem import Refused


class NoList(Refused):
    """There was no list to be had: no answer, or something that is not the list."""


class SuspectList(Refused):
    """There was a list, but it contradicts itself or what is known, so nothing of it is used."""
