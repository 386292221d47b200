"""What a page would take for markup and not for words, in facts and in Markdown.

Facts are plain text. Words are Markdown with a short list of tags that Markdown has no sign for: `<br>` and `<wbr>`
(a line that ends inside a cell of a table, a place where a long word may break), and `<sub>`, `<sup>` and `<kbd>`
(formulas, ordinal numbers, keys). None of them may carry an attribute, and those that open have to close on the
same line, so none can run anything, load anything, look like a part of the site, or reach beyond its line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gloss.model.addresses import fault_of
from gloss.reading.signs import shown

Lines = Sequence[tuple[int, str]]
"""Lines with their numbers in the file."""

PAIRED, SINGLE = ("sub", "sup", "kbd"), ("br", "wbr")
"""The tags that words may have: those that open and close, and those that stand alone."""

_ALLOWED = re.compile(rf"<({'|'.join(PAIRED)})>[^<>]*</\1>|<(?:{'|'.join(SINGLE)})>|<https?://[^<>\s]*>")
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>?")
_TEMPLATE = re.compile(r"\{\{.*|\{%.*|\{#(?!\w).*|\{# .*?#\}|<%.*")
_NAMED = re.compile(r"\{:?[ ]*#[a-z][a-z0-9-]*(?:[ ]+\.gl-[a-z0-9-]+)*[ ]*\}[ ]*$")
_BRACES = re.compile(r"\{.*\}")
_ENTITY = re.compile(r"&(?:#\w{1,8}|[a-zA-Z]\w{1,30});")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_FENCE = re.compile(r"(`{3,}|~{3,})[ ]*[\w-]*[ ]*")
_BEGINS = re.compile(r"[<{`\[]|^~~~")
_SCHEME = re.compile(r"([^/?#:]*):")
_DEFINED = re.compile(r"\[(?!\^)([^\[\]]*)\]:(?=[ \t]*(?:\n[ \t>*+:\d.)-]*)?(\S+))")
"""Where a link's name gets its address: also within a quotation, a list or a footnote, and over the end of a line."""
_NESTED = re.compile(r"(?:[ ]{0,3}(?:(?:[-*+]|\d{1,9}[.)])[ ]+|>[ ]?)){11}|[ ]{41}")
_TITLE = re.compile(r"\s+(?:\"[^\"]*\"|'[^']*')\s*$")
LONGEST, WHOLE, DEEPEST = 4000, 100_000, 10
"""How many signs a line of words may have, and all lines of a piece; how many brackets may stand open at once."""
CODE = "\N{REPLACEMENT CHARACTER}"
"""Stands for code in what is looked through; it cannot stand in a file."""
PLACEHOLDER = "{country}"
"""The only braces in facts: the words about stages have the name of a country filled in here."""
SCHEMES = ("https", "http", "mailto")
"""How an address may begin that is not one of this site's own."""


@dataclass(frozen=True)
class Slip:
    """One thing that cannot stand: the number of its line, a sentence about it, and what to do."""

    line: int
    sentence: str
    hint: str


def in_fact(text: str) -> tuple[str, str] | None:
    """The first thing in a fact that is more than plain text, as a sentence and what to do."""
    for pattern, what in _FACT:
        if match := pattern.search(text.replace(PLACEHOLDER, "")):
            return f"“{_quoted(match[0])}” is {what}, and facts are plain text.", "Say it in plain words."
    return None


_FACT = (
    (_TAG, "HTML"),
    (_TEMPLATE, "written as templates are"),
    (re.compile(r"\{[^{}]*\}"), "an instruction to the page"),
    (re.compile(r"\]\([^)]*\)?|\]\[[^\]]*\]?|\]: ?\S+"), "written as links are in Markdown"),
    (_ENTITY, "a sign written in code"),
    (re.compile(r"`"), "written as code is in Markdown"),
)


def in_words(lines: Lines) -> Iterator[Slip]:
    """Everything in one piece of Markdown that is more than Markdown, or leads somewhere that no link may."""
    yield from _slips(tuple(lines))


@lru_cache(8192)  # While somebody writes, all pieces but one are as they were.
def _slips(lines: Lines) -> tuple[Slip, ...]:
    return tuple(_found(lines))


def _found(lines: Lines) -> Iterator[Slip]:
    if crowded := _crowded(lines):
        yield crowded
        return
    # Most of what people write has no sign in it with which anything but words could begin.
    if not any(_BEGINS.search(line) for _, line in lines):
        return
    free, open_code = without_code(lines)
    yield from open_code
    for number, line in free:
        if "<" in line or "{" in line:
            yield from _in_line(number, line)
    yield from _links(free)


def _crowded(lines: Lines) -> Slip | None:
    """What is too much of something: reading it could take a page's reader hours, or more room than there is."""
    if sum(len(line) for _, line in lines) > WHOLE:
        return Slip(lines[0][0], f"There are more than {WHOLE} signs here.", "Make two pages of it.")
    for number, line in lines:
        if len(line) > LONGEST:
            sentence = f"This line has more than {LONGEST} signs."
            return Slip(number, sentence, "Write one sentence on a line.")
        if _NESTED.match(line):
            sentence = "Lists, quotations or spaces stand more than ten deep at the beginning of this line."
            return Slip(number, sentence, "Take some of them out.")
    return None


def without_code(lines: Lines) -> tuple[list[tuple[int, str]], list[Slip]]:
    """The lines without what is shown as code, and where code begins that does not end.

    Code is taken for what it is only where no reader of Markdown could see it otherwise: a fence that ends as it
    began, and signs between equal marks on one line.
    """
    free: list[tuple[int, str]] = []
    slips: list[Slip] = []
    fenced = fences([line for _, line in lines])
    for index, (number, line) in enumerate(lines):
        if index in fenced:
            continue
        plain = _CODE.sub(CODE, line)
        if "`" in plain or line.startswith(("```", "~~~")):
            sentence = "Code begins or ends here, and its other end is not on this line."
            if line.startswith(("```", "~~~")):
                sentence = f"A block of code begins here (“{_quoted(line)}”) and does not end as it began."
            slips.append(Slip(number, sentence, "Put the same marks before and after the code."))
            plain = line
        free.append((number, plain))
    return free, slips


def fences(lines: Sequence[str]) -> set[int]:
    """The places of all lines in blocks of code that end as they began, with the lines of marks around them."""
    last = {line.rstrip(" "): place for place, line in enumerate(lines)}
    inside: set[int] = set()
    mark = ""
    for place, line in enumerate(lines):
        opening = _FENCE.fullmatch(line) if not mark else None
        if opening and last.get(opening[1], 0) > place:
            mark = opening[1]
            inside.add(place)
        elif mark:
            inside.add(place)
            mark = "" if line.rstrip(" ") == mark else mark
    return inside


def _in_line(number: int, line: str) -> Iterator[Slip]:
    plain = _ALLOWED.sub("", line.replace(PLACEHOLDER, ""))
    if match := _TAG.search(plain):
        yield Slip(
            number,
            f"“{_quoted(match[0])}” is HTML, and words here are Markdown only.",
            "Use Markdown, such as **bold** or [a link](https://…); put a “<” that is meant as such between `…`.",
        )
    elif match := _TEMPLATE.search(_NAMED.sub("", plain)):
        yield Slip(
            number,
            f"“{_quoted(match[0])}” is written as templates are, and no template is filled in here.",
            "Delete it; put braces that are meant as such between `…`.",
        )
    elif match := _BRACES.search(_NAMED.sub("", plain)):
        yield Slip(
            number,
            f"“{_quoted(match[0])}” is an instruction to the page, and words here are Markdown only.",
            "Delete it; put braces that are meant as such between `…`.",
        )


def _links(lines: Lines) -> Iterator[Slip]:
    """Links may run over the end of a line, so they are looked for in the whole piece."""
    text = "\n".join(line for _, line in lines)
    numbers = [number for number, line in lines for _ in range(len(line) + 1)]
    opened: list[int] = []
    endless = 0
    for match in re.finditer(r"\\.|\[|\]", text, re.DOTALL):
        place = match.start()
        if match[0] == "[":
            opened.append(place)
        elif match[0] == "]" and opened:
            first = opened.pop()
            picture = text[max(first - 1, 0)] == "!"
            if text[place + 1 : place + 2] == "(":
                target = _target(text, place + 2)
                endless += target is None
                written = text[place + 2 : place + 200] if target is None else target
                yield from _link(numbers[place], text[first + 1 : place], written, picture)
            elif picture:
                sentence = f"“{_quoted(text[first - 1 : place + 1])}” is a picture without its file."
                yield Slip(numbers[first], sentence, "Write it like this: ![what it shows](picture.png).")
        if len(opened) > DEEPEST or endless > DEEPEST:
            sentence = f"More than {DEEPEST} brackets are open here."
            yield Slip(
                numbers[place], sentence, "Close them, or put those that are meant as such between `…`."
            )
            return
    for match in _DEFINED.finditer(text):
        yield from _link(numbers[match.start()], match[1], match[2])
    for match in re.finditer(r"<(https?://[^<>\s]*)>", text):
        yield from _link(numbers[match.start()], "", match[1])


def _target(text: str, start: int) -> str | None:
    """What stands between a bracket that was opened before `start` and the one that closes it; None if none does."""
    depth = 1
    for match in re.finditer(r"[()]", text[start : start + LONGEST]):
        depth += 1 if match[0] == "(" else -1
        if not depth:
            return text[start : start + match.start()]
    return None


def _link(number: int, words: str, target: str, picture: bool = False) -> Iterator[Slip]:
    written = _TITLE.sub("", target.strip()).strip()
    address = html.unescape(written.removeprefix("<").partition(">")[0] if written[:1] == "<" else written)
    plain = re.sub(r"[\s\x00-\x20]", "", address)
    scheme = _SCHEME.match(plain)
    if scheme and scheme[1].lower() not in SCHEMES:
        yield Slip(
            number,
            f"“{_quoted(written)}” begins a link that could run something in a reader's browser.",
            "Link to a page that begins with https:// instead.",
        )
    elif re.search(r"\s", address) or "<" in address or CODE in address:
        yield Slip(
            number,
            f"“{_quoted(written)}” is no address: there is a space, a “<” or code in it.",
            "Write the address alone between the brackets.",
        )
    elif plain.startswith(("//", "\\", "/\\")):
        yield Slip(
            number,
            f"“{_quoted(written)}” leads to another host without saying how.",
            "Write the address whole, from https:// on.",
        )
    elif picture and scheme:
        yield Slip(
            number,
            f"“{_quoted(written)}” is a picture from another host, which would learn who reads this page.",
            "Put the picture into docs/ and name it from there.",
        )
    elif scheme and scheme[1].lower() != "mailto" and (fault := fault_of(plain)):
        yield Slip(number, f"“{_quoted(written)}” {fault}.", "Write the address as its owner prints it.")
    elif (
        scheme
        and scheme[1].lower() == "mailto"
        and re.search(r"%0[ad]|[?&](?:b?cc|to)=", plain, re.IGNORECASE)
    ):
        yield Slip(
            number,
            f"“{_quoted(written)}” writes to more people than it shows.",
            "Link to one address, with a subject at the most.",
        )
    elif scheme and (seen := _seems(words)) and seen != _host(plain):
        yield Slip(
            number,
            f"“{_quoted(words)}” shows one host, and the link leads to another: {_quoted(_host(plain))}.",
            "Say in words where the link leads.",
        )


def _seems(words: str) -> str:
    """The host that a link's words show, where they are an address; empty where they are words."""
    plain = html.unescape(words).strip().strip("*_`")
    if re.fullmatch(r"(?:https?://)[^\s/]+(?:/\S*)?|www\.[^\s/]+(?:/\S*)?", plain):
        return _host(plain if "://" in plain else f"https://{plain}")
    return ""


def _host(address: str) -> str:
    rest = address.partition("://")[2] or address.partition(":")[2]
    return re.split(r"[/?#]", rest, maxsplit=1)[0].lower().removeprefix("www.")


def _quoted(text: str) -> str:
    return shown(text)[:60]
