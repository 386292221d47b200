"""Names that outlive an address: what a feed reader or a calendar knows an entry by.

An entry must keep its name when the site moves, and every address is somebody's who may lose it. So the name
rests on facts alone: it is a UUID of version 5 (RFC 9562), made from the symbol of the treaty's document and
the key of the entry (`countries/norway/signed`). Whoever publishes the same fact about the same treaty, at
whatever address, gives it the same name, and a reader who follows both sees it once. A better date, source
or wording changes the entry and not its name.
"""

from __future__ import annotations

import re
from uuid import UUID, uuid5

from gloss.model.treaty import Treaty

_GLOSS = UUID("a3c3bc10-f708-4c32-9b00-06b18723c009")
"""The root of all names, drawn by lot once."""

_UNWRITABLE = re.compile("[^\\s\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def name_of(treaty: Treaty, key: str) -> UUID:
    """The name of the entry with that key."""
    return uuid5(uuid5(_GLOSS, treaty.symbol), key)


def writable(text: str) -> str:
    """The text without the signs that neither XML nor UTF-8 nor a calendar may hold, such as half a surrogate pair."""
    return _UNWRITABLE.sub("", text)


def one_line(text: str) -> str:
    """The same without line breaks, and with single spaces."""
    return " ".join(writable(text).split())
