"""What is wrong, where, and how to mend it: the one form in which every fault reaches a person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file: its path from the top of the project, line and column from 1 (0 if unknown)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(part) for part in (self.line, self.column) if part)])


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: the place, a sentence that quotes the value, and what to do about it."""

    place: Place
    sentence: str
    hint: str = ""


class Refused(Exception):
    """Something cannot go on; the message is a sentence for the person at the keyboard."""
