"""A small project with an invented treaty, in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.depositary.lists import HERE


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the invented project, to be written to."""
    target = tmp_path / "project"
    shutil.copytree(HERE / "project", target)
    return target
