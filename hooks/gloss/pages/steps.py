"""What a country can do next about the treaty, in a sentence or two."""

from __future__ import annotations

from datetime import date

from gloss.model.country import Country
from gloss.model.force import may_accede, may_sign
from gloss.model.spans import add_days
from gloss.model.standing import Standing
from gloss.model.treaty import Treaty
from gloss.pages.speech import say_date
from gloss.tongues.voice import _


def next_step(country: Country, here: Standing, treaty: Treaty, day: date) -> str:
    """From where a country stands to what comes next there; “reported” stays reported."""
    closes = treaty.signature.closes
    force = treaty.entry_into_force
    if here.confirmed == "party":
        if _bound(here, treaty, day):
            return _(
                "The treaty binds it. What counts now is the law that carries the treaty out, and how it is used."
            )
        return _(
            "It is bound as soon as the treaty is in force for it."
            " What counts from now on is the law that carries the treaty out, and how it is used."
        )
    if here.state == "withdrew":
        return _("It can join again only by a new instrument.")
    if here.unconfirmed or here.reported == "party":
        return _(
            "If the depositary confirms the instrument, it is a party, and is bound once the treaty is in force."
            " Until then we count it as what the depositary shows."
        )
    if here.state == "signatory":
        step = _(
            "Next comes ratification, acceptance or approval: in most States parliament decides,"
            " and the instrument is then deposited with the depositary."
        )
        if country.kind == "organisation" and not force.organisations_count:
            not_counted = _("Its instrument would not count towards the {number}.")
            step += f" {not_counted.format(number=force.instruments)}"
        return step
    if may_sign(country, treaty, day):
        if closes is None:
            return _("It can sign; the treaty names no last day for that.")
        return _("It can sign until {day}. After that day it can still accede.").format(day=say_date(closes))
    if may_accede(country, treaty, day):
        return _(
            "The time for signing is over. It can accede, by one instrument without a signature before it."
        )
    return _("There is no step of its own that it could take now.")


def _bound(here: Standing, treaty: Treaty, day: date) -> bool:
    """Whether the treaty binds a party for certain on a day: it is in force, and the days after a late deposit are over."""
    since, deposit = treaty.entry_into_force.since, here.confirmed_by
    if since is None or deposit is None or day < since.first:
        return False
    return add_days(deposit.date.last, treaty.entry_into_force.later_days) <= day
