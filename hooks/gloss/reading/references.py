"""Where words name other provisions: “Article 40(22)”, “Articles 7 to 11”, “paragraph 2”, “recital 3”.

A reference is taken to mean this treaty unless the words around it say otherwise: “Article 19 of the
Covenant”, “the ICCPR’s Article 14”. “Art.” with a full stop is never taken as a reference, so a writer
can always name an article of another text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"\d{1,3}(?:\((?:\d{1,2}|[a-z]{1,5})\))*"
_LIST = rf"{_NUMBER}(?:(?:,? (?:and|or|to)|,|–|-) ?{_NUMBER})*"
_PATTERN = re.compile(
    rf"\b(?:(?P<article>[Aa]rticles?)[  ](?P<articles>{_LIST})"
    rf"|(?P<paragraph>[Pp]aragraphs?)[  ](?P<paragraphs>{_LIST})(?: of (?:Article[  ](?P<owner>\d{{1,3}})|(?P<this>this article)))?"
    rf"|(?P<recital>[Rr]ecitals?)[  ](?P<recitals>{_LIST}))"
)
_ELSEWHERE = re.compile(
    r" (?:of|in|under) (?!(?:the|this) Convention\b|this article\b|Article )(?:the |its |that |[A-Z])"
)
_FOREIGN = re.compile(
    r"(?:\b[A-Z]{2,}(?:[’']s)?|[’']s|\b(?:Covenant|Charter|Directive|Regulation|Constitution|Comment)) $"
)
# No part may run over another opening sign, so that a long line of them is gone through once.
_LINK = re.compile(r"`[^`]*`|\[[^\[\]]*\]\([^()]*\)|<[^<>]*>|https?://\S+")


_JOINED = r"(?:,|،|;| (?:y|e|o|a|al|et|ou|à|и|или|по|до) |–|—|-| ?و ?)"
# Taken whole or not at all: “articles 7 and 11 of the Covenant” names no article 7 of this treaty.
_SEVERAL = rf"(?P<articles>(?>{_NUMBER}(?:{_JOINED} ?{_NUMBER})*))"
_IN_OTHERS = {
    "ar": re.compile(rf"(?:[وفبكل]*ال|لل)(?:مادة|مادتين|مادتان|مواد) {_SEVERAL}(?! من (?!الاتفاقية|هذه))"),
    "es": re.compile(rf"\b[Aa]rtículos? {_SEVERAL}(?! del? (?!la Convención))"),
    "fr": re.compile(rf"\b[Aa]rticles?[  ]{_SEVERAL}(?! (?:du|des|de) (?!la Convention))"),
    "ru": re.compile(rf"\b[Сс]тать?(?:я|и|е|ю|ёй|ей|ям|ями|ях|ей) {_SEVERAL}(?! (?!Конвенции)[А-ЯЁ])"),
    "zh": re.compile(rf"第(?P<articles>{_NUMBER})条"),
}
"""How other languages name articles of this treaty. Articles of other texts are written otherwise there too."""


@dataclass(frozen=True)
class Reference:
    """One naming of a provision: where it stands in the text, and which provision it means."""

    start: int
    end: int
    target: str


def references(text: str, article: str = "", language: str = "en") -> Iterator[Reference]:
    """Every naming of a provision in Markdown text, in order; `article` is the one that “paragraph 2” means.

    Namings inside links, code and addresses are left alone. In other languages than English only articles are known.
    """
    if language in _IN_OTHERS:
        yield from _in_another(text, _IN_OTHERS[language])
        return
    links = _LINK.finditer(text)
    closed = next(links, None)
    for match in _PATTERN.finditer(text):
        while closed is not None and closed.end() <= match.start():
            closed = next(links, None)
        if closed is not None and closed.start() <= match.start():
            continue
        before = text[max(match.start() - 24, 0) : match.start()]
        if _FOREIGN.search(before) or _ELSEWHERE.match(text, match.end()):
            continue
        if match["article"]:
            yield from _numbers(match, "articles", "")
        elif match["recital"]:
            yield from _numbers(match, "recitals", "P")
        elif match["owner"] or article:
            yield from _numbers(match, "paragraphs", match["owner"] or article)


def _in_another(text: str, pattern: re.Pattern[str]) -> Iterator[Reference]:
    closed = [found.span() for found in _LINK.finditer(text)]
    for match in pattern.finditer(text):
        if not any(start <= match.start() < end for start, end in closed):
            yield from _numbers(match, "articles", "")


def _numbers(match: re.Match[str], group: str, owner: str) -> Iterator[Reference]:
    """The single numbers of a list; the first one takes the word before it into its span."""
    offset = match.start(group)
    for index, number in enumerate(re.finditer(_NUMBER, match[group])):
        parts = [owner] if owner else []
        parts += re.findall(r"\d+|[a-z]+", number[0])
        start = match.start() if index == 0 else offset + number.start()
        yield Reference(start, offset + number.end(), ".".join(parts))
