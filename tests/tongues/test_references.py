"""Provisions are found in the words of each language, and those of other treaties are not."""

from __future__ import annotations

import pytest

from gloss.reading.references import references


@pytest.mark.parametrize(
    ("language", "text", "targets"),
    [
        ("es", "Véase el artículo 6(2) y los artículos 7 a 11.", ["6.2", "7", "11"]),
        ("es", "El artículo 19 del Pacto dice otra cosa.", []),
        ("es", "El artículo 24 de la Convención obliga.", ["24"]),
        ("fr", "Voir l’article 24(2)(b) et les articles 28 et 29.", ["24.2.b", "28", "29"]),
        ("fr", "L’article 19 du Pacte dit autre chose.", []),
        ("ru", "См. статью 40(22); в статьях 7–11 и в статье 2.", ["40.22", "7", "11", "2"]),
        ("ru", "Статья 19 Пакта говорит иное.", []),
        ("zh", "见第6(2)条和第24条。第十九条不在此列。", ["6.2", "24"]),
        ("ar", "انظر المادة 6(2) والمادتين 7 و11.", ["6.2", "7", "11"]),
        ("ar", "المادة 19 من العهد تقول غير ذلك.", []),
        ("es", "Ya enlazado: [artículo 6](article-06.md) y `artículo 7`.", []),
    ],
)  # fmt: skip
def test_articles_are_found(language: str, text: str, targets: list[str]) -> None:
    assert [found.target for found in references(text, "", language)] == targets
