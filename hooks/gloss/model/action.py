"""What people can do: points for letters, the words of each stage, how careful one has to be, and campaigns that end.

Letters are points and not text: identical letters are filtered or discounted, and a letter in somebody's own words is
read. Nothing here names a person; decisions are made by offices.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from gloss.model.base import Address, Key, ProvisionId, Record, Text, described
from gloss.model.dates import Day

StageKey = Literal[
    "not-signed",
    "closed",
    "signed",
    "pending",
    "approved",
    "party",
    "in-force",
    "withdrew",
    "organisation",
    "unsafe",
]
"""Where a country stands for somebody who wants to act; every country has exactly one."""

Level = Literal["open", "careful", "quiet"]
"""How careful a page has to be: at “quiet” it offers no way to write to anybody in the country."""

Short = Annotated[Text, StringConstraints(max_length=300)]
"""Up to 300 signs: three of them fit a letter that mail programs accept."""

Request = Annotated[Text, StringConstraints(max_length=180)]
"""One sentence of up to 180 signs."""


class LetterPoint(Record):
    """One point of a letter: what the treaty leaves open, and what is asked."""

    title: Text = described("Two to five words by which people choose it.")
    text: Short = described("One or two plain sentences that the addressee may read.")
    ask: Request = described("What is asked, in one polite sentence.")
    provisions: tuple[ProvisionId, ...] = described("The provisions on which it rests.", min_length=1)
    choices: tuple[Key, ...] = described("The choices on which it rests, by file name in data/choices/.", ())
    audiences: tuple[Key, ...] = described("For whom it fits; see the vocabulary.", min_length=1)
    to: tuple[Key, ...] = described("The offices that it can be put to; left out: all.", ())
    stages: tuple[StageKey, ...] = described("The stages at which it fits; left out: all with letters.", ())
    sources: tuple[Key, ...] = described("The sources that were seen.", min_length=1)
    support: Literal["final", "draft", "own"] = described(
        "Whether the sources speak of the final text, of a draft, or the proposal is our own."
    )
    checked: Day = described("When somebody last compared it with its sources.")


class Steps(Record):
    """The ladder of effort: what can be done in two, ten and thirty minutes, with others, and in the press."""

    two: Text = described("In two minutes.")
    ten: Text = described("In ten minutes.")
    thirty: Text = described("In half an hour.")
    group: Text = described("Together with others.")
    press: Text = described("In the press.")


class StageWords(Record):
    """The words of one stage: who decides, what is asked, what comes after."""

    label: Text = described("The stage in a few words.")
    sentence: Text = described("What the stage means, in one sentence.")
    decides: Text = described("Who decides now: an office, never a person. {country} stands for the name.")
    office: Key | None = described("The office to write to first; see the vocabulary.", None)
    request: Text | None = described(
        "What is asked of it, in one sentence; left out where no letter is written.", None
    )
    until: Literal["window", "force", "none"] = described(
        "The date by which it has to be asked: the end of the time for signing, the entry into force, or none.",
        "none",
    )
    after: Text = described("What comes after.")
    steps: Steps | None = described("The ladder of effort; left out where no letter is written.", None)
    questions: tuple[Text, ...] = described("Questions for a member of parliament.", ())
    call: tuple[Text, ...] = described("The lines of a telephone call.", ())


class FreedomIndex(Record):
    """The published index on which the rule of caution rests."""

    name: Text = described("Its name.")
    publisher: Text = described("Who publishes it.")
    edition: Text = described("The edition that was read.")
    page: Address = described("Where it is published.")
    sources: tuple[Key, ...] = described("The sources that were seen for the ratings.", min_length=1)
    limits: Text = described("What it does not say, and how old it is.")
    checked: Day = described("When somebody last went through the ratings.")


class LevelWords(Record):
    """The words of one level of caution."""

    label: Text = described("The level in a few words.")
    meaning: Text = described("What it means for a reader.")


class Caution(Record):
    """The rule by which each country has its level of caution, in data/caution.yml."""

    rule: Text = described("The rule in plain words, with its reasons.")
    index: FreedomIndex = described("The index that it rests on.")
    words: dict[Level, LevelWords] = described("The words of each level.")
    levels: dict[Key, Level] = described("The level that each category of the index leads to.")
    unrated: Level = described("The level of a country that the index does not rate.")
    ratings: dict[Key, Key] = described("The category of each country, by file name in data/countries/.")

    without: tuple[Key, ...] = described(
        "Countries for which no rating was found: named here, so that none is forgotten.", ()
    )

    def level(self, country: str) -> Level:
        """The level of one country."""
        category = self.ratings.get(country)
        return self.levels.get(category, self.unrated) if category else self.unrated


class PackHead(Record):
    """What stands between the dashes at the top of a page for one audience."""

    title: Text = described("The title of the page.")
    description: Text = described("One sentence for search engines and cards.")
    audience: Key = described("For whom it is; see the vocabulary.")
    points: tuple[Key, ...] = described(
        "The points of letters that fit it, by file name in data/points/.", ()
    )
    quiet: bool = described("Whether the page offers a quick way out.", False)
    checked: Day = described("When it was last compared with its sources.")
