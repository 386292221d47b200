"""The theme frames only pages that it has not framed before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import jinja2
from mkdocs.structure.pages import Page

from gloss.keeping.fingerprint import digest
from gloss.site.kept_words import toc_of
from gloss.site.memory import place

if TYPE_CHECKING:
    from gloss.site.memory import Memory
    from gloss.site.noticing import Noticing

GIVEN = {"nav", "pages", "base_url", "extra_css", "extra_javascript", "mkdocs_version", "config", "page"}
"""What MkDocs gives to every template, and `Memory` and `place` know of. The list of all pages is no page's business."""

Finish = Callable[[str, Page], str]
More = Callable[[Page], tuple[dict[str, object], str]]


def keep_frames(
    env: jinja2.Environment, memory: Memory, noticing: Noticing, more: More, finish: Finish
) -> None:
    """Lets a theme's environment frame a page only if it is new; `more` gives what a page's template is told besides, and the fingerprint of what `finish` puts in after."""

    class Frame(jinja2.Template):
        """A template that looks first whether this page has been framed before."""

        def render(self, *given: Any, **named: Any) -> str:
            context = dict(*given, **named)
            page = context.get("page")
            if not isinstance(page, Page):
                return super().render(context)
            told, pieces = more(page)
            context |= told
            others = {name: value for name, value in context.items() if name not in GIVEN}
            key = digest(
                "frame", memory.frames, memory.nav(context["nav"]), self.name, place(page), page.content, page.markdown,
                toc_of(page), context["base_url"], others, pieces,
            )  # fmt: skip
            kept = memory.store.get(key)
            if isinstance(kept, str):
                return kept
            before = noticing.number
            output = finish(super().render(context), page)
            if noticing.number == before:
                memory.store.put(key, output)
            return output

    env.template_class = Frame
