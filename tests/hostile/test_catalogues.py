"""A translation can say things in other words, and can do no more than its original."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from gloss.tongues.catalogue import (
    FOLDER,
    INTERFACE,
    faults,
    languages,
    load,
    read_catalogue,
    written,
)
from tests.built import ROOT
from tests.hostile.payloads import MARKUP, PICTURES, TARGETS, UNSEEN

TEXTS = (*MARKUP, *(f"[x]({target})" for target in TARGETS), *PICTURES, *UNSEEN[:-1])
ORIGINAL = "Read the treaty."


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_hostile_translations_are_not_said(text: str) -> None:
    catalogue = Catalog(locale="es")
    catalogue.add(ORIGINAL, string=text)
    assert [original for original, _ in faults(catalogue)] == [ORIGINAL]


def test_what_is_at_fault_is_said_in_english(tmp_path: Path) -> None:
    catalogue = Catalog(locale="es")
    catalogue.add(ORIGINAL, string="Lea el [tratado](javascript:alert(1)).")
    catalogue.add("See [the map](map.md).", string="Vea [el mapa](https://evil.example/).")
    catalogue.add("What one can do.", string="Lo que se puede hacer.")
    path = tmp_path / FOLDER / "es" / INTERFACE
    path.parent.mkdir(parents=True)
    path.write_bytes(written(catalogue))
    voice = load(tmp_path, "es")
    assert voice.phrases.gettext(ORIGINAL) == ORIGINAL
    assert voice.phrases.gettext("See [the map](map.md).") == "See [the map](map.md)."
    assert voice.phrases.gettext("What one can do.") == "Lo que se puede hacer."


@pytest.mark.parametrize("tag", languages(ROOT))
def test_nothing_of_ours_is_left_out(tag: str) -> None:
    for path in sorted((ROOT / FOLDER / tag).glob("*.po")):
        assert faults(read_catalogue(path, tag)) == []
