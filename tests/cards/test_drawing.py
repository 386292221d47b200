"""What is drawn: the right size, few colours, joined and turned letters, every sign of every word, and nothing hostile."""

from __future__ import annotations

import io
import itertools
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from gloss.cards.drawing import FEW_COLOURS, HEIGHT, WIDTH, Drawing, picture
from gloss.cards.lettering import FILES, Lettering, script_of
from gloss.pages.book import book
from gloss.pages.cards import Card, deck
from gloss.reading.corpus import read_project
from tests.cards.conftest import FONTS, ROOT, SAMPLES

Draw = Callable[[Card], Image.Image]
SVG = "{http://www.w3.org/2000/svg}"
INK = 140


@pytest.fixture(scope="module")
def real() -> tuple[Card, ...]:
    """Every card of the real site."""
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    site = "https://treaty.example/a-folder/"
    return deck(corpus, [sheet.page for sheet in book(corpus, site)], site).cards


def dark(image: Image.Image, box: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """The dark runs of a part of a picture from left to right: where each begins and ends."""
    part = image.convert("L").crop(box)
    columns = [
        min(part.crop((x, 0, x + 1, part.height)).get_flattened_data()) < INK for x in range(part.width)
    ]
    runs, start = [], None
    for x, inked in enumerate([*columns, False]):
        if inked and start is None:
            start = x
        elif not inked and start is not None:
            runs.append((start + box[0], x + box[0]))
            start = None
    return runs


def texts(drawing: Drawing, card: Card) -> Iterator[ET.Element]:
    yield from ET.fromstring(drawing.svg(card)).iter(f"{SVG}text")


@pytest.mark.parametrize("script", SAMPLES)
def test_a_card_has_the_size_that_messengers_ask_for_and_few_colours(drawn: Draw, script: str) -> None:
    image = drawn(SAMPLES[script])
    assert (image.format, image.size, image.mode) == ("PNG", (WIDTH, HEIGHT), "P")
    assert len(image.getcolors() or ()) <= FEW_COLOURS


@pytest.mark.parametrize("script", SAMPLES)
def test_the_same_card_has_the_same_bytes(drawing: Drawing, script: str) -> None:
    svg = drawing.svg(SAMPLES[script])
    fonts = tuple(str(FONTS / name) for name in sorted(set(FILES.values())))
    assert picture(svg, fonts) == picture(svg, fonts)


def test_arabic_letters_are_joined(drawn: Draw) -> None:
    """A sign that forbids joining between all letters makes another picture, with more gaps."""
    card = replace(SAMPLES["arabic"], title="محمد", label="", badge="", address="")
    apart = replace(card, title="\u200c".join(card.title))
    box = (200, 130, WIDTH - 40, 520)
    joined, separate = dark(drawn(card), box), dark(drawn(apart), box)
    assert len(joined) == 1, joined
    assert len(separate) > len(joined)


def test_arabic_runs_from_the_right_and_its_full_stop_stands_at_the_left(drawn: Draw) -> None:
    card = replace(SAMPLES["arabic"], title="محمد.", label="", badge="", address="")
    runs = dark(drawn(card), (40, 130, WIDTH - 40, 520))
    first, last = runs[0], runs[-1]
    assert first[1] - first[0] < 20, "The full stop is not at the left."
    assert last[1] > WIDTH - 110, "The word does not begin at the right."


def test_the_frame_is_turned_for_who_writes_from_the_right(drawn: Draw) -> None:
    for script, edge in (("latin", (0, 22)), ("arabic", (WIDTH - 22, WIDTH))):
        assert dark(drawn(SAMPLES[script]), (0, 530, WIDTH, 541)) == [edge]


def test_other_words_are_another_picture(drawn: Draw) -> None:
    card = SAMPLES["latin"]
    for change in (
        {"title": "Another"},
        {"choice": ""},
        {"badge": ""},
        {"address": "treaty.example/a/9/"},
        {"binding": "shall"},
    ):
        assert ImageChops.difference(
            drawn(card).convert("RGB"), drawn(replace(card, **change)).convert("RGB")
        ).getbbox(), change


def test_words_with_signs_of_markup_are_drawn_as_words(drawing: Drawing) -> None:
    hostile = '</text><image href="file:///etc/passwd"/>&amp;]]> "x"'
    card = replace(SAMPLES["latin"], title=hostile, choice=hostile, badge="<b>", address="a&b/")
    root = ET.fromstring(drawing.svg(card))
    assert not list(root.iter(f"{SVG}image"))
    assert "/etc/passwd" in "".join(text.text or "" for text in root.iter(f"{SVG}text"))


def test_nothing_is_loaded_from_elsewhere(drawing: Drawing) -> None:
    for card in SAMPLES.values():
        svg = drawing.svg(card)
        assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
        assert "href" not in svg


def test_every_sign_of_every_real_card_is_in_the_fonts(real: tuple[Card, ...]) -> None:
    known = {file: set(TTFont(FONTS / file).getBestCmap()) for file in set(FILES.values())}
    words = "".join(sorted({sign for card in real for sign in card.alt + card.checked}))
    assert [
        sign
        for sign in words
        if any(ord(sign) not in known[FILES[face, script_of(sign)]] for face in ("serif", "sans", "bold"))
    ] == []


@pytest.mark.parametrize("script", SAMPLES)
def test_every_sign_of_the_samples_is_in_the_fonts(script: str) -> None:
    known = {file: set(TTFont(FONTS / file).getBestCmap()) for file in set(FILES.values())}
    for sign in SAMPLES[script].alt:
        assert ord(sign) in known[FILES["serif", script_of(sign)]], sign


def test_no_word_of_a_real_card_leaves_it_or_meets_another(
    real: tuple[Card, ...], drawing: Drawing, lettering: Lettering
) -> None:
    faces = {"600": "serif", "400": "sans", "700": "bold"}
    for card in real:
        if card.kind == "map":
            continue
        rows: dict[float, list[tuple[float, float]]] = {}
        for word in texts(drawing, card):
            size, x, y = (float(word.attrib[name]) for name in ("font-size", "x", "y"))
            wide = lettering.width(word.text or "", faces[word.attrib["font-weight"]], size)
            assert x >= 64, (card.path, word.text)
            assert x + wide <= WIDTH - 60, (card.path, word.text)
            assert 40 < y < HEIGHT - 20, (card.path, word.text)
            rows.setdefault(y, []).append((x, x + wide))
        for spans in rows.values():
            spans.sort()
            assert all(left[1] < right[0] for left, right in itertools.pairwise(spans)), card.path


def test_the_fonts_come_with_their_licences_and_stay_small() -> None:
    for path in FONTS.glob("*.ttf"):
        licence = FONTS / f"{path.stem.partition('-')[0]}-OFL.txt"
        assert "SIL Open Font License, Version 1.1" in licence.read_text(encoding="utf-8"), path.name
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 3_000_000


def test_a_picture_can_be_read_again(drawn: Draw) -> None:
    out = io.BytesIO()
    drawn(SAMPLES["latin"]).save(out, "PNG")
    with Image.open(out) as again:
        again.verify()
