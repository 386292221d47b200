"""Markdown and search are asked only about pages that they have not read before."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents

from gloss.keeping.fingerprint import digest
from gloss.site.marks import toc_of
from gloss.tongues.foreign import START, bare, dressed

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from gloss.site.memory import Memory
    from gloss.site.noticing import Noticing

Seen = tuple[str, bool] | None
"""What a link depends on: the address of the file that it leads to and whether it is left out, or that there is none."""


class Asked(Files):
    """The files of the site, and which of them a page asked for."""

    def __init__(self, files: Files) -> None:
        super().__init__(())
        self._files_there = files
        self.answers: dict[str, Seen] = {}

    @property
    def src_uris(self) -> Mapping[str, File]:
        """All of them."""
        return self._files_there.src_uris

    def __iter__(self) -> Iterator[File]:
        return iter(self._files_there)

    def get_file_from_path(self, path: str) -> File | None:
        """The file, as always, and a note that it was asked for."""
        file = self._files_there.get_file_from_path(path)
        self.answers[posixpath.normpath(path)] = seen(file)
        return file


def seen(file: File | None) -> Seen:
    """What a link to a file depends on."""
    return None if file is None else (file.url, bool(file.inclusion.value <= InclusionLevel.DRAFT.value))


def _toc(entries: list[Any]) -> TableOfContents:
    def entry(title: str, name: str, level: int, below: list[tuple[Any, ...]]) -> AnchorLink:
        made = AnchorLink(title, name, level)
        made.children = [entry(*each) for each in below]
        return made

    made = [entry(*each) for each in entries]
    for first in made[:1]:
        first.active = True  # type: ignore[attr-defined] # as MkDocs itself marks the first entry
    return TableOfContents(made)


class KeptWords:
    """Renders a page's Markdown, or takes what came out of the same Markdown before."""

    def __init__(self, memory: Memory, noticing: Noticing) -> None:
        self._memory, self._noticing = memory, noticing

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """What `page.render` does."""
        key = digest("words", self._memory.words, page.file.src_uri, page.url, page.markdown, dict(page.meta))
        kept: Any = self._memory.store.get(key)
        if kept is not None and self._take(kept[1:], page, files):
            self._memory.marks.note(page, kept[0])
            return
        before = self._noticing.number
        asked = Asked(files)
        type(page).render(page, config, asked)
        _dress(page)
        mark = digest(key, page.content, toc_of(page))
        self._memory.marks.note(page, mark)
        if self._noticing.number == before:
            self._memory.store.put(key, (mark, *_given(page, asked)))

    def _take(self, kept: Any, page: Page, files: Files) -> bool:
        content, toc, title, anchors, links, answers = kept
        there = files.src_uris
        if any(seen(there.get(path)) != answer for path, answer in answers):
            return False
        page.content, page.toc, page._title_from_render = content, _toc(toc), title
        page.present_anchor_ids = set(anchors)
        page.links_to_anchors = (
            None if links is None else {there[target]: dict(named) for target, named in links}
        )
        return True


def _dress(page: Page) -> None:
    """Lets words that stay English be seen as such, also by the search and in the table of contents."""
    if page.content and START in page.content:
        page.content = dressed(page.content)
    if START in str(toc := toc_of(page)):
        page.toc = _toc(_bare(toc))
    if page._title_from_render:
        page._title_from_render = bare(page._title_from_render)


def _bare(entries: list[Any]) -> list[Any]:
    return [(bare(title), name, level, _bare(below)) for title, name, level, below in entries]


def _given(page: Page, asked: Asked) -> tuple[object, ...]:
    """What Markdown gave, as values that can be kept."""
    links = page.links_to_anchors
    return (
        page.content,
        toc_of(page),
        page._title_from_render,
        sorted(page.present_anchor_ids or ()),
        None if links is None else [(target.src_uri, list(named.items())) for target, named in links.items()],
        sorted(asked.answers.items()),
    )


class KeptSearch:
    """Material's index of the search, which is read only the pages that it has not read before."""

    def __init__(self, memory: Memory, noticing: Noticing, config: MkDocsConfig) -> None:
        self._memory, self._noticing = memory, noticing
        for name in ("material/search", "search"):
            index: Any = getattr(config.plugins.get(name), "search_index", None)
            if isinstance(getattr(index, "entries", None), list):
                self._index, self._read = index, index.add_entry_from_context
                index.add_entry_from_context = self.add
                break

    def add(self, page: Page) -> None:
        """What the index does with a page."""
        key = digest(
            "search", self._memory.words, self._memory.marks.of(page), page.url, page.title, dict(page.meta)
        )
        kept: Any = self._memory.store.get(key)
        if kept is not None:
            self._index.entries.extend(dict(entry) for entry in kept)
            return
        before, known = self._noticing.number, len(self._index.entries)
        self._read(page)
        if self._noticing.number == before:
            self._memory.store.put(key, [dict(entry) for entry in self._index.entries[known:]])
