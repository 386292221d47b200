"""What every record shares: strictness, and the small types that facts are made of.

Files keep scalars as text (see `gloss.reading.nodes`), so every type here accepts text and turns
it into something exact, or says in a sentence why it cannot.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from gloss.model.addresses import fault_of


class Record(BaseModel):
    """A thing that a person wrote in a file: unknown fields are refused, and nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def _sentence(text: str) -> str:
    if "\t" in text:
        raise ValueError("has a tab in it; write a space instead")
    return text


def _https(text: str) -> str:
    if not re.match(r"https?://[^\s/]+\.[^\s/]+", text):
        raise ValueError(f"“{text}” is not a web address; write it whole, from https:// on")
    if sign := re.search(r"[\s<>\"]", text):
        named = "a space" if sign[0].isspace() else f"“{sign[0]}”"
        raise ValueError(f"“{text}” has {named} in it, which no web address has; write the address alone")
    if fault := fault_of(text):
        raise ValueError(f"“{text}” {fault}; write the address as its owner prints it")
    return text


SPOKEN = AfterValidator(_sentence)
"""Marks a field as words, which a translation says in another language."""

Text = Annotated[str, StringConstraints(min_length=1), SPOKEN]
"""Words that a reader will see; never empty."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A name used in addresses and file names: small letters, digits and single hyphens."""

Address = Annotated[str, AfterValidator(_https)]
"""A web address, http or https."""

PROVISION = r"(P|A?[1-9]\d{0,2})(\.[1-9]\d{0,2})?(\.[a-z]{1,2})?(\.[ivxl]+)?"
"""A provision's id as a pattern: article, paragraph, letter, roman numeral, joined by dots."""

ProvisionId = Annotated[str, StringConstraints(pattern=rf"^{PROVISION}$")]
"""Names a place in the treaty: “6”, “6.2”, “11.1.a.ii”, “3.b”, “P.4” for the fourth recital."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$")]
"""A language tag of BCP 47, such as “en” or “ar”."""

Evidence = Literal["depositary", "government", "press", "unconfirmed"]
"""Who says so. Only what the depositary says is counted; the rest is shown as “reported” or “not confirmed”."""

Modality = Literal["shall", "shall-not", "may", "may-require", "endeavour", "consider", "encourage", "other"]
"""How strongly a provision binds: a duty, a permission, a permission to narrow, an effort, or none of these."""


def described(description: str, default: Any = ..., **more: Any) -> Any:
    """A field with the one sentence that the schema, the editor and the field reference all show."""
    return Field(default, description=description, **more)
