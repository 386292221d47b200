"""The site's colours for pictures, which know no style sheet: the light set of `tokens.css`."""

from __future__ import annotations

import re
from pathlib import Path

from gloss.model.problem import Refused

TOKENS = "overrides/assets/stylesheets/tokens.css"

_LIGHT = re.compile(r'\[data-md-color-scheme="default"\]\s*\{(.*?)\}', re.DOTALL)
_NAMED = re.compile(r"--gl-([a-z0-9-]+):\s*(#[0-9a-fA-F]{3,8})\s*;")


def palette(root: Path) -> dict[str, str]:
    """Colours by bare name, with “_” for “-”: `brand_ink` is `--gl-brand-ink`. Refused if there are none."""
    try:
        found = _LIGHT.search((root / TOKENS).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"{TOKENS} cannot be read, and badges take their colours from it.") from error
    colours = {name.replace("-", "_"): value for name, value in _NAMED.findall(found[1] if found else "")}
    if not colours:
        raise Refused(f"{TOKENS} names no colours for light pages, and badges take theirs from it.")
    return colours
