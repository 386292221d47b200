"""The small invented treaty that these tests change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.treaties.project import Project


@pytest.fixture
def harbour(tmp_path: Path) -> Project:
    """A copy of the Harbour Lights Convention, in which everything is well."""
    return Project.copy(tmp_path)
