"""What somebody is asked who wants to add or mend a fact: the same questions at the keyboard and in a form on the web.

A question takes its explanation from the field of the record that the answer goes into, so that the form, the
editor's help and the field reference can never say different things.
"""

from __future__ import annotations

import typing
from dataclasses import dataclass, replace

from pydantic import BaseModel

from gloss.model.action import LetterPoint, StageKey
from gloss.model.country import Contact, Country, Event
from gloss.model.record import Source, Vote
from gloss.model.words import Note


@dataclass(frozen=True)
class Question:
    """One thing to ask: the name of the answer, what people read, and what can be answered.

    `choices` are the only answers that count; `listed` names the list of the project from which they come
    (“countries”, or a part of the vocabulary). `many` answers stand on lines of their own or after commas.
    """

    name: str
    label: str
    help: str
    needed: bool = False
    choices: tuple[str, ...] = ()
    listed: str = ""
    many: bool = False
    long: bool = False


@dataclass(frozen=True)
class Kind:
    """One kind of contribution: its name, its title as a form, and its questions in order."""

    name: str
    title: str
    about: str
    questions: tuple[Question, ...]
    form: bool = True

    def question(self, name: str) -> Question:
        """The question with this name; KeyError if there is none."""
        return {question.name: question for question in self.questions}[name]


def _ask(model: type[BaseModel], name: str, label: str, /, **more: typing.Any) -> Question:
    field = model.model_fields[name]
    choices = (
        typing.get_args(field.annotation) if typing.get_origin(field.annotation) is typing.Literal else ()
    )
    question = Question(name, label, field.description or "", field.is_required(), tuple(map(str, choices)))
    return replace(question, **more)


_COUNTRY = Question(
    "country",
    "Country",
    "Which country it is about: its name, such as Norway, or its two letters.",
    True,
    listed="countries",
)
_PROVISION = Question(
    "provision",
    "Paragraph",
    "The number of the paragraph, such as 6.2 or 24.2.b; “lead” and the article for its top.",
    True,
)
_DAY = Question(
    "checked", "Seen on", "The day on which you saw it, like this: 2026-11-24. Left empty: today.", False
)

_SOURCE = (
    Question(
        "source",
        "Source",
        "The web address at its first publisher, from https:// on, or the key of a source that this site has already.",
        True,
    ),
    Question("source_title", "Title of the source", "Its title. Needed for a source that is new here.", False),
    Question("source_publisher", "Publisher of the source", "Who published it first. Needed for a new source.", False),
    Question(
        "source_kind", "Kind of source", "What sort of publication it is. Needed for a new source.", False, listed="sources"
    ),
    Question("source_date", "Date of the source", "When it was published, if it says so.", False),
    _ask(Source, "read", "How much you saw", name="source_read", needed=False),
)  # fmt: skip

EVENT = Kind(
    "event",
    "A country did something",
    "A State signed, ratified, voted in parliament, made a reservation: one dated thing, with its source.",
    (
        _COUNTRY,
        _ask(Event, "act", "What it did", listed="acts"),
        _ask(Event, "date", "Date"),
        _ask(Event, "evidence", "Who says so", listed="evidence"),
        _ask(Event, "touches", "Provisions", many=True),
        *_SOURCE,
        _DAY,
        _ask(Event, "note", "Remark", long=True),
    ),
)
VOTE = Kind(
    "vote",
    "A vote",
    "A vote on the treaty, or on a part of it, with the figures that are known.",
    (
        Question("key", "Short name", "Small letters, digits and hyphens, such as assembly-2024; it becomes the address.", True),
        _ask(Vote, "title", "What was voted on"),
        _ask(Vote, "date", "Date"),
        _ask(Vote, "body", "Where"),
        _ask(Vote, "form", "Kind of vote"),
        _ask(Vote, "question", "What yes meant"),
        _ask(Vote, "outcome", "Outcome"),
        Question("totals", "Figures", "Yes, no and abstentions as three numbers: 79, 60, 33. A figure that nobody published: a question mark.", False),
        _ask(Vote, "yes", "In favour", many=True),
        _ask(Vote, "no", "Against", many=True),
        _ask(Vote, "abstain", "Abstained", many=True),
        _ask(Vote, "provisions", "Provisions", many=True),
        _ask(Vote, "evidence", "Who says so", listed="evidence"),
        *_SOURCE,
        _DAY,
        _ask(Vote, "note", "Remark", long=True),
    ),
)  # fmt: skip
CONTACT = Kind(
    "contact",
    "An office to write to",
    "The official page of a parliament, a ministry or a mission. Offices only, never a person.",
    (
        _COUNTRY,
        _ask(Contact, "office", "Office", listed="offices"),
        _ask(Contact, "name", "Name of the office"),
        _ask(Contact, "page", "Its official page"),
        _DAY,
    ),
)
LINK = Kind(
    "link",
    "A source that is broken",
    "A source of this site has moved, is gone, or does not say what we say it says.",
    (
        Question(
            "key", "Key of the source", "The word after “sources/#” in the address of the source.", True
        ),
        _ask(Source, "address", "Its address now", needed=True),
        _DAY,
    ),
)
NOTE = Kind(
    "note",
    "A note on a paragraph",
    "What a paragraph can do to people, or a good thing in it, or what its defenders answer.",
    (
        _PROVISION,
        Question("title", "Title", "What the note says, in at most eight words.", True),
        _ask(Note, "kind", "Kind of note", needed=True),
        _ask(Note, "concern", "What it is about", listed="concerns"),
        _ask(Note, "affects", "Who is affected", many=True),
        _ask(Note, "ask", "What to ask for"),
        Question("source", "Source", "The web address at its first publisher, or the key of a source that this site has. Left empty: our own reading.", False),
        *_SOURCE[1:],
        _DAY,
        Question("text", "The note itself", "Short sentences. What is your own reading says so.", True, long=True),
    ),
)  # fmt: skip
SOURCE = Kind(
    "source",
    "A source",
    "A publication that facts or notes can rest on.",
    (
        Question(
            "key",
            "Key",
            "The short name by which facts name it: small letters, digits and hyphens, such as eff-2024.",
            True,
        ),
        *(
            _ask(Source, name, label, **more)
            for name, label, more in (
                ("title", "Title", {}),
                ("publisher", "Publisher", {}),
                ("address", "Address", {}),
                ("kind", "Kind", {"listed": "sources"}),
                ("date", "Date", {}),
                ("language", "Language", {}),
                ("read", "How much you saw", {}),
                ("about", "Final text or draft", {"choices": ("final", "draft", "both")}),
                ("note", "Remark", {"long": True}),
            )
        ),
        _DAY,
    ),
    form=False,
)
COUNTRY = Kind(
    "country",
    "A country",
    "A State or a regional organisation that has no file yet.",
    (
        Question(
            "key",
            "Short name",
            "Small letters and hyphens, such as new-zealand; it becomes the address.",
            True,
        ),
        *(
            _ask(Country, name, label, **more)
            for name, label, more in (
                ("name", "Name", {}),
                ("formal", "Name with the depositary", {}),
                ("iso", "Two-letter code", {}),
                ("iso3", "Three-letter code", {}),
                ("kind", "Kind", {}),
                ("group", "Regional group", {"listed": "groups"}),
            )
        ),
        _DAY,
    ),
    form=False,
)
POINT = Kind(
    "point",
    "A point for letters",
    "One thing that somebody can ask for in a letter, resting on a paragraph and on a source.",
    (
        Question("key", "Short name", "Small letters, digits and hyphens, such as judge-first.", True),
        _ask(LetterPoint, "title", "Title"),
        _ask(LetterPoint, "text", "What it says", long=True),
        _ask(LetterPoint, "ask", "What is asked"),
        _ask(LetterPoint, "provisions", "Provisions", many=True),
        _ask(LetterPoint, "choices", "Choices", many=True),
        _ask(LetterPoint, "audiences", "For whom", listed="audiences", many=True),
        _ask(LetterPoint, "to", "To which offices", listed="offices", many=True),
        _ask(LetterPoint, "stages", "At which stages", choices=typing.get_args(StageKey), many=True),
        *_SOURCE,
        _ask(LetterPoint, "support", "What the source speaks of"),
        _DAY,
    ),
    form=False,
)

KINDS: dict[str, Kind] = {
    kind.name: kind for kind in (EVENT, VOTE, CONTACT, LINK, NOTE, SOURCE, COUNTRY, POINT)
}
"""Every kind of contribution, those with a form on the web first."""
