"""A copy of the invented treaty, to write into."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gloss.reading.corpus import Corpus, read_project


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """The smallest project that passes every check."""
    folder = tmp_path / "project"
    shutil.copytree(root / "tests" / "treaties" / "harbour", folder)
    return folder


@pytest.fixture
def corpus(project: Path) -> Corpus:
    """The same, read."""
    corpus = read_project(project).corpus
    assert corpus is not None
    return corpus
