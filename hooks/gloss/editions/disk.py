"""The built site as files that open from a disk: links name files, scripts are plain, and what only a server can do is left out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

from gloss.editions.scripts import plain_script

_LEFT_OUT = re.compile(
    r"(^|/)\.|^404\.html$|^sitemap\.xml|^search/|^cards/|^offline/(?!index\.html$)|^print/.*\.pdf$|\.js\.map$|\.css\.map$"
)
"""What a reader of files has no use for: answers of a server, the search's own index, pictures that other
hosts show, the editions themselves."""

_OTHERS = re.compile(r'<(details) class="gl-tongues">.*?</\1>\s*', re.DOTALL)
_TONGUE = re.compile(r'<(?:link) rel="alternate" hreflang="([^"]+)"')
"""The choice of another language and where the others are: a copy holds the language of its front page alone."""

_TAG = re.compile(r"""<(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:[^"'<>]|"[^"]*"|'[^']*')*)>""")
_KEPT = re.compile(r"(<(script|style|textarea)\b[^>]*>)(.*?)(</\2>)", re.DOTALL)
_WAY = re.compile(
    r"""(?P<before>\s(?:href|src|action|poster|data|xlink:href)=)(?P<mark>["'])(?P<way>[^"']*)(?P=mark)"""
)
_REFRESH = re.compile(r"""(content=["'][\d.]+;\s*url=['"]?)(?P<way>[^"'>]+)""", re.IGNORECASE)
_SCHEME = re.compile(r"^[a-zA-Z][\w+.-]*:|^//")
_MODULE = re.compile(r"""\s+type=["']module["']""")
_SEARCH = re.compile(
    r'<label class="md-header__button md-icon" for="__search">(?P<icon>.*?)</label>.*?<!--/search-->',
    re.DOTALL,
)
_WORDS = re.compile(r"<[^>]+>")


class Disk:
    """Makes each file of a site fit for a disk; `finder` is the button that takes the search's place, for a page's depth."""

    def __init__(self, folder: Path, finder: Callable[[str, str], str]) -> None:
        self._folder, self._finder = folder, finder
        self._names = sorted(
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        )
        front = self._text("index.html") if "index.html" in self._names else ""
        others = tuple(f"{tag}/" for tag in set(_TONGUE.findall(front)) if f"{tag}/index.html" in self._names)
        self.names = [
            name for name in self._names if not _LEFT_OUT.search(name) and not name.startswith(others)
        ]
        self._there = frozenset(self.names)
        self._scripts = {
            name: self._text(name) for name in self.names if name.startswith("assets/javascripts/") and name.endswith(".js")
        }  # fmt: skip
        self._modules: set[str] = set()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file in the order of names, pages first, since they tell which scripts are modules."""
        pages = [name for name in self.names if name.endswith(".html")]
        for name in pages:
            yield name, self.page(name, self._text(name)).encode()
        for name in self.names:
            if name in self._modules:
                yield name, plain_script(name, self._scripts).encode()
            elif not name.endswith(".html"):
                yield name, (self._folder / name).read_bytes()

    def page(self, name: str, text: str) -> str:
        """One page whose links name files."""
        text = _OTHERS.sub("", text)
        text = _SEARCH.sub(lambda found: self._finder(posixpath.dirname(name), found["icon"]), text, count=1)
        pieces = []
        last = 0
        for kept in _KEPT.finditer(text):
            pieces += [self._tags(name, text[last : kept.end(1)]), kept[3], kept[4]]
            last = kept.end()
        return "".join([*pieces, self._tags(name, text[last:])])

    def _tags(self, name: str, text: str) -> str:
        return _TAG.sub(lambda tag: self._tag(name, tag[0], tag["name"].lower()), text)

    def _tag(self, name: str, tag: str, kind: str) -> str:
        if kind == "meta":
            return _REFRESH.sub(lambda found: found[1] + self._file(name, found["way"]), tag)
        if "=" not in tag:
            return tag
        tag = _WAY.sub(
            lambda found: f"{found['before']}{found['mark']}{self._file(name, found['way'])}{found['mark']}",
            tag,
        )
        if kind == "script" and _MODULE.search(tag):
            source = _WAY.search(tag)
            if source:
                self._modules.add(posixpath.normpath(posixpath.join(posixpath.dirname(name), source["way"])))
                tag = _MODULE.sub(" defer", tag)
        return tag

    def _file(self, name: str, way: str) -> str:
        """A link with the file that it means at its end; a link to another host, or within the page, stays."""
        path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", way, re.DOTALL).groups()  # type: ignore[union-attr]  # it matches anything
        if not path or _SCHEME.match(way):
            return way
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
        page = posixpath.normpath(posixpath.join(target, "index.html"))
        if target not in self._there and page in self._there:
            path = posixpath.join(path, "index.html")
        return path + mark + rest

    def _text(self, name: str) -> str:
        return (self._folder / name).read_text(encoding="utf-8")
