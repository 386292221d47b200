"""A campaign that was just begun, from this clone, about a treaty of which nothing is written here."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gloss.founding.planting import plant
from gloss.founding.questions import answers

TODAY = date(2026, 11, 26)
GIVEN = {
    "name": "Convention on the Lights of Harbours", "symbol": "HLC/1", "chapter": "XII-99", "adopted": "2021-03-01",
    "adopted_by": "The Assembly of Harbours, without a vote", "articles": "12", "opens": "2021-06-01", "closes": "2022-12-31",
    "place": "Gullhaven: the old lighthouse", "signature_provision": "9", "instruments": "7", "days": "45", "later_days": "15",
    "force_provision": "10.1", "later_provision": "10.2", "languages": "en, fr", "site": "https://lights.example/",
    "repository": "https://forge.example/lights/site",
}  # fmt: skip


@pytest.fixture(scope="session")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; nobody changes it."""
    target = tmp_path_factory.mktemp("begun") / "lights"
    plant(root, target, answers(GIVEN), TODAY)
    return target
