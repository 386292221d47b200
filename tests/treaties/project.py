"""A small invented treaty, copied for one test and changed in one place."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from gloss.checks.report import as_text
from gloss.checks.table import check_all
from gloss.model.problem import Problem
from gloss.reading.corpus import Corpus, read_project

HARBOUR = Path(__file__).resolve().parent / "harbour"


@dataclass(frozen=True)
class Project:
    """A copy of a treaty that a test may change."""

    root: Path

    @classmethod
    def copy(cls, folder: Path) -> Project:
        """The Harbour Lights Convention in a folder of its own."""
        root = folder / "harbour"
        shutil.copytree(HARBOUR, root)
        return cls(root)

    def text(self, path: str) -> str:
        """What a file says."""
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str | bytes) -> None:
        """Makes a file anew."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def change(self, path: str, old: str, new: str) -> None:
        """Puts one piece of text in the place of another, which has to be there exactly once."""
        text = self.text(path)
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def add(self, path: str, text: str) -> None:
        """Writes more at the end of a file."""
        self.write(path, self.text(path) + text)

    def remove(self, path: str) -> None:
        """Deletes a file or a folder."""
        target = self.root / path
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink()

    def corpus(self) -> Corpus:
        """What was read; the test fails where that is nothing."""
        corpus = read_project(self.root).corpus
        assert corpus is not None
        return corpus

    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong."""
        return check_all(read_project(self.root))

    def said(self) -> list[str]:
        """Everything that is wrong, each as “place  sentence  hint”."""
        return ["  ".join(filter(None, [str(p.place), p.sentence, p.hint])) for p in self.problems()]

    def report(self) -> str:
        """The whole report as a volunteer reads it."""
        return as_text(self.problems())
