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


@dataclass(frozen=True)
class Reference:
    """One naming of a provision: where it stands in the text, and which provision it means."""

    start: int
    end: int
    target: str


def references(text: str, article: str = "") -> Iterator[Reference]:
    """Every naming of a provision in Markdown text, in order; `article` is the one that “paragraph 2” means.

    Namings inside links, code and addresses are left alone.
    """
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


def _numbers(match: re.Match[str], group: str, owner: str) -> Iterator[Reference]:
    """The single numbers of a list; the first one takes the word before it into its span."""
    offset = match.start(group)
    for index, number in enumerate(re.finditer(_NUMBER, match[group])):
        parts = [owner] if owner else []
        parts += re.findall(r"\d+|[a-z]+", number[0])
        start = match.start() if index == 0 else offset + number.start()
        yield Reference(start, offset + number.end(), ".".join(parts))
