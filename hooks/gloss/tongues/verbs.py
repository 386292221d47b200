"""`gloss tongues`: how far each language has come, what is newer in English, and catalogues brought up to date."""

from __future__ import annotations

import argparse
import difflib
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog

from gloss.model.problem import Refused
from gloss.reading.corpus import Corpus, read_project
from gloss.reading.lines import read_words
from gloss.reading.words import split_head
from gloss.tongues.catalogue import FACTS, FOLDER, INTERFACE, faults, languages, read_catalogue
from gloss.tongues.coverage import coverage
from gloss.tongues.messages import left_over, renew, spoken, translated_of
from gloss.tongues.pages import WHOLE, beside, fingerprint, pieces, pieces_of

UNKNOWN = "(git has no version that this translation follows)"
NO_GIT = "(git, which could say what changed, is not installed)"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds “tongues”."""
    verb = subparsers.add_parser(
        "tongues", help="say how far each language has come, and what is newer in English"
    )
    verb.add_argument("language", nargs="?", help="one language by its tag, such as es (all, if left out)")
    verb.add_argument(
        "--renew",
        action="store_true",
        help="bring the catalogues up to the words of today; a new language begins in this way too",
    )
    verb.set_defaults(run=run_tongues)


def run_tongues(options: argparse.Namespace, root: Path) -> int:
    """1 if a catalogue has an entry that cannot be used; being behind is nobody's fault."""
    corpus = read_project(root).corpus
    if corpus is None:
        raise Refused("The project cannot be read. “gloss check” says why.")
    tags = [options.language] if options.language else languages(root)
    if options.renew:
        renew(root, tags, corpus)
    wrong, said_now = 0, spoken(root, corpus)
    for tag in tags:
        if tag not in languages(root):
            raise Refused(f"There is no language “{tag}” yet. Begin it with: gloss tongues {tag} --renew")
        sys.stdout.write(
            "".join(f"{line}\n" for line in _told(corpus, tag, said_now, whole=bool(options.language)))
        )
        for name in (INTERFACE, FACTS):
            for text, why in faults(read_catalogue(root / FOLDER / tag / name, tag)):
                wrong += 1
                sys.stderr.write(f"{FOLDER}/{tag}/{name}  “{text[:60]}”: {why}\n")
    return 1 if wrong else 0


def _told(corpus: Corpus, tag: str, said_now: Mapping[str, Catalog], *, whole: bool) -> Iterator[str]:
    here, done = coverage(corpus, tag), translated_of(corpus.root, tag, said_now)
    (phrases, of_phrases), (facts, of_facts) = done[INTERFACE], done[FACTS]
    yield (
        f"{tag}  {here.name}: interface {phrases} of {of_phrases}, facts {facts} of {of_facts},"
        f" {here.pages} pages, {here.reviewed} of them reviewed by a native speaker"
    )
    for name, english in left_over(corpus.root, tag, said_now):
        yield f"  {FOLDER}/{tag}/{name}: “{english[:60]}” is not said on the site, so nobody sees its translation; --renew takes it out"
    for path, names in here.behind.items():
        yield f"  {path}: {len(names)} newer or only in English"
        follows = corpus.translations[beside(path, tag)].follows
        for name in names if whole else ():
            yield f"    {name}"
            yield from (f"      {line}" for line in _difference(corpus, path, name, follows.get(name)))


def _difference(corpus: Corpus, path: str, name: str, old: str | None) -> list[str]:
    """What changed in English since the translation, if git still knows the version that it follows."""
    now = dict(pieces_of(corpus, path)).get(name, "")
    before = _earlier(corpus.root, path, name, old) if old else None
    if before is None:
        return (
            now.split("\n") if old is None else [UNKNOWN if shutil.which("git") else NO_GIT, *now.split("\n")]
        )
    lines = difflib.unified_diff(before.split("\n"), now.split("\n"), lineterm="", n=1)
    return list(lines)[2:]


def _pieces(path: str, text: str) -> dict[str, str]:
    words, _problems = read_words(text, path)
    if words is not None:
        return dict(pieces(words))
    _head, body, _first, _more = split_head(text, path)
    return {WHOLE: body}


def _earlier(root: Path, path: str, name: str, old: str) -> str | None:
    git = shutil.which("git")
    if git is None:
        return None
    versions = _said_by(git, root, "log", "--format=%H", "--", path).split()
    for version in versions:
        text = _said_by(git, root, "show", f"{version}:./{path}")
        piece = _pieces(path, text).get(name) if text else None
        if piece is not None and fingerprint(piece) == old:
            return piece
    return None


def _said_by(git: str, root: Path, *arguments: str) -> str:
    done = subprocess.run([git, *arguments], cwd=root, capture_output=True, text=True, check=False)  # noqa: S603 # git, found on the path
    return done.stdout if not done.returncode else ""
