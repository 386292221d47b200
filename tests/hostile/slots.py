"""Every kind of place in which somebody's text can stand in the invented treaty."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tests.treaties.project import HARBOUR

COUNTRY, SOURCES, TIMELINE = "data/countries/northholm.yml", "data/sources.yml", "data/timeline.yml"
CHOICE, VOTE, TREATY = "data/choices/2-2.yml", "data/votes/assembly-4-2.yml", "data/treaty.yml"
ARTICLE, WORDS, COUNTRY_WORDS = (
    "data/articles/04.yml",
    "docs/treaty/article-04.md",
    "docs/countries/northholm.md",
)
PAGE, INTRO = "docs/sources.md", "docs/index.md"


@dataclass(frozen=True)
class Slot:
    """A place in a file: what stands there now, with `…` where a text goes."""

    path: str
    now: str
    then: str

    def fill(self, text: str, whole: str | None = None) -> tuple[str, int]:
        """The whole file with the text in this place, and the line on which the text begins."""
        if whole is None:
            whole = (HARBOUR / self.path).read_text(encoding="utf-8")
        assert whole.count(self.now) == 1, (self.path, self.now)
        put = json.dumps(text, ensure_ascii=False) if self.path.endswith(".yml") else text
        new = whole.replace(self.now, self.then.replace("…", put))
        before = whole[: whole.index(self.now)] + self.then.partition("…")[0]
        return new, before.count("\n") + 1


FACTS = (
    Slot(COUNTRY, "note: Northholm does not apply paragraph 2 of Article 4.", "note: …"),
    Slot(COUNTRY, "text: Keepers need a law of their own.", "text: …"),
    Slot(COUNTRY, "name: Assembly of Northholm", "name: …"),
    Slot(SOURCES, "title: Northholm signs the Convention", "title: …"),
    Slot(SOURCES, "publisher: The Evening Tide", "publisher: …"),
    Slot(TIMELINE, "title: The Convention is adopted", "title: …"),
    Slot(TIMELINE, "text: Two countries sign on the first day.", "text: …"),
    Slot(CHOICE, "title: Which harbours need no light", "title: …"),
    Slot(CHOICE, "risk: Fishing boats come home in the dark.", "risk: …"),
    Slot(CHOICE, "said_by: The Evening Tide", "said_by: …"),
    Slot(VOTE, "title: Proposal to delete Article 4(2)", "title: …"),
    Slot(VOTE, "outcome: The proposal failed.", "outcome: …"),
    Slot(ARTICLE, "title: Logs", "title: …"),
    Slot(TREATY, "tagline: The Harbour Lights Convention in plain words.", "tagline: …"),
    Slot(TREATY, "adopted_by: The Assembly of Harbours, without a vote", "adopted_by: …"),
    Slot(TREATY, "seen: The copy of 1 May 2023.", "seen: …"),
)

MARKDOWN = (
    Slot(WORDS, "Logs say which ships came by.", "Logs say which ships came by.\n\n…\n"),
    Slot(WORDS, "The Convention closes the log.", "The Convention closes the log.\n\n…\n"),
    Slot(WORDS, "Nobody may read a log for pleasure.", "Nobody may read a log for pleasure.\n\n…\n"),
    Slot(PAGE, "What the facts rest on.", "What the facts rest on.\n\n…\n"),
    Slot(
        COUNTRY_WORDS,
        "Northholm has the oldest light of all.",
        "Northholm has the oldest light of all.\n\n…\n",
    ),
    Slot(INTRO, "Every article in plain words.", "Every article in plain words.\n\n…\n"),
)
