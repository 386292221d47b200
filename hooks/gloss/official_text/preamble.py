"""What stands before the first article: the title, the Parties, the recitals, and “have agreed as follows”."""

from __future__ import annotations

from dataclasses import dataclass

from gloss.model.official import Provision
from gloss.official_text.grammar.words import Grammar
from gloss.official_text.joining import Joiner, ended
from gloss.official_text.lines import Line


@dataclass(frozen=True)
class Front:
    """The parts of a treaty before its first article."""

    title: str | None
    label: str | None
    opening: str | None
    recitals: tuple[Provision, ...]
    agreed: str | None


def read(lines: list[Line], grammar: Grammar, joiner: Joiner) -> Front:
    """Takes the lines before the first heading apart; a covering resolution before “Annex” is left out."""
    annex = max(
        (index for index, line in enumerate(lines) if grammar.annex and grammar.annex.match(line.text)),
        default=-1,
    )
    marked = max(
        (index for index, line in enumerate(lines) if grammar.preamble.match(line.text)), default=None
    )
    if marked is not None:
        begins, label = marked + 1, lines[marked].text
        title = _title(lines[annex + 1 : marked], joiner)
    else:
        named = next(
            (index for index in range(annex + 1, len(lines)) if _names_parties(lines[index], grammar)), None
        )
        begins, label = (len(lines) if named is None else named), None
        title = _title(lines[annex + 1 : begins], joiner)
    paragraphs = _paragraphs(lines[begins:], joiner)
    opening = agreed = None
    if paragraphs and _is_opening(paragraphs[0], grammar):
        opening = paragraphs.pop(0)
    if paragraphs and (
        paragraphs[-1].endswith((":", "：")) or (grammar.agreed and grammar.agreed.search(paragraphs[-1]))
    ):
        agreed = paragraphs.pop()
    recitals = tuple(Provision(id=f"P.{place}", text=text) for place, text in enumerate(paragraphs, 1))
    return Front(title, label, opening, recitals, agreed)


def _title(lines: list[Line], joiner: Joiner) -> str | None:
    """The last block of lines before the preamble: a cover page may hold the title once more."""
    block: list[str] = []
    last: Line | None = None
    for line in reversed(lines):
        far = last is not None and last.page and (line.page != last.page or last.gap > 1.6)
        if far or len(block) > 8 or (block and line.text.endswith((".", "。"))):
            break
        block.append(line.text)
        last = line
    joined = ""
    for text in reversed(block):
        joined = joiner.join(joined, text)
    return joined or None


def _names_parties(line: Line, grammar: Grammar) -> bool:
    text = line.text
    return (
        len(text) < 160
        and text.endswith((",", "،", "，"))
        and bool(grammar.parties and grammar.parties.search(text))
    )


def _is_opening(text: str, grammar: Grammar) -> bool:
    if len(text) > 160 or not text.endswith((",", "،", "，", ":", "：")):
        return False
    return bool(grammar.parties is None or grammar.parties.search(text)) and len(text.split()) < 16


def _paragraphs(lines: list[Line], joiner: Joiner) -> list[str]:
    found: list[str] = []
    for line in lines:
        begins = line.fresh is True or (
            line.fresh is None and not line.placed and bool(found) and line.text[:1].isupper()
        )
        if not found or (begins and ended(found[-1])):
            found.append(line.text)
        else:
            found[-1] = joiner.join(found[-1], line.text)
    return found
