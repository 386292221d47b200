"""Checks on the treaty's own shape: its figures, documents, chapters, articles and provisions."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from gloss.checks.citations import all_fields
from gloss.model.article import Article, Paragraph, Point
from gloss.model.problem import Place, Problem
from gloss.reading.corpus import Corpus, article_file
from gloss.reading.records import Filed
from gloss.reading.sentences import did_you_mean

_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


_MANY = 3
"""Up to so many missing files are named one by one."""


def nearest(word: str, words: Iterable[str]) -> str:
    """A hint that names the word somebody probably meant, or nothing."""
    near = difflib.get_close_matches(word, list(words), n=1, cutoff=0.7)
    return did_you_mean(near[0]) if near else ""


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
        if chapter.last < chapter.first:
            yield Problem(
                treaty.at("chapters", index, "last"),
                f"Chapter {chapter.number} ends with Article {chapter.last}, before it begins.",
                "Mend its first or its last article.",
            )
            return
        if chapter.first != expected:
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


_REASON = {
    "articles": 999,
    "first": 999,
    "last": 999,
    "instruments": 999,
    "parties": 999,
    "signatories": 999,
    "days": 9_999,
    "later_days": 9_999,
    "months": 999,
}
"""The largest figure that a treaty can have in each of these fields; a larger one is a slip of the finger."""


def is_unread(corpus: Corpus, provision: str) -> bool:
    """Whether the article that a provision belongs to is missing or has a fault of its own.

    That is reported once, at the article, and not wherever it is named.
    """
    article = provision.partition(".")[0]
    if article in corpus.articles:
        return False
    if article.isdigit() and int(article) <= corpus.treaty.record.articles:
        return True
    return corpus.exists(*article_file(article).removesuffix(".yml").rsplit("/", 1))


def figures_stay_within_reason(corpus: Corpus) -> Iterator[Problem]:
    """No figure of the treaty is larger than any treaty has it."""
    for found in all_fields(corpus):
        largest = _REASON.get(found.name)
        if largest is None or found.tree is not corpus.treaty.tree:
            continue
        for place, text in found.items():
            if text.isdecimal() and int(text) > largest:
                yield Problem(
                    place,
                    f"“{found.name}” is {int(text)}, and it cannot be more than {largest}.",
                    "Mend the figure.",
                )


def signature_closes_after_it_opens(corpus: Corpus) -> Iterator[Problem]:
    """Nothing closes before it opens."""
    treaty = corpus.treaty
    window = treaty.record.signature
    if window.closes and window.closes.last < window.opens.first:
        yield Problem(
            treaty.at("signature", "closes"),
            f"“{window.closes}” is before “{window.opens}”, the day on which the treaty opens for signature.",
            "Mend one of the two.",
        )


def documents_come_from_known_hosts(corpus: Corpus) -> Iterator[Problem]:
    """Each language has one official document, and its files lie on the hosts from which they may be fetched."""
    treaty = corpus.treaty
    languages: set[str] = set()
    for index, document in enumerate(treaty.record.documents):
        if document.language in languages:
            yield Problem(
                treaty.at("documents", index, "language"),
                f"“{document.language}” has a document already.",
                "Keep one entry for a language, with all its files.",
            )
        languages.add(document.language)
        for place, file in enumerate(document.files):
            host = urlsplit(file).hostname or ""
            if host not in treaty.record.hosts:
                yield Problem(
                    treaty.at("documents", index, "files", place),
                    f"“{host}” is not among the “hosts” from which the official text may be fetched.",
                    nearest(host, treaty.record.hosts) or "Add it to “hosts”, if it is the publisher's own.",
                )


def every_article_has_a_file(corpus: Corpus) -> Iterator[Problem]:
    """Each article of a treaty that is said to be complete has its file, and no file is left over."""
    articles = corpus.treaty.record.articles
    if articles > _REASON["articles"]:
        return
    wanted = {str(number) for number in range(1, articles + 1)}
    missing = [
        int(number)
        for number in sorted(wanted - set(corpus.articles), key=int)
        if corpus.treaty.record.complete and not corpus.exists("data/articles", f"{int(number):02}")
    ]
    if len(missing) == articles:
        yield Problem(
            Place("data/articles"),
            "There is no article in this folder.",
            "Add a file for each article, such as 01.yml.",
        )
        return
    if len(missing) > _MANY:
        yield Problem(
            Place(f"data/articles/{missing[0]:02}.yml"),
            f"{len(missing)} articles have no file; the first of them is Article {missing[0]}.",
            "Add the files, or mend “articles” in data/treaty.yml.",
        )
    for number in missing if len(missing) <= _MANY else []:
        yield Problem(
            Place(f"data/articles/{number:02}.yml"),
            f"Article {number} has no file.",
            "Add the file, or mend “articles” in data/treaty.yml.",
        )
    for key, filed in corpus.articles.items():
        if key.isdigit() and key not in wanted:
            yield Problem(
                filed.at("number"),
                f"The treaty has {corpus.treaty.record.articles} articles, and this is Article {key}.",
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
            said = (
                f"it is in Chapter {filed.record.chapter}"
                if filed.record.chapter
                else "nothing of its chapter"
            )
            yield Problem(
                filed.at("chapter") if filed.record.chapter else filed.at("number"),
                f"Article {number} says {said}, but data/treaty.yml has it in Chapter {chapter}.",
                "Mend one of the two." if filed.record.chapter else f"Add a line “chapter: {chapter}”.",
            )


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
        astray: set[str] = set()
        for parent, part, path in _pairs(filed):
            whole_article = part.id == parent and len(path) == 2
            if whole_article or part.id.startswith(f"{parent}."):
                continue
            if parent not in astray:
                yield Problem(
                    filed.at(*path, "id"),
                    f"“{part.id}” stands under “{parent}”, but its id does not begin with “{parent}.”.",
                    "Mend the id, or move the provision to where it belongs.",
                )
            # What stands under a provision with a wrong id is not astray itself.
            astray.add(part.id)


def _ranks(label: str) -> dict[str, int]:
    """Which number, letter and roman numeral a label can be: “i” is the ninth letter and the first numeral."""
    ranks = {"number": int(label)} if label.isdecimal() else {}
    if len(label) == 1 and "a" <= label <= "z":
        ranks["letter"] = ord(label) - ord("a") + 1
    if label in _ROMANS:
        ranks["roman"] = _ROMANS.index(label) + 1
    return ranks


def _label(kind: str, rank: int) -> str:
    if kind == "letter" and rank <= 26:
        return chr(ord("a") + rank - 1)
    return _ROMANS[rank - 1] if kind == "roman" and rank <= len(_ROMANS) else str(rank)


def provisions_follow_each_other(corpus: Corpus) -> Iterator[Problem]:
    """Paragraphs are 1, 2, 3 …, letters a, b, c …, romans i, ii, iii …, with none left out or repeated."""
    for filed in corpus.articles.values():
        last: dict[str, tuple[str, int]] = {}
        for parent, part, path in _pairs(filed):
            if part.id == parent or not part.id.startswith(f"{parent}."):
                continue
            ranks = _ranks(part.id.removeprefix(f"{parent}."))
            if parent not in last:
                last[parent] = (
                    next((kind for kind in ranks if ranks[kind] == 1), next(iter(ranks), "number")),
                    0,
                )
            kind, before = last[parent]
            if ranks.get(kind) != before + 1:
                yield Problem(
                    filed.at(*path, "id"),
                    f"“{part.id}” comes here, but “{parent}.{_label(kind, before + 1)}” should come next.",
                    "Mend the id or put the provisions in order.",
                )
            # One that was left out or repeated does not make all that follow it wrong.
            last[parent] = (kind, ranks.get(kind, before + 1))
