"""A new campaign in a folder of its own: made beside its place, tried, and put there in one step, or not at all."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from gloss.checks.report import as_text
from gloss.checks.table import check_all
from gloss.exports.schema import write_schemas
from gloss.founding import facts
from gloss.founding.words import STARTER, depositary, filled, without_missing_pages
from gloss.model.problem import Refused
from gloss.pages.book import book, plain_pages
from gloss.reading.corpus import CAUTION, Corpus, read_project
from gloss.writing.yaml_text import YamlText

SETTINGS = "mkdocs.yml"
SOURCES = "data/sources.yml"
VOCABULARY = "data/vocabulary.yml"

ENGINE = (
    ".ci", ".devcontainer", ".editorconfig", ".gitattributes", ".github", ".gitignore", ".vscode", "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md", "GOVERNANCE.md", "HACKING.md", "LICENSE", "LICENSE-CONTENT", "Makefile", "SECURITY.md", "bench",
    "data/geo", "hooks", SETTINGS, "overrides", "pyproject.toml", "requirements-fuzz.lock", "requirements-print.lock", "requirements-test.lock",
    "requirements.lock", "scripts", STARTER, "tests/built.py", "tests/campaign", "tests/conftest.py", "tests/official_text/samples.py", "tests/pages.py", "tests/tools",
)  # fmt: skip
"""What every campaign runs on: it speaks of no treaty."""

WORDS = (
    "docs/about/freshness.md", "docs/act/help.md", "docs/compare.md", "docs/contribute/fields.md", "docs/contribute/index.md",
    "docs/contribute/organise.md", "docs/contribute/style.md", "docs/data.md", "docs/data/v1/CHANGES.txt", "docs/embed.md", "docs/offline.md",
    "docs/sources.md",
)  # fmt: skip
"""Pages of a clone that speak of no treaty, so that every campaign can have them as they are."""

ORGANISE = "docs/contribute/organise.md"
"""Says where the project comes from, so its addresses stay those of this one."""

LEFT = ("CHANGELOG.md", "README.md", "data", "docs", "examples", "tests")
"""What belongs to one treaty, apart from what stands above: it stays behind, or is begun anew."""

ELEVEN_MONTHS = timedelta(days=335)
"""How long the first word on whom to tell of a fault holds: its standard asks for less than a year."""

_MADE = shutil.ignore_patterns("__pycache__", "*.pyc", "results.json", "screenshot.png")


def plant(root: Path, target: Path, answers: Mapping[str, str], today: date) -> None:
    """Makes a campaign in a folder that does not exist yet or is empty; Refused with sentences, and nothing made, if it cannot stand."""
    free(root, target)
    corpus = read_project(root).corpus
    if corpus is None:
        raise Refused("This project cannot be read, so none can be made from it. “gloss check” says why.")
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        staged.chmod(0o755)
        _fill(root, staged, corpus, answers, today)
        _try(staged, answers)
        if target.is_dir():
            target.rmdir()
        staged.rename(target)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def free(root: Path, target: Path) -> None:
    """Refused if something is there already, or the place is inside the project that it is made from."""
    if target.exists() and not target.is_dir():
        raise Refused(f"“{target}” is a file. Name a folder that does not exist yet.")
    if target.is_dir() and any(target.iterdir()):
        raise Refused(
            f"There is something in “{target}” already, and nothing is written over. Name a folder that does not exist yet."
        )
    if target.resolve().is_relative_to(root.resolve()):
        raise Refused(
            f"“{target}” is inside this project. Name a folder beside it, such as ../{target.name or 'campaign'}."
        )


def _fill(root: Path, staged: Path, corpus: Corpus, answers: Mapping[str, str], today: date) -> None:
    for part in (*ENGINE, *WORDS):
        _copy(root / part, staged / part)
    changed = _changed(root, corpus, answers)
    for path in {*WORDS, "CONTRIBUTING.md", "HACKING.md"} - {ORGANISE}:
        _put(staged, path, changed((root / path).read_text(encoding="utf-8")))
    settings = YamlText.read((root / SETTINGS).read_bytes(), SETTINGS)
    settings.set(answers["site"], "site_url")
    settings.set(answers["repository"], "repo_url")
    _put(staged, SETTINGS, settings.bytes().decode("utf-8"))
    begun = dict(filled(root, _values(corpus, answers, today)))
    begun |= dict(_facts(root, corpus, begun))
    for path, text in begun.items():
        _put(staged, path, text)
    write_schemas(staged)


def _values(corpus: Corpus, answers: Mapping[str, str], today: date) -> dict[str, object]:
    index = corpus.caution.record.index.sources[0] if corpus.caution else ""
    return {
        **answers,
        **depositary(answers["chapter"]),
        "languages": answers["languages"].split(),
        "organisations_count": "true" if answers["organisations_count"] == "yes" else "false",
        "today": today.isoformat(),
        "in_eleven_months": (today + ELEVEN_MONTHS).isoformat(),
        "index_source": index,
    }


def _facts(root: Path, corpus: Corpus, begun: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The facts of the clone that are true of every treaty, joined with what was begun."""

    def old(path: str) -> str:
        return (root / path).read_text(encoding="utf-8")

    for filed in corpus.countries.values():
        yield filed.path, facts.country(old(filed.path))
    yield VOCABULARY, facts.vocabulary(old(VOCABULARY), begun[VOCABULARY])
    yield SOURCES, facts.sources(old(SOURCES), begun[SOURCES], facts.cited(corpus))
    if corpus.caution is not None:
        yield CAUTION, facts.caution(old(CAUTION), begun[CAUTION])


def _changed(root: Path, corpus: Corpus, answers: Mapping[str, str]) -> Changing:
    treaty = corpus.treaty.record
    settings = YamlText.read((root / SETTINGS).read_bytes(), SETTINGS)
    site, repository = settings.node("site_url"), settings.node("repo_url")
    pairs = {
        str(getattr(site, "value", "")): answers["site"],
        str(getattr(repository, "value", "")): answers["repository"],
        treaty.source: "depositary",
        treaty.site_name: answers["site_name"],
    }
    return Changing({old: new for old, new in pairs.items() if old})


class Changing:
    """Puts the new campaign's names in the place of the first one's, in pages that both have."""

    def __init__(self, pairs: Mapping[str, str]) -> None:
        self._pairs = dict(pairs)
        self._names = re.compile("|".join(re.escape(old) for old in sorted(pairs, key=len, reverse=True)))

    def __call__(self, text: str) -> str:
        """The same text with every name changed."""
        return self._names.sub(lambda found: self._pairs[found[0]], text)


def _try(staged: Path, answers: Mapping[str, str]) -> None:
    """Reads, checks and renders it; the navigation is left with the pages that there are."""
    reading = read_project(staged)
    problems = check_all(reading)
    if problems or reading.corpus is None:
        raise Refused(f"With these answers the campaign would not stand.\n\n{as_text(problems)}")
    pages = {sheet.page.uri for sheet in book(reading.corpus, answers["site"])} | set(plain_pages(staged))
    settings = (staged / SETTINGS).read_text(encoding="utf-8")
    _put(staged, SETTINGS, without_missing_pages(settings, pages))


def _copy(source: Path, place: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, place, ignore=_MADE, dirs_exist_ok=True)
    elif source.is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, place)


def _put(folder: Path, path: str, text: str) -> None:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8", newline="\n")
