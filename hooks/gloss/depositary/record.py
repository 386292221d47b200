"""The watcher's record, data/depositary.yml: read, and written as a person would write it."""

from __future__ import annotations

import json
from pathlib import Path

from gloss.model.problem import Refused
from gloss.model.watch import Passage, Watch
from gloss.reading.files import read_text
from gloss.reading.nodes import read_yaml
from gloss.reading.records import read_record
from gloss.writing.yaml_text import quoted

PATH = "data/depositary.yml"

_HEAD = """\
# What came of the last look at the depositary's list, and the words that stand beside its table.
# “gloss status” writes this file. The words under “texts” are the depositary's, exactly as they stand.
"""


def read_watch(root: Path) -> Watch | None:
    """The record, or none if nobody ever looked; Refused if the file cannot be read."""
    if not (root / PATH).exists():
        return None
    text, problems = read_text(root, PATH)
    watch = None
    if text is not None:
        tree, problems = read_yaml(text, PATH)
        if tree is not None:
            watch, found = read_record(tree, Watch)
            problems += found
    if watch is None or problems:
        raise Refused(
            "\n".join(f"{problem.place}  {problem.sentence} {problem.hint}" for problem in problems)
        )
    return watch


def as_yaml(watch: Watch) -> bytes:
    """The record as its file."""
    lines = [_HEAD + f"outcome: {watch.outcome}", f"tried: {watch.tried}"]
    if watch.sentence:
        lines.append(f"sentence: {quoted(watch.sentence)}")
    lines.append(f"looked: {watch.looked}")
    if watch.digest:
        lines.append(f"digest: {quoted(watch.digest)}")
    if watch.texts:
        lines.append("texts:")
        for passage in watch.texts:
            lines += _passage(passage)
    return ("\n".join(lines) + "\n").encode("utf-8")


def _passage(passage: Passage) -> list[str]:
    lines = [f"  - section: {passage.section}"]
    if passage.participant:
        lines.append(f"    participant: {quoted(passage.participant)}")
    if passage.mark:
        lines.append(f"    mark: {json.dumps(passage.mark)}")
    return [*lines, "    text: |-", *(f"      {line}" for line in passage.text.split("\n"))]
