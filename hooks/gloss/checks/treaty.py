"""Checks on the treaty's own shape, and on the words and sources that all facts share."""

from __future__ import annotations

import difflib
import typing
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from gloss.checks.citations import all_checked, all_keys, all_sources
from gloss.model import country, record
from gloss.model.article import Article, Basis, Paragraph, Point
from gloss.model.base import Evidence, Modality
from gloss.model.problem import Place, Problem
from gloss.reading.corpus import Corpus
from gloss.reading.records import Filed

_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def nearest(word: str, words: Iterable[str]) -> str:
    """A hint that names the word somebody probably meant, or nothing."""
    near = difflib.get_close_matches(word, list(words), n=1, cutoff=0.7)
    return f"Did you mean “{near[0]}”?" if near else ""


def provision_ids(corpus: Corpus) -> set[str]:
    """Every id that a reference may name: articles, paragraphs and points."""
    ids = set(corpus.articles)
    for filed in corpus.articles.values():
        ids.update(part.id for _, part in filed.record.walk())
    return ids


def chapters_follow_each_other(corpus: Corpus) -> Iterator[Problem]:
    """The chapters cover all articles, in order, without a gap."""
    treaty = corpus.treaty
    expected = 1
    for index, chapter in enumerate(treaty.record.chapters):
        if chapter.first != expected or chapter.last < chapter.first:
            yield Problem(
                treaty.at("chapters", index, "first"),
                f"Chapter {chapter.number} begins with Article {chapter.first}, but Article {expected} comes next.",
                "Each chapter begins where the one before it ends.",
            )
        expected = chapter.last + 1
    if expected != treaty.record.articles + 1:
        yield Problem(
            treaty.at("articles"),
            f"The chapters end with Article {expected - 1}, but the treaty has {treaty.record.articles} articles.",
            "Mend the number of articles or the last chapter.",
        )


def every_article_has_a_file(corpus: Corpus) -> Iterator[Problem]:
    """Each article of the treaty has its file, and no file is left over."""
    wanted = {str(number) for number in range(1, corpus.treaty.record.articles + 1)}
    for number in sorted(wanted - set(corpus.articles), key=int):
        if corpus.exists("data/articles", f"{int(number):02}"):
            continue
        yield Problem(
            Place(f"data/articles/{int(number):02}.yml"),
            f"Article {number} has no file.",
            "Add the file, or mend “articles” in data/treaty.yml.",
        )
    for number, filed in corpus.articles.items():
        if number.isdigit() and number not in wanted:
            yield Problem(
                filed.at("number"),
                f"The treaty has {corpus.treaty.record.articles} articles, and this is Article {number}.",
                "Mend the number, or “articles” in data/treaty.yml.",
            )


def articles_stand_in_their_chapter(corpus: Corpus) -> Iterator[Problem]:
    """An article names the chapter in which the treaty has it."""
    for number, filed in corpus.articles.items():
        if not number.isdigit():
            continue
        chapter = next(
            (item.number for item in corpus.treaty.record.chapters if item.first <= int(number) <= item.last),
            None,
        )
        if chapter is not None and filed.record.chapter != chapter:
            yield Problem(
                filed.at("chapter"),
                f"Article {number} says it is in Chapter {filed.record.chapter}, but data/treaty.yml has it in Chapter {chapter}.",
                "Mend one of the two.",
            )


def article_file(number: str) -> str:
    """The path of an article's file of facts."""
    name = "preamble" if number == "P" else f"annex-{number[1:]}" if number[0] == "A" else f"{int(number):02}"
    return f"data/articles/{name}.yml"


def articles_are_filed_under_their_number(corpus: Corpus) -> Iterator[Problem]:
    """The file's name is the article's number."""
    for number, filed in corpus.articles.items():
        if filed.path != article_file(number):
            yield Problem(
                filed.at("number"),
                f"This file says it is Article {number}, which belongs in {article_file(number)}.",
                "Rename the file or mend the number.",
            )


def _children(part: Article | Paragraph | Point) -> Iterable[Paragraph | Point]:
    return part.paragraphs if isinstance(part, Article) else part.points


def _pairs(filed: Filed[Article]) -> Iterator[tuple[str, Paragraph | Point, tuple[str | int, ...]]]:
    """Each provision with the id it stands under and its path in the file."""

    def below(
        parent: str, part: Article | Paragraph | Point, path: tuple[str | int, ...]
    ) -> Iterator[tuple[str, Paragraph | Point, tuple[str | int, ...]]]:
        name = "paragraphs" if isinstance(part, Article) else "points"
        for index, child in enumerate(_children(part)):
            steps = (*path, name, index)
            yield parent, child, steps
            yield from below(child.id, child, steps)

    yield from below(filed.record.number, filed.record, ())


def provisions_stand_under_their_parent(corpus: Corpus) -> Iterator[Problem]:
    """A paragraph's id begins with its article's number, a point's with its paragraph's id."""
    for filed in corpus.articles.values():
        for parent, part, path in _pairs(filed):
            whole_article = part.id == parent and len(path) == 2
            if not whole_article and not part.id.startswith(f"{parent}."):
                yield Problem(
                    filed.at(*path, "id"),
                    f"“{part.id}” stands under “{parent}”, but its id does not begin with “{parent}.”.",
                    "Mend the id, or move the provision to where it belongs.",
                )


def provisions_follow_each_other(corpus: Corpus) -> Iterator[Problem]:
    """Paragraphs are 1, 2, 3 …, letters a, b, c …, romans i, ii, iii …, with none left out or repeated."""
    for filed in corpus.articles.values():
        last: dict[str, int] = {}
        for parent, part, path in _pairs(filed):
            if part.id == parent or not part.id.startswith(f"{parent}."):
                continue
            label = part.id.removeprefix(f"{parent}.")
            rank = last[parent] = last.get(parent, 0) + 1
            letter = chr(ord("a") + rank - 1) if rank <= 26 else ""
            roman = _ROMANS[rank - 1] if rank <= len(_ROMANS) else ""
            if label not in {str(rank), letter, roman}:
                expected = rank if label.isdigit() else roman if len(path) > 4 else letter
                yield Problem(
                    filed.at(*path, "id"),
                    f"“{part.id}” comes here, but “{parent}.{expected}” should come next.",
                    "Mend the id or put the provisions in order.",
                )


def references_lead_somewhere(corpus: Corpus) -> Iterator[Problem]:
    """Every provision that a file names is a provision of the treaty."""
    ids = provision_ids(corpus)
    for place, name in all_keys(corpus, "provision"):
        article = name.split(".")[0]
        unread = article not in corpus.articles and corpus.exists(
            *article_file(article).removesuffix(".yml").rsplit("/", 1)
        )
        if name not in ids and not unread:
            yield Problem(place, f"“{name}” is not a provision of this treaty.", nearest(name, ids))


def vocabulary_names_every_fixed_word(corpus: Corpus) -> Iterator[Problem]:
    """Every word that the formats fix has a label for readers in the vocabulary."""
    fixed: dict[str, Iterable[str]] = {
        "acts": typing.get_args(country.Act),
        "evidence": typing.get_args(Evidence),
        "modalities": typing.get_args(Modality),
        "bases": typing.get_args(Basis),
        "choices": typing.get_args(record.Choice.model_fields["kind"].annotation),
    }
    for part, words in fixed.items():
        table = getattr(corpus.vocabulary.record, part)
        for word in words:
            if word not in table:
                yield Problem(
                    corpus.vocabulary.at(part, key=True),
                    f"“{word}” has no label under “{part}”.",
                    "Add it with a label and a meaning.",
                )


def sources_exist(corpus: Corpus) -> Iterator[Problem]:
    """Every source that a file names stands in data/sources.yml."""
    for place, key in all_sources(corpus):
        if key not in corpus.sources and not corpus.exists("data/sources.yml", key):
            hint = nearest(key, corpus.sources) or "Add the source to data/sources.yml first."
            yield Problem(place, f"“{key}” is not in data/sources.yml.", hint)


def words_of_the_vocabulary_exist(corpus: Corpus) -> Iterator[Problem]:
    """Every word that a file takes from the vocabulary stands in it."""
    for part in type(corpus.vocabulary.record).model_fields:
        table = getattr(corpus.vocabulary.record, part)
        for place, key in all_keys(corpus, part):
            if key not in table:
                hint = nearest(key, table) or f"You can write: {', '.join(table)}."
                yield Problem(place, f"“{key}” is not one of the {part} in data/vocabulary.yml.", hint)


def checks_were_not_made_in_the_future(corpus: Corpus) -> Iterator[Problem]:
    """Nobody checked anything tomorrow: the newest check dates the whole site."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    for place, day in all_checked(corpus):
        if day.first > tomorrow:
            yield Problem(
                place, f"“{day}” has not come yet.", "Write the day on which somebody really looked."
            )
