"""A project many times as large: every article and every country again and again, each a page of its own."""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Iterator
from pathlib import Path

import yaml

from bench.projects import copied

WIDER = {
    "hooks/gloss/model/country.py": ((r"^[A-Z]{2}$", r"^[A-Z]{2,5}$"), (r"^[A-Z]{3}$", r"^[A-Z]{3,6}$")),
    "hooks/gloss/model/base.py": ((r"A?[1-9]\d{0,2})(\.", r"A?[1-9]\d{0,5})(\."),),
    "hooks/gloss/model/article.py": ((r"A?[1-9]\d{0,2})$", r"A?[1-9]\d{0,5})$"),),
    "hooks/gloss/reading/lines.py": ((r"|A?[1-9][0-9]{0,2}", r"|A?[1-9][0-9]{0,5}"),),
    "hooks/gloss/checks/treaty.py": (('": 999,', '": 999_999,'),),
    "hooks/gloss/model/official.py": ((r"A?[1-9]\d{0,2})$", r"A?[1-9]\d{0,5})$"),),
}
"""Rules of the copy that real treaties keep: the world has no twenty thousand countries with codes of two letters."""


def grown(target: Path, articles: int, countries: int) -> Path:
    """A copy with so many times the articles and so many times the countries."""
    project = copied(target)
    for path, changes in WIDER.items():
        text = (project / path).read_text(encoding="utf-8")
        for old, new in changes:
            if old not in text:
                raise SystemExit(
                    f"{path} does not say “{old}” any more; bench/growing.py has to learn its rule."
                )
            text = text.replace(old, new)
        (project / path).write_text(text, encoding="utf-8")
    _more_articles(project, articles)
    _more_countries(project, countries)
    # What a large site weighs is a result here, and no fault.
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        re.sub(r"(?m)^  most_megabytes: .*\n", "", settings), encoding="utf-8"
    )
    return project


def _more_articles(project: Path, times: int) -> None:
    treaty = project / "data" / "treaty.yml"
    # This loader builds nothing but text, lists and groups.
    facts = yaml.load(treaty.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 it is a safe one
    number = int(facts["articles"])
    facts["articles"] = str(times * number)
    for nth in range(1, times):
        chapter = f"X{'X' * nth}" if nth < 9 else f"X{nth}"
        facts["chapters"].append(
            {
                "number": chapter,
                "title": f"Again {nth}",
                "first": str(nth * number + 1),
                "last": str((nth + 1) * number),
            }
        )
        for article in range(1, number + 1):
            _again(project, article, article + nth * number, chapter)
    treaty.write_text(yaml.safe_dump(facts, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _again(project: Path, old: int, new: int, chapter: str) -> None:
    source = project / "data" / "articles" / f"{old:02}.yml"
    text = source.read_text(encoding="utf-8")
    text = re.sub(rf'(- id: "){old}(?=[."])', rf"\g<1>{new}", text)
    text = re.sub(r'^number: ".*"$', f'number: "{new}"', text, count=1, flags=re.MULTILINE)
    text = re.sub(r'^chapter: ".*"$', f'chapter: "{chapter}"', text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^ +(?:term|forms): .*\n", "", text, flags=re.MULTILINE)
    source.with_name(f"{new:02}.yml").write_text(text, encoding="utf-8")
    page = project / "docs" / "treaty" / f"article-{old:02}.md"
    words = page.read_text(encoding="utf-8")
    words = re.sub(r'^article: ".*"$', f'article: "{new}"', words, count=1, flags=re.MULTILINE)
    words = re.sub(rf"^(#+ ){old}(?=\.|$)", rf"\g<1>{new}", words, flags=re.MULTILINE)
    words = re.sub(r"\b[Pp]aragraphs? (?=\d)", "par. ", words)
    page.with_name(f"article-{new:02}.md").write_text(words, encoding="utf-8")


def _more_countries(project: Path, times: int) -> None:
    folder = project / "data" / "countries"
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yml"))}
    taken = {code for text in texts.values() for code in re.findall(r"(?m)^iso3?: (\w+)$", text)}
    codes = zip(_codes(2, taken), _codes(3, taken), strict=True)
    made = []
    for nth in range(1, times):
        for name, text in texts.items():
            made.append(f"{name}-again-{nth}")
            (folder / f"{made[-1]}.yml").write_text(_renamed(text, nth, *next(codes)), encoding="utf-8")
    caution = project / "data" / "caution.yml"
    unrated = "".join(f"  - {name}\n" for name in made)
    caution.write_text(
        re.sub(r"(?m)^without:\n", f"without:\n{unrated}", caution.read_text(encoding="utf-8")),
        encoding="utf-8",
    )


def _renamed(text: str, nth: int, two: str, three: str) -> str:
    """A country under another name, with codes of its own."""
    for pattern, new in (
        (r"(?m)^name: \"?(.*?)\"?$", rf'name: "\1 again {nth}"'),
        (r"(?m)^iso: .*$", f"iso: {two}"),
        (r"(?m)^iso3: .*$", f"iso3: {three}"),
        (r"(?m)^was: .*\n", ""),
    ):
        text = re.sub(pattern, new, text, count=1)
    return text


def _codes(least: int, taken: set[str]) -> Iterator[str]:
    """Codes of capital letters that no country has yet, the short ones first."""
    for length in itertools.count(least):
        for letters in itertools.product(string.ascii_uppercase, repeat=length):
            if "".join(letters) not in taken:
                yield "".join(letters)
