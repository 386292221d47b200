"""Codes for paper, kept from one build to the next: hundreds of them cost more than all else that is printed."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from gloss.keeping.fingerprint import digest
from gloss.keeping.store import Store
from gloss.pages import quick_code as drawing
from gloss.pages.quick_code import QuickCode


class Codes:
    """Draws codes, or takes them from `.cache/codes`; `keep` writes what was drawn."""

    def __init__(self, root: Path) -> None:
        self._store = Store(root / ".cache" / "codes")
        self._how = (version("segno"), Path(drawing.__file__).read_bytes())

    def of(self, address: str) -> QuickCode:
        """The code of an address."""
        key = digest(address, *self._how)
        match self._store.get(key):
            case (int(size), str(path)):
                return QuickCode(address, size, path)
        code = drawing.quick_code(address)
        self._store.put(key, (code.size, code.path))
        return code

    def keep(self) -> None:
        """Keeps what was drawn for the next build, if the disk allows."""
        self._store.write()
