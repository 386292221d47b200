"""The body of one article: its opening words, numbered paragraphs, points, and words that close a list."""

from __future__ import annotations

from dataclasses import dataclass, field

from gloss.model.official import Provision
from gloss.official_text.grammar.numerals import to_roman
from gloss.official_text.joining import Joiner, closed, ended, leads
from gloss.official_text.labels import Label, label
from gloss.official_text.lines import Line
from gloss.official_text.series import Level, Placed, Seen, resolve


@dataclass
class _Draft:
    """A provision while its words are gathered; each entry of `paragraphs` is one paragraph."""

    id: str
    label: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)

    def finished(self) -> Provision:
        """The provision as it will be kept."""
        return Provision(
            id=self.id,
            label=self.label,
            text="\n".join(part for part in self.paragraphs if part),
            closing="\n".join(self.closing) or None,
        )


def read(number: str, lines: list[Line], joiner: Joiner, doubts: list[str]) -> tuple[Provision, ...]:
    """The provisions of an article; what cannot be told with certainty is added to `doubts`."""
    peeled = [_peel(line.text) for line in lines]
    seen = _seen(lines, peeled)
    placed = resolve(seen)
    _doubtful(number, seen, placed, doubts)
    by_line: dict[int, list[tuple[Label, Placed]]] = {}
    for one, place in zip(seen, placed, strict=True):
        if place is not None:
            by_line.setdefault(one.line, []).append((one.label, place))
    drafts: dict[str, _Draft] = {}
    current: _Draft | None = None
    for index, line in enumerate(lines):
        found = by_line.get(index, [])
        if not found:
            current = _continue(number, drafts, current, line, joiner)
            continue
        for nth, (printed, where) in enumerate(found):
            words = printed.rest if nth == len(found) - 1 else ""
            current = _begin(number, drafts, printed, where, words)
    return tuple(draft.finished() for draft in drafts.values())


def _peel(text: str) -> list[Label]:
    """The labels at the start of a line: none, one, or several as in “3. (a) (i)”."""
    found: list[Label] = []
    while len(found) < 4:
        one = label(text)
        if one is None:
            break
        found.append(one)
        text = one.rest
    return found


def _seen(lines: list[Line], peeled: list[list[Label]]) -> list[Seen]:
    found: list[Seen] = []
    before = ""
    for index, (line, labels) in enumerate(zip(lines, peeled, strict=True)):
        for nth, one in enumerate(labels):
            indent = line.indent if line.page and not line.whole else None
            found.append(Seen(one, index, nth, line.fresh, indent, leads(before) or nth > 0))
        before = line.text
    return found


def _doubtful(number: str, seen: list[Seen], placed: list[Placed | None], doubts: list[str]) -> None:
    for one, place in zip(seen, placed, strict=True):
        if place is None and one.fresh and one.label.sure and one.nth == 0:
            words = one.label.rest[:40]
            doubts.append(
                f"Article {number}: “{one.label.printed} {words}” has no place in the order of numbers."
            )


def identity(number: str, path: tuple[Level, ...]) -> str | None:
    """The id for a place: numbers, then letters, then romans; None below that."""
    if not path:
        return number
    first = path[0].last
    figures = first.numeric or (first.script == "figures" and first.shape in {"paren", "half"})
    parts = [number]
    rest = path
    if figures:
        parts.append(str(path[0].count))
        rest = path[1:]
    if len(rest) > 2:
        return None
    if rest:
        parts.append(_letter(rest[0].count))
    if len(rest) > 1:
        parts.append(to_roman(rest[1].count))
    return ".".join(parts)


def _letter(count: int) -> str:
    """The letter of a place: a to z, then aa, bb and so on."""
    letter = chr(ord("a") + (count - 1) % 26)
    return letter * (1 + (count - 1) // 26)


def _begin(number: str, drafts: dict[str, _Draft], one: Label, place: Placed, words: str) -> _Draft:
    name = identity(number, place.path)
    if name is None:
        name = identity(number, place.path[:-1])
        while name is None or name not in drafts:
            name = (name or identity(number, place.path[:2]) or number).rpartition(".")[0] or number
            if name == number:
                break
        draft = drafts.setdefault(name, _Draft(name))
        draft.paragraphs.append(f"{one.printed} {words}".strip())
        return draft
    draft = _Draft(name, one.printed, [words])
    drafts[name] = draft
    return draft


def _continue(
    number: str, drafts: dict[str, _Draft], current: _Draft | None, line: Line, joiner: Joiner
) -> _Draft:
    """Words without a number: they go on, begin another paragraph, or close a list."""
    if current is None:
        drafts[number] = _Draft(number, None, [line.text])
        return drafts[number]
    into = current.closing or current.paragraphs
    before = into[-1] if into else ""
    begins = bool(line.fresh) and bool(before) and ended(before)
    if not begins:
        if into:
            into[-1] = joiner.join(before, line.text)
        else:
            into.append(line.text)
        return current
    above = drafts.get(current.id.rpartition(".")[0])
    if above is not None and current.id.count(".") >= 1 and not current.closing and closed(before):
        points = any(other.startswith(f"{above.id}.") for other in drafts)
        if points and not _paragraph(current):
            above.closing.append(line.text)
            return above
    into.append(line.text)
    return current


def _paragraph(draft: _Draft) -> bool:
    """Whether it is a numbered paragraph, under which nothing closes a list."""
    return draft.id.rpartition(".")[2].isdigit()
