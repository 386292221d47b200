"""Official words made comparable: for quotations, for fingerprints, and for showing what changed."""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
)


def comparable(text: str) -> str:
    """Words made equal for comparison: the shape of quotation marks and of spaces does not count."""
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).translate(_QUOTES)
    return _SPACES.sub(" ", text).strip()


def words_hash(text: str) -> str:
    """A short name for exact words: it stays the same while only spaces or line ends change."""
    plain = unicodedata.normalize("NFC", _SPACES.sub(" ", text).strip())
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def found_at(quote: str, text: str) -> tuple[int, int] | None:
    """Where a quotation stands in a text, whatever the shape of quotation marks and spaces; None if it does not."""
    pattern = r"\s+".join(re.escape(word) for word in comparable(quote).split(" "))
    match = re.search(pattern, text.translate(_QUOTES)) if pattern else None
    return match.span() if match else None


def changed(old: str, new: str) -> str:
    """What changed, word by word: “the ~~authorities~~ **judge** may”; long stretches that stayed are cut."""
    before, after = comparable(old).split(" "), comparable(new).split(" ")
    pieces: list[str] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            same = before[a:b]
            pieces += same if len(same) <= 8 else [*same[:4], "…", *same[-4:]]
            continue
        if before[a:b]:
            pieces.append(f"~~{' '.join(before[a:b])}~~")
        if after[c:d]:
            pieces.append(f"**{' '.join(after[c:d])}**")
    return " ".join(pieces)
