"""Golden files: what a report said when a person last read it and found it kind and exact.

`GLOSS_GOLDEN=write make test` writes them anew; read the difference before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path


def assert_golden(path: Path, text: str) -> None:
    """The text is what the golden file says."""
    if os.environ.get("GLOSS_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
