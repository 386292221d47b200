"""What reads things that others wrote, and text of the kinds that could confuse it.

Each target takes a text and may answer with nothing but a value, problems, or one of the project's own refusals.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from html.parser import HTMLParser

import markdown
from hypothesis import strategies as st

from gloss.checks.report import as_github, as_text
from gloss.depositary.answers import NoList, SuspectList
from gloss.depositary.looking import Facts, look, read_facts
from gloss.model.article import Article
from gloss.model.country import Country
from gloss.model.problem import Refused
from gloss.model.questions import KINDS
from gloss.model.record import Source
from gloss.official_text import formats
from gloss.official_text.parse import parse
from gloss.official_text.reading import html, plain
from gloss.pages.linker import Linker
from gloss.reading.corpus import Corpus, read_project
from gloss.reading.lines import read_words
from gloss.reading.markup import in_words
from gloss.reading.nodes import read_yaml
from gloss.reading.prose import pieces_of
from gloss.reading.records import read_record, read_table
from gloss.reading.signs import without_unseen
from gloss.writing.answers import answered
from gloss.writing.forms import read_form
from tests.depositary.lists import HERE as LISTS
from tests.depositary.lists import NOW
from tests.fuzz.known import KNOWN
from tests.treaties.project import HARBOUR

Target = tuple[st.SearchStrategy[str], Callable[[str], None]]

SIGNS = st.sampled_from(list("abAZ019 :-?#'\"[]{}(),&*!|<>=%@`\\~^_+;./\n\t\r“’\u00a0\u200f\u202e\x00é中א"))


def mixed(*known: str) -> st.SearchStrategy[str]:
    """Pieces of what is known, in any order, with any signs between them."""
    piece = st.one_of(st.sampled_from(sorted(set(known))), SIGNS, st.text(max_size=6))
    return st.lists(piece, max_size=40).map("".join)


class Runs(HTMLParser):
    """Finds what would run something, load something, or lead where no link may."""

    ALLOWED = frozenset(
        [
            "p",
            "br",
            "wbr",
            "sub",
            "sup",
            "kbd",
            "a",
            "em",
            "strong",
            "code",
            "pre",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "hr",
            "img",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "abbr",
            "div",
        ]
    )
    ATTRIBUTES = frozenset(["href", "title", "src", "alt", "id", "class", "start", "style"])

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what should not be there."""
        if tag not in self.ALLOWED:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            plain_value = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name not in self.ATTRIBUTES or (name == "style" and not plain_value.startswith("text-align:")):
                self.found.append(f"{tag} {name}={value}")
            # A scheme has no other signs; with them a browser takes the whole for a place on this site.
            if name in {"href", "src"} and re.match(r"[a-z][a-z0-9+.-]*:", plain_value):
                scheme = plain_value.partition(":")[0]
                if scheme not in {"http", "https", "mailto"} or name == "src":
                    self.found.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        """A comment of HTML."""
        self.found.append(f"<!--{data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


EXTENSIONS = ["abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "fenced_code"]
"""Those of mkdocs.yml, with the one that MkDocs adds by itself."""


def harmless(text: str) -> list[str]:
    """What Markdown makes of a text that should not be on a page."""
    reader = Runs()
    reader.feed(markdown.markdown(text, extensions=EXTENSIONS))
    reader.close()
    return reader.found


def read_facts_file(text: str) -> None:
    """A file of facts, as it is read, reported and put into records."""
    tree, problems = read_yaml(text, "data/countries/x.yml")
    assert tree is not None or problems
    if tree is not None:
        for model in (Country, Article):
            problems += read_record(tree, model)[1]
        problems += read_table(tree, Source)[1]
    said = as_text(sorted(problems))
    assert said.encode("utf-8").decode() == said
    assert as_github(sorted(problems)).count("\n") == max(len(problems) - 1, 0)


def read_page(text: str) -> None:
    """An article's page, with every piece of it."""
    words, problems = read_words(text, "docs/treaty/article-04.md")
    assert words is not None or problems
    if words is not None:
        for piece in pieces_of(words):
            list(in_words(piece.lines))
        for _, line in words.written:
            linker().link(line, "treaty/article-4.md", "4", terms=True)


def read_markdown(text: str) -> None:
    """What is not refused is harmless once Markdown has read it."""
    clean, problems = without_unseen(text.replace("\r\n", "\n").replace("\r", "\n"), "docs/x.md")
    if problems or next(in_words(list(enumerate(clean.split("\n"), start=1))), None):
        return
    assert harmless(clean) == []


def read_official(text: str) -> None:
    """An official document as text, as a web page, and as whatever it may be."""
    for lines in (lambda: plain.read(text.encode()), lambda: html.read(text.encode())):
        try:
            parse(lines(), "en")
        except Refused:
            continue
    try:
        formats.kind(text.encode("utf-16-le", "surrogatepass"))
    except Refused:
        return


def read_status(text: str) -> None:
    """The depositary's list."""
    try:
        look(text.encode("utf-8", "surrogatepass"), facts(), NOW.date(), NOW.date(), by_hand=False)
    except (NoList, SuspectList):
        return


def read_sent_form(text: str) -> None:
    """A form that somebody sent."""
    for kind in KINDS.values():
        try:
            answered(kind, read_form(text, kind), corpus())
        except Refused:
            continue


@functools.cache
def corpus() -> Corpus:
    """The invented treaty."""
    found = read_project(HARBOUR).corpus
    assert found is not None
    return found


@functools.cache
def linker() -> Linker:
    """What links its words."""
    return Linker(corpus())


@functools.cache
def facts() -> Facts:
    """The project whose list is read."""
    return read_facts(LISTS / "project")


READERS: dict[str, Callable[[str], None]] = {
    "facts": read_facts_file,
    "page": read_page,
    "markdown": read_markdown,
    "links": read_markdown,
    "official": read_official,
    "status": read_status,
    "form": read_sent_form,
}
TARGETS_BY_NAME: dict[str, Target] = {
    name: (mixed(*pieces), READERS[name]) for name, (_, pieces) in KNOWN.items()
}
