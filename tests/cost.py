"""What the first view of a page costs: the files that a browser fetches for it, as a host packs them."""

from __future__ import annotations

import gzip
import re
from functools import cache
from urllib.parse import urljoin, urlsplit

from tests.built import BuiltSite
from tests.pages import HtmlPage

_IMPORTED = re.compile(r"""\bfrom ?"(\./[\w-]+\.js)";?""")
_LOADED = {"stylesheet", "icon"}


@cache
def packed(site: BuiltSite, path: str) -> int:
    """The bytes of a file as a host sends it."""
    return len(gzip.compress(site.files[path], 6))


@cache
def _with_imports(site: BuiltSite, path: str) -> frozenset[str]:
    if not path.endswith(".js"):
        return frozenset([path])
    imported = (urljoin(path, name) for name in _IMPORTED.findall(site.files[path].decode()))
    return frozenset([path]).union(*(_with_imports(site, name) for name in imported))


def first_view(site: BuiltSite, address: str, page: HtmlPage) -> set[str]:
    """A page, what it loads, and the modules that are fetched because of that."""
    here = f"{address}index.html" if address.endswith("/") or not address else address
    top = urlsplit(site.address).path.lstrip("/")
    loaded = {
        urljoin(f"/{here}", one.value).lstrip("/").removeprefix(top)
        for one in page.references
        if one.tag in {"script", "img"} or (one.tag == "link" and one.rel in _LOADED)
    }
    return {here}.union(*(_with_imports(site, path) for path in loaded))
