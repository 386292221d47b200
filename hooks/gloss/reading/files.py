"""Files as text, with every way in which a file can fail to be one said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gloss.model.problem import Place, Problem

LARGEST = 1_000_000
"""No file of facts or words needs a million bytes; a larger one is a mistake or an attack."""


def read_text(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    """The text of a file, whatever its line ends and whether it begins with a byte-order mark."""
    place = Place(path)
    file = root / path
    try:
        if file.is_dir():
            return None, [
                Problem(place, "This is a folder, and a file should be here.", "Rename or move the folder.")
            ]
        size = file.stat().st_size
        if size > LARGEST:
            return None, [
                Problem(
                    place,
                    f"This file has {size / 1_000_000:.1f} million bytes, and one million is the most that is read.",
                    "Check that the right file was saved here.",
                )
            ]
        raw = file.read_bytes()
    except FileNotFoundError:
        return None, [Problem(place, "This file is missing.", "Put it back, or take out what needs it.")]
    except OSError as error:
        return None, [
            Problem(place, f"This file cannot be opened: {error.strerror}.", "Check who may read it.")
        ]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [
            Problem(
                Place(path, line),
                "This file is not saved as UTF-8 text.",
                "Save it again with the encoding UTF-8.",
            )
        ]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return None, [
            Problem(Place(path, 1, 1), "There is nothing in this file.", "Write into it, or delete the file.")
        ]
    return text, []


def entries(root: Path, folder: str, ending: str) -> Iterator[tuple[str, str | None, list[Problem]]]:
    """The files of a folder in alphabetical order: path, name without its ending, and what is wrong with it.

    The name is None where the entry is not one of the files that belong in the folder.
    """
    place = root / folder
    if not place.is_dir():
        return
    resolved = root.resolve()
    for entry in sorted(place.iterdir(), key=lambda item: item.name):
        path = f"{folder}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and not entry.resolve().is_relative_to(resolved):
            yield (
                path,
                None,
                [
                    Problem(
                        Place(path),
                        "This is a link to a place outside the project.",
                        "Put the file itself here.",
                    )
                ],
            )
        elif entry.suffix == ending:
            yield path, entry.stem, []
        else:
            near = entry.suffix.lower() in {ending, ".yaml", ".yml", ".markdown", ".md", ".txt"}
            hint = (
                f"Rename it so that its name ends in {ending}."
                if near
                else "Move it to where it belongs, or delete it."
            )
            yield (
                path,
                None,
                [Problem(Place(path), f"“{entry.name}” is not a file that the site reads here.", hint)],
            )
