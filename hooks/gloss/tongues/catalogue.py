"""Catalogues: one folder for each language in `data/tongues/`, with files in the form of gettext.

`interface.po` holds the words of templates, scripts and the program, `facts.po` those of `data/`. Entries that
somebody still has to look at (“fuzzy”) are not used. The English words are the keys, so a changed sentence falls
back to English, marked as such, until somebody translates it.
"""

from __future__ import annotations

import gettext
import io
import re
from functools import lru_cache
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from gloss.model.problem import Place, Refused
from gloss.reading.files import read_text
from gloss.reading.signs import UNSEEN, shown
from gloss.tongues.pieces import fields
from gloss.tongues.voice import ENGLISH, Voice

FOLDER = "data/tongues"
INTERFACE, FACTS = "interface.po", "facts.po"
PSEUDO = "en-XA"
"""The tag of no language: English in strange letters and a third longer, so that what was forgotten or does not fit is seen."""

_STRANGE = str.maketrans("aceinosuyACEINOSUY", "áçéíñöšûýÁÇÉÍÑÖŠÛÝ")
_MARKUP = re.compile(r"\]\([^)]*\)?|\]\[|\]:|!\[|<|`|&#?\w+;")
"""What a page takes for more than words: a translation has no more of it than its original, and leads nowhere else."""
_CHARSET = re.compile(r"(?i)charset=([^\s\\\"]*)")
_PLURALS = re.compile(r"(?i)plural-forms:(.*)")
_PLURAL = re.compile(r" *nplurals=[1-6]; *plural=[n0-9 %=!<>&|?:()]{1,200};?(?:\\n)?\"? *")
_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]\])?)[ \t]+)?"(?:[^"\\]|\\.)*"')
"""A line that is neither empty nor a remark: the library would take the first and last sign for quotation marks, whatever they are."""
_FORMAT = re.compile(r"(\{[^{}]*\}|\$\{[^{}]*\})")


class Unreadable(Refused):
    """A catalogue that cannot be read at all: where, as far as that is known, and why."""

    def __init__(self, place: Place, why: str) -> None:
        super().__init__(f"{place}  This catalogue cannot be read: {why}")
        self.place, self.why = place, why


def languages(root: Path) -> list[str]:
    """The languages that have a catalogue, in the order of their tags."""
    folder = root / FOLDER
    return sorted(path.parent.name for path in folder.glob(f"*/{INTERFACE}")) if folder.is_dir() else []


def load(root: Path, tag: str) -> Voice:
    """A language as it can be spoken; Refused with a sentence if a catalogue cannot be read."""
    if tag == ENGLISH:
        return Voice()
    if tag == PSEUDO:
        return Voice(tag, Pseudo(), Pseudo())
    if tag not in languages(root):
        raise Refused(f"There is no language “{tag}”: {FOLDER}/{tag}/{INTERFACE} is missing.")
    return Voice(tag, *(_spoken(root / FOLDER / tag / name, tag) for name in (INTERFACE, FACTS)))


def read_catalogue(path: Path, tag: str) -> Catalog:
    """The entries of a file; empty if there is none, Refused with a sentence if it cannot be read."""
    if not _is_language(tag):
        raise Refused(f"“{shown(tag)}” is the tag of no language. Take one such as es, or zh for Chinese.")
    place = f"{FOLDER}/{tag}/{path.name}"
    if not path.exists() and not path.is_symlink():
        return Catalog(locale=tag)
    text, problems = read_text(path.parents[3], place)
    if text is None:
        raise Refused(f"{place}  {problems[0].sentence} {problems[0].hint}")
    if fault := _head_fault(text):
        raise Unreadable(Place(place), fault)
    for number, line in enumerate(text.split("\n"), start=1):
        if (said := line.strip()) and not said.startswith("#") and not _LINE.fullmatch(said):
            raise Unreadable(
                Place(place, number),
                f"“{shown(said)[:60]}” is no text between quotation marks with its keyword.",
            )
    try:
        return read_po(io.BytesIO(path.read_bytes()), locale=tag, abort_invalid=True)
    except PoFileError as error:
        # The library counts from 0, and says the number once more in its own words.
        why = shown(str(error)).removesuffix(f" on {error.lineno}")[:200]
        raise Unreadable(Place(place, error.lineno + 1), f"{why}.") from error
    except (ValueError, LookupError, IndexError) as error:
        raise Unreadable(Place(place), shown(str(error))[:200]) from error


def _head_fault(text: str) -> str:
    """What is wrong with what a catalogue says of itself: the library for catalogues would take its word for it."""
    if said := next((one for one in _CHARSET.findall(text) if one.lower() != "utf-8"), ""):
        return f"it says that its signs are “{shown(said)[:40]}”, and they are UTF-8."
    if said := next(
        (one for one in _PLURALS.findall(text) if not _PLURAL.fullmatch(one) or one.count("(") > 9), ""
    ):
        return f"“{shown(said)[:60]}” is no rule for plurals."
    return ""


def _is_language(tag: str) -> bool:
    try:
        return (
            bool(re.fullmatch(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)*", tag))
            and Locale.parse(tag, sep="-") is not None
        )
    except (ValueError, UnknownLocaleError):
        return False


def counted(path: Path) -> tuple[int, int]:
    """How many entries of a file are translated, and of how many; quick, for a count on a page."""
    return _counted(path.read_text(encoding="utf-8")) if path.is_file() else (0, 0)


@lru_cache(64)  # Somebody who writes changes none of them, or one.
def _counted(text: str) -> tuple[int, int]:
    entries = re.split(r"\n\n+", text)[1:]
    said = [entry for entry in entries if re.search(r"^msgid ", entry, re.MULTILINE)]
    open_ones = [
        entry for entry in said if re.search(r'^msgstr(?:\[0\])? ""\Z|^#, fuzzy', entry.strip(), re.MULTILINE)
    ]
    return len(said) - len(open_ones), len(said)


def written(catalogue: Catalog) -> bytes:
    """What a file holds, so that a change in one sentence is a change in few lines."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, omit_header=False, ignore_obsolete=True, include_lineno=False)
    return re.sub(
        rb'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team)[^\n]*\n',
        b"",
        buffer.getvalue(),
        flags=re.MULTILINE,
    )


def faults(catalogue: Catalog) -> list[tuple[str, str]]:
    """What of a catalogue cannot be used, with a sentence: a translation needs the same tags and fields as its original."""
    found = []
    for message in catalogue:
        texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
        originals = message.id if isinstance(message.id, tuple | list) else (message.id,)
        for text in texts:
            if not message.id or not text or message.fuzzy:
                continue
            if fields(text) != fields(originals[-1]):
                found.append((originals[0], f"Tags or fields differ in “{text[:80]}”."))
            elif sorted(_FORMAT.findall(text)) != sorted(_FORMAT.findall(originals[-1])):
                found.append((originals[0], f"What stands in braces differs in “{text[:80]}”."))
            elif sorted(_MARKUP.findall(text)) != sorted(_MARKUP.findall(originals[-1])):
                found.append(
                    (originals[0], f"Links, brackets or signs in code differ in “{shown(text[:80])}”.")
                )
            elif set(UNSEEN.findall(text)) - set(UNSEEN.findall(originals[-1])) - {"\n"}:
                found.append((originals[0], f"There is a sign that nobody can see in “{shown(text[:80])}”."))
    return found


def _spoken(path: Path, tag: str) -> gettext.NullTranslations:
    catalogue = read_catalogue(path, tag)
    for message in faults(catalogue):
        catalogue.delete(message[0])
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)


class Pseudo(gettext.NullTranslations):
    """Says everything in strange letters, a third longer, with its tags and fields as they are."""

    def gettext(self, message: str) -> str:
        """The text in strange letters."""
        kept = [*fields(message), *_FORMAT.findall(message)]
        if kept:
            parts = re.split(
                "(" + "|".join(re.escape(part) for part in sorted(set(kept), key=len, reverse=True)) + ")",
                message,
            )
        else:
            parts = [message]
        strange = "".join(part if place % 2 else part.translate(_STRANGE) for place, part in enumerate(parts))
        return f"{strange}{' ·' * (len(message) // 12)}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The same for one or many."""
        return self.gettext(msgid1 if n == 1 else msgid2)
