"""Style sheets joined into one: without comments and white space, and of the theme's rules only those that can ever apply.

A rule of the theme is left out if it asks for a class, or for a value of one of the theme's own attributes, that no
template, script or page of this site names; and a property of the theme's own if nothing asks for its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gloss.model.problem import Refused

_TOKEN = re.compile(
    r"""/\*.*?(?:\*/|\Z)|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\((?:[^)"'\\]|\\.)*\)|\\.|[^"'/\\{};()u]+|.""",
    re.DOTALL,
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([,>~])\s*")
_INSIDE = re.compile(r"\([^()]*\)")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_VALUE = re.compile(r"""\[data-md-[\w-]+[~|^$*]?=["']?([\w-]+)["']?\]""")
_OWN = re.compile(r"(--md-[\w-]+)\s*:")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_WORD = re.compile(r"[A-Za-z_-][\w-]*")
_QUOTED = re.compile(r"""\[([\w-]+)=["']([A-Za-z][\w-]*)["']\]""")
DARK, SYSTEM = "[data-md-color-scheme=slate]", ".no-js [data-md-color-scheme=default]"
_CONDITION = ("@media", "@supports", "@layer", "@container")


@dataclass
class Block:
    """A rule or a condition: what stands before the brace, and the declarations and rules within."""

    head: str
    parts: list[Block | str] = field(default_factory=list)


def words(texts: Iterable[str]) -> frozenset[str]:
    """Every word of templates and scripts; the classes that they use are among them."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def class_names(sheet: str) -> frozenset[str]:
    """Every class that a sheet speaks of."""
    return frozenset(_CLASS.findall(_COMMENT.sub("", sheet)))


def joined(
    theme: Iterable[str], own: Iterable[str], known: frozenset[str], beginnings: tuple[str, ...]
) -> str:
    """All sheets as one; of the theme's, only what `known` words, or classes with one of the `beginnings`, can bring about."""
    theirs = [block for sheet in theme for block in _used(_read(sheet), known, beginnings)]
    ours = [block for sheet in own for block in _read(sheet)]
    blocks = [*theirs, *ours]
    dark = list(_by_system(blocks))
    if dark:
        blocks.append(Block("@media screen and (prefers-color-scheme:dark)", dark))
    while True:
        text = "".join(map(_written, blocks))
        asked = set(_ASKED.findall(text)) | known
        if not _forget(theirs, asked):
            return text


def _read(text: str) -> list[Block | str]:
    """A sheet as blocks; Refused if its braces do not match."""
    top = Block("")
    open_blocks = [top]
    piece: list[str] = []
    depth = 0
    for sign in _TOKEN.findall(text):
        if sign.startswith("/*"):
            piece.append(" ")
        elif sign in "()":
            depth += 1 if sign == "(" else -1
            piece.append(sign)
        elif sign == "{" and not depth:
            block = Block(_tidy_head("".join(piece)))
            open_blocks[-1].parts.append(block)
            open_blocks.append(block)
            piece = []
        elif sign in ";}" and not depth:
            said = _tidy_declaration("".join(piece))
            if said:
                open_blocks[-1].parts.append(said)
            piece = []
            if sign == "}":
                open_blocks.pop()
                if not open_blocks:
                    raise Refused("A style sheet closes a brace that it has not opened.")
        else:
            piece.append(sign)
    if len(open_blocks) > 1 or depth:
        raise Refused("A style sheet opens a brace that it does not close.")
    return top.parts


def _tidy_head(text: str) -> str:
    text = _SPACE.sub(" ", text).strip()
    return (
        text if text.startswith("@") else _AROUND.sub(r"\1", text).replace(".focus-visible", ":focus-visible")
    )


def _tidy_declaration(text: str) -> str:
    """Strings stay as they are; elsewhere one space is as good as many."""
    parts = re.split(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""", text)
    tidy = "".join(part if place % 2 else _SPACE.sub(" ", part) for place, part in enumerate(parts)).strip()
    name, colon, value = tidy.partition(":")
    return f"{name.strip()}:{value.strip()}" if colon and not tidy.startswith("@") else tidy


def _used(
    parts: list[Block | str], known: frozenset[str], beginnings: tuple[str, ...]
) -> Iterator[Block | str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif part.head.startswith(_CONDITION):
            inside = list(_used(part.parts, known, beginnings))
            if inside:
                yield Block(part.head, inside)
        elif part.head.startswith("@"):
            yield part
        else:
            chosen = [one for one in selectors(part.head) if _can_apply(one, known, beginnings)]
            if chosen:
                yield Block(",".join(chosen), part.parts)


def selectors(head: str) -> list[str]:
    """The selectors of a rule: commas within brackets do not part them."""
    found, depth, start = [], 0, 0
    for place, sign in enumerate(head):
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign == "," and not depth:
            found.append(head[start:place])
            start = place + 1
    return [one for one in [*found, head[start:]] if one]


def _by_system(parts: list[Block | str]) -> Iterator[Block | str]:
    """The rules of the dark scheme once more, for readers without scripts: for them the system decides."""
    for part in parts:
        if isinstance(part, str):
            continue
        if part.head.startswith(_CONDITION):
            if "print" not in part.head and (inside := list(_by_system(part.parts))):
                yield Block(part.head, inside)
        elif DARK in part.head:
            chosen = [one.replace(DARK, SYSTEM) for one in selectors(part.head) if DARK in one]
            yield Block(",".join(chosen), list(part.parts))


def _can_apply(selector: str, known: frozenset[str], beginnings: tuple[str, ...]) -> bool:
    if "\\" in selector:
        return True
    bare = selector
    while (shorter := _INSIDE.sub("", bare)) != bare:
        bare = shorter
    classes = all(name in known or name.startswith(beginnings) for name in _CLASS.findall(bare))
    return classes and all(value in known for value in _VALUE.findall(bare))


def _forget(parts: list[Block | str], asked: set[str]) -> bool:
    """Takes out the theme's own properties that nothing asks for; says whether there were any."""
    some = False
    for part in parts:
        if isinstance(part, Block):
            kept = [
                inner for inner in part.parts
                if not isinstance(inner, str) or not (own := _OWN.match(inner)) or own[1] in asked
            ]  # fmt: skip
            some = some or len(kept) < len(part.parts)
            part.parts[:] = kept
            some = _forget(kept, asked) or some
    return some


def _written(part: Block | str) -> str:
    if isinstance(part, str):
        return f"{part};"
    inside = "".join(map(_written, part.parts)).removesuffix(";")
    return f"{part.head}{{{inside}}}" if inside else ""
