"""Reports for people who keep the facts, as Markdown: made by the templates in `overrides/reports/`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import jinja2

from gloss.pages.freshness import board
from gloss.reading.corpus import Corpus

MOST_ITEMS = 25
"""How many things of one kind a reminder names: a list that nobody can finish is not begun."""


def report(root: Path, name: str, **values: Any) -> str:
    """A report by its template’s name, with no more than one empty line between two others."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(root / "overrides" / "reports"),
        autoescape=False,  # noqa: S701 Markdown; what is not ours goes through safe() or into a fence
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text = environment.get_template(f"{name}.md").render(**values)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def reminder(corpus: Corpus, day: date) -> str:
    """What should be looked at again, for the weekly issue."""
    return report(
        corpus.root, "freshness", board=board(corpus, day), most=MOST_ITEMS, depositary=corpus.treaty.record.depositary.page
    )  # fmt: skip
