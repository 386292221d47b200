"""ZIP archives whose bytes depend on nothing but what is in them and the day that they speak of."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

_OLDEST = date(1980, 1, 1)
"""A ZIP can tell no earlier time."""

_PLAIN_FILE = 0o100644 << 16
"""A file that its owner may write and everybody may read, as Unix says it in a ZIP."""


def write_archive(path: Path, files: Iterable[tuple[str, bytes]], day: date, stored: int = 0) -> None:
    """Writes the files in the order given; the first `stored` of them are not compressed.

    Every time in it is midnight of `day`, and no user or system is named. Raises OSError if the disk refuses.
    """
    day = max(day, _OLDEST)
    with zipfile.ZipFile(path, "w") as archive:
        for place, (name, content) in enumerate(files):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = _PLAIN_FILE
            entry.compress_type = zipfile.ZIP_STORED if place < stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
