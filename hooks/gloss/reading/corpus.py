"""Everything that people wrote, read once: the facts in `data/` and the words in `docs/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from gloss.model.action import Caution, LetterPoint, PackHead, StageWords
from gloss.model.article import Article
from gloss.model.country import Country
from gloss.model.official import OfficialText
from gloss.model.problem import Problem
from gloss.model.proof import Proof
from gloss.model.record import Choice, Source, Timeline, Vocabulary, Vote
from gloss.model.security import Security
from gloss.model.treaty import Treaty
from gloss.model.watch import Watch
from gloss.model.words import CountryHead, Note, TranslationHead
from gloss.reading.files import entries, read_text
from gloss.reading.heads import read_head
from gloss.reading.lines import read_words
from gloss.reading.nodes import Tree, read_yaml
from gloss.reading.prose import Piece, read_shelf
from gloss.reading.records import Filed, read_record, read_table
from gloss.reading.words import ArticleWords, CountryWords, Pack

R = TypeVar("R", bound=BaseModel)

EARLIER = "data/earlier.yml"
WATCH = "data/depositary.yml"
SECURITY = "data/security.yml"
STAGES = "data/stages.yml"
CAUTION = "data/caution.yml"
PROOFS = "data/proofs.yml"


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
    official: dict[str, Filed[OfficialText]] = field(default_factory=dict)
    earlier: dict[str, str] = field(default_factory=dict)
    points: dict[str, Filed[LetterPoint]] = field(default_factory=dict)
    stages: dict[str, StageWords] = field(default_factory=dict)
    stages_tree: Tree = field(default_factory=lambda: Tree("data/stages.yml", {}))
    caution: Filed[Caution] | None = None
    packs: dict[str, Pack] = field(default_factory=dict)
    watch: Filed[Watch] | None = None
    prose: tuple[Piece, ...] = ()
    translations: dict[str, TranslationHead] = field(default_factory=dict)
    """What stands at the top of each page in another language, by its path."""
    security: Filed[Security] | None = None
    names: dict[str, set[str] | None] = field(default_factory=dict)
    proofs: dict[str, Proof] = field(default_factory=dict)
    proofs_tree: Tree = field(default_factory=lambda: Tree(PROOFS, {}))
    unread: list[tuple[type[BaseModel], Tree]] = field(default_factory=list)
    """Files with a fault of their own: no records came of them, but what they name can still be looked up."""
    known: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was found out about it already: see `gloss.reading.once`."""

    def exists(self, folder: str, name: str) -> bool:
        """Whether a file (or an entry of a table) is there at all, even if it cannot be read.

        Checks ask this before they call something missing: one fault should be reported once. Of a folder or
        table that cannot be read at all nobody knows what is in it, so nothing in it is called missing.
        """
        names = self.names.get(folder, set())
        return names is None or name in names


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
        self.names: dict[str, set[str] | None] = {}
        self.unread: list[tuple[type[BaseModel], Tree]] = []

    def read(self) -> Reading:
        treaty = self._file("data/treaty.yml", Treaty)
        vocabulary = self._file("data/vocabulary.yml", Vocabulary)
        timeline = self._file("data/timeline.yml", Timeline)
        sources, sources_tree = self._table("data/sources.yml", Source)
        articles = self._by_number(self._folder("data/articles", Article))
        countries = self._folder("data/countries", Country)
        votes = self._folder("data/votes", Vote)
        choices = self._folder("data/choices", Choice)
        words = self._words("docs/treaty")
        country_words = self._country_words("docs/countries")
        official = self._folder("data/official", OfficialText)
        earlier = self._earlier()
        watch = self._file(WATCH, Watch) if (self.root / WATCH).exists() else None
        points = self._folder("data/points", LetterPoint)
        stages, stages_tree = self._table(STAGES, StageWords, needed=False)
        caution = self._file(CAUTION, Caution) if (self.root / CAUTION).exists() else None
        proofs = self._table(PROOFS, Proof, needed=False)
        packs = self._packs("docs/act/for")
        security = self._file(SECURITY, Security) if (self.root / SECURITY).exists() else None
        shelf = read_shelf(self.root, {problem.place.path for problem in self.problems})
        self.problems += shelf.problems
        corpus = None
        if treaty and vocabulary and timeline:
            corpus = Corpus(
                self.root, treaty, vocabulary, timeline, sources, sources_tree,
                dict(sorted(articles.items(), key=lambda item: article_order(item[0]))),
                countries, votes, choices, words, country_words, official, earlier, points, stages, stages_tree, caution, packs, watch, tuple(shelf.pieces), shelf.translations, security, self.names, *proofs, self.unread,
            )  # fmt: skip
        return Reading(corpus, tuple(self.problems))

    def _tree(self, path: str) -> Tree | None:
        text, problems = read_text(self.root, path)
        self.problems += problems
        if text is None:
            return None
        tree, found = read_yaml(text, path)
        # Where a sign that nobody can see is the fault, that it breaks the file as well need not be said.
        if tree is not None or not problems:
            self.problems += found
        return replace(tree, altered=True) if tree is not None and problems else tree

    def _file(self, path: str, model: type[R]) -> Filed[R] | None:
        tree = self._tree(path)
        if tree is None:
            return None
        record, problems = read_record(tree, model)
        self.problems += problems
        if record is None:
            self.unread.append((model, tree))
            return None
        return Filed(record, tree)

    def _table(self, path: str, model: type[R], needed: bool = True) -> tuple[dict[str, R], Tree]:
        if not needed and not (self.root / path).exists():
            return {}, Tree(path, {})
        tree = self._tree(path)
        self.names[path] = set(tree.value) if tree is not None and isinstance(tree.value, dict) else None
        if tree is None:
            return {}, Tree(path, {})
        table, problems = read_table(tree, model)
        self.problems += problems
        return table, tree

    def _earlier(self) -> dict[str, str]:
        """Official words that notes were written on and that have changed since, by their fingerprint."""
        if not (self.root / EARLIER).exists():
            return {}
        tree = self._tree(EARLIER)
        return (
            {str(key): str(value) for key, value in tree.value.items()}
            if tree and isinstance(tree.value, dict)
            else {}
        )

    def _entries(self, folder: str, ending: str) -> Iterator[tuple[str, str]]:
        """The path and name of each file that can be read; every name is noted, also of those that cannot."""
        names = self.names[folder] = set()
        for path, name, problems in entries(self.root, folder, ending):
            self.problems += problems
            if name is None:
                # The folder itself cannot be read.
                self.names[folder] = None
                return
            names.add(name)
            if not problems:
                yield path, name

    def _folder(self, folder: str, model: type[R]) -> dict[str, Filed[R]]:
        found: dict[str, Filed[R]] = {}
        for path, name in self._entries(folder, ".yml"):
            filed = self._file(path, model)
            if filed is not None and filed.tree.altered:
                self.unread.append((model, filed.tree))
            elif filed is not None:
                found[name] = filed
        return found

    def _by_number(self, files: dict[str, Filed[Article]]) -> dict[str, Filed[Article]]:
        """The articles by their numbers; of two with the same number the one in the right file is kept."""
        found: dict[str, Filed[Article]] = {}
        for filed in sorted(
            files.values(), key=lambda filed: filed.path != article_file(filed.record.number)
        ):
            number = filed.record.number
            if number in found:
                sentence = f"Article {number} already has a file: {found[number].path}."
                self.problems.append(
                    Problem(filed.at("number"), sentence, "Mend the number, or delete one of the two.")
                )
                continue
            found[number] = filed
        return found

    def _words(self, folder: str) -> dict[str, ArticleWords]:
        found: dict[str, ArticleWords] = {}
        for path, name in self._entries(folder, ".md"):
            if not name.startswith(("article-", "preamble", "annex-")):
                continue
            text, problems = read_text(self.root, path)
            self.problems += problems
            if text is None:
                continue
            words, problems = read_words(text, path)
            self.problems += problems
            if words is None:
                continue
            self.unread += [(Note, tree) for tree in words.unread]
            number = words.head.record.article
            if number in found:
                sentence = f"Article {number} already has a page: {found[number].path}."
                self.problems.append(Problem(words.head.at("article"), sentence, "Keep one of the two."))
                continue
            found[number] = words
        return found

    def _packs(self, folder: str) -> dict[str, Pack]:
        return {name: Pack(path, head, text) for name, path, head, text in self._headed(folder, PackHead)}

    def _country_words(self, folder: str) -> dict[str, CountryWords]:
        found: dict[str, CountryWords] = {}
        for name, path, head, text in self._headed(folder, CountryHead):
            about = head.record.country
            if about != name:
                sentence = f"This page is about “{about}”, but its file is called “{name}.md”."
                self.problems.append(Problem(head.at("country"), sentence, "Give both the same name."))
                continue
            found[name] = CountryWords(path, head, text)
        return found

    def _headed(self, folder: str, model: type[R]) -> Iterator[tuple[str, str, Filed[R], str]]:
        """The pages of a folder that begin with fields of their own: name, path, fields, text."""
        for path, name in self._entries(folder, ".md"):
            if name == "index":
                continue
            text, problems = read_text(self.root, path)
            self.problems += problems
            if text is None:
                continue
            head, body, _, problems = read_head(text, path, model)
            self.problems += problems
            if head is not None:
                yield name, path, head, body.strip()


def unwritten(corpus: Corpus) -> list[str]:
    """The articles that a treaty has and nobody has written up yet; none of a treaty that is said to be complete."""
    treaty = corpus.treaty.record
    if treaty.complete:
        return []
    return [str(number) for number in range(1, treaty.articles + 1) if str(number) not in corpus.articles]


def article_order(number: str) -> tuple[int, int]:
    """Where an article stands: the preamble first, then the articles, then annexes."""
    if number == "P":
        return (0, 0)
    return (2, int(number[1:])) if number.startswith("A") else (1, int(number))


def article_file(number: str) -> str:
    """The path of an article's file of facts."""
    name = "preamble" if number == "P" else f"annex-{number[1:]}" if number[0] == "A" else f"{int(number):02}"
    return f"data/articles/{name}.yml"
