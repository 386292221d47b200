"""The annotated treaty as pages: an index by chapter, and one page for each article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from gloss.checks.official import COMMENTED
from gloss.model.article import Article, Paragraph, Point
from gloss.model.record import Choice, Vote
from gloss.model.treaty import Chapter
from gloss.pages import speech
from gloss.pages.links import article_uri
from gloss.pages.official import Comparison, Wording, comparison, pairs, wording
from gloss.pages.page import Page
from gloss.pages.words import read_intro
from gloss.reading.corpus import Corpus, unwritten
from gloss.reading.once import once
from gloss.reading.records import Filed
from gloss.reading.references import references
from gloss.reading.words import ArticleWords, NoteText, Section
from gloss.tongues.punctuation import headed

V = TypeVar("V", Vote, Choice)


@dataclass(frozen=True)
class Provision:
    """One paragraph or point, ready to be shown: its place, its words, and what belongs to it."""

    id: str
    depth: int
    part: Paragraph | Point
    modality: str | None
    words: Section
    notes: tuple[NoteText, ...]
    choices: tuple[tuple[str, Choice], ...]
    votes: tuple[tuple[str, Vote], ...]
    wording: Wording | None

    @property
    def label(self) -> str:
        """The mark that it carries in the text: “2.”, “(a)”."""
        return speech.label(self.id)


@dataclass(frozen=True)
class ArticleView:
    """An article with everything that is shown on its page."""

    article: Article
    words: ArticleWords
    chapter: Chapter | None
    provisions: tuple[Provision, ...]
    previous: Article | None
    following: Article | None
    cited_by: tuple[str, ...]
    mentioned_by: tuple[str, ...]
    votes: tuple[tuple[str, Vote], ...]
    choices: tuple[tuple[str, Choice], ...]
    comparison: Comparison | None
    sides: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """“Article 6”, “Preamble”."""
        return speech.article_name(self.article)

    @property
    def all_notes(self) -> tuple[NoteText, ...]:
        """Every note on it, in the order of the page."""
        return (*self.words.lead.notes, *(note for part in self.provisions for note in part.notes))

    @property
    def all_choices(self) -> tuple[tuple[str, Choice], ...]:
        """Every choice that it leaves to States, each once."""
        found = dict(self.choices)
        for part in self.provisions:
            found.update(part.choices)
        return tuple(found.items())

    @property
    def slug(self) -> str:
        """The last part of its address: “article-6”, “preamble”, “annex-1”."""
        return article_uri(self.article.number).rpartition("/")[2].removesuffix(".md")


def treaty_pages(corpus: Corpus) -> Iterator[Page]:
    """The index and the articles."""
    views = article_views(corpus)
    by_chapter = [
        (chapter, [view for view in views if view.chapter == chapter])
        for chapter in corpus.treaty.record.chapters
    ]
    intro = read_intro(corpus.root, "treaty/index.md")
    yield Page(
        "treaty/index.md", "treaty.md", intro.title, intro.description, "docs/treaty/index.md",
        {
            "intro": intro, "chapters": by_chapter, "outside": [view for view in views if view.chapter is None],
            "unwritten": {chapter.number: _unwritten(corpus, chapter) for chapter, _ in by_chapter},
        },
    )  # fmt: skip
    for view in views:
        lead = view.words.head.record.description or speech.plain(view.words.lead.gist)
        title = view.name if view.article.preamble else headed(view.name, view.article.title)
        yield Page(
            article_uri(view.article.number),
            "article.md",
            title,
            lead,
            view.words.path,
            {"view": view},
            ("navigation",),
        )


def _unwritten(corpus: Corpus, chapter: Chapter) -> list[tuple[str, str]]:
    """The articles of a chapter that nobody has written up yet, as spans from one to another."""
    spans: list[tuple[str, str]] = []
    for number in unwritten(corpus):
        if not chapter.first <= int(number) <= chapter.last:
            continue
        if spans and int(spans[-1][1]) == int(number) - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return spans


@once
def article_views(corpus: Corpus) -> list[ArticleView]:
    """Every article that has words, in the treaty's order, with its neighbours and what cites it."""
    present = [filed.record for number, filed in corpus.articles.items() if number in corpus.words]
    cited = _cited_by(corpus)
    mentioned = _mentioned_by(corpus)
    sides = tuple(pairs(corpus))
    views = []
    for index, article in enumerate(present):
        words = corpus.words[article.number]
        chapter = next(
            (item for item in corpus.treaty.record.chapters if item.number == article.chapter), None
        )
        views.append(
            ArticleView(
                article,
                words,
                chapter,
                tuple(_provisions(corpus, article, words)),
                present[index - 1] if index else None,
                present[index + 1] if index + 1 < len(present) else None,
                tuple(sorted(cited.get(article.number, ()), key=_provision_order)),
                tuple(sorted(mentioned.get(article.number, ()), key=_provision_order)),
                _whole(corpus.votes, article),
                _whole(corpus.choices, article),
                comparison(corpus, article),
                sides,
            )
        )
    return views


def _whole(table: Mapping[str, Filed[V]], article: Article) -> tuple[tuple[str, V], ...]:
    """What is about an article as a whole, where the article has paragraphs of its own ids."""
    own = {part.id for _, part in article.walk()}
    return tuple(
        (key, filed.record)
        for key, filed in table.items()
        if article.number in filed.record.provisions and article.number not in own
    )


def _provisions(corpus: Corpus, article: Article, words: ArticleWords) -> Iterator[Provision]:
    official = corpus.official.get(COMMENTED)
    for depth, part in article.walk():
        section = words.section(part.id) or Section(part.id, 0)
        yield Provision(
            part.id,
            depth,
            part,
            part.modality,
            section,
            tuple(section.notes),
            tuple(
                (key, item.record)
                for key, item in corpus.choices.items()
                if part.id in item.record.provisions
            ),
            tuple(
                (key, item.record) for key, item in corpus.votes.items() if part.id in item.record.provisions
            ),
            wording(official.record, part.id, section.notes) if official else None,
        )


def _cited_by(corpus: Corpus) -> dict[str, set[str]]:
    """For each article, the provisions of other articles whose own text names it."""
    cited: dict[str, set[str]] = {}
    for number, filed in corpus.articles.items():
        for paragraph in filed.record.paragraphs:
            for target in paragraph.refers:
                article = target.split(".")[0]
                if article != number:
                    cited.setdefault(article, set()).add(paragraph.id)
    return cited


def _mentioned_by(corpus: Corpus) -> dict[str, set[str]]:
    """For each article, the provisions of other articles whose plain words or notes name it."""
    mentioned: dict[str, set[str]] = {}
    for number, words in corpus.words.items():
        for section in (words.lead, *words.sections):
            for text in (section.text, *(note.body for note in section.notes)):
                for found in references(text, number):
                    target = found.target.split(".")[0]
                    if target != number:
                        mentioned.setdefault(target, set()).add(section.id or number)
    return mentioned


def _provision_order(provision: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in provision.split("."))
