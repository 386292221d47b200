"""The other facts: votes, the timeline, sources, choices, and the vocabulary that names things for readers."""

from __future__ import annotations

from typing import Literal

from gloss.model.base import Address, Evidence, Key, Language, ProvisionId, Record, Text, described
from gloss.model.dates import Day, FactDate


class Totals(Record):
    """How many voted how; a figure that nobody published is left out, never guessed."""

    yes: int | None = described("How many voted for it.", None, ge=0)
    no: int | None = described("How many voted against it.", None, ge=0)
    abstain: int | None = described("How many abstained.", None, ge=0)


class Vote(Record):
    """A vote, or an adoption without one."""

    title: Text = described("What was voted on, in a few words.")
    date: FactDate = described("When.")
    body: Text = described("Where: the General Assembly, a committee, …")
    form: Literal["roll-call", "without-vote", "reported"] = described(
        "A roll-call on record; adopted without a vote; or figures that somebody reported."
    )
    question: Text = described("What “yes” meant, in one sentence.")
    outcome: Text = described("What came of it, in one sentence.")
    totals: Totals = described("The figures.", Totals())
    complete: bool = described(
        "Whether the lists name everyone who voted; if not, a State that is not named is unknown.", False
    )
    yes: tuple[Key, ...] = described("Who voted for it, by file name in data/countries/.", ())
    no: tuple[Key, ...] = described("Who voted against it.", ())
    abstain: tuple[Key, ...] = described("Who abstained.", ())
    provisions: tuple[ProvisionId, ...] = described(
        "The provisions that it was about, by their final numbers.", ()
    )
    evidence: Evidence = described("Who says so.")
    source: Key = described("The source that was seen for it.")
    also: tuple[Key, ...] = described("Further sources.", ())
    note: Text | None = described("What a careful reader should know.", None)
    was: tuple[Key, ...] = described("Names that this file had before: their addresses lead here.", ())
    checked: Day = described("When somebody last compared it with its source.")


class Moment(Record):
    """An entry of the timeline."""

    date: FactDate = described("When.")
    kind: Key = described("What sort of thing it is; see the vocabulary.")
    title: Text = described("What happened, in a few words.")
    text: Text | None = described("What it means, in a sentence or two.", None)
    evidence: Evidence = described("Who says so.")
    source: Key = described("The source that was seen for it.")
    countries: tuple[Key, ...] = described("The countries it is about.", ())
    provisions: tuple[ProvisionId, ...] = described("The provisions it is about.", ())


class Timeline(Record):
    """What happened, in the order of time."""

    entries: tuple[Moment, ...] = described("The entries in the order of time.")
    checked: Day = described("When somebody last went through this file.")


class Source(Record):
    """A publication that a fact rests on: always the original publisher's."""

    title: Text = described("The publication's title, or what it is.")
    publisher: Text = described("Who published it first.")
    address: Address = described("The original publisher's address of it.")
    kind: Key = described("What sort of publication; see the vocabulary.")
    date: FactDate | None = described("When it was published.", None)
    language: Language = described("Its language.", "en")
    read: Literal["whole", "part", "cited"] = described(
        "How much of it we saw: all of it, a part, or only that others cite it."
    )
    about: Literal["final", "draft", "both"] | None = described(
        "Whether it speaks of the final text or of a draft.", None
    )
    seen: Day = described("When it was last seen.")
    note: Text | None = described("What a careful reader should know.", None)


class Choice(Record):
    """A provision that leaves a choice to each State: where a national law can protect people, or not."""

    provisions: tuple[ProvisionId, ...] = described(
        "The provisions that leave the choice, the main one first.", min_length=1
    )
    title: Text = described("The choice in at most eight words.")
    kind: Literal["offence", "power", "cooperation", "institution", "final-clause"] = described(
        "What the choice is about: an offence, a power, cooperation, an institution, or a final clause."
    )
    choice: Text = described("What each State may decide, in a sentence or two.")
    protect: Text = described("The option that protects people.")
    risk: Text = described("What can happen without it.")
    disputed: Text | None = described(
        "Who denies that the matter is optional, and what they say, where that is so.", None
    )
    audiences: tuple[Key, ...] = described("Whom it touches most; see the vocabulary.", min_length=1)
    said_by: Text = described("Who says so; “Our reading” where no published source was seen.")
    support: Literal["final", "draft", "own"] = described(
        "Whether the sources speak of the final text, of a draft, or the reading is our own."
    )
    sources: tuple[Key, ...] = described("The sources that were seen.", ())
    precedent: Text | None = described(
        "A State that took the protective option (or the contrary), in a sentence.", None
    )
    precedent_country: Key | None = described("That State, by file name in data/countries/.", None)
    precedent_source: Key | None = described("The source for the precedent.", None)
    was: tuple[Key, ...] = described("Names that this file had before: their addresses lead here.", ())
    checked: Day = described("When somebody last compared it with its sources.")


class Term(Record):
    """A word of the vocabulary: what readers see for a key."""

    label: Text = described("What readers see.")
    plural: Text | None = described("The same for more than one, where a list needs it.", None)
    meaning: Text = described("What it means, in a sentence.")
    discreet: bool = described(
        "Whether a link to its page shows the site alone when it is passed on, and nothing of its subject.",
        False,
    )


class Vocabulary(Record):
    """The fixed lists: every key that other files may use, with its words."""

    acts: dict[Key, Term] = described("What a State can do.")
    evidence: dict[Key, Term] = described("Who says so.")
    modalities: dict[Key, Term] = described("How a provision binds.")
    sorts: dict[Key, Term] = described("What a provision is that neither binds nor allows.")
    qualifiers: dict[Key, Term] = described("What weakens or conditions a provision.")
    bases: dict[Key, Term] = described("What an article's shape rests on.")
    concerns: dict[Key, Term] = described("What a note is about.")
    audiences: dict[Key, Term] = described("Who is affected, or who can act.")
    choices: dict[Key, Term] = described("The kinds of choices left to States.")
    groups: dict[Key, Term] = described("Regional groups at the United Nations.")
    blocs: dict[Key, Term] = described("Blocs of States.")
    topics: dict[Key, Term] = described("What a position is about.")
    moments: dict[Key, Term] = described("Kinds of entries in the timeline.")
    sources: dict[Key, Term] = described("Kinds of publications.")
    offices: dict[Key, Term] = described("Offices that can be written to.")
