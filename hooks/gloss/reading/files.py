"""Files as text, with every way in which a file can fail to be one said in a sentence."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from gloss.model.problem import Place, Problem
from gloss.reading.signs import shown, without_unseen

LARGEST = 1_000_000
"""No file of facts or words needs a million bytes; a larger one is a mistake or an attack."""


def read_text(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    """The text of a file, whatever its line ends and whether it begins with a byte-order mark."""
    raw, problem = _read_bytes(root, path)
    if raw is None:
        return None, [problem] if problem else []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].rpartition(b"\n")[2].decode("utf-8", errors="replace").lstrip("\ufeff")
        line = raw[: error.start].count(b"\n") + 1
        return None, [
            Problem(
                Place(path, line, len(before) + 1),
                "This file is not saved as UTF-8 text; this is the first sign that cannot be read.",
                "Save the file again with the encoding UTF-8.",
            )
        ]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, problems = without_unseen(text, path)
    if not text.strip():
        empty = Problem(
            Place(path, 1, 1), "There is nothing in this file.", "Write into it, or delete the file."
        )
        return None, problems or [empty]
    return text, problems


def _read_bytes(root: Path, path: str) -> tuple[bytes | None, Problem | None]:
    place = Place(path)
    file = root / path
    try:
        if problem := _link(root, file, place):
            return None, problem
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            return None, Problem(
                place, "This is a folder, and a file should be here.", "Rename or move the folder."
            )
        if not stat.S_ISREG(status.st_mode):
            return None, Problem(place, "This is not a file that holds text.", "Put a file of text here.")
        if status.st_size > LARGEST:
            return None, Problem(
                place,
                f"This file has {status.st_size / 1_000_000:.1f} million bytes, and one million is the most that is read.",
                "Check that the right file was saved here.",
            )
        return file.read_bytes(), None
    except FileNotFoundError:
        return None, Problem(place, "This file is missing.", "Put it back, or take out what needs it.")
    except OSError as error:
        why = (error.strerror or "the system does not say why").lower()
        return None, Problem(place, f"This file cannot be opened: {why}.", "Check who may read it.")


def _link(root: Path, file: Path, place: Place) -> Problem | None:
    """What is wrong with a link on the way to a file: it may lead out of the project, in a circle, or nowhere."""
    if not _has_link(str(root), str(file)):
        return None
    try:
        inside = file.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return Problem(place, "This is a link that leads back to itself.", "Put the file itself here.")
    if not inside:
        return Problem(place, "This is a link to a place outside the project.", "Put the file itself here.")
    if file.is_symlink() and not file.exists():
        return Problem(place, "This is a link to a file that is not there.", "Put the file itself here.")
    return None


def _has_link(root: str, file: str) -> bool:
    """Whether anything below the top of the project, on the way to a file, is a link; if nothing is, it leads nowhere else."""
    steps = file.removeprefix(root).strip("/").split("/")
    return (
        not file.startswith(root)
        or ".." in steps
        or any(os.path.islink(f"{root}/{way}") for way in accumulate(steps, "{}/{}".format))  # noqa: PTH114 # asked some thousand times
    )


TRANSLATED = re.compile(r"\.([a-z]{2,3}(?:-[A-Z][A-Za-z]+)?)\.md$")
"""How the name of a page in another language ends, with the tag of BCP 47: “article-06.es.md”. `gloss.tongues` reads it."""


def entries(root: Path, folder: str, ending: str) -> Iterator[tuple[str, str | None, list[Problem]]]:
    """The files of a folder in alphabetical order: path, name without its ending, and what is wrong with it.

    A file with a fault in its name or place is not to be read; its name here is the one that it should have,
    so that nothing that points to it is called missing as well.
    """
    place = root / folder
    if not place.exists() and not place.is_symlink():
        return
    if problem := _link(root, place, Place(folder)):
        yield folder, None, [problem]
        return
    if not place.is_dir():
        sentence = "This is a file, and a folder should be here."
        yield folder, None, [Problem(Place(folder), sentence, "Rename or move the file.")]
        return
    for entry in sorted(place.iterdir(), key=lambda item: item.name):
        if entry.name.startswith(".") or (ending == ".md" and TRANSLATED.search(entry.name)):
            continue
        path = f"{folder}/{shown(entry.name)}"
        problem = _misnamed(entry.name, path, ending)
        if problem is None and entry.is_symlink():
            problem = _link(root, entry, Place(path))
        yield path, _plain(entry.stem) or None, [problem] if problem else []


def _plain(stem: str) -> str:
    """The nearest name that a file here can have."""
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")


def _misnamed(name: str, path: str, ending: str) -> Problem | None:
    stem, _, suffix = name.rpartition(".")
    if f".{suffix}" != ending:
        near = f".{suffix.lower()}" in {ending, ".yaml", ".yml", ".markdown", ".md", ".txt"}
        hint = (
            f"Rename it so that its name ends in {ending}."
            if near
            else "Move it to where it belongs, or delete it."
        )
        return Problem(Place(path), f"“{shown(name)}” is not a file that the site reads here.", hint)
    if _plain(stem) != stem:
        better = _plain(stem)
        return Problem(
            Place(path),
            f"“{shown(stem)}” is no name for a file here: use only small letters, digits and single hyphens.",
            f"Rename it, for example to {better}{ending}." if better else "Give it such a name.",
        )
    return None
