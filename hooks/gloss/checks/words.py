"""Checks that hold words and facts together: every provision has its words, and nothing else has."""

from __future__ import annotations

from collections.abc import Iterator

from gloss.checks.treaty import is_unread, nearest, provision_ids
from gloss.model.problem import Place, Problem
from gloss.reading.corpus import Corpus, article_file
from gloss.reading.references import references
from gloss.reading.sentences import did_you_mean
from gloss.reading.words import ArticleWords, NoteText


def words_file(number: str) -> str:
    """The path of an article's page of words."""
    name = (
        "preamble"
        if number == "P"
        else f"annex-{number[1:]}"
        if number[0] == "A"
        else f"article-{int(number):02}"
    )
    return f"docs/treaty/{name}.md"


def every_article_has_its_words(corpus: Corpus) -> Iterator[Problem]:
    """Each article has a page, called after its number, with a lead."""
    for number in corpus.articles:
        name = words_file(number).rpartition("/")[2].removesuffix(".md")
        if number not in corpus.words and not corpus.exists("docs/treaty", name):
            yield Problem(
                Place(words_file(number)),
                f"Article {number} has facts but no words."
                if number != "P"
                else "The preamble has facts but no words.",
                "Add the page with a lead and a heading for each provision.",
            )
    for number, words in corpus.words.items():
        if number not in corpus.articles:
            if corpus.exists(*article_file(number).removesuffix(".yml").rsplit("/", 1)):
                continue
            yield Problem(
                words.head.at("article"),
                f"There is no Article {number} in data/articles/.",
                nearest(number, corpus.articles)
                or "Mend the number, or add the article's file of facts first.",
            )
        elif words.path != words_file(number):
            yield Problem(
                words.head.at("article"),
                f"This page is about Article {number}, which belongs in {words_file(number)}.",
                "Rename the file or mend the number.",
            )
        if not words.lead.text:
            yield Problem(
                words.place(1),
                "This page has no lead.",
                "Write two or three sentences before the first heading.",
            )


def every_provision_has_its_words(corpus: Corpus) -> Iterator[Problem]:
    """Every paragraph and point in the facts has a heading on the page, and every heading is one of them."""
    ids = provision_ids(corpus)
    for number, words in corpus.words.items():
        if number not in corpus.articles:
            continue
        wanted = [part.id for _, part in corpus.articles[number].record.walk()]
        written = {section.id for section in words.sections}
        seen: dict[str, int] = {}
        meant: set[str] = set()
        for section in words.sections:
            if section.id in seen:
                yield Problem(
                    words.place(section.line),
                    f"“{section.id}” has a heading already, on line {seen[section.id]}.",
                    "Keep one of the two.",
                )
            elif section.id not in wanted:
                facts = corpus.articles[number].path
                near = nearest(section.id, [part for part in wanted if part not in written])
                hint = near or f"Mend the heading, or add the provision to {facts} first."
                if section.id in ids:
                    owner = section.id.split(".")[0]
                    hint = f"It belongs to {_name(owner)}, whose page is {words_file(owner)}."
                meant.add(hint)
                yield Problem(
                    words.place(section.line), f"“{section.id}” is not a provision of {_name(number)}.", hint
                )
            seen.setdefault(section.id, section.line)
        for missing in (part for part in wanted if part not in seen):
            # One that stands there under a wrong id is not missing as well.
            if did_you_mean(missing) in meant:
                continue
            yield Problem(
                words.place(_before(words, wanted, missing)),
                f"“{missing}” stands in {corpus.articles[number].path} but has no words here.",
                f"Add the heading “{'#' * _depth(corpus, number, missing)} {missing}” and a sentence under it.",
            )


def _name(number: str) -> str:
    return "the preamble" if number == "P" else f"Article {number}"


def _before(words: ArticleWords, wanted: list[str], missing: str) -> int:
    """The line of the heading after which a missing one belongs."""
    earlier = set(wanted[: wanted.index(missing)])
    return max([section.line for section in words.sections if section.id in earlier], default=1)


def _depth(corpus: Corpus, number: str, provision: str) -> int:
    return 2 + next(depth for depth, part in corpus.articles[number].record.walk() if part.id == provision)


def provisions_stand_in_the_treaty_s_order(corpus: Corpus) -> Iterator[Problem]:
    """Headings stand in the order of the treaty."""
    for number, words in corpus.words.items():
        if number not in corpus.articles:
            continue
        order = {part.id: place for place, (_, part) in enumerate(corpus.articles[number].record.walk())}
        last = -1
        seen: set[str] = set()
        for section in words.sections:
            # A second heading for the same provision is reported as that.
            place = last if section.id in seen else order.get(section.id, last)
            seen.add(section.id)
            if place < last:
                yield Problem(
                    words.place(section.line),
                    f"“{section.id}” stands after a provision that follows it in the treaty.",
                    "Put the headings in the order of the treaty.",
                )
            last = max(last, place)


def headings_have_the_depth_of_their_provision(corpus: Corpus) -> Iterator[Problem]:
    """A paragraph has two number signs, a letter three, a roman numeral four."""
    for number, words in corpus.words.items():
        if number not in corpus.articles:
            continue
        depths = {part.id: 2 + depth for depth, part in corpus.articles[number].record.walk()}
        for section in words.sections:
            wanted = depths.get(section.id, section.level)
            if section.level != wanted:
                yield Problem(
                    words.place(section.line),
                    f"“{'#' * section.level} {section.id}” has {_signs(section.level)}, and this provision takes {wanted}.",
                    f"Write “{'#' * wanted} {section.id}”.",
                )


def _signs(number: int) -> str:
    return "one number sign" if number == 1 else f"{number} number signs"


def every_provision_begins_with_a_sentence(corpus: Corpus) -> Iterator[Problem]:
    """The first line under a heading is one sentence that can stand alone."""
    for words in corpus.words.values():
        for section in words.sections:
            if not section.text:
                yield Problem(
                    words.place(section.line),
                    f"There are no words under “{section.id}”.",
                    "Write what it means in a sentence.",
                )
            elif section.gist[-1] not in ".!?:”)":
                yield Problem(
                    words.place(section.line),
                    f"The first line under “{section.id}” does not end as a sentence does.",
                    "Write one whole sentence on the first line, with a full stop.",
                )


def notes_have_anchors_of_their_own(corpus: Corpus) -> Iterator[Problem]:
    """No two notes on a page have the same address."""
    for words in corpus.words.values():
        seen: dict[str, NoteText] = {}
        for _, note in words.notes():
            if note.anchor in seen:
                yield Problem(
                    words.place(note.line),
                    f"“{note.title}” has the same address as the note on line {seen[note.anchor].line}.",
                    "Change the title, or add a “key” of its own.",
                )
            seen.setdefault(note.anchor, note)


def references_in_words_lead_somewhere(corpus: Corpus) -> Iterator[Problem]:
    """Every provision that plain words or notes name is a provision of the treaty."""
    ids = provision_ids(corpus)
    for number, page in corpus.words.items():
        for line, text in page.written:
            for found in references(text, number):
                if found.target not in ids and not is_unread(corpus, found.target):
                    yield Problem(
                        page.place(line),
                        f"“{text[found.start : found.end]}” leads to “{found.target}”, and the treaty has no such provision.",
                        "Mend the number; an article of another text is written “Art. 19”, with a full stop.",
                    )
