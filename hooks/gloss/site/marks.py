"""Short names of what came out of a page's Markdown, so that a long text need not be looked through again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gloss.keeping.fingerprint import digest

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink


def toc_of(page: Page) -> list[tuple[object, ...]]:
    """The table of contents as plain values."""

    def plain(entry: AnchorLink) -> tuple[object, ...]:
        return entry.title, entry.id, entry.level, [plain(below) for below in entry.children]

    return [plain(entry) for entry in page.toc]


class Marks:
    """The marks of one build's pages. Equal marks mean the same Markdown, the same HTML and the same table of contents."""

    def __init__(self) -> None:
        self._noted: dict[str, tuple[str, object, object, object]] = {}
        """For each page its mark, and what it stands for; a table of contents as values, because a plugin may change one in place."""

    def note(self, page: Page, mark: str) -> None:
        """Takes note of the mark of a page as it is now."""
        self._noted[page.file.src_uri] = mark, page.markdown, page.content, toc_of(page)

    def of(self, page: Page) -> str:
        """The mark of a page: the noted one, or a new one where a plugin has changed the page since."""
        mark, markdown, content, toc = self._noted.get(page.file.src_uri, ("", None, None, None))
        now = toc_of(page)
        # The same text, and not an equal one: to compare long texts takes as long as to look through them.
        if mark and page.markdown is markdown and page.content is content and now == toc:
            return mark
        return digest(page.markdown, page.content, now)
