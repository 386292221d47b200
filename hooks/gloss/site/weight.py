"""What the finished site weighs, and the most that it may: a site that nobody weighs only ever grows."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gloss.model.problem import Refused

SETTING = "most_megabytes"
"""The setting under `extra` in mkdocs.yml; without it a site may weigh what it likes."""

MEGABYTE = 1_000_000
KINDS = ("pages", "share cards", "data", "search", "other")

_log = logging.getLogger("mkdocs.hooks.gloss")


def most(extra: Mapping[str, object]) -> float | None:
    """The most megabytes that the settings allow. Refused with a sentence if what they say is no number."""
    said = extra.get(SETTING)
    if said is None:
        return None
    if isinstance(said, bool) or not isinstance(said, int | float) or said <= 0:
        raise Refused(
            f"mkdocs.yml  “{said}” is no number of megabytes. Write a number above 0, as in “{SETTING}: 60”."
        )
    return float(said)


def weigh(
    folder: Path, allowed: float | None, languages: Sequence[str] = (), known: Mapping[str, int] | None = None
) -> None:
    """Tells what the site weighs; if that is more than allowed it is a warning, which ends a strict build.

    A language has a folder of its own, in which the same kinds of files stand as at the top. If the sizes of all
    other files are `known`, by their paths, only the languages are looked through.
    """
    bytes_of = dict.fromkeys(KINDS, 0)
    files = 0
    for path, size in _sizes(folder, languages, known):
        bytes_of[kind(_without(path, languages))] += size
        files += 1
    parts = ", ".join(f"{name} {_said(size)}" for name, size in bytes_of.items())
    whole = sum(bytes_of.values())
    _log.info("The site has %s files with %s MB: %s.", f"{files:,}", _said(whole), parts)
    if allowed is not None and whole > allowed * MEGABYTE:
        _log.warning(
            "The site weighs %s MB, and mkdocs.yml allows it %g MB. The line above says what weighs how much:"
            " make it lighter, or raise “%s” in mkdocs.yml and say why in HACKING.md.",
            _said(whole), allowed, SETTING,
        )  # fmt: skip


def kind(path: str) -> str:
    """What a file counts as, by its path from the top of the site."""
    top = path.partition("/")[0]
    if top == "cards":
        return "share cards"
    if top == "search":
        return "search"
    if top in {"data", "feeds", "calendar.ics"} and not path.endswith(".html"):
        return "data"
    return "pages" if path.endswith(".html") else "other"


def _without(path: str, languages: Sequence[str]) -> str:
    top, _, rest = path.partition("/")
    return rest if rest and top in languages else path


def _said(size: int) -> str:
    return f"{size / MEGABYTE:.1f}"


def _sizes(
    folder: Path, languages: Sequence[str], known: Mapping[str, int] | None
) -> Iterator[tuple[str, int]]:
    if not known:
        yield from _files(folder)
        return
    yield from known.items()
    for tag in languages:
        if (folder / tag).is_dir():
            yield from _files(folder / tag, f"{tag}/")


def _files(folder: Path, inside: str = "") -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path), f"{path}/")
            else:
                yield path, entry.stat().st_size
