"""From lines to a treaty: title, recitals, chapters, articles with their provisions, annexes, conclusion."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gloss.model.official import Counts, OfficialArticle, OfficialChapter
from gloss.model.problem import Refused
from gloss.official_text import furniture, headings, preamble, provisions
from gloss.official_text.grammar.numerals import to_roman
from gloss.official_text.grammar.words import Grammar, grammar
from gloss.official_text.headings import Heading
from gloss.official_text.joining import Joiner, ended
from gloss.official_text.labels import label
from gloss.official_text.lines import Line

_RESOLUTION = re.compile(
    r"A/RES/[\d/]+|^(The General Assembly|L[’']Assemblée générale|La Asamblea General|Генеральная Ассамблея|大会|إن الجمعية العامة),",
    re.MULTILINE,
)
_CERTIFIED = re.compile(r"^(I hereby certify|Je certifie|Certified true copy|Copie certifiée)", re.IGNORECASE)


@dataclass
class Parsed:
    """What a document says, before it is compared with anything."""

    title: str | None = None
    opening: str | None = None
    agreed: str | None = None
    conclusion: str | None = None
    chapters: tuple[OfficialChapter, ...] = ()
    articles: tuple[OfficialArticle, ...] = ()
    doubts: list[str] = field(default_factory=list)

    @property
    def counts(self) -> Counts:
        """What was found."""
        return count(self.articles, self.chapters)


def count(articles: tuple[OfficialArticle, ...], chapters: tuple[OfficialChapter, ...]) -> Counts:
    """Counts articles, recitals, paragraphs (an article without numbers is one) and points; annexes apart."""
    plain = [article for article in articles if article.number.isdigit()]
    paragraphs = points = 0
    for article in plain:
        numbered = sum(bool(re.fullmatch(r"\d+\.\d+", one.id)) for one in article.provisions)
        paragraphs += numbered or 1
        points += sum(bool(re.search(r"\.[a-z]+$", one.id)) for one in article.provisions)
    return Counts(
        chapters=len(chapters),
        articles=len(plain),
        recitals=sum(len(article.provisions) for article in articles if article.number == "P"),
        paragraphs=paragraphs,
        points=points,
        annexes=sum(article.number.startswith("A") for article in articles),
    )


def parse(lines: list[Line], language: str) -> Parsed:
    """Reads a document as a treaty; Refused with a sentence where it is none."""
    words = grammar(language)
    every = "\n".join(line.text for line in lines)
    lines = [line for line in furniture.strip(lines) if line.text]
    chain = headings.articles(lines, words)
    if len(chain) < 2:
        raise Refused(_no_treaty(every, words))
    joiner = Joiner(line.text for line in lines)
    parts = headings.parts(lines, words, chain)
    ends, conclusion, annexes = _end(lines, words, chain[-1], joiner)
    first = min(heading.line for heading in [chain[0], *parts])
    front = preamble.read(lines[:first], words, joiner)
    parsed = Parsed(title=front.title, opening=front.opening, agreed=front.agreed, conclusion=conclusion)
    breaks = sorted({heading.line for heading in [*chain, *parts]} | {ends})
    articles: list[OfficialArticle] = []
    if front.recitals:
        articles.append(OfficialArticle(number="P", label=front.label, provisions=front.recitals))
    parsed.chapters, inside = _chapters(lines, chain, parts, words, joiner)
    for heading in chain:
        stop = next(line for line in breaks if line > heading.line)
        articles.append(
            _article(
                str(heading.number), heading, lines[heading.line + 1 : stop], joiner, parsed.doubts, inside
            )
        )
    for place, heading in enumerate(annexes):
        stop = annexes[place + 1].line if place + 1 < len(annexes) else len(lines)
        body = lines[heading.line + 1 : stop]
        articles.append(_article(f"A{heading.number}", heading, body, joiner, parsed.doubts, {}))
    parsed.articles = tuple(articles)
    return parsed


def _no_treaty(text: str, words: Grammar) -> str:
    symbol = re.search(r"A/RES/\d+/\d+", text)
    if _RESOLUTION.search(text):
        name = f" ({symbol[0]})" if symbol else ""
        return (
            f"This is a resolution{name} with no treaty annexed to it: it has numbered paragraphs but no articles.\n"
            "    Nothing was imported. Take the document that holds the treaty itself."
        )
    if len(text.strip()) < 200:
        return "This document has next to no words in it, so there is nothing to import."
    return (
        f"No run of articles 1, 2, 3 … was found in this document as a treaty in “{words.language}” would have it.\n"
        "    Nothing was imported. Is it the right document, and the right language?"
    )


def _end(
    lines: list[Line], words: Grammar, last: Heading, joiner: Joiner
) -> tuple[int, str | None, list[Heading]]:
    """Where the last article ends, the conclusion after it, and the annexes."""
    cut = next(
        (index for index in range(last.line, len(lines)) if _CERTIFIED.match(lines[index].text)), len(lines)
    )
    del lines[cut:]
    annexes = headings.annexes(lines, words, last.line + 1)
    end = annexes[0].line if annexes else len(lines)
    witness = next(
        (
            index
            for index in range(last.line + 1, end)
            if words.witness and words.witness.match(lines[index].text) and lines[index].fresh is not False
        ),
        None,
    )
    if witness is None:
        return end, None, annexes
    conclusion = ""
    for line in lines[witness:end]:
        conclusion = (
            f"{conclusion}\n{line.text}" if line.fresh and conclusion else joiner.join(conclusion, line.text)
        )
    return witness, conclusion, annexes


def _article(
    number: str, heading: Heading, body: list[Line], joiner: Joiner, doubts: list[str], inside: dict[str, str]
) -> OfficialArticle:
    title, body = _title(heading.rest, body, joiner)
    found = provisions.read(number, body, joiner, doubts)
    return OfficialArticle(
        number=number, label=heading.printed, title=title, chapter=inside.get(number), provisions=found
    )


def _title(rest: str, body: list[Line], joiner: Joiner) -> tuple[str | None, list[Line]]:
    """The title on the heading's own line or on the lines after it, and the lines that are left."""
    if rest:
        title, taken = rest, 0
    elif (
        not body
        or label(body[0].text)
        or (len(body[0].text) > 220 or body[0].text.endswith((".", ":", "。", "：", ";")))
    ) or len(body) == 1:
        return None, body
    else:
        title, taken = body[0].text, 1
    while taken < len(body) - 1:
        if not _goes_on(body, taken, title):
            break
        title = joiner.join(title, body[taken].text)
        taken += 1
    return title, body[taken:]


def _goes_on(body: list[Line], taken: int, title: str) -> bool:
    """Whether the title has another line. A paragraph that the file keeps whole is never one."""
    line, before = body[taken], (body[taken - 1] if taken else None)
    if line.whole or label(line.text) or title.endswith((".", "。")):
        return False
    if line.fresh is None and not line.placed:
        return line.text[:1].islower() or _before_a_gap(body[taken : taken + 4])
    if not line.page and not line.fresh:
        after = next((nth for nth in range(taken, len(body)) if body[nth].fresh), len(body))
        return after < len(body) and not ended(body[after - 1].text)
    head = before is None or before.centred or before.strong
    return bool(line.page) and line.gap <= 1.35 and head and (line.centred or line.strong)


def _before_a_gap(lines: list[Line]) -> bool:
    """Whether text without places shows that these lines still are the title: a blank line or “1.” follows them."""
    for nth, line in enumerate(lines):
        if nth and line.fresh:
            return True
        found = label(line.text)
        if found:
            return any(reading.numeric for reading in found.readings)
        if line.text.endswith((":", "：", ".", "。", ";", "；")):
            return False
    return False


def _chapters(
    lines: list[Line], chain: list[Heading], parts: list[Heading], words: Grammar, joiner: Joiner
) -> tuple[tuple[OfficialChapter, ...], dict[str, str]]:
    """The uppermost division of the treaty; sections below it are left aside."""
    if not parts:
        return (), {}
    uppermost = parts[0].kind
    tops = [part for part in parts if part.kind == uppermost]
    breaks = sorted(heading.line for heading in [*chain, *parts])
    found: list[OfficialChapter] = []
    inside: dict[str, str] = {}
    for place, part in enumerate(tops):
        until = tops[place + 1].line if place + 1 < len(tops) else len(lines)
        numbers = [heading.number for heading in chain if part.line < heading.line < until]
        if not numbers:
            continue
        stop = next(line for line in breaks if line > part.line)
        title = part.rest
        for line in lines[part.line + 1 : stop]:
            title = joiner.join(title, line.text)
        roman = to_roman(part.number).upper()
        inside.update({str(number): roman for number in numbers})
        found.append(
            OfficialChapter(
                number=roman, label=part.printed, title=title or None, first=numbers[0], last=numbers[-1]
            )
        )
    return tuple(found), inside
