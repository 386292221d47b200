"""The looks of an edition in one piece: the site's own colours and faces, and the sheets that use them."""

from __future__ import annotations

import re
from pathlib import Path

from gloss.model.problem import Refused

FOLDER = "overrides/assets/stylesheets"

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_AT_RULE = re.compile(r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NAMED = re.compile(r"--gl-([\w-]+)\s*:\s*([^;]+);")
_OWN = re.compile(r"--gl-[\w-]+\s*:[^;]+;")


def read_sheet(root: Path, name: str) -> str:
    """One style sheet of the site without its comments; Refused with a sentence if it cannot be read."""
    path = root / FOLDER / name
    try:
        return _COMMENT.sub("", path.read_text(encoding="utf-8")).strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(
            f"{FOLDER}/{name} cannot be read, and the editions take their looks from it."
        ) from error


def tokens(root: Path, dark: bool = True) -> str:
    """The site's colours, faces and measures; dark ones where the reader's system asks for them.

    On the site a switch chooses between the two sets; an edition has no switch.
    """
    light, night = _sets(root)
    sheet = f":root{{{''.join(light)}}}"
    if dark:
        sheet += f"@media (prefers-color-scheme: dark){{:root{{{''.join(night)}}}}}"
    return sheet


def colours(root: Path) -> dict[str, str]:
    """The light set by bare name (“brand” is `--gl-brand`), for a picture, which knows no style sheet."""
    return dict(_NAMED.findall("".join(_sets(root)[0])))


def _sets(root: Path) -> tuple[list[str], list[str]]:
    """The declarations of the light set with all that has but one, and those of the dark set."""
    light: list[str] = []
    night: list[str] = []
    # What stands in an at-rule is for pages of the site that have no switch.
    for selector, body in _RULE.findall(_AT_RULE.sub("", read_sheet(root, "tokens.css"))):
        own = _OWN.findall(body)
        if ":root" in selector:
            light += own
        elif '"slate"' in selector:
            night += own
    return light, night


def looks(root: Path, *names: str, dark: bool = True) -> str:
    """Tokens and sheets as one text for the head of a page."""
    text = "\n".join([tokens(root, dark), *(read_sheet(root, name) for name in names)])
    if "</" in text or "@import" in text or re.search(r"url\((?!['\"]?data:)", text):
        raise Refused(
            f"A style sheet of the editions in {FOLDER} asks for another file or closes its own tag."
        )
    return text
