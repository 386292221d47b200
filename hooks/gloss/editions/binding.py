"""Where links lead in a bound edition: into the edition where the target is bound in, else to the site.

Words and facts name places by their addresses on the site (`treaty/article-6/#6.2`). An edition has them
as chapters, all in one file or each in its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

ARTICLE, CHOICES, SOURCES = "treaty/article-", "treaty/choices/", "sources/"


@dataclass(frozen=True)
class Binding:
    """What is bound in, and how one chapter links to another.

    `chapters` are the addresses of whole pages that are chapters, each with the chapter's name; `choices` tells
    in which chapter each choice is printed; `sources` are the sources that are listed. `file` is what a
    chapter's name becomes between its chapters, such as `{}.xhtml`; empty where all chapters are one file.
    """

    site: str
    chapters: Mapping[str, str]
    choices: Mapping[str, str]
    sources: Collection[str]
    file: str = ""

    def anchor(self, chapter: str, mark: str) -> str:
        """The identifier of a place within a chapter, alone in the whole edition: a provision keeps its own, as on the site."""
        if mark[:1].isdigit() or "." in mark:
            return mark if not self.file else f"p{mark}"
        return f"{chapter}-{mark}"

    def to(self, address: str, here: str) -> str:
        """The link from the chapter `here`; empty if the target is not bound in and the site has no address."""
        page, _, mark = address.partition("#")
        if page == CHOICES and mark in self.choices:
            return self._way(self.choices[mark], f"choice-{mark}", here)
        if page == SOURCES and mark:
            if mark in self.sources:
                return self._way("sources", f"source-{mark}", here)
        elif page in self.chapters:
            chapter = self.chapters[page]
            return self._way(chapter, self.anchor(chapter, mark) if mark else chapter, here)
        return f"{self.site}{address}" if self.site else ""

    def _way(self, chapter: str, anchor: str, here: str) -> str:
        if not self.file or chapter == here:
            return f"#{anchor}"
        return self.file.format(chapter) + ("" if anchor == chapter else f"#{anchor}")
