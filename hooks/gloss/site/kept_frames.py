"""The theme frames only pages that it has not framed before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import jinja2
from mkdocs.structure.pages import Page

from gloss.keeping.fingerprint import digest
from gloss.site.memory import place

if TYPE_CHECKING:
    from gloss.site.memory import Memory
    from gloss.site.noticing import Noticing

GIVEN = {"nav", "pages", "base_url", "extra_css", "extra_javascript", "mkdocs_version", "config", "page"}
"""What MkDocs gives to every template, and `Memory` and `place` know of. The list of all pages is no page's business."""

Finish = Callable[[str, Page], str]
More = Callable[[Page, str], tuple[dict[str, object], str]]
Stands = Callable[[str, str], bool]


def keep_frames(
    env: jinja2.Environment, memory: Memory, noticing: Noticing, more: More, finish: Finish, stands: Stands
) -> None:
    """Lets a theme's environment frame a page only if it is new.

    `more` gives, for a page and the mark of its words, what the page's template is told besides, and the fingerprint of
    what `finish` puts in after. Where `stands` says that a path holds already what would come out, nothing comes out.
    """

    class Frame(jinja2.Template):
        """A template that looks first whether this page has been framed before."""

        def render(self, *given: Any, **named: Any) -> str:
            context = dict(*given, **named)
            page = context.get("page")
            if not isinstance(page, Page):
                return super().render(context)
            mark = memory.marks.of(page)
            told, pieces = more(page, mark)
            context |= told
            others = {name: value for name, value in context.items() if name not in GIVEN}
            key = digest(
                "frame", memory.frames, memory.nav(context["nav"]), self.name, place(page), mark,
                context["base_url"], others, pieces,
            )  # fmt: skip
            path = page.file.dest_uri
            if stands(path, key):
                return ""
            kept = memory.store.get(key)
            if isinstance(kept, str):
                memory.framed[path] = key, kept
                return kept
            before = noticing.number
            output = finish(super().render(context), page)
            if noticing.number == before:
                memory.store.put(key, output)
                memory.framed[path] = key, output
            return output

    env.template_class = Frame
