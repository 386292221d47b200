"""Whom to tell of a fault that exposes people: what /.well-known/security.txt says (RFC 9116)."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from gloss.model.base import Address, Language, Record, described
from gloss.model.dates import Day


def _contact(text: str) -> str:
    if not re.fullmatch(r"https://[^\s<>\"]+|mailto:[^\s<>\"?&%@]+@[^\s<>\"?&%@]+", text):
        raise ValueError(
            f"“{text}” is no way to write to somebody; write an address from https:// on, or mailto: and an address of mail"
        )
    return text


class Security(Record):
    """Whom to tell of a fault that exposes people, and until when that is sure."""

    contact: tuple[Annotated[str, AfterValidator(_contact)], ...] = described(
        "Where to tell, the best way first: an address, or mailto: with an address of mail.", min_length=1
    )
    expires: Day = described("The last day on which this is sure; less than a year ahead.")
    languages: tuple[Language, ...] = described("The languages in which one can write.", ())
    policy: Address | None = described("Where it stands what counts and what happens then.", None)
