"""What stands above a page's Markdown, for the engine that frames it: the title and all that the frame says of the page."""

from __future__ import annotations

import json
from collections.abc import Mapping

from gloss.pages.page import Page
from gloss.tongues.foreign import bare


def with_head(page: Page, text: str, shown: Mapping[str, str]) -> str:
    """The Markdown with its head; text in JSON's quotation marks is also YAML. `shown` is for the page's own tags."""
    head = [f"title: {_quoted(page.title)}", f"description: {_quoted(page.description)}"]
    if page.hide:
        head.append(f"hide: [{', '.join(page.hide)}]")
    if page.feed:
        head.append(f"feed: {_quoted(page.feed)}")
    if not page.searched:
        head.append("search: {exclude: true}")
    head += [f"{name}: {_quoted(text)}" for name, text in shown.items()]
    return "\n".join(["---", *head, "---", "", text])


def headed(fields: Mapping[str, str], text: str) -> str:
    """Markdown with these fields above it."""
    return "\n".join(["---", *(f"{name}: {_quoted(said)}" for name, said in fields.items()), "---", "", text])


def _quoted(text: str) -> str:
    return json.dumps(bare(text), ensure_ascii=False)
