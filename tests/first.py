"""What is the first treaty's own, and has no place in code or in a campaign about another treaty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from gloss.reading.corpus import read_project

ROOT = Path(__file__).resolve().parent.parent
_TREATY = read_project(ROOT).corpus
assert _TREATY is not None
TREATY = _TREATY.treaty.record

NAMES = (
    TREATY.name, TREATY.symbol, TREATY.source, TREATY.site_name, TREATY.depositary.reference, *TREATY.signature.places[:1],
    "cybercrime", "79-243", "74-247", "budapest",
)  # fmt: skip
"""Names by which it is called, from its own file, and words that only it is about."""

_NAMED = re.compile("|".join(re.escape(name) for name in NAMES), re.IGNORECASE)


def named(text: str) -> Iterator[str]:
    """Every line that names the first treaty."""
    for line in text.splitlines():
        if _NAMED.search(line):
            yield line.strip()[:160]
