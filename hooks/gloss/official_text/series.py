"""Which labels of an article belong together: numbers, letters under numbers, romans under letters.

Each label is read in every possible way, and the cheapest story in which every label is either the next of an
open series or the first of a deeper one wins. So “(h), (i), (j)” are letters, and “(f), (i), (ii), (iii), (g)” are
a letter, three romans, and a letter.
"""

from __future__ import annotations

from dataclasses import dataclass

from gloss.official_text.labels import Label, Reading

_WIDTH = 60
_DEEPEST = 5


@dataclass(frozen=True)
class Seen:
    """A label where it stands: its line, its place among labels of that line, and what the layout says."""

    label: Label
    line: int
    nth: int
    fresh: bool | None
    indent: float | None
    after_colon: bool
    """The words before it end with a colon, or there are none: a list may begin."""


@dataclass(frozen=True)
class Level:
    """An open series: the last label in it, how many it has, and how far it is indented."""

    last: Reading
    count: int
    indent: float | None


@dataclass(frozen=True)
class Placed:
    """What a label turned out to be: the counts and readings of all levels from the top down to it."""

    path: tuple[Level, ...]


@dataclass(frozen=True)
class _Story:
    cost: float
    stack: tuple[Level, ...]
    chosen: tuple[Placed | None, ...]


def resolve(labels: list[Seen]) -> list[Placed | None]:
    """For every label its place, or None where it is no label but the words of a line that wrapped."""
    stories = [_Story(0.0, (), ())]
    for seen in labels:
        grown: dict[tuple[Level, ...], _Story] = {}
        for story in stories:
            for after in _continued(story, seen):
                known = grown.get(after.stack)
                if known is None or after.cost < known.cost:
                    grown[after.stack] = after
        stories = sorted(grown.values(), key=lambda story: story.cost)[:_WIDTH]
    return list(stories[0].chosen)


def _continued(story: _Story, seen: Seen) -> list[_Story]:
    before = story.chosen[-1] if story.chosen else None
    found = [_Story(story.cost + _skip_cost(seen), story.stack, (*story.chosen, None))]
    if seen.nth and before is None:
        return found
    for reading in seen.label.readings:
        for depth, level in enumerate(story.stack):
            if reading.follows(level.last) and not seen.nth:
                moved = Level(reading, level.count + 1, level.indent)
                stack = (*story.stack[:depth], moved)
                found.append(_told(story, stack, _next_cost(seen, level)))
        first = reading.place == 1
        kinds = {(level.last.shape, level.last.script) for level in story.stack}
        if first and (reading.shape, reading.script) not in kinds and len(story.stack) < _DEEPEST:
            stack = (*story.stack, Level(reading, 1, seen.indent))
            found.append(_told(story, stack, _open_cost(seen, reading, story.stack)))
    return found


def _told(story: _Story, stack: tuple[Level, ...], cost: float) -> _Story:
    return _Story(story.cost + cost, stack, (*story.chosen, Placed(stack)))


def _skip_cost(seen: Seen) -> float:
    """What it costs to take a label for plain words: little in the middle of a paragraph."""
    if not seen.label.sure:
        return 1.0 if seen.fresh is not False else 0.4
    return 4.0 if seen.fresh else 1.2 if seen.fresh is False else 3.0


def _next_cost(seen: Seen, level: Level) -> float:
    cost = 0.0 if seen.fresh is not False else 0.3
    if level.indent is not None and seen.indent is not None and abs(seen.indent - level.indent) > 12:
        cost += 0.5
    return cost + (0.4 if seen.after_colon else 0.0)


def _open_cost(seen: Seen, reading: Reading, stack: tuple[Level, ...]) -> float:
    cost = 0.1 if seen.after_colon or seen.nth else 0.6
    if stack and reading.numeric and not stack[0].last.numeric:
        cost += 0.3
    if (
        stack
        and stack[-1].indent is not None
        and seen.indent is not None
        and seen.indent < stack[-1].indent - 12
    ):
        cost += 0.5
    if reading.script in {"LATIN", "ROMAN", "hijai", "greek", "hebrew"}:
        cost += 0.2
    if seen.fresh is False and not seen.nth:
        cost += 0.6
    return cost + (0.0 if seen.label.sure else 0.3)
