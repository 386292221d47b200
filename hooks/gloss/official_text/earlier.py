"""Official words that a new import replaces are kept, so that a note written on them can be told what changed."""

from __future__ import annotations

from pathlib import Path

import yaml

from gloss.model.official import OfficialText
from gloss.model.wording import words_hash

FILE = Path("data") / "earlier.yml"
_HEAD = (
    "# Official words that notes may have been written on and that a later import changed, by their fingerprint.\n"
    "# Written by “gloss text import”; “gloss check” shows from it what changed under a note.\n"
)


def with_replaced(root: Path, old: OfficialText | None, new: OfficialText) -> str | None:
    """The text of the file after an import; None if no words changed."""
    if old is None:
        return None
    ids = [*old.provisions(), *(article.number for article in old.articles)]
    changed = {words_hash(old.words(one)): old.words(one) for one in ids if old.words(one) != new.words(one)}
    if not changed:
        return None
    path = root / FILE
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    kept = yaml.load(path.read_text(encoding="utf-8"), Loader=loader) if path.exists() else {}  # noqa: S506 # a base loader makes texts only
    table = {str(key): str(value) for key, value in {**kept, **changed}.items()}
    return _HEAD + yaml.safe_dump(
        table, allow_unicode=True, sort_keys=True, width=1_000_000, default_style='"'
    )
