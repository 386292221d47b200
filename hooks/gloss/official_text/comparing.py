"""The imported text against what was expected, against other languages, and against what notes say of it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gloss.model.article import Article, Paragraph
from gloss.model.official import OfficialArticle, OfficialText, Provision
from gloss.model.treaty import Treaty
from gloss.official_text import furniture
from gloss.official_text.grammar import modality
from gloss.official_text.grammar.numerals import to_roman
from gloss.official_text.joining import ended
from gloss.official_text.lines import comparable
from gloss.official_text.report import Finding, Weight

SEEN = frozenset({"official", "official-other-language"})
"""What a shape must rest on to stand against a document."""
_LONGEST_TITLE = 240


@dataclass(frozen=True)
class Quote:
    """Words that a note quotes: where the note stands, and of which provision."""

    place: str
    provision: str
    words: str


def structure(text: OfficialText, doubts: Iterable[str] = ()) -> Iterator[Finding]:
    """Faults that the document shows by itself."""
    for doubt in doubts:
        yield Finding(Weight.REFUSED, doubt)
    plain = [article for article in text.articles if article.number.isdigit()]
    if [int(article.number) for article in plain] != list(range(1, len(plain) + 1)):
        yield Finding(Weight.REFUSED, "The articles are not numbered 1, 2, 3 … without a gap.")
    titled = [article for article in plain if article.title]
    if titled and len(titled) > 0.6 * len(plain):
        for article in plain:
            if not article.title:
                yield Finding(
                    Weight.REFUSED, f"Article {article.number} has no title, though most articles have one."
                )
    seen: set[str] = set()
    for article in text.articles:
        if not article.provisions:
            yield Finding(Weight.REFUSED, f"{_name(article)} has no words.")
        for provision in article.provisions:
            if provision.id in seen:
                yield Finding(Weight.REFUSED, f"Provision {provision.id} was found twice.")
            seen.add(provision.id)
            yield from _strange(provision, article)
            yield from _cut(provision, article)
        if len(article.title or "") > _LONGEST_TITLE:
            yield Finding(
                Weight.ACCEPT, f"The title of {_name(article)} is very long. Are words of the article in it?"
            )
        if article.title and furniture.LEFTOVER.search(article.title):
            yield Finding(
                Weight.REFUSED, f"The title of {_name(article)} holds a line of the page: “{article.title}”."
            )
    expected = range(1, len(text.chapters) + 1)
    if [chapter.number for chapter in text.chapters] != [to_roman(one).upper() for one in expected]:
        yield Finding(Weight.REFUSED, "The chapters are not numbered in order.")
    after = 1
    for chapter in text.chapters:
        if chapter.first != after:
            yield Finding(
                Weight.REFUSED,
                f"{chapter.label} begins with article {chapter.first}, not with article {after}.",
            )
        after = chapter.last + 1


def _name(article: OfficialArticle) -> str:
    if article.number == "P":
        return "The preamble"
    return f"Annex {article.number[1:]}" if article.number.startswith("A") else f"Article {article.number}"


def _strange(provision: Provision, article: OfficialArticle) -> Iterator[Finding]:
    words = "\n".join(part for part in (provision.text, provision.closing) if part)
    left = furniture.LEFTOVER.search(words)
    if left:
        yield Finding(
            Weight.REFUSED,
            f"{provision.id} still holds a line of the page or a mark of a draft: “{left[0]}”.",
        )
    elif re.search(r"[\[\]]", words):
        yield Finding(
            Weight.REFUSED, f"{provision.id} has square brackets in it; a final text has none, a draft has."
        )
    elif "\ufffd" in words or re.search(r"\(cid:\d+\)|[\ue000-\uf8ff]", words):
        yield Finding(Weight.REFUSED, f"{provision.id} has letters in it that could not be read.")
    if not words:
        below = any(one.id.startswith(f"{provision.id}.") for one in article.provisions)
        if not below:
            yield Finding(Weight.REFUSED, f"{provision.id} has a number and no words.")


def _cut(provision: Provision, article: OfficialArticle) -> Iterator[Finding]:
    """Words that stop in the middle of a sentence; the short entries of an annex may."""
    if article.number.startswith("A"):
        return
    for words in (provision.text, provision.closing or ""):
        if words and not ended(words):
            yield Finding(
                Weight.ACCEPT, f"{provision.id} stops without a full stop: “… {_last(words)}”. Was it cut?"
            )


def _last(words: str) -> str:
    """The last few words."""
    few = words.split()[-6:]
    return " ".join(few) if len(few) == 6 else words[-40:]


def expected(text: OfficialText, treaty: Treaty | None, articles: Mapping[str, Article]) -> Iterator[Finding]:
    """The shape of the text against data/treaty.yml and data/articles/."""
    if treaty and text.counts.articles != treaty.articles:
        yield Finding(
            Weight.REFUSED,
            f"{text.counts.articles} articles were found; data/treaty.yml says {treaty.articles}. Is it the right document?",
        )
        return
    if (
        treaty
        and treaty.chapters
        and [(one.first, one.last) for one in text.chapters]
        != [(one.first, one.last) for one in treaty.chapters]
    ):
        ours = ", ".join(f"{one.number} {one.first}–{one.last}" for one in treaty.chapters)
        theirs = ", ".join(f"{one.number} {one.first}–{one.last}" for one in text.chapters) or "none"
        yield Finding(Weight.ACCEPT, f"The chapters are {theirs}; data/treaty.yml says {ours}.")
    found = {article.number: article for article in text.articles}
    for number, shape in articles.items():
        article = found.get(number)
        if article is None:
            yield Finding(
                _weight(shape), f"{number} stands in data/articles/ and was not found in the document."
            )
            continue
        yield from _shape(article, shape)
    if text.language == "en":
        yield from _titles(found, articles)


def _weight(shape: Article) -> Weight:
    return Weight.REFUSED if shape.basis in SEEN else Weight.ACCEPT


def _shape(article: OfficialArticle, shape: Article) -> Iterator[Finding]:
    ours = [one.id for _, one in shape.walk()]
    theirs = [one.id for one in article.provisions if one.id != article.number or one.id in ours]
    if ours == theirs:
        return
    more = [one for one in theirs if one not in ours]
    less = [one for one in ours if one not in theirs]
    parts = []
    if more:
        parts.append(f"the document also has {_few(more)}")
    if less:
        parts.append(f"the document has no {_few(less)}")
    basis = "" if shape.basis in SEEN else " (expected from memory)"
    yield Finding(_weight(shape), f"{_name(article)}{basis}: {' and '.join(parts) or 'the order differs'}.")


def _few(ids: list[str]) -> str:
    return ", ".join(ids[:6]) + (f" and {len(ids) - 6} more" if len(ids) > 6 else "")


def _titles(found: Mapping[str, OfficialArticle], articles: Mapping[str, Article]) -> Iterator[Finding]:
    alike = 0
    plain = [number for number in articles if number in found and number.isdigit()]
    for number in plain:
        title = found[number].title or ""
        ours = articles[number].title
        near = difflib.SequenceMatcher(
            None, comparable(title).casefold(), comparable(ours).casefold()
        ).ratio()
        alike += near > 0.6
        if comparable(title) != comparable(ours):
            yield Finding(
                Weight.MEND, f"Article {number} is called “{title}”; data/articles/ calls it “{ours}”."
            )
    if len(plain) >= 5 and alike < 0.6 * len(plain):
        yield Finding(
            Weight.REFUSED,
            f"Only {alike} of {len(plain)} article titles are like the expected ones: it is another treaty.",
        )


def languages(text: OfficialText, others: Iterable[OfficialText]) -> Iterator[Finding]:
    """The same provisions in every language."""
    for other in others:
        if other.language == text.language:
            continue
        theirs = {article.number: [one.id for one in article.provisions] for article in other.articles}
        ours = {article.number: [one.id for one in article.provisions] for article in text.articles}
        for number in dict.fromkeys([*ours, *theirs]):
            here, there = ours.get(number, []), theirs.get(number, [])
            if here != there:
                only = [one for one in here if one not in there], [one for one in there if one not in here]
                sides = [f"only {text.language} has {_few(only[0])}"] if only[0] else []
                sides += [f"only {other.language} has {_few(only[1])}"] if only[1] else []
                sentence = f"{number}: {' and '.join(sides) or 'the order differs'}."
                yield Finding(Weight.ACCEPT, sentence)
        closing = text.provisions(), other.provisions()
        for one in closing[0].keys() & closing[1].keys():
            here_closes, there_closes = bool(closing[0][one].closing), bool(closing[1][one].closing)
            if here_closes != there_closes:
                which = text.language if here_closes else other.language
                against = other.language if here_closes else text.language
                yield Finding(
                    Weight.REMARK,
                    f"{one} has words after its points in {which} and not in {against};"
                    " where a page ends there, they may stand in the last point.",
                )


def quotes(text: OfficialText, wanted: Iterable[Quote]) -> Iterator[Finding]:
    """Every quotation against the words of its provision."""
    for quote in wanted:
        words = comparable(text.words(quote.provision))
        if not words:
            yield Finding(
                Weight.MEND, f"{quote.place}: there is no provision {quote.provision} in the official text."
            )
        elif comparable(quote.words) not in words:
            yield Finding(
                Weight.MEND,
                f"{quote.place}: “{quote.words}” is not found, word for word, in {quote.provision}.",
            )


def modalities(text: OfficialText, articles: Mapping[str, Article]) -> Iterator[Finding]:
    """How each paragraph is marked against its words; mixed paragraphs are left to people."""
    known = text.provisions()
    for shape in articles.values():
        for depth, one in shape.walk():
            if one.modality is None or (isinstance(one, Paragraph) and one.mixed) or one.id not in known:
                continue
            words = text.words(one.id) if depth == 0 else known[one.id].text
            instead = modality.contradicted(one.modality, words, text.language)
            if instead:
                says = " and ".join(sorted(f"“{modality.NAMES[kind]}”" for kind in instead))
                yield Finding(
                    Weight.MEND,
                    f"{one.id} is marked “{modality.NAMES[one.modality]}”; its words in {text.language} say {says}.",
                )
