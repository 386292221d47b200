"""The words that a campaign begins with: the files in `starter/`, filled in with what was answered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import jinja2

from gloss.model.problem import Refused
from gloss.reading.words import split_head
from gloss.writing.yaml_text import quoted

STARTER = "starter"

_DIGITS = {"I": 1, "V": 5, "X": 10}
_FIRST_VOLUME = 12
"""The depositary publishes chapters up to this one in its first volume, and the others in its second."""


def depositary(chapter: str) -> dict[str, str]:
    """Where the United Nations Treaty Collection has the status of a treaty: as a page, and for programs."""
    roman = chapter.partition("-")[0]
    values = [_DIGITS[sign] for sign in roman]
    number = sum(
        -value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)
    )
    volume = "I" if number <= _FIRST_VOLUME else "II"
    return {
        "page": f"https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no={chapter}&chapter={number}&clang=_en",
        "file": f"https://treaties.un.org/doc/Publication/MTDSG/Volume%20{volume}/Chapter%20{roman}/{chapter}.en.xml",
    }


def filled(root: Path, values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Each file of `starter/` by its path in the new campaign, with its blanks filled in."""
    folder = root / STARTER
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 # what comes out is YAML and Markdown; “yaml” and “text” quote it
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "yaml": quoted,
        "text": lambda text: json.dumps(text, ensure_ascii=False),
        "the": lambda name: f"the {name}",
        "capital": lambda text: text[:1].upper() + text[1:],
        "before": lambda text, mark: text.partition(mark)[0].strip(),
        "after": lambda text, mark: text.partition(mark)[2].strip(),
    }
    environment.globals["body"] = lambda page: _body(root, page)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            try:
                yield name, environment.get_template(name).render(values)
            except jinja2.TemplateError as error:
                raise Refused(f"{STARTER}/{name} cannot be filled in: {error.message}") from error


def _body(root: Path, page: str) -> str:
    """What a page of the clone says below its head."""
    _, body, _, _ = split_head((root / "docs" / page).read_text(encoding="utf-8"), f"docs/{page}")
    return body.strip()


def without_missing_pages(settings: str, pages: set[str]) -> str:
    """The settings of MkDocs without the entries of the navigation whose page is not there."""
    lines = settings.splitlines(keepends=True)
    kept = [line for line in lines if not (found := _ENTRY.match(line)) or found[1] in pages]
    return "".join(kept)


_ENTRY = re.compile(r" +- [^:\n]+: (\S+\.md)$")
