"""Dates as sources give them: a day, a month, a year, or a span in which the day must lie.

The notation is the part of ISO 8601 that EDTF level 0 takes up: `2025-10-25`, `2026-02`, `2026`,
`2025-10-25/2025-10-26`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

_PART = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
PATTERN = rf"^{_PART}(?:/{_PART})?$"

EARLIEST, LATEST = 1800, 2200
"""The years that a fact about a treaty can lie in; any other is a slip of the finger."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_EXAMPLE = "write 2026-11-24, or 2026-11 if the day is not known"


def _span(text: str) -> tuple[date, date]:
    """The first and last day that one part of the notation can mean; ValueError if there is no such day."""
    year, *rest = (int(part) for part in text.split("-"))
    if not EARLIEST <= year <= LATEST:
        raise ValueError(f"“{text}” lies far away in time; write a year from {EARLIEST} to {LATEST}")
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    month, *days = rest
    if not 1 <= month <= 12:
        raise ValueError(f"“{text}” has no month from 01 to 12; write year, month, day, as in 2026-11-24")
    last = calendar.monthrange(year, month)[1]
    if not days:
        return date(year, month, 1), date(year, month, last)
    if not 1 <= days[0] <= last:
        name = f"{_MONTHS[month - 1]} {year}"
        raise ValueError(f"“{text}” is not a day in the calendar; {name} has {last} days")
    return date(year, month, days[0]), date(year, month, days[0])


def _parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a date in one of the ways in which people write dates elsewhere."""
    if match := re.fullmatch(r"([0-9]{1,2})[./ -]([0-9]{1,2})[./ -]([0-9]{4})", text):
        day, month, year = (int(part) for part in match.groups())
        return (year, day, month) if month > 12 >= day else (year, month, day)
    if match := re.fullmatch(r"([0-9]{4})[./ -]([0-9]{1,2})[./ -]([0-9]{1,2})(?:[T ].*)?", text):
        year, month, day = (int(part) for part in match.groups())
        return year, month, day
    if match := re.fullmatch(r"([0-9]{1,2})\.? ([A-Za-z]+),? ([0-9]{4})", text):
        number, name, end = match.groups()
    elif match := re.fullmatch(r"([A-Za-z]+) ([0-9]{1,2}),? ([0-9]{4})", text):
        name, number, end = match.groups()
    else:
        return None
    months = [month for month, whole in enumerate(_MONTHS, start=1) if whole[:3].lower() == name[:3].lower()]
    return (int(end), months[0], int(number)) if months and len(name) > 2 else None


def _turned(text: str) -> ValueError:
    """What to say of text that is not in our notation."""
    shown = text if len(text) <= 60 else f"{text[:57]}…"
    parts = _parts(text)
    if parts is None:
        return ValueError(f"“{shown}” is not a date; {_EXAMPLE}")
    try:
        meant = date(*parts).isoformat()
    except ValueError:
        return ValueError(f"“{shown}” is not a day in the calendar; write year, month, day, as in 2026-11-24")
    return ValueError(f"“{shown}” is not how a date is written here; if it means {meant}, write that")


@dataclass(frozen=True, order=True)
class FactDate:
    """A date no more exact than its source: the first and the last day it may mean."""

    first: date
    last: date
    text: str

    @classmethod
    @lru_cache(4096)  # A few hundred days stand in tens of thousands of places.
    def parse(cls, text: str) -> FactDate:
        """Reads the notation; ValueError with a sentence if it is not a date."""
        text = text.strip()
        if not re.fullmatch(PATTERN, text):
            raise _turned(text)
        start, _, end = text.partition("/")
        first, last = _span(start)
        if end:
            last = _span(end)[1]
            if last < first:
                raise ValueError(f"“{text}” ends before it begins; write the earlier day first")
        return cls(first, last, text)

    @property
    def exact(self) -> bool:
        """True if the day itself is known."""
        return self.first == self.last

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(value: Any) -> FactDate:
            if isinstance(value, cls):
                return value
            if not isinstance(value, str):
                raise ValueError(f"is not a date; {_EXAMPLE}")
            return cls.parse(value)

        return core_schema.no_info_plain_validator_function(
            read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": PATTERN, "examples": ["2026-11-24", "2026-11"]}


def _one_day(value: FactDate) -> FactDate:
    if not value.exact:
        raise ValueError(f"“{value}” is not one day; write year, month and day, as in 2026-11-24")
    return value


Day = Annotated[FactDate, AfterValidator(_one_day)]
"""A single day: when somebody looked, or when a rule of the treaty bites."""
