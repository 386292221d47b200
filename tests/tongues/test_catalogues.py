"""The catalogues in the repository can be used, are whole, and a damaged one is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gloss.model.problem import Refused
from gloss.reading.corpus import Corpus, read_project
from gloss.tongues.catalogue import FACTS, FOLDER, INTERFACE, faults, languages, load, read_catalogue
from gloss.tongues.facts import said
from gloss.tongues.messages import left_over, renew, spoken, translated_of
from gloss.tongues.pages import beside, fingerprint, pieces
from gloss.tongues.voice import _, many, speaking

ROOT = Path(__file__).resolve().parents[2]
TAGS = languages(ROOT)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    found = read_project(ROOT).corpus
    assert found is not None
    return found


def test_the_six_languages_of_the_united_nations_are_there() -> None:
    assert TAGS == ["ar", "es", "fr", "ru", "zh"]


@pytest.mark.parametrize("tag", TAGS)
def test_a_catalogue_is_whole_and_has_no_fault(tag: str, corpus: Corpus) -> None:
    for name in (INTERFACE, FACTS):
        assert faults(read_catalogue(ROOT / FOLDER / tag / name, tag)) == []
    found = translated_of(ROOT, tag, spoken(ROOT, corpus))
    assert found[INTERFACE][0] == found[INTERFACE][1], "gloss tongues --renew shows what is not translated"
    assert found[FACTS][0] >= 0.9 * found[FACTS][1]


def test_an_entry_that_the_site_does_not_say_is_named(tmp_path: Path, corpus: Corpus) -> None:
    said_now = spoken(ROOT, corpus)
    assert [list(left_over(ROOT, tag, said_now)) for tag in TAGS] == [[] for _ in TAGS]
    folder = tmp_path / FOLDER / "es"
    folder.mkdir(parents=True)
    for name in (INTERFACE, FACTS):
        folder.joinpath(name).write_bytes((ROOT / FOLDER / "es" / name).read_bytes())
    with folder.joinpath(FACTS).open("a", encoding="utf-8") as file:
        file.write('\nmsgid "Nobody says this"\nmsgstr "Nadie lo dice"\n')
    assert list(left_over(tmp_path, "es", said_now)) == [(FACTS, "Nobody says this")]


@pytest.mark.parametrize("tag", TAGS)
def test_what_matters_most_is_translated(tag: str, corpus: Corpus) -> None:
    """The home page, the ways to act, and of every article the lead, the plain words and its description."""
    there = corpus.translations
    for path in ("docs/index.md", "docs/act/index.md", "docs/act/safety.md", "docs/act/quiet.md"):
        assert beside(path, tag) in there
    for words in corpus.words.values():
        follows = there[beside(words.path, tag)].follows
        wanted = {name for name, _text in pieces(words) if not name.startswith("note-")}
        assert wanted <= set(follows), words.path


@pytest.mark.parametrize("tag", TAGS)
def test_the_terms_of_a_language_are_a_list(tag: str) -> None:
    terms = yaml.safe_load((ROOT / FOLDER / tag / "terms.yml").read_text(encoding="utf-8"))["terms"]
    assert len(terms) > 50
    assert all(set(term) == {"english", "term"} and all(term.values()) for term in terms)


def test_facts_and_notes_are_said_in_the_language_in_force(corpus: Corpus) -> None:
    with speaking(load(ROOT, "es")):
        spoken = said(corpus)
        assert spoken.countries["germany"].record.name == "Alemania"
        assert spoken.vocabulary.record.acts["signed"].label != corpus.vocabulary.record.acts["signed"].label
        note, original = spoken.words["6"].lead.notes[0], corpus.words["6"].lead.notes[0]
        assert note.title != original.title
        assert note.anchor == original.anchor
        assert many("country", "countries", 2).startswith("pa")
        assert _("Where it stands") != "Where it stands"
    assert said(corpus) is corpus


def test_a_language_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no language “xx”"):
        load(tmp_path, "xx")


def test_a_damaged_catalogue_is_refused_with_its_place(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER / "es"
    folder.mkdir(parents=True)
    (folder / INTERFACE).write_bytes(b'msgid "a"\nmsgstr "\xff\xfe"\n')
    with pytest.raises(Refused, match=r"interface\.po"):
        load(tmp_path, "es")


def test_an_entry_with_other_tags_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER / "es"
    folder.mkdir(parents=True)
    entry = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "See {{ x }}"\nmsgstr "{0}"\n'
    (folder / INTERFACE).write_text(entry.replace("{0}", "Ver {{ x.__class__ }}"), encoding="utf-8")
    with speaking(load(tmp_path, "es")):
        assert _("See {{ x }}") == "See {{ x }}"
    (folder / INTERFACE).write_text(entry.replace("{0}", "Ver {{ x }}"), encoding="utf-8")
    with speaking(load(tmp_path, "es")):
        assert _("See {{ x }}") == "Ver {{ x }}"


def test_a_new_language_begins_empty_and_keeps_what_it_has(tmp_path: Path, corpus: Corpus) -> None:
    for part in ("overrides", "mkdocs.yml"):
        (tmp_path / part).symlink_to(ROOT / part)
    renew(tmp_path, ["pt"], corpus)
    path = tmp_path / FOLDER / "pt" / INTERFACE
    text = path.read_text(encoding="utf-8")
    assert 'msgid "Where it stands"\nmsgstr ""' in text
    path.write_text(
        text.replace('msgid "Where it stands"\nmsgstr ""', 'msgid "Where it stands"\nmsgstr "Onde está"'),
        encoding="utf-8",
    )
    renew(tmp_path, ["pt"], corpus)
    assert 'msgstr "Onde está"' in path.read_text(encoding="utf-8")


def test_a_fingerprint_knows_words_and_not_their_spaces() -> None:
    assert fingerprint("a  b\nc") == fingerprint("a b c ")
    assert fingerprint("a b") != fingerprint("a c")
