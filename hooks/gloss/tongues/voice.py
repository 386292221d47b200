"""The language in which this process speaks.

Each language of a site is built by a process of its own, so one language is in force at a time.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from babel import Locale

ENGLISH = "en"
_RIGHT_TO_LEFT = "right-to-left"
_LOCALES = {"en": "en_GB", "en-XA": "en_GB", "zh": "zh_Hans_CN"}
"""Where the plain tag does not name the form of the language that this site writes."""


@dataclass(frozen=True)
class Voice:
    """A language and what is known in it.

    `tag` is its tag of BCP 47; `phrases` are the words of templates and of the program, `facts` those of `data/`.
    """

    tag: str = ENGLISH
    phrases: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    facts: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)

    @property
    def locale(self) -> str:
        """The locale of CLDR for dates, numbers and names."""
        return _LOCALES.get(self.tag, self.tag.replace("-", "_"))

    @property
    def direction(self) -> str:
        """“ltr” or “rtl”, as HTML says it."""
        return "rtl" if Locale.parse(self.locale).character_order == _RIGHT_TO_LEFT else "ltr"

    @property
    def english(self) -> bool:
        """Whether nothing has to be translated."""
        return self.tag == ENGLISH


_voices = [Voice()]


def voice() -> Voice:
    """The language in force."""
    return _voices[-1]


def speak(new: Voice) -> None:
    """From now on, in this process."""
    _voices[-1] = new


@contextmanager
def speaking(new: Voice) -> Iterator[None]:
    """For a while."""
    _voices.append(new)
    try:
        yield
    finally:
        _voices.pop()


def _(text: str) -> str:
    """A phrase of the program in the language in force."""
    return _voices[-1].phrases.gettext(text) if text else ""


def later(text: str) -> str:
    """A phrase in a list that is made before the language is known; `_` says it when it is used."""
    return text


def many(one: str, more: str, number: int) -> str:
    """“country” or “countries”, as the language in force counts."""
    return _voices[-1].phrases.ngettext(one, more, number)
