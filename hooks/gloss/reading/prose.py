"""Everything in `docs/` as it will be published: which files may stand there, and every piece of Markdown with its lines.

A piece is what is given to Markdown in one go, so that nothing that begins in one can end in another.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gloss.model.base import Record, Text, described
from gloss.model.problem import Place, Problem
from gloss.model.words import TranslationHead
from gloss.reading.files import LARGEST, TRANSLATED, read_text
from gloss.reading.heads import read_head
from gloss.reading.nodes import read_yaml
from gloss.reading.records import read_record
from gloss.reading.signs import shown
from gloss.reading.words import ArticleWords, split_head

PICTURES: dict[str, tuple[bytes, ...]] = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
    ".avif": (b"\x00\x00\x00",),
}
"""What pictures are called, and how each begins. A drawing (.svg) can hold a script, and is none of them."""

DOMAIN = "CNAME"
"""Where GitHub Pages and Codeberg look for the domain of a site's own."""

_HOST = re.compile(r"([a-z0-9]+(-+[a-z0-9]+)*\.)+[a-z]{2,}\n?")
_NAME = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")


class PageHead(Record):
    """What stands between the dashes at the top of a page."""

    title: Text | None = described("What the page is called.", None)
    description: Text | None = described("One sentence for search engines and cards.", None)


@dataclass(frozen=True)
class Piece:
    """Some lines of Markdown with their numbers, and the file they stand in."""

    path: str
    lines: tuple[tuple[int, str], ...]


@dataclass
class Shelf:
    """What was found in `docs/`: pieces of Markdown, the tops of translations by path, and what is wrong."""

    pieces: list[Piece] = field(default_factory=list)
    translations: dict[str, TranslationHead] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_shelf(root: Path, said: Collection[str]) -> Shelf:
    """The Markdown of `docs/` apart from articles' pages, and everything that cannot be published as it is.

    Of files whose path is among `said` something is known already, and one fault is said once.
    """
    shelf = Shelf()
    for uri, file in _files(root / "docs"):
        path = f"docs/{shown(uri)}"
        if problem := _unfit(uri, path, file):
            shelf.problems += [] if path in said else [problem]
        elif TRANSLATED.search(uri):
            _translation(root, uri, path, shelf)
        elif file.suffix == ".md" and not _is_article(uri):
            text, found = read_text(root, f"docs/{uri}")
            more, faults = _page(text, path, headed=not _is_record(uri)) if text is not None else ([], [])
            # What is wrong with the file or the head of a record was said when the record was read.
            shelf.problems += [] if path in said or _is_record(uri) else [*found, *faults]
            shelf.pieces += more
    return shelf


def pieces_of(words: ArticleWords) -> Iterator[Piece]:
    """The pieces of an article's page: the words under each heading, and each note with its title."""
    for section in (words.lead, *words.sections):
        yield Piece(words.path, tuple(section.lines))
        for note in section.notes:
            yield Piece(words.path, ((note.line, note.title),))
            yield Piece(words.path, tuple(enumerate(note.body.split("\n"), start=note.begun)))


def _files(docs: Path) -> Iterator[tuple[str, Path]]:
    """Every file, and every link whether to a file or a folder, in an order that does not depend on the disk."""
    for place, folders, names in os.walk(docs):
        # What begins with a full stop is never published.
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in sorted(name for name in [*names, *links] if not name.startswith(".")):
            file = Path(place) / name
            yield file.relative_to(docs).as_posix(), file


def _page(text: str, path: str, *, headed: bool) -> tuple[list[Piece], list[Problem]]:
    problems: list[Problem] = []
    body, first = text, 1
    if text.startswith("---\n"):
        head, body, first, problems = split_head(text, path)
        if head and headed:
            tree, found = read_yaml(head, path, first_line=2)
            problems += found
            problems += read_record(tree, PageHead)[1] if tree is not None else []
    return [Piece(path, tuple(enumerate(body.split("\n"), start=first)))], problems


def _domain(place: Place, file: Path) -> Problem | None:
    """What is wrong with the file that names the domain of the site's own."""
    with file.open("rb") as opened:
        said = opened.read(300).decode("utf-8", "replace")
    if _HOST.fullmatch(said):
        return None
    return Problem(
        place,
        f"“{shown(said.strip()[:60])}” is no domain.",
        "Write the name alone, in small letters, such as oceans.example; no https:// and no slash.",
    )


def _translation(root: Path, uri: str, path: str, shelf: Shelf) -> None:
    """A page in another language: its words, its top, and what is wrong with that or with what it translates."""
    text, problems = read_text(root, f"docs/{uri}")
    shelf.problems += problems
    if text is None:
        return
    original = TRANSLATED.sub(".md", uri)
    if not (root / "docs" / original).is_file():
        sentence = f"There is no page “{shown(original)}” that this could be a translation of."
        shelf.problems.append(Problem(Place(path), sentence, "Rename it after the page that it translates."))
    head, body, first, problems = read_head(text, path, TranslationHead)
    shelf.problems += problems
    if head is not None:
        shelf.translations[path] = head.record
    shelf.pieces.append(Piece(path, tuple(enumerate(body.split("\n"), start=first))))


def _unfit(uri: str, path: str, file: Path) -> Problem | None:
    """Why a file cannot be published."""
    place = Place(path)
    if file.is_symlink():
        return Problem(
            place, "This is a link to another place, and it would be published.", "Put the file itself here."
        )
    if not file.is_file():
        return Problem(place, "This is not a file that can be read.", "Put a file here, or delete it.")
    steps = [*Path(uri).parts[:-1], file.stem]
    if wrong := next((step for step in steps if not _NAME.fullmatch(step.replace(".", ""))), None):
        return Problem(
            place,
            f"“{shown(wrong)}” is no name for what is published: an address has letters, digits and hyphens only.",
            "Rename it.",
        )
    if file.suffix in {".md", ".txt"}:
        return None
    if uri == DOMAIN:
        return _domain(place, file)
    if file.suffix not in PICTURES:
        return Problem(
            place,
            f"“{shown(file.name)}” is neither Markdown nor a picture, and would be published as it is.",
            f"Pictures end in {', '.join(PICTURES)}; delete anything else.",
        )
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            begins = opened.read(16)
    except OSError as error:
        why = (error.strerror or "the system does not say why").lower()
        return Problem(place, f"This file cannot be opened: {why}.", "Check who may read it.")
    if not begins.startswith(PICTURES[file.suffix]):
        return Problem(
            place,
            f"This is called {file.suffix} and is no such picture.",
            "Save the picture again as what it is.",
        )
    if size > LARGEST:
        return Problem(
            place,
            f"This picture has {size / 1_000_000:.1f} million bytes, and one million is the most.",
            "Make it smaller: most readers pay for every byte.",
        )
    return None


def _is_article(uri: str) -> bool:
    return uri.startswith(("treaty/article-", "treaty/annex-", "treaty/preamble"))


def _is_record(uri: str) -> bool:
    return _is_article(uri) or (
        uri.rpartition("/")[0] in {"countries", "act/for"} and uri.rpartition("/")[2] != "index.md"
    )
