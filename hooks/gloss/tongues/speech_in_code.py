"""Words that stand inside tags and code: in attributes, in fields of Jinja, in scripts; and a template with all its words translated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from gloss.tongues.pieces import JINJA, TOKENS, Piece, found_in, pieces, runs, tokens

_SHOWN = re.compile(
    r"(?<![\w-])(?P<name>title|aria-label|aria-description|alt|placeholder|label|content|data-[\w-]+)=\""
    rf"(?P<value>(?:{JINJA}|[^\"])*)\"",
    re.DOTALL,
)
_ALWAYS = frozenset(("title", "aria-label", "aria-description", "alt", "placeholder", "label"))
_LITERAL = re.compile(r"'((?:[^'\\\n]|\\.)*)'|\"((?:[^\"\\\n]|\\.)*)\"")
_KEYED = re.compile(
    r"(?:\bin \[[^\]]*|\.get\(|\[|==|!=|\bin|\bset\w*\(|attribute=|links\.\w+\(|has_header\()\s*$"
)
_SPOKEN = re.compile(r" ?[^\W\d_].* .*|[A-Z][a-z]+")
_CODE = re.compile(r"[<>/#{}=@]|\bnoreferrer\b|\.\w|^[a-z-]+: |%")
_ASKED = re.compile(r"(?<![\w.])(?:_\(\s*|count\((?:[^()]|\([^()]*\))*)$")
"""What translates its words itself."""
_COUNTED = re.compile(r"\bcount\((?:[^(),]|\([^()]*\))*,\s*'([^']*)',\s*'([^']*)'\)")
_SCRIPT = re.compile(
    r"//[^\n]*|/\*.*?\*/|'(?:[^'\\\n]|\\.)*'|\"(?P<plain>(?:[^\"\\\n]|\\.)*)\"|`(?P<open>(?:[^`\\]|\\.)*)`",
    re.DOTALL,
)
_GAP = re.compile(r"\$\{[^{}]*\}")
_NOT_SAID = re.compile(
    r"[<>/#{}=\[\]]|^[a-z-]+: |^use strict$|^(?:Escape|Enter|Tab|Infinity)$|\b(?:gl|md)-|^[a-z0-9.-]+(?:, [a-z0-9.-]+)+$"
)
"""What reads like speech in a script and is none: keys, classes, selectors."""


def translated(source: str, say: Callable[[str], str]) -> str:
    """A template with its words as `say` gives them."""
    source = _replaced(source, list(pieces(source)), say)
    source = _replaced(source, list(shown(source)), say)
    return _replaced(source, list(literals(source)), say, quoted=True)


def words(source: str) -> list[str]:
    """Every text that a catalogue has to know for a template, in its order."""
    found = [piece.text for take in (pieces, shown, literals) for piece in take(source)]
    asked = re.finditer(r"(?<![\w.])_\(\s*(?:'([^']*)'|\"([^\"]*)\")", source)
    found += [match[1] or match[2] for match in asked]
    return list(dict.fromkeys(found))


def counted(source: str) -> list[tuple[str, str]]:
    """The words that a template or a module counts with: one, and more than one."""
    return list(dict.fromkeys((one, more) for one, more in _COUNTED.findall(source)))


def _replaced(source: str, found: list[Piece], say: Callable[[str], str], quoted: bool = False) -> str:
    done, last = [], 0
    for piece in sorted(found, key=lambda piece: piece.start):
        if piece.start < last:
            continue
        new = say(piece.text)
        if quoted and new != piece.text:
            new = new.replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"')
        done += [source[last : piece.start], new]
        last = piece.end
    return "".join([*done, source[last:]])


def shown(source: str) -> Iterator[Piece]:
    """The words in attributes that people see or hear."""
    for tag in TOKENS.finditer(source):
        if not tag["tag"]:
            continue
        for match in _SHOWN.finditer(tag[0]):
            value, start = match["value"], tag.start() + match.start("value")
            spoken = "".join(token.text for token in tokens(value) if token.kind == "text")
            if match["name"] not in _ALWAYS and (" " not in spoken.strip() or "=" in spoken or ";" in spoken):
                continue
            for run in runs(list(tokens(value))):
                yield from (
                    Piece(start + piece.start, start + piece.end, piece.text)
                    for piece in found_in(value, run)
                )


def literals(source: str) -> Iterator[Piece]:
    """Words in quotation marks inside fields and statements."""
    for token in TOKENS.finditer(source):
        if token["tag"]:
            for inner in re.finditer(JINJA, token[0], re.DOTALL):
                yield from _literals(inner[0], token.start() + inner.start())
        elif token["field"] or token["statement"]:
            yield from _literals(token[0], token.start())


def _literals(text: str, start: int) -> Iterator[Piece]:
    if text.startswith(("{#", "{% include", "{% import", "{% extends", "{% from")):
        return
    for match in _LITERAL.finditer(text):
        said = match[1] if match[1] is not None else match[2]
        before = text[: match.start()]
        if (
            not _SPOKEN.fullmatch(said)
            or _CODE.search(said)
            or _KEYED.search(before)
            or _ASKED.search(before)
        ):
            continue
        yield Piece(start + match.start() + 1, start + match.end() - 1, said)


def script_words(source: str) -> Iterator[Piece]:
    """The words of a script: what stands in double quotation marks or in backquotes and reads like speech."""
    for match in _SCRIPT.finditer(source):
        name = "plain" if match["plain"] is not None else "open"
        said = match[name]
        if not said:
            continue
        bare, words_alone = _GAP.sub("x", said), _GAP.sub("", said)
        spoken = _SPOKEN.fullmatch(bare) and re.search(r"[^\W\d_]{3}", words_alone)
        if spoken and not _NOT_SAID.search(bare):
            yield Piece(match.start(name), match.end(name), said)


def translated_script(source: str, say: Callable[[str], str]) -> str:
    """A script with its words as `say` gives them."""
    done, last = [], 0
    for piece in script_words(source):
        new = say(piece.text)
        if new != piece.text:
            new = new.replace("\\", "\\\\").replace('"', '\\"').replace("`", "\\`")
        done += [source[last : piece.start], new]
        last = piece.end
    return "".join([*done, source[last:]])
