"""Everything on one page, in order: for finding without a script, and for the copy of the site on a disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gloss.model.problem import Refused
from gloss.pages.linker import Linker
from gloss.pages.links import FIND, article_address, provision_address
from gloss.pages.page import Page, address_of
from gloss.pages.speech import cite_whole
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus
from gloss.tongues.voice import _


@dataclass(frozen=True)
class Entry:
    """A page, or a paragraph of one: its title, where it is, what it says in a sentence, and what stands under it."""

    title: str
    address: str
    gist: str = ""
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Group:
    """Pages that stand together: those of one folder, or single ones, which have no title in common."""

    title: str
    entries: tuple[Entry, ...]


def finder_page(corpus: Corpus, linker: Linker, pages: Iterable[Page], plain: Iterable[str]) -> Page:
    """The page that names all others; `plain` are the Markdown files that are published as they are written."""
    below = {article_address(number): tuple(_paragraphs(corpus, linker, number)) for number in corpus.words}
    made = {page.address: page.title for page in pages}
    written = dict(_plain(corpus.root, (uri for uri in plain if address_of(uri) not in made)))
    entries = [
        Entry(title, address, below=below.get(address, ())) for address, title in (made | written).items()
    ]
    folders: dict[str, list[Entry]] = {}
    for entry in entries:
        folders.setdefault(entry.address.partition("/")[0], []).append(entry)
    single = tuple(entry for found in folders.values() for entry in found if len(found) == 1)
    groups = [_group(folder, found) for folder, found in folders.items() if len(found) > 1]
    groups.sort(key=lambda group: group.entries[0].address != "treaty/")
    return Page(
        f"{FIND.rstrip('/')}.md", "find.md", _("Everything, in order"),
        _("Every page of this site and every paragraph of the treaty, on one page."),
        values={"groups": [*groups, Group("", single)]}, hide=("toc",), searched=False,
    )  # fmt: skip


def _group(folder: str, entries: list[Entry]) -> Group:
    """A folder's pages, its own page first; named after that page if there is one."""
    own = [entry for entry in entries if entry.address == f"{folder}/"]
    title = own[0].title if own else folder.replace("-", " ").capitalize()
    return Group(title, (*own, *(entry for entry in entries if entry not in own)))


def _plain(root: Path, uris: Iterable[str]) -> Iterator[tuple[str, str]]:
    for uri in uris:
        try:
            yield address_of(uri), read_intro(root, uri).title
        except Refused:
            # MkDocs publishes a page without a title of its own too; here it is named by its address.
            yield address_of(uri), address_of(uri)


def _paragraphs(corpus: Corpus, linker: Linker, number: str) -> Iterator[Entry]:
    for paragraph in corpus.articles[number].record.paragraphs:
        if paragraph.id != number:
            yield Entry(
                cite_whole(paragraph.id), provision_address(paragraph.id), linker.meaning(paragraph.id)
            )
