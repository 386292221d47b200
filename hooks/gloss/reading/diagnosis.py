"""What is probably wrong with a line that YAML cannot read, in the words of somebody who types.

The parser says where it lost its way, which is often a line after the slip. So the lines themselves are
looked at: the answer names the slip, and points to where it was made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from gloss.model.problem import Place, Problem
from gloss.reading.signs import UNSEEN

Spot = tuple[int, int]
"""A line and a column, both counted from 0."""

Finding = tuple[Spot, str, str]
"""Where the slip is, what it is, and what to do."""

_FIELD = re.compile(r"[\w-]+:(?:\s|$)")
_NOT_A_COLON = re.compile("[\uff1a\ufe55\u02d0\ua789]")
_EXAMPLE = "Write the field's name, a colon, a space, and the value: name: Norway."


def unreadable(error: Exception, text: str, path: str, offset: int) -> Problem:
    """The one problem that a text has of which no tree can be made."""
    (line, column), sentence, hint = _Slip.of(error, text, offset).find()
    return Problem(Place(path, line + 1 + offset, column + 1), sentence, hint)


@dataclass(frozen=True)
class _Slip:
    """What the parser said, and the lines it said it about."""

    lines: list[str]
    offset: int
    context: str
    problem: str
    begun: Spot
    lost: Spot

    @classmethod
    def of(cls, error: Exception, text: str, offset: int) -> _Slip:
        lines = text.split("\n")
        lost = _spot(getattr(error, "problem_mark", None)) or _first_unseen(text)
        begun = _spot(getattr(error, "context_mark", None)) or lost
        if lost[0] >= len(lines):
            lost = (len(lines) - 1, len(lines[-1]))
        problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")
        return cls(lines, offset, str(getattr(error, "context", None) or ""), problem, begun, lost)

    def find(self) -> Finding:
        """Asks the likely causes in turn."""
        return (
            self._tab()
            or self._quotation()
            or self._sign()
            or self._bracket()
            or self._no_colon()
            or self._second_colon()
            or self._place()
            or (
                self.lost,
                "From here on the file cannot be read.",
                "A colon inside text, a missing quotation mark or a wrong number of spaces is the usual reason.",
            )
        )

    def _tab(self) -> Finding | None:
        indent = r"^[ -]*\t"
        if not re.match(indent, self._line(self.lost[0])):
            return None
        others = [
            str(number)
            for number, line in enumerate(self.lines)
            if re.match(indent, line) and number != self.lost[0]
        ]
        sentence = "There is a tab here, and tabs cannot indent."
        if others:
            sentence = f"There is a tab here, and on {_count(len(others))} too; tabs cannot indent."
        return (
            (self.lost[0], self._line(self.lost[0]).index("\t")),
            sentence,
            "Write two spaces for each level.",
        )

    def _quotation(self) -> Finding | None:
        if "quoted scalar" in self.context:
            if "escape" in self.problem or "hexadecimal" in self.problem:
                hint = "Use single quotation marks, or write two backslashes."
                return self.begun, "A backslash has a special meaning inside double quotation marks.", hint
            hint = "Close it with the same mark, or write the text without quotation marks."
            return self.begun, "A quotation mark is opened here and never closed.", hint
        before = self._line(self.lost[0])[: self.lost[1]].rstrip()
        if (
            self._expects_more
            and before[-1:] in {"'", '"'}
            and self._line(self.lost[0])[self.lost[1] :].strip()
        ):
            spot = (self.lost[0], len(before) - 1)
            if before.endswith('"'):
                return (
                    spot,
                    "The text ends with this quotation mark, but more follows.",
                    "Use ' around a text that holds \".",
                )
            return (
                spot,
                "The text ends with this apostrophe, but more follows.",
                'Write ’ inside the text, or use " around it.',
            )
        return None

    def _sign(self) -> Finding | None:
        """A sign that means something to YAML stands where a text begins."""
        if (
            re.search(r"control|special characters|not allowed$", self.problem)
            and "context" not in self.problem
        ):
            return (
                self.lost,
                "There is a sign here that nobody can see.",
                "Delete it and type the text around it again.",
            )
        block = "block scalar" in self.context
        anchor = re.search(r"alias|anchor|tag", self.context)
        spot = self.begun if block or anchor else self.lost
        sign = self._line(spot[0])[spot[1] : spot[1] + 1]
        started = re.search(
            r"cannot start any token|node content|not allowed (?:in this context|here)|but found '[],}]'",
            self.problem,
        )
        if not (block or anchor or (started and sign in set("@`%,]}?-")) or sign in set("@`")):
            return None
        before = self._line(spot[0])[: spot[1]].rstrip()
        if sign == "," and before.endswith((",", "[", "{")):
            return spot, "There is a comma too many here.", "Take it out."
        if sign == "-" and "entries" in self.problem:
            hint = (
                "Put the text in quotation marks; begin a list on a line of its own, below the field's name."
            )
            return spot, "“- ” begins a list, and a list cannot begin after a colon.", hint
        return (
            spot,
            f"“{sign}” has a special meaning at the beginning of a text.",
            "Put the text in quotation marks.",
        )

    def _bracket(self) -> Finding | None:
        if not re.search(r"flow (sequence|mapping)", self.context):
            return None
        return (
            self.begun,
            "This bracket is not closed, or there is no comma between two of the things in it.",
            "Write a list in one line as [one, two]; put text that begins with a bracket in quotation marks.",
        )

    def _no_colon(self) -> Finding | None:
        if "expected ':'" not in self.problem and "simple key" not in self.context:
            return None
        return self._without_colon(self.begun[0])

    def _without_colon(self, number: int) -> Finding:
        line = self._line(number)
        indent = _indent(line)
        if match := _NOT_A_COLON.search(line):
            sentence = f"“{match[0]}” looks like a colon and is another sign."
            return (number, match.start()), sentence, "Type a plain colon and a space."
        if match := re.match(r"\s*(?:- )*[\w-]+(:)(?=[^ :])", line):
            hint = "Type a space after it."
            sentence = "There is no space after this colon."
            if line[match.end()].isspace():
                sentence = "The space after this colon is of a special kind, as web pages and word processors use it."
                hint = "Delete it and type it again."
            return (number, match.start(1)), sentence, hint
        return (number, indent), "There is no colon after the field's name on this line.", _EXAMPLE

    def _second_colon(self) -> Finding | None:
        if "mapping values" not in self.problem:
            return None
        number, column = self.lost
        line = self._line(number)
        match = re.match(r"^((?:\s|- )*[\w-]+:\s+)(\S.*)$", line[:column])
        if match:
            value = line[len(match[1]) :].strip()
            hint = "Put the text in quotation marks."
            if len(value) <= 60 and not re.search(r"[\"\\]", value):
                hint = f'Put the text in quotation marks: {match[1].strip(" -")} "{value}".'
            return self.lost, "There is a second colon on this line.", hint
        above = next((above for above in range(number - 1, -1, -1) if self._says_something(above)), None)
        if above is None or not _FIELD.match(line.lstrip(" -")):
            return None
        if not _FIELD.match(self._line(above).lstrip(" -")) and not self._line(above).lstrip().startswith(
            "- "
        ):
            return self._without_colon(above)
        return self._too_far((number, _indent(line)), above)

    def _too_far(self, spot: Spot, above: int) -> Finding:
        return (
            spot,
            f"This line begins further to the right than line {above + 1 + self.offset}, which has its value already.",
            "Begin it in the same column as the field above it.",
        )

    @property
    def _expects_more(self) -> bool:
        return bool(re.search(r"block end|did not find expected (key|'-')", self.problem))

    def _place(self) -> Finding | None:
        if not self._expects_more:
            return None
        line = self._line(self.lost[0])
        spot = (self.lost[0], _indent(line))
        if line.lstrip().startswith(":"):
            return spot, "There is no field's name before this colon.", _EXAMPLE
        return (
            spot,
            "This line does not begin in the same column as any line that it could belong to.",
            "Begin fields of the same thing in one column, and entries of a list with “- ”.",
        )

    def _line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def _says_something(self, number: int) -> bool:
        line = self._line(number).strip()
        return bool(line) and not line.startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _count(number: int) -> str:
    return "one other line" if number == 1 else f"{number} other lines"


def _spot(mark: Any) -> Spot | None:
    return None if mark is None else (mark.line, mark.column)


def _first_unseen(text: str) -> Spot:
    match = UNSEEN.search(text)
    before = text[: match.start()] if match else ""
    return before.count("\n"), len(before) - before.rfind("\n") - 1
