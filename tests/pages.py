"""What a page holds, read quickly: its head, its headings, its identifiers, and all that it leads to."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(frozen=True)
class Reference:
    """One attribute that names an address."""

    tag: str
    attribute: str
    value: str
    rel: str = ""

    @property
    def loads(self) -> bool:
        """Whether a browser fetches it by itself, as it does not with a link to follow."""
        if self.tag in {"a", "area"}:
            return False
        return not (
            self.tag == "link"
            and self.rel in {"canonical", "prev", "next", "alternate", "alternate feed", "license"}
        )


@dataclass
class HtmlPage:
    """One page."""

    html: str
    lang: str = ""
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    edit: str = ""
    redirect: str = ""
    words: str = ""

    @classmethod
    def read(cls, html: str) -> HtmlPage:
        """Reads the HTML; the words are those that stand in the page when no script runs."""
        page = cls(html)
        reader = _Reader(page)
        reader.feed(html)
        reader.close()
        page.words = " ".join("".join(reader.words).split())
        page.title = page.title.strip()
        return page

    @property
    def aside(self) -> bool:
        """Whether search engines are asked to leave it out."""
        return "noindex" in self.meta.get("robots", "")

    @property
    def links(self) -> list[Reference]:
        """What a reader can follow."""
        return [found for found in self.references if found.tag in {"a", "area"}]


_ADDRESSES = {"href", "xlink:href", "src", "srcset", "poster", "action", "formaction", "data", "background"}


class _Reader(HTMLParser):
    def __init__(self, page: HtmlPage) -> None:
        super().__init__(convert_charrefs=True)
        self._page = page
        self._inside: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page, given = self._page, {name: value or "" for name, value in attrs}
        if tag in {"script", "style", "title", "h1", "template"}:
            self._inside.append(tag)
            if tag == "h1":
                page.headings.append("")
        if tag == "html":
            page.lang = given.get("lang", "")
        if tag == "meta":
            name = given.get("name") or given.get("property") or given.get("http-equiv")
            if name:
                page.meta[name.lower()] = given.get("content", "")
            if given.get("http-equiv", "").lower() == "refresh":
                page.redirect = given["content"].partition("url=")[2]
        if given.get("id"):
            page.ids.append(given["id"])
        if "style" in given:
            page.styles.append(given["style"])
        if given.get("rel") == "edit":
            page.edit = given.get("href", "")
        for name in _ADDRESSES & given.keys():
            page.references.append(Reference(tag, name, given[name], given.get("rel", "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        within = self._inside[-1] if self._inside else ""
        if within == "style":
            self._page.styles.append(data)
        elif within == "title":
            self._page.title += data
        elif within not in {"script", "template"}:
            if within == "h1":
                self._page.headings[-1] += data
            self.words.append(data)
