"""What the site promises of itself, and the figure by which a machine showed it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from gloss.model.base import Record, Text, described
from gloss.model.dates import Day

Part = Literal["private", "everyone", "light", "fast", "true", "lasting"]
"""What a promise is about: who watches the reader, who can read, what it weighs, how long it takes, whether it holds, how long it lives."""

ResultPath = Annotated[str, StringConstraints(pattern=r"^(bench|tests)/\S.*$")]
"""Where the figure stands among the results: `bench/check/gloss check/seconds`, or the file of the tests."""


class Proof(Record):
    """One promise in data/proofs.yml. What is promised is written by a person; figure and day by “make proofs”."""

    part: Part = described("What it is about: private, everyone, light, fast, true or lasting.")
    promise: Text = described("What is promised, in one sentence that a reader understands.")
    asked: Text | None = described("What the figure should be, where there is a limit.", None)
    repeat: Text | None = described(
        "The command by which anybody measures it again; left out, with “result”, where no machine can show it.",
        None,
    )
    result: ResultPath | None = described(
        "Where the figure comes from: a benchmark with its variant and what is measured, or tests (file or folder).",
        None,
    )
    figure: Text | None = described(
        "What came out the last time; left out if it was not measured. “make proofs” writes it.", None
    )
    measured: Day | None = described("The day on which it came out. “make proofs” writes it.", None)
    note: Text | None = described("What a careful reader should know about the figure.", None)
