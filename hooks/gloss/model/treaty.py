"""The treaty itself: what it is called, when it opens, closes and enters into force, and where its words are."""

from __future__ import annotations

from datetime import date

from gloss.model.base import Address, Key, Language, ProvisionId, Record, Text, described
from gloss.model.dates import Day


class Chapter(Record):
    """A part of the treaty as its own text divides it."""

    number: Text = described("The number as the treaty writes it, such as “IV”.")
    title: Text = described("The chapter's title, in our words until the official text is imported.")
    first: int = described("The number of its first article.", ge=1)
    last: int = described("The number of its last article.", ge=1)


class SignatureWindow(Record):
    """When and where States may sign."""

    opens: Day = described("The first day on which the treaty can be signed.")
    closes: Day | None = described(
        "The last day on which the treaty can be signed; afterwards only accession is left. Left out where there is none.",
        None,
    )
    places: tuple[Text, ...] = described("Where it can be signed, in the order of time.")
    provision: ProvisionId = described("The provision that says so.")
    source: Key = described("The source that was seen for it.")

    @property
    def last(self) -> date:
        """The last day for signature; the end of time where the treaty names none."""
        return self.closes.last if self.closes else date.max


class EntryIntoForce(Record):
    """What makes the treaty binding, and when."""

    instruments: int = described("How many instruments must be deposited.", ge=1)
    days: int = described("How many days after that deposit it enters into force.", ge=0)
    later_days: int = described(
        "How many days after its own deposit it binds a State that joins later.", ge=0
    )
    organisations_count: bool = described(
        "Whether the instrument of a regional organisation is added to those of its member States."
    )
    since: Day | None = described(
        "The day on which it entered into force, once the depositary says so: then the record of instruments need not be whole.",
        None,
    )
    provision: ProvisionId = described("The provision that says so.")
    later_provision: ProvisionId = described("The provision about States that join later.")
    source: Key = described("The source that was seen for it.")
    note: Text | None = described("What a careful reader should know about these figures.", None)


class ProtocolRule(Record):
    """When further protocols may be adopted."""

    parties: int = described("How many Parties there must be before a protocol is considered.", ge=1)
    majority: Text = described("The majority that adopts one when consensus fails.")
    provision: ProvisionId = described("The provision that says so.")
    source: Key = described("The source that was seen for it.")


class Denunciation(Record):
    """How a Party leaves."""

    months: int = described("How many months after its notification the withdrawal takes effect.", ge=0)
    provision: ProvisionId = described("The provision that says so.")
    source: Key = described("The source that was seen for it.")


class OfficialDocument(Record):
    """Where the official text can be had in one language."""

    language: Language = described("The language of the document.")
    page: Address = described("Where a reader can open it.")
    files: tuple[Address, ...] = described("Where the import looks for the file, the first first.", ())


class Depositary(Record):
    """Who keeps the treaty, and what was last seen there."""

    name: Text = described("Who the depositary is.")
    reference: Text = described("The depositary's own number of the treaty.")
    page: Address = described("The page with the status of the treaty.")
    file: Address = described("The same status as a file that programs can read.")
    signatories: int = described("The number of signatories in the header of the copy that was seen.", ge=0)
    parties: int = described("The number of parties in the header of the copy that was seen.", ge=0)
    seen: Text = described("What is known of the day of that copy, in words.")
    checked: Day = described("When somebody last tried to look.")
    source: Key = described("The source that was seen for it.")


class Treaty(Record):
    """One treaty. Nothing about it is written in code: another treaty is another file."""

    name: Text = described("The name by which the treaty is known.")
    official_title: Text = described("The whole title as the depositary gives it.")
    short: Text = described("What running text calls it, such as “the Convention”.")
    brief: Text | None = described(
        "Two or three words for a small badge; the whole name where it is left out.", None
    )
    symbol: Text = described("The symbol of the document that holds it.")
    site_name: Text = described("What this campaign site is called.")
    tagline: Text = described("One sentence under the name of the site.")
    adopted: Day = described("When it was adopted.")
    adopted_by: Text = described("Who adopted it, and how.")
    articles: int = described("How many articles it has.", ge=1)
    complete: bool = described(
        "Whether every article has its file; until then, articles that nobody has written up yet may be missing.",
        True,
    )
    chapters: tuple[Chapter, ...] = described("Its chapters in order.")
    signature: SignatureWindow = described("When it can be signed.")
    entry_into_force: EntryIntoForce = described("When it becomes binding.")
    protocol: ProtocolRule | None = described("When protocols may be adopted.", None)
    essential: tuple[ProvisionId, ...] = described(
        "Provisions on which its object and purpose rest: a reservation against one of them is flagged.", ()
    )
    denunciation: Denunciation | None = described("How a Party leaves.", None)
    documents: tuple[OfficialDocument, ...] = described("The official text, one entry for a language.")
    hosts: tuple[Text, ...] = described("The only hosts from which the official text may be fetched.")
    depositary: Depositary = described("Who keeps it.")
    begun: Day | None = described(
        "When this campaign was begun from another one; what was checked before that day was not checked for this treaty.",
        None,
    )
    source: Key = described("The source that was seen for the name, the adoption and the symbol.")
    checked: Day = described("When these facts were last compared with their sources.")
