"""Every page as plain Markdown on disk: the rehearsed way to another engine."""

from __future__ import annotations

import shutil
from pathlib import Path

from gloss.model.problem import Refused
from gloss.pages.book import book, is_raw
from gloss.reading.corpus import Corpus


def stage(corpus: Corpus, folder: Path) -> int:
    """Writes the pages into an empty folder and returns how many; Refused if the folder holds anything."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"“{folder}” is not an empty folder. Name one that does not exist yet.")
    sheets = book(corpus)
    docs = corpus.root / "docs"
    made = {sheet.page.uri for sheet in sheets}
    number = len(sheets)
    for source in sorted(path for path in docs.rglob("*") if path.is_file()):
        uri = source.relative_to(docs).as_posix()
        if uri in made or is_raw(uri):
            continue
        target = folder / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        number += uri.endswith(".md")
    for sheet in sheets:
        target = folder / sheet.page.uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\ntitle: {_quoted(sheet.page.title)}\n---\n\n{sheet.whole}", encoding="utf-8")
    return number


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
