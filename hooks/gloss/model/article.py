"""An article's shape: paragraphs, lettered points, roman points; how each binds; what each refers to.

The shape holds no words. Plain words live in `docs/treaty/`, official words in `data/official/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from gloss.model.base import Key, Modality, ProvisionId, Record, Text, described
from gloss.model.dates import Day

Basis = Literal["official", "official-other-language", "partly", "parallel", "recollection"]


class Point(Record):
    """A lettered or roman point under a paragraph."""

    id: ProvisionId = described("The point's id, such as “11.1.a”.")
    modality: Modality | None = described("How it binds, where that differs from its paragraph.", None)
    term: Text | None = described("The word that it defines, where it is a definition.", None)
    forms: tuple[Text, ...] = described("Other forms of that word that mean the same, such as a plural.", ())
    points: tuple[Point, ...] = described("The points under this one.", ())
    was: tuple[ProvisionId, ...] = described("Ids under which it was published before, if it moved.", ())


class Paragraph(Record):
    """A numbered paragraph, or the whole of an article that has no numbers."""

    id: ProvisionId = described(
        "The paragraph's id, such as “6.2”; “10” if the article has no numbered paragraphs."
    )
    modality: Modality = described("How it binds.")
    sort: Key | None = described(
        "What it is, where it neither binds nor allows: a definition, a purpose, …", None
    )
    qualifiers: tuple[Key, ...] = described("What weakens or conditions it; see the vocabulary.", ())
    reservable: bool = described("Whether it names a right to make a reservation or declaration.", False)
    refers: tuple[ProvisionId, ...] = described("The provisions that its own text names.", ())
    mixed: Text | None = described("How its parts differ, where one word cannot say how it binds.", None)
    keywords: tuple[Text, ...] = described("Everyday words by which people search for it.", ())
    term: Text | None = described("The word that it defines, where it is a definition.", None)
    forms: tuple[Text, ...] = described("Other forms of that word that mean the same, such as a plural.", ())
    points: tuple[Point, ...] = described("Its lettered points, in order.", ())
    was: tuple[ProvisionId, ...] = described("Ids under which it was published before, if it moved.", ())

    def walk(self) -> Iterator[tuple[int, Paragraph | Point]]:
        """This paragraph and every point in it with its depth (0, 1, 2), in reading order."""
        yield 0, self
        stack: list[tuple[int, Point]] = [(1, point) for point in reversed(self.points)]
        while stack:
            depth, point = stack.pop()
            yield depth, point
            stack.extend((depth + 1, below) for below in reversed(point.points))


class Article(Record):
    """One article (or the preamble, whose number is “P”)."""

    number: Text = described(
        "The article's number in quotation marks; “P” for the preamble.", pattern=r"^(P|A?[1-9]\d{0,2})$"
    )
    title: Text = described("Its title.")
    chapter: Text | None = described("The number of its chapter; the preamble has none.", None)
    basis: Basis = described("What this shape rests on.")
    topics: tuple[Text, ...] = described("Everyday words by which people search for the whole article.", ())
    related: tuple[ProvisionId, ...] = described("Articles that are best read with it.", ())
    paragraphs: tuple[Paragraph, ...] = described("Its paragraphs in order.", min_length=1)
    was: tuple[Text, ...] = described("Numbers under which it was published before, if it moved.", ())
    checked: Day = described("When somebody last went through this file.")

    def walk(self) -> Iterator[tuple[int, Paragraph | Point]]:
        """Every paragraph and point with its depth, in reading order."""
        for paragraph in self.paragraphs:
            yield from paragraph.walk()

    def places(self) -> Iterator[tuple[Paragraph | Point, tuple[str | int, ...]]]:
        """Every paragraph and point with the way to it in the article's file."""
        stack: list[tuple[Paragraph | Point, tuple[str | int, ...]]] = [
            (part, ("paragraphs", index)) for index, part in reversed(list(enumerate(self.paragraphs)))
        ]
        while stack:
            part, path = stack.pop()
            yield part, path
            stack.extend(
                (below, (*path, "points", index)) for index, below in reversed(list(enumerate(part.points)))
            )

    @property
    def preamble(self) -> bool:
        """True for the recitals before Article 1."""
        return self.number == "P"
