"""A second real treaty: begun with “gloss init”, filled with a handful of facts, and built by the same program."""

from __future__ import annotations

import hashlib
import importlib.util
from datetime import date
from pathlib import Path

import pytest

from gloss.checks.report import as_text
from gloss.checks.table import check_all
from gloss.cli import main
from gloss.model.force import entry_into_force
from gloss.model.stages import bound_days
from gloss.official_text.store import read
from gloss.reading.corpus import Corpus, read_project, unwritten
from scripts.example import make
from tests.built import BuiltSite, mkdocs
from tests.first import named

DOCUMENT = Path(__file__).resolve().parents[2].parent / "shared" / "official-texts" / "bbnj-agreement-en.pdf"
FINGERPRINT = "221c8e1be685fc22b386b7cfd081a985f31e0f52e7a674a66ca49061a66480a6"
"""Of the file that the United Nations publish at the address in the example's data/treaty.yml."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example made whole; nobody changes it."""
    target = tmp_path_factory.mktemp("bbnj") / "high-seas"
    make("bbnj", target)
    return target


@pytest.fixture(scope="module")
def corpus(project: Path) -> Corpus:
    """The same, read."""
    reading = read_project(project)
    assert as_text(check_all(reading)) == "All is well: nothing to mend."
    assert reading.corpus is not None
    return reading.corpus


def test_it_is_in_force_by_its_own_rule(corpus: Corpus) -> None:
    treaty = corpus.treaty.record
    rule = treaty.entry_into_force
    assert (rule.instruments, rule.days, treaty.depositary.reference) == (60, 120, "XXI-10")
    countries = {key: filed.record for key, filed in corpus.countries.items()}
    force = entry_into_force(countries.values(), treaty)
    assert force is not None
    assert force.earliest == force.latest == date(2026, 1, 17)
    bound = bound_days(countries, treaty)
    assert bound["chile"] == date(2026, 1, 17)
    assert "palau" not in bound, "only what the depositary confirms binds"


def test_before_the_day_was_said_nothing_is_known_of_it(corpus: Corpus) -> None:
    countries = [filed.record for filed in corpus.countries.values()]
    treaty = corpus.treaty.record
    assert entry_into_force(countries, treaty, day=date(2025, 9, 18)) is None
    assert entry_into_force(countries, treaty, day=date(2025, 9, 19)) is not None


def test_articles_that_nobody_has_written_up_are_named_as_such(corpus: Corpus) -> None:
    assert list(corpus.articles) == ["2", "48", "65", "68", "70", "73"]
    assert len(unwritten(corpus)) == 70


def test_it_builds_strictly_and_speaks_of_no_other_treaty(project: Path) -> None:
    done = mkdocs(project, "build", "--strict")
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-2000:]
    assert "WARNING" not in said
    site = BuiltSite(project)
    home = site.page("")
    assert "In force since 17 January 2026" in home.words
    assert "2 of 60" not in home.words
    assert "The treaty binds it." in site.page("countries/chile/").words
    assert "The treaty binds it." not in site.page("countries/palau/").words
    assert "No projection" not in home.words
    assert "Not explained here yet: Article 1." in site.page("treaty/").words
    assert "Not explained here yet: Articles 3 to 8." in site.page("treaty/").words
    assert "in force since 17 January 2026" in site.files["badges/status.svg"].decode("utf-8")
    assert [(address, line) for address, page in site.pages.items() for line in named(page.words)] == []


@pytest.mark.skipif(
    not DOCUMENT.is_file(),
    reason="The official text of the Agreement is not beside the project; it is not kept in it.",
)
@pytest.mark.skipif(
    importlib.util.find_spec("pdfminer") is None,
    reason="pdfminer.six is not installed; it belongs to the extra “import”.",
)
def test_with_the_official_text_every_quotation_stands_in_it(tmp_path: Path) -> None:
    copy = tmp_path / "high-seas"
    make("bbnj", copy)
    assert hashlib.sha256(DOCUMENT.read_bytes()).hexdigest() == FINGERPRINT
    assert main(["--root", str(copy), "text", "import", "--lang", "en", str(DOCUMENT)]) == 0
    text = read(copy / "data" / "official" / "en.yml")
    assert (text.sha256, text.counts.articles, text.counts.chapters) == (FINGERPRINT, 76, 12)
    reading = read_project(copy)
    assert as_text(check_all(reading)) == "All is well: nothing to mend."
    assert reading.corpus is not None
    quoted = [
        note for words in reading.corpus.words.values() for _, note in words.notes() if note.record.quote
    ]
    assert len(quoted) == 4
    assert main(["--root", str(copy), "text", "verify"]) == 0
    site = BuiltSite.build(copy)
    assert (
        "sixtieth instrument of ratification, approval, acceptance or accession"
        in site.page("treaty/article-68/").words
    )
