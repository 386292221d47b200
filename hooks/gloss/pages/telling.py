"""What happened as one sentence that says how sure it is, so that it can be read alone: in a feed, in a calendar.

A headline is cut short by many programs. What is not confirmed therefore says so before anything else.
"""

from __future__ import annotations

from gloss.model.base import Evidence
from gloss.model.country import Act, Country
from gloss.model.record import Vocabulary
from gloss.pages.speech import capital
from gloss.tongues.voice import _

_CLAUSES: dict[Act, str] = {  # phrases
    "signed": "{who} signed {treaty}",
    "ratified": "{who} ratified {treaty}",
    "accepted": "{who} accepted {treaty}",
    "approved": "{who} approved {treaty}",
    "acceded": "{who} acceded to {treaty}",
    "succeeded": "{who} succeeded to {treaty}",
    "reservation": "{who} made a reservation",
    "declaration": "{who} made a declaration",
    "objection": "{who} objected to a reservation",
    "withdrew": "{who} took back its signature or instrument",
    "denounced": "{who} denounced {treaty}",
    "government-proposed": "in {who}, {body} proposed to sign or to join",
    "government-approved": "in {who}, {body} decided to sign or to join",
    "bill-tabled": "in {who}, a bill about {treaty} was put before parliament",
    "committee": "in {who}, {treaty} was before a committee of parliament",
    "vote-scheduled": "in {who}, a day was set for a vote in parliament",
    "parliament-approved": "in {who}, parliament approved {treaty}",
    "parliament-rejected": "in {who}, parliament rejected {treaty}",
    "promulgated": "in {who}, the law that approves {treaty} was signed or published",
    "statement": "{who} made a statement about {treaty}",
}
_SIDES = {  # phrases
    "yes": "{who} voted for “{title}”",
    "no": "{who} voted against “{title}”",
    "abstain": "{who} abstained on “{title}”",
}


def named(country: Country) -> str:
    """The name as it stands inside a sentence."""
    return _("the {name}").format(name=country.name) if country.the else country.name


def did(act: Act, who: str, treaty: str, country: Country | None = None, partly: bool = False) -> str:
    """What somebody did, as the inside of a sentence; `who` can also be many.

    Taken back `partly` means a reservation, a declaration or an objection: nobody leaves by that.
    """
    body = _("the government")
    if country and country.kind == "organisation":
        body = _("the body that acts for it")
    clause = _("{who} took back what it had declared") if act == "withdrew" and partly else _(_CLAUSES[act])
    return clause.format(who=who, treaty=treaty, body=body)


def voted(side: str, who: str, title: str) -> str:
    """How somebody voted, as the inside of a sentence."""
    return _(_SIDES[side]).format(who=who, title=title)


def told(clause: str, evidence: Evidence, vocabulary: Vocabulary) -> str:
    """The sentence with who says so: before it, unless the depositary does."""
    label = vocabulary.evidence[evidence].label
    if evidence == "depositary":
        return f"{capital(clause)} ({label})"
    return f"{capital(label)}: {clause}"
