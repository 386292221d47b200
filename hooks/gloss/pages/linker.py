"""Turns what words name into links: provisions of the treaty, and the terms that it defines.

A link to another page carries the meaning of its target as a title, so that a reader can see it without leaving.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from gloss.pages.kept import Kept
from gloss.pages.links import article_uri
from gloss.pages.speech import cite_whole, plain
from gloss.reading.corpus import Corpus
from gloss.reading.references import references
from gloss.tongues.punctuation import headed
from gloss.tongues.voice import voice

_LONGEST = 130
_CLOSED = re.compile(r"`[^`]*`|!?\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?|<[^>]*>|https?://\S+")


@dataclass(frozen=True)
class Definition:
    """A term that the treaty defines, and where."""

    term: str
    provision: str
    meaning: str


class Linker:
    """Knows every provision's meaning and every defined term of one corpus."""

    def __init__(self, corpus: Corpus, kept: Kept | None = None) -> None:
        meanings = dict(_meanings(corpus))
        self._meanings = kept.watch("meanings", meanings) if kept else meanings
        self.definitions = tuple(_definitions(corpus, meanings))
        forms = {form.casefold(): item for item, words in _forms(corpus, self.definitions) for form in words}
        self._forms = forms
        longest_first = sorted(forms, key=len, reverse=True)
        self._terms = (
            re.compile(rf"\b(?:{'|'.join(re.escape(form) for form in longest_first)})\b", re.IGNORECASE)
            if longest_first
            else None
        )

    @property
    def forms(self) -> dict[str, Definition]:
        """Every form of a defined term, in small letters, with what it stands for."""
        return self._forms

    def meaning(self, provision: str) -> str:
        """The one sentence that says what a provision means; empty if nobody has written it."""
        return self._meanings.get(provision, "")

    def link(self, text: str, here: str, article: str = "", terms: bool = False) -> str:
        """Markdown with a link for each provision named and, if asked, the first use of each defined term.

        `here` is the page that the text stands on, such as `treaty/article-6.md`; `article` is the one
        that “paragraph 2” means.
        """
        spans = [
            (found.start, found.end, self._to(found.target, here))
            for found in references(text, article, voice().tag)
            if found.target in self._meanings
        ]
        if terms:
            spans += self._term_spans(text, here, article, spans)
        pieces, last = [], 0
        for start, end, target in sorted(spans):
            pieces += [text[last:start], f"[{text[start:end]}]({target}"]
            last = end
        return "".join([*pieces, text[last:]])

    def _term_spans(
        self, text: str, here: str, article: str, taken: list[tuple[int, int, str]]
    ) -> Iterator[tuple[int, int, str]]:
        if self._terms is None:
            return
        closed = [match.span() for match in _CLOSED.finditer(text)] + [
            (start, end) for start, end, _ in taken
        ]
        seen: set[str] = set()
        for match in self._terms.finditer(text):
            found = self._forms[match[0].casefold()]
            inside = any(start < match.end() and match.start() < end for start, end in closed)
            if inside or found.term in seen or found.provision.split(".")[0] == article:
                continue
            seen.add(found.term)
            yield match.start(), match.end(), self._to(found.provision, here) + "{.gl-term}"

    def _to(self, provision: str, here: str) -> str:
        uri = article_uri(provision.split(".", maxsplit=1)[0])
        anchor = f"#{provision}" if "." in provision else ""
        if uri == here and anchor:
            # Its meaning stands on the same page already; a script can show it from there.
            return f"{anchor})"
        way = posixpath.relpath(uri, posixpath.dirname(here) or ".") + anchor
        meaning = headed(cite_whole(provision), self._meanings[provision])
        if len(meaning) > _LONGEST:
            meaning = meaning[:_LONGEST].rsplit(" ", 1)[0] + " …"
        return f'{way} "{_title(meaning)}")'


def _title(text: str) -> str:
    """Text that can stand between quotation marks in a Markdown link."""
    return text.replace('"', "”").replace("\\", "").replace("<", "‹").replace(">", "›")


def _meanings(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for number, filed in corpus.articles.items():
        words = corpus.words.get(number)
        if words is None:
            continue
        yield number, plain(words.lead.gist)
        for _, part in filed.record.walk():
            section = words.section(part.id)
            if section is not None and part.id != number:
                yield part.id, plain(section.gist)


def _definitions(corpus: Corpus, meanings: dict[str, str]) -> Iterator[Definition]:
    for filed in corpus.articles.values():
        for _, part in filed.record.walk():
            if part.term:
                yield Definition(part.term, part.id, meanings.get(part.id, ""))


def _forms(
    corpus: Corpus, definitions: tuple[Definition, ...]
) -> Iterator[tuple[Definition, tuple[str, ...]]]:
    parts = {part.id: part for filed in corpus.articles.values() for _, part in filed.record.walk()}
    for item in definitions:
        yield item, (item.term, *parts[item.provision].forms)
