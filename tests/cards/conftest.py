"""What the tests of cards share: the fonts, a way to draw one card, and cards in four scripts."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from gloss.cards.drawing import Drawing, picture
from gloss.cards.lettering import Lettering, files_for
from gloss.pages.cards import Card, Deck

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "overrides" / "cards" / "fonts"

SAMPLES = {
    "latin": Card(
        "cards/a/8.png", "provision", "Article 8(2)", "A State may refuse to help where the act is no crime under its own law.",
        badge="may", binding="may", choice="Refuse where it is no crime here", address="treaty.example/a/8.2/",
    ),
    "cyrillic": Card(
        "cards/ru.png", "provision", "Статья 8(2)", "Государство может отказать в помощи, если деяние не является преступлением.",
        badge="может", binding="may", address="treaty.example/ru/a/8.2/", language="ru",
    ),
    "arabic": Card(
        "cards/ar.png", "provision", "المادة ٨ (٢)", "يجوز لأي دولة أن ترفض مساعدة دولة أخرى إذا لم يكن الفعل جريمة بموجب قانونها.",
        badge="يجوز", binding="may", address="treaty.example/ar/a/8.2/", language="ar", direction="rtl",
    ),
    "chinese": Card(
        "cards/zh.png", "provision", "第八条第二款", "如果某一行为依照本国法律不构成犯罪，一国可以拒绝协助另一国。“可以”不是“必须”，每个国家自行决定，并可在国内法中写明。",
        badge="可以", binding="may", address="treaty.example/zh/a/8.2/", language="zh",
    ),
}  # fmt: skip


@pytest.fixture(scope="session")
def lettering() -> Lettering:
    """The project's own fonts."""
    return Lettering(FONTS)


@pytest.fixture(scope="session")
def drawing() -> Drawing:
    """Draws cards that need no map."""
    return Drawing(ROOT, Deck())


@pytest.fixture(scope="session")
def drawn(drawing: Drawing) -> Callable[[Card], Image.Image]:
    """A card as a finished picture."""

    def draw(card: Card) -> Image.Image:
        svg = drawing.svg(card)
        return Image.open(io.BytesIO(picture(svg, tuple(str(FONTS / name) for name in files_for(svg)))))

    return draw
