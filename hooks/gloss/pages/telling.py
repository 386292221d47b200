"""What happened as one sentence that says how sure it is, so that it can be read alone: in a feed, in a calendar.

A headline is cut short by many programs. What is not confirmed therefore says so before anything else.
"""

from __future__ import annotations

from gloss.model.base import Evidence
from gloss.model.country import Act, Country
from gloss.model.record import Vocabulary
from gloss.pages.speech import capital
from gloss.tongues.punctuation import headed
from gloss.tongues.voice import _, later

_CLAUSES: dict[Act, str] = {
    "signed": later("{who} signed {treaty}"),
    "ratified": later("{who} ratified {treaty}"),
    "accepted": later("{who} accepted {treaty}"),
    "approved": later("{who} approved {treaty}"),
    "acceded": later("{who} acceded to {treaty}"),
    "succeeded": later("{who} succeeded to {treaty}"),
    "reservation": later("{who} made a reservation"),
    "declaration": later("{who} made a declaration"),
    "objection": later("{who} objected to a reservation"),
    "withdrew": later("{who} took back its signature or instrument"),
    "denounced": later("{who} denounced {treaty}"),
    "government-proposed": later("in {who}, {body} proposed to sign or to join"),
    "government-approved": later("in {who}, {body} decided to sign or to join"),
    "bill-tabled": later("in {who}, a bill about {treaty} was put before parliament"),
    "committee": later("in {who}, {treaty} was before a committee of parliament"),
    "vote-scheduled": later("in {who}, a day was set for a vote in parliament"),
    "parliament-approved": later("in {who}, parliament approved {treaty}"),
    "parliament-rejected": later("in {who}, parliament rejected {treaty}"),
    "promulgated": later("in {who}, the law that approves {treaty} was signed or published"),
    "statement": later("{who} made a statement about {treaty}"),
}
_SIDES = {
    "yes": later("{who} voted for “{title}”"),
    "no": later("{who} voted against “{title}”"),
    "abstain": later("{who} abstained on “{title}”"),
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
    return headed(capital(label), clause)
