"""How facts are said: dates no more exact than they are, provisions as lawyers cite them, lists, counts."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from unicodedata import digit

from babel.dates import format_date, format_skeleton

from gloss.model.article import Article
from gloss.model.dates import FactDate
from gloss.tongues.voice import _, voice
from gloss.tongues.voice import many as plural

_PATTERNS = {("ru", "yMMMMd"): "d MMMM y", ("ru", "yMMMM"): "LLLL y"}
"""Where the form of CLDR does not stand well inside a sentence: in Russian it ends in an abbreviation."""


def _formatted(day: date, english: str, skeleton: str) -> str:
    """A date as the language in force writes it; in English the day stands first, as at the United Nations."""
    tongue = voice()
    if tongue.english:
        return format_date(day, english, locale=tongue.locale)
    if own := _PATTERNS.get((tongue.tag, skeleton)):
        return format_date(day, own, locale=tongue.locale)
    if skeleton == "yMMMMd":
        written = _digits(format_date(day, "long", locale=tongue.locale))
        # In French the first of a month is an ordinal; CLDR has no pattern for it.
        return re.sub("^1 ", "1er ", written) if tongue.tag == "fr" else written
    return _digits(format_skeleton(skeleton, day, locale=tongue.locale))


def _digits(text: str) -> str:
    """Digits as this site writes them in every language, from 0 to 9: provisions have them too."""
    return "".join(str(digit(sign, sign)) if sign.isdigit() else sign for sign in text)


def say_day(day: date) -> str:
    """“25 October 2025”."""
    return _said(voice().tag, day, "d MMMM y", "yMMMMd")


def say_month(day: date) -> str:
    """“October 2025”."""
    return _said(voice().tag, day, "MMMM y", "yMMMM")


@cache
def _said(_tag: str, day: date, english: str, skeleton: str) -> str:
    return _formatted(day, english, skeleton)


def say_date(when: FactDate) -> str:
    """A date as exact as its source: a day, a month, a year, or a span."""
    if when.exact:
        return say_day(when.first)
    if "/" not in when.text:
        return say_roughly(when)
    first, last = when.first, when.last
    if first.year == last.year and voice().english:
        if first.month == last.month:
            return f"{first.day}–{say_day(last)}"
        return f"{format_date(first, 'd MMMM', locale=voice().locale)} to {say_day(last)}"
    return _("{first} to {last}").format(first=say_day(first), last=say_day(last))


def say_when(when: FactDate) -> str:
    """The same with its preposition: “on 25 October 2025”, “in February 2026”, “between … and …”."""
    if when.exact:
        return _("on {day}").format(day=say_day(when.first))
    if "/" not in when.text:
        return _("in {month}").format(month=say_date(when))
    return _("between {first} and {last}").format(first=say_day(when.first), last=say_day(when.last))


def cite(provision: str) -> str:
    """A provision as lawyers cite it: “6.2” is “6(2)”, “11.1.a.ii” is “11(1)(a)(ii)”."""
    head, *rest = provision.split(".")
    return head + "".join(f"({part})" for part in rest)


def cite_whole(provision: str) -> str:
    """The same with the word before it: “Article 6(2)”, “recital 4 of the preamble”."""
    head, *rest = provision.split(".")
    if head == "P":
        return _("Recital {number}").format(number=rest[0]) if rest else _("Preamble")
    if head.startswith("A"):
        return _("Annex {number}").format(number=cite(provision[1:]))
    return _("Article {number}").format(number=cite(provision))


def label(provision: str, parent: str = "") -> str:
    """The mark that a provision carries in the text: “2.”, “(a)”, “(ii)”; nothing for a whole article."""
    last = provision.rsplit(".", maxsplit=1)[-1]
    if provision == parent or "." not in provision:
        return ""
    return f"{last}." if last.isdigit() else f"({last})"


def article_name(article: Article) -> str:
    """“Article 6”, “Preamble”, “Annex 1”."""
    return cite_whole(article.number)


def count(number: int, one: str, many: str) -> str:
    """“1 country”, “3 countries”."""
    return f"{number} {plural(one, many, number)}"


def capital(text: str) -> str:
    """The text with its first letter large and the rest as it is."""
    return text[:1].upper() + text[1:]


def running(text: str) -> str:
    """A label as it stands inside a sentence: its first letter small, unless its first word is an abbreviation."""
    first = text.split(" ", 1)[0]
    return text if first[1:2].isupper() else text[:1].lower() + text[1:]


def say_roughly(when: FactDate) -> str:
    """“June 2024”, or the year alone where no more is known: enough to tell two publications apart."""
    if "-" in when.text:
        return say_month(when.first)
    return _said(voice().tag, when.first, "y", "y")


def plain(markdown: str) -> str:
    """Markdown as bare words, for descriptions, previews and data."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(r"[*_`]{1,3}(\S(?:.*?\S)?)[*_`]{1,3}", r"\1", text)
    return re.sub(r"\s+", " ", text).strip()
