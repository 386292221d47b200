"""A campaign about another treaty: whole or not at all, and with nothing in it of the one that it was made from."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from gloss.checks.report import as_text
from gloss.checks.table import check_all
from gloss.cli import main
from gloss.exports.everything import machine_files
from gloss.exports.schema import verify_schemas
from gloss.founding import planting
from gloss.founding.planting import ENGINE, LEFT, WORDS, plant
from gloss.founding.questions import QUESTIONS, answers
from gloss.founding.verbs import run_init
from gloss.founding.words import depositary
from gloss.model.problem import Refused
from gloss.pages.book import book
from gloss.reading.corpus import read_project
from tests.built import BuiltSite
from tests.first import named
from tests.founding.conftest import GIVEN, TODAY

OPTIONS = [part for name, text in GIVEN.items() for part in (f"--{name.replace('_', '-')}", text)]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and path.relative_to(folder).parts[0] not in {"site", ".cache"}
    }


def test_it_passes_the_check_and_its_schemas_are_those_of_the_model(made: Path) -> None:
    assert as_text(check_all(read_project(made))) == "All is well: nothing to mend."
    assert verify_schemas(made) == []


def test_nothing_in_it_names_the_first_treaty(made: Path) -> None:
    found = [
        (path, line)
        for path, content in files(made).items()
        for line in named(content.decode("utf-8", "ignore"))
    ]
    assert found == []


def test_it_has_every_country_with_its_offices_and_no_fact_about_any(made: Path, root: Path) -> None:
    before, after = read_project(root).corpus, read_project(made).corpus
    assert before is not None
    assert after is not None
    assert list(after.countries) == list(before.countries)
    for key, filed in after.countries.items():
        old, new = before.countries[key].record, filed.record
        assert (new.name, new.iso, new.group, new.contacts) == (old.name, old.iso, old.group, old.contacts)
        assert (new.events, new.positions, new.actions) == ((), (), ())
    assert (after.articles, after.votes, after.choices, after.points, after.packs, after.official) == (
        {},
        {},
        {},
        {},
        {},
        {},
    )
    treaty = after.treaty.record
    assert (treaty.entry_into_force.instruments, treaty.entry_into_force.days, treaty.articles) == (7, 45, 12)
    assert (treaty.short, treaty.site_name) == (
        "the Convention",
        "Gloss on the Convention on the Lights of Harbours",
    )
    assert [document.language for document in treaty.documents] == ["en", "fr"]
    assert treaty.signature.places == ("Gullhaven: the old lighthouse",)


def test_it_builds_strictly_and_its_pages_speak_of_its_own_treaty(made: Path) -> None:
    site = BuiltSite.build(made)
    assert site.address == "https://lights.example/"
    home = site.page("")
    assert "the Convention on the Lights of Harbours" in home.words
    assert "How far it is to 7" in home.words
    assert b'content="The Convention on the Lights of Harbours in plain words, ' in site.files["index.html"]
    assert "Not explained here yet: Articles 1 to 12." in site.page("treaty/").words
    assert site.page("countries/norway/").edit.startswith("https://forge.example/lights/site/edit/main/")
    assert (
        "nobody has looked at the depositary's list for this site yet" in site.page("countries/norway/").words
    )
    # Nobody has looked at a country for this treaty, and neither page nor leaflet says that somebody did.
    assert (
        "for another treaty: its name, its codes and its offices alone"
        in site.page("countries/norway/").words
    )
    assert (
        "Nobody has gone through this record for this treaty yet." in site.page("print/country/norway/").words
    )
    told = site.files[".well-known/security.txt"].decode("utf-8")
    assert "https://forge.example/lights/site/security/advisories/new" in told
    spoken = [(address, line) for address, page in site.pages.items() for line in named(page.words)]
    assert spoken == []
    for words in (
        "forty",
        "ninetieth",
        "90 days",
        "40 instruments",
        "Article 65",
        "Article 64",
        "Article 40",
    ):
        assert [address for address, page in site.pages.items() if words in page.words] == []


def test_it_takes_another_language(root: Path, tmp_path: Path) -> None:
    campaign = tmp_path / "lights"
    plant(root, campaign, answers(GIVEN), TODAY)
    interface = root / "data" / "tongues" / "fr" / "interface.po"
    (campaign / "data" / "tongues" / "fr").mkdir(parents=True)
    shutil.copy(interface, campaign / "data" / "tongues" / "fr")
    site = BuiltSite.build(campaign, {"GLOSS_LANGUAGES": ""})
    assert site.page("fr/").lang == "fr"
    assert site.page("").lang == "en"
    spoken = [(address, line) for address, page in site.pages.items() for line in named(page.words)]
    assert spoken == []


def test_its_own_make_test_has_all_that_it_needs(made: Path) -> None:
    recipes = [
        line for line in (made / "Makefile").read_text(encoding="utf-8").splitlines() if line.startswith("\t")
    ]
    named = {found for line in recipes for found in re.findall(r"\b(?:tests|scripts|bench)/[\w./-]+", line)}
    named |= {
        f"{found.replace('.', '/')}.py"
        for line in recipes
        for found in re.findall(r"-m ((?:scripts|bench)\.\w+)", line)
    }
    # What a recipe looks for first may be missing.
    named -= {found for line in recipes for found in re.findall(r"\btest -d (\S+?);", line)}
    assert len(named) > 4
    assert [path for path in sorted(named) if not (made / path).exists()] == []
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"],
        cwd=made, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:]
    assert "tests/campaign/test_campaign.py" in done.stdout


def test_a_campaign_can_begin_another_one(made: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    done = subprocess.run(
        [sys.executable, "-m", "gloss", "--root", str(made), "init", str(again), *OPTIONS],
        env={**os.environ, "PYTHONPATH": str(made / "hooks")}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    one, other = files(made), files(again)
    for path in ("data/treaty.yml", "data/sources.yml", "data/timeline.yml"):
        # The only thing that a later day changes is the day.
        assert other.pop(path).split(b"checked:")[0][:200] == one.pop(path).split(b"checked:")[0][:200]
    expires = re.compile(rb"(?m)^expires: \d{4}-\d\d-\d\d$")
    assert expires.sub(b"", other.pop("data/security.yml")) == expires.sub(b"", one.pop("data/security.yml"))
    assert other == one


def test_an_old_place_is_never_written_over(root: Path, tmp_path: Path) -> None:
    kept = tmp_path / "mine"
    kept.mkdir()
    (kept / "letter.txt").write_text("Dear Minister", encoding="utf-8")
    with pytest.raises(Refused, match="nothing is written over"):
        plant(root, kept, answers(GIVEN), TODAY)
    with pytest.raises(Refused, match=r"“.*letter\.txt” is a file"):
        plant(root, kept / "letter.txt", answers(GIVEN), TODAY)
    with pytest.raises(Refused, match="is inside this project"):
        plant(root, root / "campaign", answers(GIVEN), TODAY)
    assert [path.name for path in tmp_path.rglob("*")] == ["mine", "letter.txt"]
    assert not (root / "campaign").exists()


def test_an_empty_folder_may_be_there(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "empty"
    target.mkdir()
    plant(root, target, answers(GIVEN), TODAY)
    assert (target / "data" / "treaty.yml").is_file()
    assert os.access(target / ".ci" / "run", os.X_OK)


def test_answers_that_cannot_stand_together_leave_nothing_behind(root: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"(?s)the campaign would not stand.*“99\.1”"):
        plant(root, tmp_path / "new", answers(GIVEN | {"force_provision": "99.1"}), TODAY)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing_behind(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path) -> list[str]:
        raise OSError(28, "No space left on device", str(folder))

    monkeypatch.setattr(planting, "write_schemas", full)
    with pytest.raises(OSError, match="No space left"):
        plant(root, tmp_path / "new", answers(GIVEN), TODAY)
    assert list(tmp_path.iterdir()) == []


def test_every_fault_in_the_answers_is_said_at_once(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ["--chapter", "21-10", "--adopted", "19 June 2023", "--opens", "2021-02-30", "--site", "lights.example", "--articles", "many", "--languages", "English"]  # fmt: skip
    assert main(["--root", str(root), "init", str(tmp_path / "new"), "--name", "the Sea Pact", *wrong]) == 1
    said = capsys.readouterr().err
    for sentence in (
        "“21-10” is no answer to “Chapter with the depositary”. Write it as the depositary does: XXI-10.",
        "“19 June 2023” is no answer to “Day of adoption”. Write a day like this: 2023-06-19.",
        "“2021-02-30” is no day of the calendar, at “Open for signature from”.",
        "“lights.example” is no answer to “Address of the site”.",
        "“many” is no answer to “Number of articles”.",
        "“English” is no answer to “Languages of the official text”.",
        "“Symbol” has no answer (--symbol).",
    ):
        assert sentence in said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def test_questions_are_asked_until_they_have_an_answer(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replies = {asked.label: [GIVEN.get(asked.name, "")] for asked in QUESTIONS}
    replies["Day of adoption"].insert(0, "yesterday")
    options = Namespace(
        folder=str(tmp_path / "asked"), **{f"answer_{asked.name}": None for asked in QUESTIONS}
    )
    options.answer_symbol = GIVEN["symbol"]

    def ask(text: str) -> str:
        return replies[text.partition("\n")[0].partition(" (")[0]].pop(0)

    assert run_init(options, root, ask, TODAY) == 0
    assert "“yesterday” is no answer to “Day of adoption”." in capsys.readouterr().out
    assert replies.pop("Symbol") == [GIVEN["symbol"]]
    assert not any(replies.values())
    corpus = read_project(tmp_path / "asked").corpus
    assert corpus is not None
    assert corpus.treaty.record.official_title == GIVEN["name"]


def test_a_treaty_can_be_open_for_signature_without_end(root: Path, tmp_path: Path) -> None:
    plant(root, tmp_path / "open", answers(GIVEN | {"closes": ""}), TODAY)
    reading = read_project(tmp_path / "open")
    assert as_text(check_all(reading)) == "All is well: nothing to mend."
    assert reading.corpus is not None
    sheets = {sheet.page.uri: sheet.text for sheet in book(reading.corpus)}
    assert "It can sign; the treaty names no last day for that." in sheets["countries/norway.md"]
    assert "Last day to sign" not in sheets["index.md"]
    calendar = machine_files(reading.corpus, "https://lights.example/")["calendar.ics"]
    assert "opens for signature" in str(calendar)
    assert "Last day to sign" not in str(calendar)


@pytest.mark.parametrize(
    ("chapter", "number", "file"),
    [
        ("XXI-10", 21, "Volume%20II/Chapter%20XXI/XXI-10.en.xml"),
        ("IV-9", 4, "Volume%20I/Chapter%20IV/IV-9.en.xml"),
        ("XXVII-7-d", 27, "Volume%20II/Chapter%20XXVII/XXVII-7-d.en.xml"),
    ],
)
def test_the_depositary_s_pages_follow_from_the_chapter(chapter: str, number: int, file: str) -> None:
    found = depositary(chapter)
    assert found["page"].endswith(f"mtdsg_no={chapter}&chapter={number}&clang=_en")
    assert found["file"].endswith(file)


def test_whatever_stands_at_the_top_is_taken_along_or_left(root: Path) -> None:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        pytest.skip("this copy has no history, so nobody can tell what belongs to it")
    tops = {path.split("/")[0] for path in done.stdout.split("\0") if path}
    assert tops - {part.split("/")[0] for part in (*ENGINE, *WORDS, *LEFT)} == set()
    assert [part for part in (*ENGINE, *WORDS) if not (root / part).exists()] == []
