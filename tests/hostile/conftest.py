"""One invented treaty in which all is well, and in which a case changes one file for a moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from gloss.model.problem import Problem
from tests.treaties.project import Project


class Victim(Project):
    """A project that is whole again after each case."""

    @contextmanager
    def with_file(self, path: str, text: str | bytes) -> Iterator[tuple[Problem, ...]]:
        """What is wrong while the file holds this."""
        before = (self.root / path).read_bytes() if (self.root / path).exists() else None
        self.write(path, text)
        try:
            yield self.problems()
        finally:
            if before is None:
                self.remove(path)
            else:
                self.write(path, before)


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Victim:
    """The Harbour Lights Convention, once for all cases of a module."""
    return Victim(Project.copy(tmp_path_factory.mktemp("hostile")).root)
