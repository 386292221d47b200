"""A translated page and a catalogue are as doubted as the English page: what is hostile is refused with its place."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from gloss.model.problem import Refused
from gloss.tongues.catalogue import FOLDER, INTERFACE, load
from tests.hostile.conftest import Victim
from tests.hostile.payloads import MARKUP, PICTURES, PLAIN, TARGETS, UNSEEN
from tests.hostile.test_files import BOMBS, BYTES, DEEP, SECRET

HEAD = '---\n{0}follows:\n  lead: "12a1acce"\ntranslated: 2026-11-26\n---\n\n'
BODIES = {
    "docs/sources.es.md": "Lo que sostiene los hechos.\n\n…\n",
    "docs/countries/northholm.fr.md": "Le plus vieux phare.\n\n…\n",
    "docs/treaty/article-04.ar.md": "السجلات.\n\n## 4.1\n\n…\n",
    "docs/treaty/article-04.zh.md": '船。\n\n/// note | 注\n    key: nobody-may-read\n\n…\n\n///\n',
}  # fmt: skip
LINKED = [f"Vea [esto]({target})." for target in TARGETS]
TEXTS = list(zip((*MARKUP, *LINKED, *PICTURES, *UNSEEN), itertools.cycle(BODIES), strict=False))


def page(path: str, text: str, head: str = "") -> tuple[str, int]:
    """The whole page, and the line on which the text begins."""
    before, _, after = (HEAD.format(head) + BODIES[path]).partition("…")
    return before + text + after, before.count("\n") + 1


@pytest.mark.parametrize(("text", "path"), TEXTS, ids=range(len(TEXTS)))
def test_in_the_words(victim: Victim, text: str, path: str) -> None:
    whole, line = page(path, text)
    with victim.with_file(path, whole) as problems:
        here = [problem for problem in problems if problem.place.path == path]
        assert here, f"{text!r} was let in"
        assert line <= here[0].place.line <= line + text.count("\n") + 2, here[0]
        assert all(problem.sentence.isprintable() for problem in here)


@pytest.mark.parametrize("text", PLAIN, ids=range(len(PLAIN)))
def test_odd_words_are_let_in(victim: Victim, text: str) -> None:
    whole, _ = page("docs/sources.es.md", f"Dice: {text}")
    with victim.with_file("docs/sources.es.md", whole) as problems:
        assert problems == ()


@pytest.mark.parametrize(
    "head",
    [
        "title: <b>x</b>\n", "description: '</title><script>alert(1)</script>'\n", "title: '{{ x }}'\n", "title: \"x\\u202ex\"\n",
        "template: 404.html\n", "redirect: https://evil.example/\n", "follows: {lead: x}\n", "title: &a x\nreviewed: *a\n",
        "reviewed: 9999999-01-01\n", "title: !!python/name:os.system\n",
    ],
)  # fmt: skip
def test_in_the_head(victim: Victim, head: str) -> None:
    whole, _ = page("docs/sources.es.md", "x", head)
    with victim.with_file("docs/sources.es.md", whole) as problems:
        assert {problem.place.path for problem in problems} == {"docs/sources.es.md"}


@pytest.mark.parametrize("raw", BYTES, ids=range(len(BYTES)))
def test_what_holds_no_text(victim: Victim, raw: bytes) -> None:
    with victim.with_file("docs/treaty/article-04.es.md", raw) as problems:
        assert [problem for problem in problems if problem.place.path == "docs/treaty/article-04.es.md"]


@pytest.mark.parametrize("text", [*DEEP, *BOMBS[:6]], ids=range(len(DEEP) + 6))
def test_what_would_keep_markdown_busy_for_ever(victim: Victim, text: str) -> None:
    whole, _ = page("docs/sources.es.md", text)
    with victim.with_file("docs/sources.es.md", whole) as problems:
        assert all(problem.place.path == "docs/sources.es.md" for problem in problems)
        assert problems or len(text) < 4_000


@pytest.mark.parametrize(
    "path",
    [
        "docs/nothing.es.md", "docs/sources.es.es.md", "docs/sources.<b>.md", "docs/sources.../../x.md", "docs/sources.e\u202es.md",
        "docs/sources.es.html", "docs/sources.es.svg",
    ],
)  # fmt: skip
def test_names(victim: Victim, path: str) -> None:
    (victim.root / path).parent.mkdir(parents=True, exist_ok=True)
    with victim.with_file(path, HEAD.format("") + "x\n") as problems:
        assert problems
        assert all(f"{problem.place}{problem.sentence}".isprintable() for problem in problems)


@pytest.mark.parametrize("target", [SECRET, "/etc", "../../../..", "nowhere"])
@pytest.mark.parametrize("path", ["docs/sources.es.md", "docs/treaty/article-04.es.md"])
def test_links(victim: Victim, path: str, target: str) -> None:
    (victim.root / path).symlink_to(target)
    try:
        problems = victim.problems()
    finally:
        (victim.root / path).unlink()
    assert [problem.place.path for problem in problems] == [path]
    assert "root:" not in str(problems)


@contextmanager
def catalogue(victim: Victim, tag: str = "es") -> Iterator[str]:
    """A place for a catalogue, gone afterwards."""
    folder = victim.root / FOLDER
    (folder / tag).mkdir(parents=True)
    try:
        yield f"{FOLDER}/{tag}/{INTERFACE}"
    finally:
        victim.remove(FOLDER)


PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
FILES = (
    *BYTES[:1],
    *BYTES[5:],
    b"msgid",
    b'msgid "a"\n',
    b'msgid "a\nmsgstr "b"\n',
    b'msgid "a"\nmsgstr "\\',
    (PO + 'msgid "a"\nmsgstr[99999999] "b"\n').encode(),
    (PO.replace("utf-8", "idna") + 'msgid "a"\nmsgstr "b"\n').encode(),
    (PO.replace("utf-8", "nothing-such") + 'msgid "a"\nmsgstr "b"\n').encode(),
    ('msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=999999999; plural=__import__(\'os\').system(\'touch pwned\');\\n"\n\n' + 'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\n').encode(),
    ('msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=' + "(" * 3_000 + 'n\\n"\n\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\n').encode(),
    b"x" * 6_000_000,
)  # fmt: skip


def refused(victim: Victim) -> str | None:
    """The sentence with which a catalogue is refused."""
    try:
        load(victim.root, "es")
    except Refused as refusal:
        return str(refusal)
    return None


@pytest.mark.parametrize("raw", FILES, ids=range(len(FILES)))
def test_a_broken_catalogue_is_refused_or_says_nothing(victim: Victim, raw: bytes) -> None:
    with catalogue(victim) as path:
        victim.write(path, raw)
        said = refused(victim)
        if said is None:
            voice = load(victim.root, "es")
            assert voice.phrases.gettext("Read the treaty.") == "Read the treaty."
            assert voice.phrases.ngettext("one", "many", 2) == "many"
        else:
            assert INTERFACE in said
            assert said.isprintable()
            assert len(said) < 500
    assert not list(victim.root.rglob("pwned"))


@pytest.mark.parametrize("target", [SECRET, "/etc", "nowhere"])
def test_a_catalogue_that_is_a_link_is_not_followed(victim: Victim, target: str) -> None:
    with catalogue(victim) as path:
        (victim.root / path).symlink_to(target)
        with pytest.raises(Refused) as refused:
            load(victim.root, "es")
        assert "root:" not in str(refused.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_catalogue_that_is_a_pipe_is_not_waited_for(victim: Victim) -> None:
    with catalogue(victim) as path:
        os.mkfifo(victim.root / path)
        with pytest.raises(Refused):
            load(victim.root, "es")


@pytest.mark.parametrize(
    "tag", ["x" * 200, "<b>", "e\u202es", "--help", "a b", "$(touch pwned)", "qq-nothing-such"]
)
def test_a_folder_that_is_no_language_is_refused(victim: Victim, tag: str) -> None:
    with catalogue(victim, tag) as path:
        victim.write(path, PO)
        with pytest.raises(Refused) as refused:
            load(victim.root, tag)
        assert str(refused.value).isprintable()
