"""What of a template people read: the pieces that a catalogue translates.

No phrase is marked by hand, so none can be forgotten: whatever words stand in a template are a piece. A piece is as
much of a line as belongs together, with the tags and the fields of Jinja inside it, so that a translation can put
them in another order. Genshi has found its messages in templates in this way since 2007.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

JINJA = r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}"
TOKENS = re.compile(
    rf"(?P<script><(?P<raw>script|style)\b.*?</(?P=raw)>)|(?P<comment>\{{#.*?#\}}|<!--.*?-->|<!doctype[^>]*>|<\?.*?\?>)"
    rf"|(?P<statement>\{{%.*?%\}})|(?P<field>\{{\{{.*?\}}\}})"
    rf"|(?P<tag></?[A-Za-z](?:{JINJA}|\"(?:{JINJA}|[^\"])*\"|'(?:{JINJA}|[^'])*'|[^<>\"'])*>)|(?P<line>\n)",
    re.DOTALL,
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "br",
        "cite",
        "code",
        "em",
        "i",
        "kbd",
        "mark",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tspan",
    ]
)
_VOID = frozenset(["br", "img", "input", "wbr"])
_OPENING = frozenset(["if", "for", "call", "filter"])
_MIDDLE = frozenset(["else", "elif"])
_STATEMENT = re.compile(r"\{%[-+]?\s*(\w+)")
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_MARKER = re.compile(r"(?:#{1,6} |[-*] |\d+\. |> |\| )+")
_ATTRIBUTES = re.compile(r"[ ]?(?<!\{)\{(?: [:#.]|[:.]).*$", re.DOTALL)
_WORDS = re.compile(r"[^\W\d_]{2}")
_ENDING = re.compile(r"\.[a-z]+\b")
"""How a file is called says nothing to a reader."""


@dataclass(frozen=True)
class Piece:
    """Words of a source, from `start` up to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Token:
    """A tag, a field, a statement, a line’s end or the text between them."""

    kind: str
    name: str
    start: int
    end: int
    text: str

    @property
    def opens(self) -> bool:
        """Whether something begins that has to end."""
        return self.kind in ("open", "begin")

    @property
    def closes(self) -> bool:
        """Whether it ends."""
        return self.kind in ("close", "finish")


def fields(text: str) -> list[str]:
    """The tags and fields of a piece, sorted: a translation has to have the same."""
    return sorted(match[0] for match in TOKENS.finditer(text) if match["line"] is None)


def pieces(source: str) -> Iterator[Piece]:
    """The words between tags and along them."""
    for run in runs(list(tokens(source))):
        yield from found_in(source, run)


def tokens(source: str) -> Iterator[Token]:
    """A source in its parts, in order."""
    last = 0
    for match in TOKENS.finditer(source):
        if match.start() > last:
            yield Token("text", "", last, match.start(), source[last : match.start()])
        yield read_token(match)
        last = match.end()
    if last < len(source):
        yield Token("text", "", last, len(source), source[last:])


def read_token(match: re.Match[str]) -> Token:
    """What a part is."""
    text, start, end = match[0], match.start(), match.end()
    if match["field"]:
        return Token("field", "", start, end, text)
    if match["statement"]:
        word = _STATEMENT.match(text)
        name = word[1] if word else ""
        if name in _OPENING:
            return Token("begin", name, start, end, text)
        if name.removeprefix("end") in _OPENING and name.startswith("end"):
            return Token("finish", name.removeprefix("end"), start, end, text)
        return Token("middle" if name in _MIDDLE else "edge", "if", start, end, text)
    if match["tag"]:
        tag = _TAG.match(text)
        name = tag[2].lower() if tag else ""
        if name not in _INLINE:
            return Token("edge", name, start, end, text)
        if name in _VOID or text.endswith("/>"):
            return Token("void", name, start, end, text)
        return Token("close" if tag and tag[1] else "open", name, start, end, text)
    return Token("edge", "", start, end, text)


def runs(tokens: list[Token]) -> Iterator[list[Token]]:
    """Tokens that stand together, without any whose partner is elsewhere."""
    run: list[Token] = []
    for token in [*tokens, Token("edge", "", 0, 0, "")]:
        if token.kind != "edge":
            run.append(token)
        elif run:
            yield from _balanced(run)
            run = []


def _balanced(run: list[Token]) -> Iterator[list[Token]]:
    lonely = _lonely(run)
    if not lonely:
        yield run
        return
    part: list[Token] = []
    for place, token in enumerate(run):
        if place in lonely:
            if part:
                yield from _balanced(part)
            part = []
        else:
            part.append(token)
    if part:
        yield from _balanced(part)


def _lonely(run: list[Token]) -> set[int]:
    stack: list[int] = []
    lonely: set[int] = set()
    for place, token in enumerate(run):
        if token.opens:
            stack.append(place)
        elif token.kind == "middle":
            if not stack or run[stack[-1]].kind != "begin":
                lonely.add(place)
        elif token.closes:
            if stack and run[stack[-1]].name == token.name and run[stack[-1]].opens:
                stack.pop()
            else:
                lonely.add(place)
    return lonely | set(stack)


def _partner(run: list[Token]) -> int:
    """The place at which what the first token opens is closed."""
    depth = 0
    for place, token in enumerate(run):
        depth += token.opens - token.closes
        if depth == 0:
            return place
    return -1


def found_in(source: str, run: list[Token]) -> Iterator[Piece]:
    """The pieces of one run."""
    run = _trimmed(run)
    if not run:
        return
    if run[0].opens and run[0].kind == "begin" and _partner(run) == len(run) - 1:
        # One condition around everything: each of its branches is a piece.
        part: list[Token] = []
        depth = 0
        for token in run[1:-1]:
            if token.kind == "middle" and depth == 0:
                yield from found_in(source, part)
                part = []
                continue
            depth += token.opens - token.closes
            part.append(token)
        yield from found_in(source, part)
        return
    start, end = run[0].start, run[-1].end
    text = source[start:end]
    mark = _MARKER.match(text)
    if mark:
        start, text = start + mark.end(), text[mark.end() :]
    attributes = _ATTRIBUTES.search(text) if run[-1].kind != "field" and text.rstrip().endswith("}") else None
    if attributes and not text[attributes.start() :].lstrip().startswith(("{{", "{%")):
        text = text[: attributes.start()]
    text = text.strip(" |\t")
    start += source[start:end].find(text)
    bare = "".join(token.text for token in tokens(text) if token.kind == "text")
    if _WORDS.search(_ENDING.sub("", bare)):
        yield Piece(start, start + len(text), text)


def _trimmed(run: list[Token]) -> list[Token]:
    """Without white space, empty elements and tags at its ends that its words can do without."""
    while run:
        first, last = run[0], run[-1]
        if first.kind == "text" and not first.text.strip():
            run = run[1:]
        elif last.kind == "text" and not last.text.strip():
            run = run[:-1]
        elif first.kind == "text" and first.text != first.text.lstrip():
            text = first.text.lstrip()
            run = [Token("text", "", first.end - len(text), first.end, text), *run[1:]]
        elif last.kind == "text" and last.text != last.text.rstrip():
            text = last.text.rstrip()
            run = [*run[:-1], Token("text", "", last.start, last.start + len(text), text)]
        elif first.kind == "open" and _partner(run) == len(run) - 1:
            run = run[1:-1]
        elif first.kind == "open" and not _speaks(run[: _partner(run) + 1]):
            run = run[_partner(run) + 1 :]
        elif first.kind == "field" and len(run) > 1 and run[1].kind == "open":
            run = run[1:]
        elif last.kind == "field" and len(run) > 1 and run[-2].kind == "close":
            run = run[:-1]
        elif first.kind == "void":
            run = run[1:]
        elif last.kind == "void":
            run = run[:-1]
        else:
            break
    return run


def _speaks(run: list[Token]) -> bool:
    return any(token.kind == "field" or (token.kind == "text" and token.text.strip()) for token in run)
