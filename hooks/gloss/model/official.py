"""The official text as it was imported: words nobody typed, with where and when they were fetched."""

from __future__ import annotations

from typing import Literal

from gloss.model.base import Language, ProvisionId, Record, Text, described
from gloss.model.dates import Day

Format = Literal["pdf", "docx", "html", "text"]


class Provision(Record):
    """One provision: a recital, an opening line, a paragraph, a lettered or a roman point."""

    id: ProvisionId = described("The provision's id, such as “6.2”, by which the whole site knows it.")
    label: Text | None = described("Its number as it is printed, such as “(a)” or “（一）”.", None)
    text: str = described("Its words. Empty where the number is followed at once by a point of its own.", "")
    closing: Text | None = described(
        "Words after its points that belong to it and not to the last point.", None
    )


class OfficialArticle(Record):
    """An article, the preamble (“P”) or an annex (“A1”)."""

    number: Text = described(
        "Its number; “P” for the preamble, “A1” for the first annex.", pattern=r"^(P|A?[1-9]\d{0,2})$"
    )
    label: Text | None = described("Its heading as it is printed, such as “Article 6”.", None)
    title: Text | None = described("Its title, where the document gives one.", None)
    chapter: Text | None = described("The number of its chapter.", None)
    provisions: tuple[Provision, ...] = described("Its provisions in the order of the document.", ())


class OfficialChapter(Record):
    """A chapter or part as the document divides itself."""

    number: Text = described("Its number in Roman figures.")
    label: Text = described("Its heading as it is printed, such as “Chapter II”.")
    title: Text | None = described("Its title, where the document gives one.", None)
    first: int = described("The number of its first article.", ge=1)
    last: int = described("The number of its last article.", ge=1)


class Counts(Record):
    """What was found, so that a reader can compare without counting."""

    chapters: int = described("Chapters.", ge=0)
    articles: int = described("Articles.", ge=1)
    recitals: int = described("Recitals in the preamble.", ge=0)
    paragraphs: int = described("Numbered paragraphs, and articles without numbers.", ge=0)
    points: int = described("Points, lettered and roman.", ge=0)
    annexes: int = described("Annexes.", ge=0)


class OfficialText(Record):
    """The official text in one language. Written by `gloss text import`, never by hand."""

    language: Language = described("The language.")
    source: Text = described("The address it was fetched from, or the name of the file.")
    retrieved: Day = described("When it was fetched.")
    sha256: Text = described("The fingerprint of the fetched file.", pattern=r"^[0-9a-f]{64}$")
    format: Format = described("What kind of file it was.")
    title: Text | None = described("The title of the treaty as the document prints it.", None)
    counts: Counts = described("What was found.")
    chapters: tuple[OfficialChapter, ...] = described("The chapters in order.", ())
    opening: Text | None = described("The words before the recitals, which name the Parties.", None)
    agreed: Text | None = described("The words between the recitals and the first article.", None)
    articles: tuple[OfficialArticle, ...] = described(
        "Preamble, articles and annexes in the order of the document."
    )
    conclusion: Text | None = described("The words after the last article: the signatures' clause.", None)

    def provisions(self) -> dict[str, Provision]:
        """Every provision by its id."""
        return {provision.id: provision for article in self.articles for provision in article.provisions}

    def words(self, identity: str) -> str:
        """All words of a provision with its points, in order; empty if there is no such provision."""
        found: list[str] = []
        for article in self.articles:
            inside = [
                one for one in article.provisions if one.id == identity or one.id.startswith(f"{identity}.")
            ]
            if article.number == identity:
                inside = list(article.provisions)
            found += [" ".join(part for part in (one.label, one.text) if part) for one in inside]
            found += [one.closing for one in inside if one.closing]
        return "\n".join(found)
