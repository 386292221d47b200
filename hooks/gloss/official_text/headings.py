"""Where articles, chapters and annexes begin: the longest run of numbers that headings can make.

A line such as “Article 14 of this Convention” looks like a heading. It is none, because the run
from article 1 to the last one is longer, or better supported, without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gloss.official_text.grammar.numerals import number, roman
from gloss.official_text.grammar.words import Grammar
from gloss.official_text.lines import Line

_TITLE_MARK = re.compile(r"^\s*[.:：．]?\s*(?:[-–—]+\s*)?")
_REACH = 10


@dataclass(frozen=True)
class Heading:
    """A heading: the line it begins on, its number, what is printed, and what follows on that line."""

    line: int
    number: int
    printed: str
    rest: str
    kind: str = ""
    score: float = 0.0


def articles(lines: list[Line], grammar: Grammar) -> list[Heading]:
    """The headings of the articles 1, 2, 3 … in order."""
    found = [
        heading for index, line in enumerate(lines) if (heading := _article(lines, index, line, grammar))
    ]
    best: list[tuple[float, int | None]] = []
    for place, heading in enumerate(found):
        after = found[place + 1].line if place + 1 < len(found) else len(lines)
        words = sum(len(line.text) for line in lines[heading.line + 1 : after])
        score = heading.score + min(words, 400) / 200
        before: int | None = None
        if heading.number != 1:
            earlier = [
                index
                for index in range(place)
                if found[index].number == heading.number - 1 and best[index][0] > 0
            ]
            before = max(earlier, key=lambda index: best[index][0], default=None)
            score = score + best[before][0] + 10 if before is not None else 0.0
        best.append((score, before))
    at = max(range(len(found)), key=lambda index: best[index][0], default=None)
    chain: list[Heading] = []
    while at is not None and best[at][0] > 0:
        chain.append(found[at])
        at = best[at][1]
    return chain[::-1]


def _article(lines: list[Line], index: int, line: Line, grammar: Grammar) -> Heading | None:
    match = grammar.article.match(line.text)
    if not match or (line.fresh is False and not line.centred and not line.strong):
        return None
    value = number(match["number"])
    rest = match["rest"]
    if value is None or (rest.strip() and not titlelike(rest, grammar)):
        return None
    score = 2.0 if not rest.strip() else 0.5
    score += line.centred + line.strong + (line.fresh is True)
    if index and lines[index - 1].text[-1:] in ",،，、(":
        score -= 2
    printed = line.text[: match.start("rest")].strip(" .:：")
    return Heading(index, value, printed, _TITLE_MARK.sub("", rest).strip(), score=score)


def titlelike(rest: str, grammar: Grammar) -> bool:
    """Whether words after a number can be a title and not the middle of a sentence."""
    marked = re.match(r"^\s*[.:：．–—-]", rest)
    if grammar.cites and not marked and grammar.cites.match(rest):
        return False
    words = _TITLE_MARK.sub("", rest).strip()
    if not words:
        return True
    if re.match(r"^[,;،，、)\]]", words) or words[-1] in ",;،；," or len(words) > 300:
        return False
    if words[0].islower() and not marked:
        return False
    return bool(marked) or not re.match(r"^[(（]", words)


def parts(lines: list[Line], grammar: Grammar, chain: list[Heading]) -> list[Heading]:
    """Chapters (or parts) and sections: each stands close above an article's heading."""
    found: list[Heading] = []
    starts = [heading.line for heading in chain]
    last: dict[str, int] = {}
    for index, line in enumerate(lines):
        match = (grammar.part and grammar.part.match(line.text)) or (
            grammar.section and grammar.section.match(line.text)
        )
        if not match or (line.fresh is False and not line.centred and not line.strong):
            continue
        groups = match.groupdict()
        printed_number = groups.get("number") or groups.get("before") or ""
        value = number(printed_number)
        if value is None and len(printed_number) == 1:
            value = ord(printed_number.upper()) - 64
        rest = groups.get("rest") or groups.get("rest2") or ""
        kind = (groups.get("kind") or groups.get("kind2") or "").casefold()
        near = next((start for start in starts if start > index), None)
        if (
            value is None
            or near is None
            or near - index > _REACH
            or (rest.strip() and not titlelike(rest, grammar))
        ):
            continue
        if value not in (1, last.get(kind, 0) + 1):
            if roman(printed_number) is None or len(printed_number) > 1:
                continue
            value = ord(printed_number.upper()) - 64
            if value not in (1, last.get(kind, 0) + 1):
                continue
        last[kind] = value
        printed = line.text[: len(line.text) - len(rest)].strip(" .:：")
        found.append(Heading(index, value, printed, _TITLE_MARK.sub("", rest).strip(), kind))
    return found


def annexes(lines: list[Line], grammar: Grammar, start: int) -> list[Heading]:
    """The annexes after the last article, numbered or a single one without a number."""
    if not grammar.annex:
        return []
    found: list[Heading] = []
    for index in range(start, len(lines)):
        line = lines[index]
        match = grammar.annex.match(line.text)
        if not match or line.fresh is False:
            continue
        value = number(match["number"]) if match["number"] else 1
        if value is None and match["number"]:
            value = ord(match["number"].upper()) - 64
        if value == len(found) + 1:
            found.append(Heading(index, value, line.text.strip(" .:："), ""))
    return found
