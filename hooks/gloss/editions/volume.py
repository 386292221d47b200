"""The annotated treaty as one file of HTML that asks for nothing else, and as the page that a PDF is made from."""

from __future__ import annotations

from markupsafe import Markup

from gloss.editions.chapters import Manuscript, Setter
from gloss.editions.press import Press
from gloss.editions.styles import looks


def volume(manuscript: Manuscript, press: Press, paper: bool = False) -> str:
    """The whole book as one page; for paper without what only a screen can use."""
    setter = Setter(manuscript, press, manuscript.binding(press.site))
    sheets = ("edition.css", "paper.css") if paper else ("edition.css",)
    style = looks(manuscript.corpus.root, *sheets, dark=not paper)
    return press.page(
        "volume.html", parts=setter.parts(2), style=Markup(style), paper=paper  # noqa: S704 our own sheets, looked through
    )  # fmt: skip
