"""Everything that people wrote, read once: the facts in `data/` and the words in `docs/`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from gloss.model.article import Article
from gloss.model.country import Country
from gloss.model.problem import Problem
from gloss.model.record import Choice, Source, Timeline, Vocabulary, Vote
from gloss.model.treaty import Treaty
from gloss.model.words import CountryHead
from gloss.reading.files import entries, read_text
from gloss.reading.nodes import Tree, read_yaml
from gloss.reading.records import Filed, read_record, read_table
from gloss.reading.words import ArticleWords, read_words, split_head

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True)
class CountryWords:
    """What somebody wrote about a country, as Markdown."""

    path: str
    head: Filed[CountryHead]
    text: str


@dataclass
class Corpus:
    """All records with the files they came from, by file name or number."""

    root: Path
    treaty: Filed[Treaty]
    vocabulary: Filed[Vocabulary]
    timeline: Filed[Timeline]
    sources: dict[str, Source] = field(default_factory=dict)
    sources_tree: Tree = field(default_factory=lambda: Tree("data/sources.yml", {}))
    articles: dict[str, Filed[Article]] = field(default_factory=dict)
    countries: dict[str, Filed[Country]] = field(default_factory=dict)
    votes: dict[str, Filed[Vote]] = field(default_factory=dict)
    choices: dict[str, Filed[Choice]] = field(default_factory=dict)
    words: dict[str, ArticleWords] = field(default_factory=dict)
    country_words: dict[str, CountryWords] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)

    def exists(self, folder: str, name: str) -> bool:
        """Whether a file (or an entry of a table) is there at all, even if it cannot be read.

        Checks ask this before they call something missing: one fault should be reported once.
        """
        return name in self.names.get(folder, ())


@dataclass(frozen=True)
class Reading:
    """What came of reading a project: the corpus, unless something it cannot do without is missing."""

    corpus: Corpus | None
    problems: tuple[Problem, ...]


def read_project(root: Path) -> Reading:
    """Reads a whole project; every fault in every file is reported at once."""
    return _Reader(root).read()


class _Reader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.names: dict[str, set[str]] = {}

    def read(self) -> Reading:
        treaty = self._file("data/treaty.yml", Treaty)
        vocabulary = self._file("data/vocabulary.yml", Vocabulary)
        timeline = self._file("data/timeline.yml", Timeline)
        sources, sources_tree = self._table("data/sources.yml", Source)
        articles = {filed.record.number: filed for filed in self._folder("data/articles", Article).values()}
        countries = self._folder("data/countries", Country)
        votes = self._folder("data/votes", Vote)
        choices = self._folder("data/choices", Choice)
        words = self._words("docs/treaty")
        country_words = self._country_words("docs/countries")
        corpus = None
        if treaty and vocabulary and timeline:
            corpus = Corpus(
                self.root, treaty, vocabulary, timeline, sources, sources_tree,
                dict(sorted(articles.items(), key=lambda item: article_order(item[0]))),
                countries, votes, choices, words, country_words, self.names,
            )  # fmt: skip
        return Reading(corpus, tuple(self.problems))

    def _tree(self, path: str) -> Tree | None:
        text, problems = read_text(self.root, path)
        self.problems += problems
        if text is None:
            return None
        tree, problems = read_yaml(text, path)
        self.problems += problems
        return tree

    def _file(self, path: str, model: type[R]) -> Filed[R] | None:
        tree = self._tree(path)
        if tree is None:
            return None
        record, problems = read_record(tree, model)
        self.problems += problems
        return Filed(record, tree) if record is not None else None

    def _table(self, path: str, model: type[R]) -> tuple[dict[str, R], Tree]:
        tree = self._tree(path)
        if tree is None:
            return {}, Tree(path, {})
        table, problems = read_table(tree, model)
        self.names[path] = set(tree.value) if isinstance(tree.value, dict) else set()
        self.problems += problems
        return table, tree

    def _folder(self, folder: str, model: type[R]) -> dict[str, Filed[R]]:
        found: dict[str, Filed[R]] = {}
        for path, name, problems in entries(self.root, folder, ".yml"):
            self.problems += problems
            if name is not None:
                self.names.setdefault(folder, set()).add(name)
            if name is not None and (filed := self._file(path, model)):
                found[name] = filed
        return found

    def _words(self, folder: str) -> dict[str, ArticleWords]:
        found: dict[str, ArticleWords] = {}
        for path, name, problems in entries(self.root, folder, ".md"):
            self.problems += problems
            if name is None or not name.startswith(("article-", "preamble", "annex-")):
                continue
            self.names.setdefault(folder, set()).add(name)
            text, problems = read_text(self.root, path)
            self.problems += problems
            if text is None:
                continue
            words, problems = read_words(text, path)
            self.problems += problems
            if words is None:
                continue
            number = words.head.record.article
            if number in found:
                self.problems.append(
                    Problem(words.head.at("article"), f"Article {number} already has a page: {found[number].path}.", "Keep one of the two.")
                )  # fmt: skip
                continue
            found[number] = words
        return found

    def _country_words(self, folder: str) -> dict[str, CountryWords]:
        found: dict[str, CountryWords] = {}
        for path, name, problems in entries(self.root, folder, ".md"):
            self.problems += problems
            if name == "index":
                continue
            text, problems = read_text(self.root, path) if name else (None, [])
            self.problems += problems
            if name is None or text is None:
                continue
            head_text, body, _, problems = split_head(text, path)
            self.problems += problems
            if head_text is None:
                continue
            tree, problems = read_yaml(head_text or " ", path, first_line=2)
            self.problems += problems
            if tree is None:
                continue
            head, problems = read_record(tree, CountryHead)
            self.problems += problems
            if head is None:
                continue
            if head.country != name:
                self.problems.append(
                    Problem(tree.at("country"), f"This page is about “{head.country}”, but its file is called “{name}.md”.", "Give both the same name.")
                )  # fmt: skip
                continue
            found[name] = CountryWords(path, Filed(head, tree), body.strip())
        return found


def article_order(number: str) -> tuple[int, int]:
    """Where an article stands: the preamble first, then the articles, then annexes."""
    if number == "P":
        return (0, 0)
    return (2, int(number[1:])) if number.startswith("A") else (1, int(number))
