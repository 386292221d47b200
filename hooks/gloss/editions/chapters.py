"""The annotated treaty as chapters of a book: what it holds, in which order, and how each is set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from gloss.editions.binding import CHOICES, SOURCES, Binding
from gloss.editions.press import Press
from gloss.editions.prose import Prose
from gloss.model.record import Choice, Source
from gloss.model.treaty import Chapter
from gloss.pages.links import article_address, article_uri
from gloss.pages.treaty import ArticleView, article_views
from gloss.pages.words import Intro, read_intro
from gloss.reading.corpus import Corpus
from gloss.tongues.punctuation import headed


@dataclass(frozen=True)
class Leaf:
    """One chapter: its name in the edition, its title in the contents, the page it comes from, and its text."""

    name: str
    title: str
    address: str
    html: str


@dataclass(frozen=True)
class Part:
    """Chapters that stand together in the contents; those before and after the treaty's own chapters have no title."""

    title: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True)
class Manuscript:
    """All that is bound in, before it is set."""

    corpus: Corpus
    intro: Intro
    views: tuple[ArticleView, ...]
    choices: tuple[tuple[str, Choice], ...]
    printed: dict[str, str]
    """The provision under which each choice is printed whole; elsewhere a line leads there."""
    sources: tuple[tuple[str, Source], ...]

    @classmethod
    def of(cls, corpus: Corpus) -> Manuscript:
        """Every article that has words, the choices on them, and the sources that either names."""
        views = tuple(article_views(corpus))
        choices: dict[str, Choice] = {}
        printed: dict[str, str] = {}
        for view in views:
            for place, key, choice in _choices_of(view):
                choices[key] = choice
                if key not in printed or place == choice.provisions[0]:
                    printed[key] = place
        used = {key for view in views for key in _sources_of(view)}
        used |= {key for choice in choices.values() for key in choice.sources}
        used |= {choice.precedent_source for choice in choices.values() if choice.precedent_source}
        sources = [(key, source) for key, source in corpus.sources.items() if key in used]
        sources.sort(key=lambda item: (item[1].publisher.casefold(), str(item[1].date or ""), item[0]))
        intro = read_intro(corpus.root, "treaty/index.md")
        return cls(corpus, intro, views, tuple(choices.items()), printed, tuple(sources))

    def binding(self, site: str, file: str = "") -> Binding:
        """Where its links lead."""
        chapters = {article_address(view.article.number): chapter_name(view) for view in self.views}
        at = {key: _name(place.split(".", maxsplit=1)[0]) for key, place in self.printed.items()}
        fixed = {"treaty/": "about", CHOICES: "choices", SOURCES: "sources"}
        return Binding(site, fixed | chapters, at, {key for key, _ in self.sources}, file)


class Setter:
    """Sets a manuscript's chapters with the templates of one press, for one binding."""

    def __init__(self, manuscript: Manuscript, press: Press, binding: Binding) -> None:
        self.manuscript, self.press, self.binding = manuscript, press, binding
        self._linker = press.linker
        self._prose = Prose()

    def parts(self, level: int) -> list[Part]:
        """All chapters in the order of reading; `level` is that of a chapter's own heading."""
        chapters = self.manuscript.corpus.treaty.record.chapters
        outside = [view for view in self.manuscript.views if view.chapter is None]
        first = [self._leaf("about", "About this edition", "treaty/", level)]
        parts = [Part("", (*first, *(self._article(view, level) for view in outside)))]
        for chapter in chapters:
            views = [view for view in self.manuscript.views if view.chapter == chapter]
            if views:
                parts.append(Part(part_title(chapter), tuple(self._article(view, level) for view in views)))
        last = (
            self._leaf("choices", "Where States may choose", CHOICES, level),
            self._leaf("sources", "Sources", SOURCES, level),
        )
        return [*parts, Part("", last)]

    def _article(self, view: ArticleView, level: int) -> Leaf:
        number = view.article.number
        title = view.name if view.article.preamble else headed(view.name, view.article.title)
        return self._leaf(chapter_name(view), title, article_address(number), level, view=view)

    def _leaf(self, name: str, title: str, address: str, level: int, **values: Any) -> Leaf:
        view = values.get("view")
        template = "article.html" if view else f"{name}.html"
        html = self.press.page(
            template, manuscript=self.manuscript, name=name, title=title, level=level,
            **self._tools(name, view), **values,
        )  # fmt: skip
        return Leaf(name, title, address, html)

    def _tools(self, name: str, view: ArticleView | None) -> dict[str, Callable[..., Any]]:
        """What a template calls to set words and to find its way."""
        number = view.article.number if view else ""
        uri = article_uri(number) if view else "treaty/index.md"

        def to(address: str) -> str:
            return self.binding.to(address, name)

        def block(text: str, terms: bool = False) -> str:
            return self._prose.block(self._linker.link(text, uri, number, terms), uri, to)

        def line(text: str, article: str = number) -> str:
            return self._prose.line(self._linker.link(text, uri, article), uri, to)

        return {
            "to": to,
            "block": block,
            "line": line,
            "mark": lambda mark: self.binding.anchor(name, mark),
            "prints": lambda choice, place: self.manuscript.printed.get(choice) == place,
        }


def chapter_name(view: ArticleView) -> str:
    """The name of an article's chapter in an edition, which is also its file's and its anchor."""
    return _name(view.article.number)


def part_title(chapter: Chapter) -> str:
    """“Chapter I: General provisions”."""
    return f"Chapter {chapter.number}: {chapter.title}"


def _name(number: str) -> str:
    return article_address(number).rstrip("/").rpartition("/")[2]


def _choices_of(view: ArticleView) -> Iterator[tuple[str, str, Choice]]:
    """Every choice with the provision at which the article shows it."""
    for key, choice in view.choices:
        yield view.article.number, key, choice
    for item in view.provisions:
        for key, choice in item.choices:
            yield item.id, key, choice


def _sources_of(view: ArticleView) -> Iterator[str]:
    for _, note in view.words.notes():
        yield from note.record.sources
