"""Deadlines as a calendar (RFC 5545) that any calendar program can subscribe to.

A day stands in it only if it is known exactly: a month or a span would have to be put on a day that nobody
gave. Nothing depends on when the calendar is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gloss.checks.citations import as_of
from gloss.exports.effects import effects
from gloss.exports.names import name_of, one_line
from gloss.model.treaty import Treaty
from gloss.pages import links
from gloss.pages.chronicle import Change
from gloss.pages.speech import capital, cite_whole, count, say_day
from gloss.pages.telling import named
from gloss.reading.corpus import Corpus
from gloss.tongues.punctuation import listed, row
from gloss.tongues.voice import _

WIDEST = 75
"""How many octets a line of a calendar may have, without its end."""

DEADLINE = "deadline"
"""The kind of a moment that was still to come when it was entered; it stays in the calendar when it is over."""


@dataclass(frozen=True)
class Deadline:
    """One day in the calendar."""

    key: str
    day: date
    checked: date
    title: str
    text: str
    address: str
    label: str
    sure: bool = True


def calendar(corpus: Corpus, changes: Sequence[Change], site: str) -> dict[str, str]:
    """The calendar by its address."""
    treaty = corpus.treaty.record
    name = _("{site}: deadlines").format(site=treaty.site_name)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Gloss//{_text(treaty.symbol)}//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    ]
    deadlines = [*_of_treaty(corpus), *_computed(corpus), *_moments(corpus, changes)]
    for deadline in sorted(deadlines, key=lambda deadline: (deadline.day, deadline.key)):
        lines += _event(treaty, deadline, site)
    lines.append("END:VCALENDAR")
    return {links.CALENDAR: "".join(f"{_folded(line)}\r\n" for line in lines)}


def _of_treaty(corpus: Corpus) -> Iterator[Deadline]:
    """The first and the last day for signature."""
    treaty = corpus.treaty.record
    window, checked = treaty.signature, treaty.checked.first
    source = _("Source: {source}.").format(source=corpus.sources[window.source].publisher)
    rule = f"{cite_whole(window.provision)}. {source}"
    places = _("It can be signed at {places}.").format(places=listed(window.places))
    afterwards = _("Afterwards a State can only accede.")
    label, page = "signature", links.provision_address(window.provision)
    yield Deadline(
        "deadlines/signature-opens", window.opens.first, checked, _("{treaty} opens for signature").format(treaty=capital(treaty.short)),
        f"{places} {rule}", page, label,
    )  # fmt: skip
    if window.closes:
        yield Deadline(
            "deadlines/signature-closes", window.closes.first, checked, _("Last day to sign {treaty}").format(treaty=treaty.short),
            f"{afterwards} {rule}", page, label,
        )  # fmt: skip


def _computed(corpus: Corpus) -> Iterator[Deadline]:
    """The days on which the treaty takes effect, and the rules that say so."""
    treaty = corpus.treaty.record
    rule, leaving, short = treaty.entry_into_force, treaty.denunciation, capital(treaty.short)
    for effect in effects(corpus):
        if effect.kind == "force":
            text = _(
                "Computed from the depositary’s dates: {days} days after the deposit of instrument number {number}. {provision}."
            ).format(days=rule.days, number=rule.instruments, provision=cite_whole(rule.provision))
            yield Deadline(
                "deadlines/entry-into-force", effect.day, treaty.checked.first, _("{treaty} enters into force").format(treaty=short), text,
                links.provision_address(rule.provision), "effect",
            )  # fmt: skip
            continue
        country = corpus.countries[effect.country].record
        if effect.kind == "binds":
            title = _("{treaty} begins to bind {who}").format(treaty=short, who=named(country))
            text = _(
                "Computed from the depositary’s dates: {days} days after the deposit, and no earlier than the entry into force. {provision}."
            ).format(days=rule.later_days, provision=cite_whole(rule.later_provision))
        else:
            title = _("{treaty} ceases to bind {who}").format(treaty=short, who=named(country))
            months = count(leaving.months if leaving else 0, "month", "months")
            cited = f" {cite_whole(leaving.provision)}." if leaving else ""
            text = (
                _("Computed from the depositary’s date: {months} after the notice.").format(months=months)
                + cited
            )
        yield Deadline(
            f"deadlines/{effect.kind}/{effect.country}/{effect.day:%Y-%m}", effect.day, country.checked.first, title, text,
            links.country_address(effect.country), "effect",
        )  # fmt: skip


def _moments(corpus: Corpus, changes: Sequence[Change]) -> Iterator[Deadline]:
    """What is still to come on a known day, and every deadline that once was; not the last day to sign a second time."""
    today, closes = as_of(corpus), corpus.treaty.record.signature.last
    evidence = corpus.vocabulary.record.evidence
    for change in changes:
        deadline = change.kind == DEADLINE
        if not change.dated.exact or not (deadline or change.lies_ahead(today)):
            continue
        if deadline and change.dated.first == closes and change.evidence == "depositary":
            continue
        said_by = row([corpus.sources[key].publisher for key in change.sources])
        says = _("Who says so: {meaning} Source: {sources}.")
        text = f"{change.text} {says.format(meaning=evidence[change.evidence].meaning, sources=said_by)}"
        yield Deadline(
            change.key, change.dated.first, change.checked, change.title, text, change.address,
            change.label, change.evidence == "depositary",
        )  # fmt: skip


def _event(treaty: Treaty, deadline: Deadline, site: str) -> list[str]:
    """One day as an event; a program may show what is not confirmed as tentative."""
    checked = f"{deadline.checked:%Y%m%d}T000000Z"
    checked_on = _("Checked on {day}.").format(day=say_day(deadline.checked))
    told = f"{deadline.text} {checked_on}"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{name_of(treaty, deadline.key)}",
        f"DTSTAMP:{checked}",
        f"LAST-MODIFIED:{checked}",
        f"DTSTART;VALUE=DATE:{deadline.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{deadline.day + timedelta(1):%Y%m%d}",
        f"SUMMARY:{_text(deadline.title)}",
        f"DESCRIPTION:{_text(told)}",
        f"CATEGORIES:{_text(deadline.label)}",
        f"STATUS:{'CONFIRMED' if deadline.sure else 'TENTATIVE'}",
        "TRANSP:TRANSPARENT",
    ]
    if site:
        lines.append(f"URL:{one_line(f'{site}{deadline.address}')}")
    return [*lines, "END:VEVENT"]


def _text(text: str) -> str:
    """The text with the signs escaped that mean something to a calendar."""
    text = one_line(text)
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets; no piece ends within a letter."""
    pieces, piece, size = [], "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > WIDEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece += sign
        size += width
    return "\r\n".join([*pieces, piece])
