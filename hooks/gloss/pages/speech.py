"""How facts are said: dates no more exact than they are, provisions as lawyers cite them, lists, counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from babel.dates import format_date

from gloss.model.article import Article
from gloss.model.dates import FactDate

LOCALE = "en_GB"


@cache
def say_day(day: date) -> str:
    """“25 October 2025”."""
    return format_date(day, "d MMMM y", locale=LOCALE)


@cache
def say_month(day: date) -> str:
    """“October 2025”."""
    return format_date(day, "MMMM y", locale=LOCALE)


@cache
def say_date(when: FactDate) -> str:
    """A date as exact as its source: a day, a month, a year, or a span."""
    if when.exact:
        return say_day(when.first)
    if "/" not in when.text:
        return format_date(when.first, "MMMM y" if when.text.count("-") else "y", locale=LOCALE)
    first, last = when.first, when.last
    if first.year != last.year:
        return f"{say_day(first)} to {say_day(last)}"
    if first.month != last.month:
        return f"{format_date(first, 'd MMMM', locale=LOCALE)} to {say_day(last)}"
    return f"{first.day}–{say_day(last)}"


@cache
def say_when(when: FactDate) -> str:
    """The same with its preposition: “on 25 October 2025”, “in February 2026”, “between … and …”."""
    if when.exact:
        return f"on {say_day(when.first)}"
    if "/" not in when.text:
        return f"in {say_date(when)}"
    return f"between {say_day(when.first)} and {say_day(when.last)}"


def cite(provision: str) -> str:
    """A provision as lawyers cite it: “6.2” is “6(2)”, “11.1.a.ii” is “11(1)(a)(ii)”."""
    head, *rest = provision.split(".")
    return head + "".join(f"({part})" for part in rest)


def cite_whole(provision: str) -> str:
    """The same with the word before it: “Article 6(2)”, “recital 4 of the preamble”."""
    head, *rest = provision.split(".")
    if head == "P":
        return f"Recital {rest[0]}" if rest else "Preamble"
    if head.startswith("A"):
        return f"Annex {cite(provision[1:])}"
    return f"Article {cite(provision)}"


def label(provision: str, parent: str = "") -> str:
    """The mark that a provision carries in the text: “2.”, “(a)”, “(ii)”; nothing for a whole article."""
    last = provision.rsplit(".", maxsplit=1)[-1]
    if provision == parent or "." not in provision:
        return ""
    return f"{last}." if last.isdigit() else f"({last})"


def article_name(article: Article) -> str:
    """“Article 6”, “Preamble”, “Annex 1”."""
    return cite_whole(article.number)


def listed(words: Sequence[str], last: str = "and") -> str:
    """“one, two and three”."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def count(number: int, one: str, many: str) -> str:
    """“1 country”, “3 countries”."""
    return f"{number} {one if number == 1 else many}"


def capital(text: str) -> str:
    """The text with its first letter large and the rest as it is."""
    return text[:1].upper() + text[1:]


def running(text: str) -> str:
    """A label as it stands inside a sentence: its first letter small, unless its first word is an abbreviation."""
    first = text.split(" ", 1)[0]
    return text if first[1:2].isupper() else text[:1].lower() + text[1:]


@cache
def say_roughly(when: FactDate) -> str:
    """“June 2024”, or the year alone where no more is known: enough to tell two publications apart."""
    return format_date(when.first, "MMMM y" if "-" in when.text else "y", locale=LOCALE)


def plain(markdown: str) -> str:
    """Markdown as bare words, for descriptions, previews and data."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(r"[*_`]{1,3}(\S(?:.*?\S)?)[*_`]{1,3}", r"\1", text)
    return re.sub(r"\s+", " ", text).strip()
