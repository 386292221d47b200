"""The annotated treaty as a book for book readers: EPUB 3.3, a chapter for each article, its own contents and cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gloss.editions.archive import write_archive
from gloss.editions.chapters import Manuscript, Part, Setter
from gloss.editions.press import Press
from gloss.editions.styles import colours, read_sheet
from gloss.exports.names import name_of

FILE = "{}.xhtml"
"""What a chapter's file is called."""


@dataclass(frozen=True)
class Book:
    """A book's files in the order in which they stand in the archive; the first must be stored as it is."""

    files: tuple[tuple[str, bytes], ...]

    def write(self, path: Path, day: date) -> None:
        """Writes the archive; raises OSError if the disk refuses."""
        write_archive(path, self.files, day, stored=1)


def book(manuscript: Manuscript, press: Press, day: date) -> Book:
    """The book. Words hold no tags of their own, so that every page of it is XML as book readers ask."""
    treaty = manuscript.corpus.treaty.record
    parts = Setter(manuscript, press, manuscript.binding(press.site, FILE)).parts(1)
    shared = {
        "parts": parts,
        "identifier": name_of(treaty, "editions/book").urn,
        "modified": f"{day.isoformat()}T00:00:00Z",
    }
    pages = {
        "cover.xhtml": press.page("book-cover.html", **shared),
        "nav.xhtml": press.page("book-nav.html", **shared),
    } | _chapters(press, parts)
    root = manuscript.corpus.root
    cover = press.page("book-cover-picture.html", lines=_lines(treaty.name), colours=colours(root))
    inside = {
        "package.opf": press.page("book-package.html", **shared),
        "cover.svg": cover,
        "book.css": read_sheet(root, "book.css"),
        **pages,
    }
    return Book(
        (
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", press.page("book-container.html").encode()),
            *((f"book/{name}", f"{text.strip()}\n".encode()) for name, text in inside.items()),
        )
    )


def _chapters(press: Press, parts: list[Part]) -> dict[str, str]:
    """Each chapter as a file; a part's title stands on the first of its chapters."""
    pages = {}
    for part in parts:
        for place, leaf in enumerate(part.leaves):
            title = part.title if place == 0 else ""
            pages[FILE.format(leaf.name)] = press.page("book-chapter.html", leaf=leaf, part=title)
    return pages


def _lines(title: str, width: int = 18) -> list[str]:
    """A title in lines of about `width` letters, since a picture breaks none by itself."""
    lines = [""]
    for word in title.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
