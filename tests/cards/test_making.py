"""Cards are drawn once, kept by all that they are made of, and drawn anew where anything of that changed or was damaged."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gloss.cards import making
from gloss.cards.making import card_files
from gloss.pages.cards import Card, Deck
from gloss.site.extras import cards_wanted
from gloss.tongues.catalogue import load
from gloss.tongues.voice import speaking
from tests.cards.conftest import ROOT, SAMPLES


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the looks and nothing else."""
    shutil.copytree(ROOT / "overrides" / "cards", tmp_path / "overrides" / "cards")
    styles = tmp_path / "overrides" / "assets" / "stylesheets"
    styles.mkdir(parents=True)
    shutil.copyfile(ROOT / "overrides/assets/stylesheets/tokens.css", styles / "tokens.css")
    return tmp_path


@pytest.fixture
def strokes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was really drawn, in this process."""
    seen: list[str] = []

    def draw(svg: str, fonts: tuple[str, ...], most: int) -> bytes:
        seen.append(svg)
        return f"{len(fonts)} {most} {svg}".encode()

    monkeypatch.setattr(making, "picture", draw)
    return seen


def deck(*cards: Card) -> Deck:
    return Deck(cards)


def cards(number: int) -> list[Card]:
    return [
        replace(SAMPLES["latin"], path=f"cards/{place}.png", title=f"Number {place}")
        for place in range(number)
    ]


def test_what_is_kept_is_not_drawn_again(project: Path, strokes: list[str]) -> None:
    first = card_files(deck(*cards(3)), project)
    assert len(strokes) == 3
    assert card_files(deck(*cards(3)), project) == first
    assert len(strokes) == 3


def test_only_what_changed_is_drawn(project: Path, strokes: list[str]) -> None:
    card_files(deck(*cards(3)), project)
    one, two, three = cards(3)
    made = card_files(deck(one, replace(two, choice="Another"), three), project)
    assert len(strokes) == 4
    assert "Another" in strokes[-1]
    assert "Another" in made["cards/1.png"].decode()


@pytest.mark.parametrize(
    "file", ["cards/card.svg", "cards/fonts/NotoSans-Bold.ttf", "assets/stylesheets/tokens.css"]
)
def test_other_looks_are_drawn_anew(project: Path, strokes: list[str], file: str) -> None:
    card_files(deck(*cards(2)), project)
    path = project / "overrides" / file
    path.write_bytes(path.read_bytes() + b"\n")
    card_files(deck(*cards(2)), project)
    assert len(strokes) == 4


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_a_damaged_cache_costs_a_drawing_and_nothing_else(
    project: Path, strokes: list[str], damage: bytes | None
) -> None:
    first = card_files(deck(*cards(2)), project)
    kept = project / ".cache" / "cards"
    content = bytearray(kept.read_bytes())
    content[len(content) // 2] ^= 0xFF
    kept.write_bytes(bytes(content) if damage is None else damage)
    assert card_files(deck(*cards(2)), project) == first
    assert len(strokes) == (3 if damage is None else 4), "what is whole in a damaged file still counts"


def test_where_nothing_can_be_kept_all_is_drawn(project: Path, strokes: list[str]) -> None:
    (project / ".cache").write_text("a file where a folder should be", encoding="utf-8")
    assert card_files(deck(*cards(2)), project).keys() == {"cards/0.png", "cards/1.png"}
    assert len(strokes) == 2


def test_what_a_broken_off_build_has_drawn_is_kept(
    project: Path, strokes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    good = making.picture

    def stop(svg: str, fonts: tuple[str, ...], most: int) -> bytes:
        if len(strokes) == 2:
            raise KeyboardInterrupt
        return good(svg, fonts, most)

    monkeypatch.setattr(making, "picture", stop)
    with pytest.raises(KeyboardInterrupt):
        card_files(deck(*cards(3)), project)
    monkeypatch.setattr(making, "picture", good)
    card_files(deck(*cards(3)), project)
    assert len(strokes) == 3


def test_many_cards_are_drawn_by_several_processes_with_the_same_bytes(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [*cards(13), SAMPLES["arabic"]]
    together = card_files(deck(*many), project)
    monkeypatch.setattr(making, "_ALONE", 100)
    (project / ".cache" / "cards").unlink()
    assert card_files(deck(*many), project) == together


def test_where_other_processes_are_forbidden_cards_are_drawn_all_the_same(
    project: Path, strokes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(making, "ProcessPoolExecutor", forbidden)
    assert len(card_files(deck(*cards(20)), project)) == 20
    assert len(strokes) == 20


@pytest.mark.parametrize(
    ("setting", "serving", "drawn"),
    [
        (None, False, True),
        (None, True, False),
        ("off", False, False),
        ("on", True, True),
        ("OFF ", False, False),
    ],
)
def test_cards_can_be_left_out(
    monkeypatch: pytest.MonkeyPatch, setting: str | None, serving: bool, drawn: bool
) -> None:
    monkeypatch.delenv("GLOSS_CARDS", raising=False)
    if setting is not None:
        monkeypatch.setenv("GLOSS_CARDS", setting)
    assert cards_wanted(serving) is drawn


def test_a_card_is_in_the_language_in_force_and_each_language_keeps_its_own(
    project: Path, strokes: list[str]
) -> None:
    card = replace(SAMPLES["latin"], kind="action", label="LABEL", path="cards/one.png")
    card_files(deck(card), project)
    assert "What you can do about the" in strokes[-1]
    with speaking(load(ROOT, "es")):
        card_files(deck(replace(card, language="es")), project)
        assert "What you can do about the" not in strokes[-1]
        assert "LABEL" in strokes[-1]
    card_files(deck(card), project)
    assert len(strokes) == 2, "what another language drew has pushed nothing out"
