"""Pages that people translated: `docs/treaty/article-06.es.md` beside `docs/treaty/article-06.md`.

A translation has the same headings in the same order. Of an article's notes it names each by its key, so that notes
can be added and moved in English without disturbing it. Its head keeps, under `follows`, the fingerprint of each
piece of the original that it was made from; so it can say what is newer in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from gloss.keeping.fingerprint import digest
from gloss.model.problem import Refused
from gloss.model.words import TranslationHead
from gloss.reading.corpus import Corpus
from gloss.reading.files import TRANSLATED, read_text
from gloss.reading.heads import read_head
from gloss.reading.words import ArticleWords, CountryWords, NoteText, Pack, Section, split_head
from gloss.tongues.foreign import marked
from gloss.tongues.voice import voice

WHOLE = "page"
"""The name under which a page that is not an article's follows its original as a whole."""

_OPTION = re.compile(r"    (\w+): ?(.*)")
_ROW = re.compile(r"(?<!\\)\|")
_LINE = re.compile(r"(\s*(?:[-*+] (?:\[[ x]\] )?|\d+\. |> ?|#{1,6} )*)(.*?)(\s*(?:\{ ?[:#.][^{}]*\})?\s*)$")


@dataclass(frozen=True)
class NoteGiven:
    """A translated note."""

    title: str
    ask: str | None
    body: str


@dataclass
class Translation:
    """A translated page: its head, its text, and for an article the words of each section and each note."""

    path: str
    head: TranslationHead
    body: str
    sections: dict[str, list[str]] = field(default_factory=dict)
    notes: dict[str, NoteGiven] = field(default_factory=dict)


def beside(path: str, tag: str) -> str:
    """Where the translation of a file into a language stands."""
    return f"{path.removesuffix('.md')}.{tag}.md"


@lru_cache(8192)
def fingerprint(text: str) -> str:
    """The short fingerprint by which a translation names what it follows."""
    return digest(re.sub(r"\s+", " ", text).strip())[:8]


def translation(root: Path, path: str) -> Translation | None:
    """The translation of a page into the language in force; None if nobody has made one, Refused if it cannot be read."""
    where = beside(path, voice().tag)
    if not (root / where).is_file():
        return None
    text, problems = read_text(root, where)
    if text is not None:
        head, body, _, problems = read_head(text, where, TranslationHead)
        if head is not None:
            made = Translation(where, head.record, body.strip())
            _sort(made)
            return made
    raise Refused(f"{problems[0].place}  {problems[0].sentence}")


def _sort(made: Translation) -> None:
    """Files the lines of an article under their sections and notes."""
    lines = made.sections.setdefault("", [])
    note: tuple[str, dict[str, str], list[str]] | None = None
    for line in made.body.split("\n"):
        if line.startswith("/// note |"):
            note = (line.partition("|")[2].strip(), {}, [])
        elif note is None:
            if heading := re.fullmatch(r"#{2,6} (\S+)", line):
                lines = made.sections.setdefault(heading[1], [])
            else:
                lines.append(line)
        elif line.strip() == "///":
            title, options, body = note
            given = NoteGiven(title, options.get("ask"), "\n".join(body).strip())
            made.notes[options.get("key", "")] = given
            note = None
        elif not note[2] and (option := _OPTION.fullmatch(line)):
            note[1][option[1]] = option[2].strip().strip('"')
        else:
            note[2].append(line)


def english(text: str) -> str:
    """Markdown that stays English, marked line by line, so that its lists, tables and headings stay what they are."""
    done, fenced = [], False
    for line in text.split("\n"):
        if line.startswith(("```", "~~~")):
            fenced = not fenced
        if (
            fenced
            or not line.strip()
            or line.startswith(("```", "~~~", "<", "    "))
            or re.fullmatch(r"[|:\s-]+", line)
        ):
            done.append(line)
        elif line.startswith("|"):
            cells = _ROW.split(line)
            done.append("|".join(f" {marked(cell.strip())} " if cell.strip() else cell for cell in cells))
        else:
            parts = _LINE.fullmatch(line)
            done.append(f"{parts[1]}{marked(parts[2])}{parts[3]}" if parts else line)
    return "\n".join(done)


def pieces(words: ArticleWords) -> Iterator[tuple[str, str]]:
    """Every piece of an article's page that is translated, by the name under which a translation follows it."""
    if words.head.record.description:
        yield "description", words.head.record.description
    for section in (words.lead, *words.sections):
        if section.text:
            yield section.id or "lead", section.text
        for note in section.notes:
            yield note.anchor, "\n".join([note.title, note.record.ask or "", note.body])


def words(corpus: Corpus) -> dict[str, ArticleWords]:
    """The pages of all articles in the language in force."""
    return {
        number: _article(each, translation(corpus.root, each.path)) for number, each in corpus.words.items()
    }


def _article(original: ArticleWords, given: Translation | None) -> ArticleWords:
    old = original.head.record
    description = given.head.description if given else None
    head = old.model_copy(
        update={"description": description or (marked(old.description) if old.description else None)}
    )
    lead, *sections = (_section(section, given) for section in (original.lead, *original.sections))
    return replace(original, head=replace(original.head, record=head), lead=lead, sections=tuple(sections))


def _section(section: Section, given: Translation | None) -> Section:
    lines = given.sections.get(section.id) if given else None
    text = "\n".join(lines).strip() if lines else english(section.text)
    new = [(section.line, line) for line in text.split("\n")]
    return replace(section, lines=new, notes=[_note(note, given) for note in section.notes])


def _note(note: NoteText, given: Translation | None) -> NoteText:
    """A note in the language in force; its anchor stays."""
    key = note.anchor.removeprefix("note-")
    new = given.notes.get(key) if given else None
    if new is None:
        ask = marked(note.record.ask) if note.record.ask else None
        new = NoteGiven(marked(note.title), ask, english(note.body))
    record = note.record.model_copy(
        update={"key": key, "ask": new.ask if note.record.ask else None, "quote": None}
    )
    return replace(note, filed=replace(note.filed, record=record), title=new.title, body=new.body)


def country_words(corpus: Corpus) -> dict[str, CountryWords]:
    """What was written about countries, in the language in force."""
    found = {}
    for key, each in corpus.country_words.items():
        given = translation(corpus.root, each.path)
        found[key] = replace(each, text=given.body if given else english(each.text))
    return found


def packs(corpus: Corpus) -> dict[str, Pack]:
    """What was written for audiences, in the language in force."""
    found = {}
    for key, each in corpus.packs.items():
        given, old = translation(corpus.root, each.path), each.head.record
        title = (given.head.title if given else None) or marked(old.title)
        description = (given.head.description if given else None) or marked(old.description)
        head = replace(each.head, record=old.model_copy(update={"title": title, "description": description}))
        text = with_anchors(each.text, given.body) if given else english(each.text)
        found[key] = replace(each, head=head, text=text)
    return found


def with_anchors(original: str, translated: str) -> str:
    """A translated page whose headings keep the addresses of the original ones, so that links lead to both."""
    names = [_anchor(line) for line in _headings(original)]
    if len(names) != len(list(_headings(translated))):
        return translated
    left = iter(names)
    lines = []
    for line in translated.split("\n"):
        if re.match(r"#{1,6} ", line):
            name = next(left)
            line = line if "{ #" in line or not name else f"{line} {{ #{name} }}"  # noqa: PLW2901 # the same line with its anchor
        lines.append(line)
    return "\n".join(lines)


def _headings(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if re.match(r"#{1,6} ", line))


def _anchor(line: str) -> str:
    """The anchor of a heading: the one it gives itself, or the one that Markdown's table of contents makes."""
    if own := re.search(r"\{ ?#([\w.-]+)", line):
        return own[1]
    plain = re.sub(r"[^\w\s-]", "", line.lstrip("# ").encode("ascii", "ignore").decode()).strip().lower()
    return re.sub(r"[-\s]+", "-", plain)


def is_translation(uri: str) -> bool:
    """Whether a file of `docs/` is a translation of another."""
    return TRANSLATED.search(uri) is not None


def behind(corpus: Corpus, path: str, follows: Mapping[str, str]) -> list[str]:
    """The pieces of an English page that changed since it was translated, or that nobody has translated, by name."""
    return [name for name, print_ in _prints(corpus, path) if follows.get(name) != print_]


def _prints(corpus: Corpus, path: str) -> tuple[tuple[str, str], ...]:
    """The pieces of a page with their fingerprints, which every language asks for."""
    known: dict[str, tuple[tuple[str, str], ...]] = corpus.known.setdefault("gloss.tongues.pages", {})
    if path not in known:
        known[path] = tuple((name, fingerprint(text)) for name, text in pieces_of(corpus, path))
    return known[path]


def pieces_of(corpus: Corpus, path: str) -> Iterator[tuple[str, str]]:
    """The pieces of any page; one that is not an article's is followed as a whole."""
    words_ = next((each for each in corpus.words.values() if each.path == path), None)
    if words_ is not None:
        yield from pieces(words_)
        return
    text, _problems = read_text(corpus.root, path)
    if text is not None:
        yield WHOLE, split_head(text, path)[1]
