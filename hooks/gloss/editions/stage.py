"""The whole site as another engine takes it: pages as plain Markdown, every other file as it is, and the settings.

This is the rehearsed way out. What it writes knows nothing of MkDocs: `zensical build` in the folder makes a site
with the same addresses from it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from gloss.editions.leaflets import print_files
from gloss.editions.press import Press
from gloss.editions.rebased import rebased
from gloss.editions.settings import Settings
from gloss.exports.everything import machine_files
from gloss.model.problem import Refused
from gloss.pages.bare import Setting, bare_pages
from gloss.pages.book import book, is_raw
from gloss.pages.cards import without_cards
from gloss.pages.front import with_head
from gloss.pages.heads import Heads
from gloss.pages.linker import Linker
from gloss.reading.corpus import Corpus

NOT_PUBLISHED = ("bare", "cards", "editions", "linked", "pages", "partials", "reports")
"""Folders of `overrides/` that hold templates and fonts, and nothing that a reader is given."""

FRAME = ("main.html", "404.html")
"""Templates that both engines read: what stands in the head of each page, and the page for a wrong address."""


def stage(corpus: Corpus, folder: Path) -> int:
    """Writes everything into an empty folder and returns how many pages; Refused if the folder holds anything."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"“{folder}” is not an empty folder. Name one that does not exist yet.")
    settings = Settings.read(corpus)
    docs = folder / "docs"
    pages = set()
    for path, text in _files(corpus, settings):
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, Path):
            shutil.copyfile(text, target)
        else:
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
        if path.endswith(".md"):
            pages.add(path)
    (folder / "overrides").mkdir()
    for template in FRAME:
        shutil.copyfile(corpus.root / "overrides" / template, folder / "overrides" / template)
    (folder / "zensical.toml").write_text(settings.as_toml(), encoding="utf-8")
    return len(pages)


def _files(corpus: Corpus, settings: Settings) -> Iterator[tuple[str, str | bytes | Path]]:
    """Every file by its path, the later one in the place of an earlier one of the same path; a path is a file to be copied."""
    for top in (corpus.root / "overrides", corpus.root / "docs"):
        for source in sorted(path for path in top.rglob("*") if path.is_file()):
            path = source.relative_to(top).as_posix()
            theme = top.name == "overrides"
            if _is_template(path) if theme else is_raw(path):
                continue
            page = path.endswith(".md")
            yield path, rebased(source.read_text(encoding="utf-8"), path) if page else source
    sheets = book(corpus, settings.site, settings.edit)
    deck = without_cards(corpus)
    files = machine_files(corpus, settings.site)
    setting = Setting(settings.site, settings.language)
    heads = Heads(corpus, deck, setting, files)
    for sheet in sheets:
        yield (
            sheet.page.uri,
            with_head(sheet.page, rebased(sheet.whole, sheet.page.uri), heads.of(sheet.page)),
        )
    yield from files.items()
    yield from print_files(corpus, Press(corpus, Linker(corpus), settings.site)).items()
    yield from bare_pages(corpus, [sheet.page for sheet in sheets], setting, deck).items()


def _is_template(path: str) -> bool:
    return "/" not in path or path.partition("/")[0] in NOT_PUBLISHED
