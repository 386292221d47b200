"""One id for one provision in every language, although languages number differently.

Chinese treaties number definitions （一）, （二） where English has 1., 2. Labels stay as printed; where the shape of
an article is the same, its provisions take the ids by which the site already knows them.
"""

from __future__ import annotations

from collections.abc import Sequence

from gloss.model.official import OfficialArticle, Provision
from gloss.official_text.labels import label


def harmonised(article: OfficialArticle, known: Sequence[str]) -> OfficialArticle:
    """The article with known ids, if it has the same shape; otherwise the article as it is."""
    ours = [one.id for one in article.provisions]
    known = list(known)
    if ours and ours[0] == article.number and known[:1] != [article.number] and len(ours) == len(known) + 1:
        known = [article.number, *known]
    if ours == known or len(ours) != len(known) or _shape(ours) != _shape(known):
        return article
    changed = [one for one, identity in zip(article.provisions, known, strict=True) if one.id != identity]
    if not all(one.id.count(".") > 1 or _ambiguous(one.label) for one in changed):
        return article
    renamed = tuple(
        Provision(id=identity, label=one.label, text=one.text, closing=one.closing)
        for identity, one in zip(known, article.provisions, strict=True)
    )
    return article.model_copy(update={"provisions": renamed})


def _ambiguous(printed: str | None) -> bool:
    """Whether a label says only “the second”, and not whether of paragraphs or of points: （二）, 二、, (2)."""
    found = label(printed or "")
    return found is not None and all(
        reading.script == "han"
        or (reading.script == "figures" and reading.shape in {"paren", "half", "ring"})
        for reading in found.readings
    )


def _shape(ids: Sequence[str]) -> list[int]:
    """For each provision the place of the one it stands under, whatever they are called."""
    places = {identity: place for place, identity in enumerate(ids)}
    found: list[int] = []
    for identity in ids:
        above = identity.rpartition(".")[0]
        while above and above not in places:
            above = above.rpartition(".")[0]
        found.append(places.get(above, -1))
    return found
