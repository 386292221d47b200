"""What somebody is asked who begins a campaign about another treaty.

Each answer is a fact that the depositary's page or the treaty's last articles tell. What follows from another answer
is not asked: it is offered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gloss.model.base import PROVISION
from gloss.model.problem import Refused


@dataclass(frozen=True)
class Sort:
    """What an answer has to look like: a pattern of the whole answer, and what to write instead of a wrong one."""

    pattern: str
    hint: str


WORDS = Sort(r".+", "Write it in a line.")
DAY = Sort(r"\d{4}-\d{2}-\d{2}", "Write a day like this: 2023-06-19.")
NUMBER = Sort(r"\d{1,4}", "Write a whole number in digits.")
PROVISION_ID = Sort(PROVISION, "Write it like this: 66, 68.1 or 68.1.a.")
CHAPTER = Sort(r"[IVX]+-\d+(-[a-z0-9]+)*", "Write it as the depositary does: XXI-10.")
LANGUAGES = Sort(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?( [a-z]{2,3}(-[A-Z][a-z]{3})?)*", "Write their tags, such as: en fr ar."
)
SITE = Sort(
    r"https://[^\s/]+\.[^\s/]+/([^\s?#]+/)?", "Write it whole, from https:// on, with a slash at its end."
)
ADDRESS = Sort(r"https://[^\s/]+\.[^\s/]+/[^\s?#]*[^\s?#/]", "Write it whole, from https:// on.")
YES_OR_NO = Sort(r"yes|no", "Write yes or no.")


@dataclass(frozen=True)
class Asked:
    """One question: the name of its option, what it asks, what it means, and how an answer looks."""

    name: str
    label: str
    help: str
    sort: Sort = WORDS
    offered: str = ""
    needed: bool = True


QUESTIONS = (
    Asked("name", "Name of the treaty", "The name by which it is known, without “the”."),
    Asked(
        "short",
        "Short name",
        "What running text calls it, such as “the Agreement”.",
        offered="what its name says it is",
    ),
    Asked(
        "title",
        "Whole title",
        "The whole title as the depositary gives it.",
        offered="the name of the treaty",
    ),
    Asked("symbol", "Symbol", "The symbol of the document that holds it, such as A/CONF.232/2023/4."),
    Asked(
        "chapter",
        "Chapter with the depositary",
        "Its number in the United Nations Treaty Collection.",
        CHAPTER,
    ),
    Asked("adopted", "Day of adoption", "When it was adopted.", DAY),
    Asked("adopted_by", "Adopted by", "Who adopted it, and how."),
    Asked("articles", "Number of articles", "How many articles it has.", NUMBER),
    Asked("opens", "Open for signature from", "The first day on which it can be signed.", DAY),
    Asked(
        "closes",
        "Open for signature until",
        "The last day on which it can be signed; empty if it names none.",
        DAY,
        needed=False,
    ),
    Asked("place", "Place of signature", "Where it can be signed."),
    Asked("signature_provision", "Provision on signature", "The provision that says so.", PROVISION_ID),
    Asked(
        "instruments",
        "Ratifications needed",
        "How many instruments must be deposited before it is in force.",
        NUMBER,
    ),
    Asked("days", "Days after the last of them", "How many days later it enters into force.", NUMBER),
    Asked(
        "later_days",
        "Days for States that join later",
        "How many days after its own deposit the treaty binds a State that joins when it is in force already.",
        NUMBER,
    ),
    Asked(
        "organisations_count",
        "Do regional organisations count",
        "Whether the instrument of an organisation, such as the European Union, counts towards the number needed, beside those of its member States.",
        YES_OR_NO,
        "no",
    ),
    Asked("force_provision", "Provision on entry into force", "The provision that says so.", PROVISION_ID),
    Asked(
        "later_provision",
        "Provision on States that join later",
        "The provision that says when it binds them.",
        PROVISION_ID,
    ),
    Asked(
        "languages",
        "Languages of the official text",
        "Their tags, with spaces between them.",
        LANGUAGES,
        "en",
    ),
    Asked("site_name", "Name of the site", "What the site is called.", offered="“Gloss on” and the name"),
    Asked(
        "site",
        "Address of the site",
        "Where it will stand, such as https://name.github.io/treaty/.",
        SITE,
    ),
    Asked(
        "repository",
        "Address of the repository",
        "Where its files will be, such as https://github.com/name/treaty.",
        ADDRESS,
    ),
)
"""Every question in the order in which it is asked."""

_LONGEST = 500
_KINDS = ("Convention", "Agreement", "Covenant", "Charter", "Protocol", "Statute", "Treaty", "Pact")


def answers(given: Mapping[str, str | None]) -> dict[str, str]:
    """Every answer, with what follows from others filled in; Refused with all faults in one text."""
    found: dict[str, str] = {}
    faults: list[str] = []
    for asked in QUESTIONS:
        try:
            found[asked.name] = answer(asked, given.get(asked.name) or "", found)
        except Refused as refusal:
            faults.append(str(refusal))
    if found.get("closes") and found.get("opens", "") > found["closes"]:
        faults.append(
            f"It closes for signature on {found['closes']}, before it opens on {found['opens']}. Mend one of the two."
        )
    if faults:
        raise Refused("\n".join(faults))
    return found


def answer(asked: Asked, text: str, earlier: Mapping[str, str]) -> str:
    """One answer, or what is offered where there is none; Refused with what to write instead."""
    text = " ".join(text.split()) or _offered(asked, earlier)
    if not text and not asked.needed:
        return ""
    if not text:
        raise Refused(f"“{asked.label}” has no answer ({option(asked)}). {asked.help}")
    if len(text) > _LONGEST or not text.isprintable():
        raise Refused(f"The answer to “{asked.label}” is too long, or has a sign that nobody can see.")
    if asked.sort is LANGUAGES:
        text = " ".join(dict.fromkeys(re.split(r"[\s,]+", text)))
    if re.fullmatch(asked.sort.pattern, text) is None:
        raise Refused(f"“{text}” is no answer to “{asked.label}”. {asked.sort.hint}")
    if asked.sort is DAY:
        try:
            date.fromisoformat(text)
        except ValueError:
            raise Refused(f"“{text}” is no day of the calendar, at “{asked.label}”.") from None
    return text.removeprefix("the ").removeprefix("The ") if asked.name == "name" else text


def option(asked: Asked) -> str:
    """The option that gives the answer: “--force-provision”."""
    return f"--{asked.name.replace('_', '-')}"


def _offered(asked: Asked, earlier: Mapping[str, str]) -> str:
    name = earlier.get("name", "")
    if asked.name == "short":
        return f"the {next((kind for kind in _KINDS if kind in name), 'Treaty')}"
    if asked.name == "title":
        return name
    if asked.name == "site_name":
        return f"Gloss on the {name}" if name else ""
    return asked.offered
