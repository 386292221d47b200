"""Dates as sources give them: a day, a month, a year, or a span in which the day must lie.

The notation is the part of ISO 8601 that EDTF level 0 takes up: `2025-10-25`, `2026-02`, `2026`,
`2025-10-25/2025-10-26`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

_PART = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
PATTERN = rf"^{_PART}(?:/{_PART})?$"


def _span(text: str) -> tuple[date, date]:
    """The first and last day that one part of the notation can mean; ValueError if there is no such day."""
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if month and not 1 <= month <= 12:
        raise ValueError(f"“{text}” has no such month")
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if text.count("-") == 2:
            raise ValueError
        last = calendar.monthrange(year, month)[1] if month else 31
        return date(year, month or 1, 1), date(year, month or 12, last)
    except ValueError:
        raise ValueError(f"“{text}” is not a day in the calendar") from None


@dataclass(frozen=True, order=True)
class FactDate:
    """A date no more exact than its source: the first and the last day it may mean."""

    first: date
    last: date
    text: str

    @classmethod
    def parse(cls, text: str) -> FactDate:
        """Reads the notation; ValueError with a sentence if it is not a date."""
        text = text.strip()
        if not re.match(PATTERN, text):
            turned = re.match(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$", text)
            if turned:
                day, month, year = (int(part) for part in turned.groups())
                raise ValueError(
                    f"“{text}” is not a date here; write year, month, day:"
                    f" {year}-{month:02}-{day:02}, if that is what it means"
                )
            raise ValueError(f"“{text}” is not a date; write 2026-11-24, or 2026-11 if the day is not known")
        start, _, end = text.partition("/")
        first, last = _span(start)
        if end:
            last = _span(end)[1]
            if last < first:
                raise ValueError(f"“{text}” ends before it begins")
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
                raise ValueError("is not a date; write 2026-11-24")
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
        raise ValueError(f"“{value}” is not one day; a check is made on a day, such as 2026-11-24")
    return value


Day = Annotated[FactDate, AfterValidator(_one_day)]
"""A single day: when somebody looked, or when a rule of the treaty bites."""
