"""Words in Markdown as a piece of a page whose links lead where an edition has their targets."""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Callable
from urllib.parse import urlsplit

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from gloss.pages.page import address_of

EXTENSIONS = ("abbr", "attr_list", "def_list", "md_in_html", "tables")
"""Those that mkdocs.yml names, without the ones that need a whole page."""


class Prose:
    """Sets Markdown; a link to a file of words becomes one to the place that `to` names, and no link if that is empty.

    All that it gives is well-formed XML unless a writer's own tags are not.
    """

    def __init__(self) -> None:
        self._links = _Links()
        self._markdown = Markdown(extensions=EXTENSIONS, output_format="xhtml")
        self._markdown.treeprocessors.register(self._links, "bound-links", 1)

    def block(self, text: str, uri: str, to: Callable[[str], str]) -> Markup:
        """Whole paragraphs; `uri` is the file of words that the text is from, which relative links start from."""
        return self._set(text, uri, to, inline=False)

    def line(self, text: str, uri: str, to: Callable[[str], str]) -> Markup:
        """A line that stands inside a paragraph of the template."""
        return self._set(text, uri, to, inline=True)

    def _set(self, text: str, uri: str, to: Callable[[str], str], inline: bool) -> Markup:
        self._links.uri, self._links.to, self._links.inline = uri, to, inline
        return Markup(self._markdown.reset().convert(text))  # noqa: S704 a writer’s Markdown


class _Links(Treeprocessor):
    """Gives every link its new target, and takes its title off: the target is in the reader's hand."""

    uri: str
    to: Callable[[str], str]
    inline: bool

    def run(self, root: ET.Element) -> None:
        if self.inline and len(root) == 1:
            root[0].tag = "span"
        for link in root.iter("a"):
            link.attrib.pop("title", None)
            link.attrib.pop("class", None)
            target = self._target(link.get("href", ""))
            if target:
                link.set("href", target)
            else:
                link.tag = "span"
                link.attrib.pop("href", None)

    def _target(self, href: str) -> str:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        folder = posixpath.dirname(self.uri)
        uri = posixpath.normpath(posixpath.join(folder, parts.path)) if parts.path else self.uri
        place = address_of(uri) if uri.endswith(".md") else uri
        return self.to(f"{place}#{parts.fragment}" if parts.fragment else place)
