"""Addresses in the HTML of a page, as an engine reads them that takes every address as seen from the page's file.

MkDocs leaves the addresses in raw HTML alone, so they are written as a browser resolves them: from
`act/norway/`, the folder that `act/norway.md` becomes. Zensical takes each of them as seen from `act/`, where the
file stands, and puts “../” before it.
"""

from __future__ import annotations

import re
from functools import partial

_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_ADDRESS = re.compile(r"""(\s(?:href|src|srcset)=(["']))(?![a-z][a-z0-9+.-]*:|[#?/])([^"']*)(?=\2)""")
_SOURCE = re.compile(r"\.md(?:#|$)")


def rebased(text: str, uri: str) -> str:
    """A page's Markdown with the addresses in its HTML as seen from its file; those that name a Markdown file already are."""
    name = uri.rpartition("/")[2].removesuffix(".md")
    if name == "index":
        return text
    return _TAG.sub(lambda tag: _ADDRESS.sub(partial(_from_file, name), tag[0]), text)


def _from_file(name: str, found: re.Match[str]) -> str:
    before, address = found[1], found[3]
    if _SOURCE.search(address):
        return found[0]
    if address.startswith("../"):
        rest = address.removeprefix("../")
        return f"{before}{'' if rest[:1] not in {'', '#', '?'} else './'}{rest}"
    return f"{before}{name}/{address.removeprefix('./')}"
