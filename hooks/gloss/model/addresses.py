"""What is wrong with a web address: it leads somewhere else than it seems to, or runs something instead of leading anywhere.

A reader trusts the name of a host. A name can be made to look like another by letters of another script, by what
stands before an “@”, or by a number in the place of a name; none of these is needed for any source there is.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?", re.IGNORECASE)


def fault_of(address: str) -> str:
    """What is wrong with an address that begins with http, as the rest of a sentence after “it”; empty if nothing is."""
    if "\\" in address:
        return "has a backslash in it, which browsers read as a slash"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return "has brackets in it where the name of the host should be"
    if "@" in parts.netloc:
        return "has an “@” in it, so that it leads to another host than it seems to"
    if "[" in parts.netloc or _NUMERIC.fullmatch(host):
        return "has a number in the place of a host's name"
    if "xn--" in host:
        return "writes the name of its host in code (“xn--”), which nobody can read"
    if not host.isascii() and len(scripts(host)) > 1:
        return f"mixes letters of {_joined(scripts(host))} in the name of its host, so that it looks like another"
    if not host.isascii() and "LATIN" in scripts(host):
        return "has a letter in the name of its host that looks like a plainer one"
    return ""


def scripts(text: str) -> list[str]:
    """The scripts of its letters, by the first words of their names in Unicode."""
    return sorted({unicodedata.name(sign, "UNKNOWN").split()[0] for sign in text if sign.isalpha()})


def _joined(names: list[str]) -> str:
    shown = [name.capitalize() for name in names]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
