"""What somebody tells ends up in the right file, or nowhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gloss.checks.table import check_all
from gloss.model.problem import Refused
from gloss.model.questions import KINDS
from gloss.reading.corpus import Corpus, read_project
from gloss.writing.answers import answered
from gloss.writing.changes import changes
from gloss.writing.transaction import write_all
from tests.writing.known import some

TODAY = date(2026, 11, 25)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def contribute(corpus: Corpus, which: str, /, **given: str) -> list[str]:
    kind = KINDS[which]
    return write_all(corpus.root, changes(answered(kind, given, corpus), corpus, TODAY))


def test_an_event_goes_into_its_country_and_brings_its_source(corpus: Corpus, project: Path) -> None:
    here = some(corpus)
    contribute(
        corpus, "event", country=corpus.countries[here["country"]].record.name, act=corpus.vocabulary.record.acts["statement"].label,
        date="2026-11-20", evidence="press", source="https://paper.example.org/one", source_title="It spoke: at last",
        source_publisher="The Paper", source_kind=next(iter(corpus.vocabulary.record.sources)), source_date="2026-11-20",
        note="It said NO. Twice.",
    )  # fmt: skip
    again = read_project(project)
    assert check_all(again) == ()
    assert again.corpus is not None
    event = again.corpus.countries[here["country"]].record.events[-1]
    assert (event.act, event.date.text, event.source, event.note) == (
        "statement", "2026-11-20", "the-paper-2026", "It said NO. Twice.",
    )  # fmt: skip
    assert again.corpus.sources["the-paper-2026"].title == "It spoke: at last"
    assert again.corpus.countries[here["country"]].record.checked.first == TODAY


def test_a_note_goes_after_those_that_stand_there(corpus: Corpus, project: Path) -> None:
    here = some(corpus)
    before = dict(corpus.words)
    number = here["provision"].split(".")[0]
    contribute(
        corpus, "note", provision=here["provision"], title="Somebody may listen", kind="worry", concern=here["concern"],
        ask="Say who may listen.", text="A line. Another line.\n\nThis is our own reading.",
    )  # fmt: skip
    again = read_project(project)
    assert check_all(again) == ()
    assert again.corpus is not None
    section = again.corpus.words[number].section(here["provision"])
    assert section is not None
    assert section.notes[-1].title == "Somebody may listen"
    assert section.notes[-1].body == "A line.\nAnother line.\n\nThis is our own reading."
    assert len(again.corpus.words[number].notes()) == len(before[number].notes()) + 1


def test_a_contact_a_source_and_a_new_address(corpus: Corpus, project: Path) -> None:
    here = some(corpus)
    kind = next(iter(corpus.vocabulary.record.sources))
    contribute(
        corpus, "contact", country=here["country"], office=here["office"], name="The Chamber", page="https://chamber.example.org/"
    )  # fmt: skip
    contribute(
        corpus, "source", key="new-one", title="T", publisher="P", address="https://p.example.org/t", kind=kind, read="whole"
    )  # fmt: skip
    corpus = read_project(project).corpus or corpus
    contribute(corpus, "link", key="new-one", address="https://p.example.org/moved")
    again = read_project(project)
    assert check_all(again) == ()
    assert again.corpus is not None
    assert again.corpus.countries[here["country"]].record.contacts[-1].name == "The Chamber"
    assert again.corpus.sources["new-one"].address == "https://p.example.org/moved"


def test_a_new_country_is_a_file_that_explains_itself(corpus: Corpus, project: Path) -> None:
    contribute(corpus, "country", key="sandbar", name="Sandbar", iso="SB", iso3="SBR", kind="member")
    text = (project / "data/countries/sandbar.yml").read_text(encoding="utf-8")
    assert check_all(read_project(project)) == ()
    assert "# What it did, in the order of time." in text
    assert "# events:" in text
    with pytest.raises(Refused, match="is there already, and is not written over"):
        contribute(read_project(project).corpus or corpus, "country", key="sandbar", name="Sandbar", iso="SC", iso3="SCR", kind="member")  # fmt: skip


def test_a_vote_takes_names_as_people_write_them(corpus: Corpus, project: Path) -> None:
    here = some(corpus)
    contribute(
        corpus, "vote", key="a-vote", title="Whether to", date="2026-11", body="Assembly", form="reported", question="“Yes” meant yes.",
        outcome="Adopted.", totals="12, ?, 3", yes=f"{corpus.countries[here['country']].record.name.upper()}\n", evidence="press",
        source=here["source"],
    )  # fmt: skip
    again = read_project(project)
    assert check_all(again) == ()
    assert again.corpus is not None
    vote = again.corpus.votes["a-vote"].record
    assert (vote.yes, vote.totals.yes, vote.totals.no, vote.totals.abstain) == (
        (here["country"],),
        12,
        None,
        3,
    )


def test_a_point_is_a_file_that_the_letter_can_use(corpus: Corpus, project: Path) -> None:
    here = some(corpus)
    audiences = list(corpus.vocabulary.record.audiences)[:2]
    contribute(
        corpus, "point", key="light-first", title="A light first", text="The treaty leaves it open. A State may ask: who looks?",
        ask="Please say who looks.", provisions=here["provision"], audiences=f"{corpus.vocabulary.record.audiences[audiences[0]].label}, {audiences[1]}",
        to=here["office"], stages="signed, pending", source="https://paper.example.org/two", source_title="Lights", source_publisher="The Paper",
        source_kind=next(iter(corpus.vocabulary.record.sources)), support="own",
    )  # fmt: skip
    again = read_project(project)
    assert check_all(again) == ()
    assert again.corpus is not None
    point = again.corpus.points["light-first"].record
    assert (point.audiences, point.stages, point.sources) == (
        tuple(audiences),
        ("signed", "pending"),
        ("the-paper",),
    )
    text = (project / "data/points/light-first.yml").read_text(encoding="utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../schema/point.json\n# Two to five words by which people choose it."
    )
    with pytest.raises(Refused, match="is there already, and is not written over"):
        contribute(again.corpus, "point", key="light-first", title="T", text="T.", ask="Please look.", provisions=here["provision"], audiences=audiences[0], source="the-paper", support="own")  # fmt: skip


Change = Callable[[dict[str, str]], dict[str, str]]


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        ("event", {"country": "Nowhere"}, "There is no country called “Nowhere” here."),
        ("event", {"act": "sined"}, "“sined” is no answer to “What it did”. Did you mean “signed”?"),
        ("event", {"date": ""}, "“Date” has no answer."),
        ("event", {"date": "soon"}, "“soon” is not a date"),
        ("event", {"source": "https://new.example.org/"}, "is new here, so these are needed too"),
        ("event", {"source": "nobody-2026"}, "There is no source called “nobody-2026” here."),
        ("event", {"source": "javascript:alert(1)"}, "There is no source called “javascript:alert(1)” here."),
        ("event", {"checked": "2027-01-01"}, "has not come yet"),
        ("event", {"checked": "yesterday"}, "is not a day"),
        ("event", {"note": "a\u202eb"}, "a sign in “Remark” that nobody can see (U+202E)"),
        ("event", {"note": "x" * 9000}, "longer than 8000 signs"),
        ("country", {"key": "../../etc/passwd"}, "can hold only small letters"),
        ("vote", {"key": "../x"}, "can hold only small letters"),
        ("point", {"key": "../x"}, "can hold only small letters"),
        ("point", {"provisions": "99.9"}, "“99.9”"),
        ("point", {"choices": "no-such-choice"}, "“no-such-choice” is not a choice in data/choices/."),
        (
            "point",
            {"audiences": "everybody"},
            "“everybody” is no answer to “For whom”. Did you mean “everyone”?",
        ),
        ("point", {"stages": "signd"}, "“signd” is no answer to “At which stages”. Did you mean “signed”?"),
        ("point", {"text": "See *this*."}, "There is “*” in this “text”."),
        ("point", {"ask": "Please do this. And that."}, "is not one whole sentence"),
        (
            "point",
            {"ask": "Please " + "x" * 200 + "."},
            "and 180 is the most it can have. Say it in fewer words.",
        ),
        ("note", {"provision": "99.9"}, "There is no paragraph 99.9 here."),
        ("note", {"provision": "../article"}, "is not the number of a paragraph"),
        ("note", {"text": "One.\n///\n## 1.1\nTwo."}, "The note cannot stand as it is"),
        ("note", {"text": "/// note | another\n    concern: x"}, "The note cannot stand as it is"),
    ],
)
def test_what_cannot_stand_is_refused_with_a_sentence_and_changes_nothing(
    corpus: Corpus, project: Path, kind: str, given: dict[str, str], said: str
) -> None:
    here = some(corpus)
    whole = {
        "event": {"country": here["country"], "act": "statement", "date": "2026-11-20", "evidence": "press", "source": here["source"]},
        "country": {"key": "sandbar", "name": "Sandbar", "iso": "SB", "iso3": "SBR", "kind": "member"},
        "vote": {
            "key": "a-vote", "title": "T", "date": "2026", "body": "B", "form": "reported", "question": "Q.", "outcome": "O.",
            "evidence": "press", "source": here["source"],
        },
        "point": {
            "key": "a-point", "title": "T", "text": "T.", "ask": "Please look.", "provisions": here["provision"], "audiences": "everyone",
            "source": here["source"], "support": "own",
        },
        "note": {"provision": here["provision"], "title": "T", "kind": "worry", "concern": here["concern"], "text": "Words."},
    }[kind]  # fmt: skip
    before = snapshot(project)
    with pytest.raises(Refused) as refused:
        contribute(corpus, kind, **(whole | given))
    assert said in str(refused.value)
    assert snapshot(project) == before


HOSTILE = (
    "'; rm -rf / #",
    "$(touch pwned)",
    "!!python/object/apply:os.system ['touch pwned']",
    "*alias",
    "&anchor x",
    "- a\n- b",
    "key: value",
    "=HYPERLINK(1)",
    '"quoted" and \\ back',
    "# a remark",
    "yes",
    "NO",
    "~",
    "1.10",
    "@at",
    "%25",
    "a: b: c",
    "| block",
    "> folded",
    "[x",
    "{y",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(corpus: Corpus, project: Path, text: str) -> None:
    here = some(corpus)
    contribute(
        corpus, "event", country=here["country"], act="statement", date="2026-11-20", evidence="press", source=here["source"], note=text
    )  # fmt: skip
    again = read_project(project).corpus
    assert again is not None
    event = again.countries[here["country"]].record.events[-1]
    assert " ".join((event.note or "").split()) == " ".join(text.split()) or text == "~"
    assert not list(project.rglob("pwned"))


@pytest.mark.parametrize(
    ("kind", "name", "text", "said"),
    [
        (
            "event",
            "note",
            "`touch pwned`",
            "“`” is written as code is in Markdown, and facts are plain text.",
        ),
        (
            "event",
            "note",
            "{{ 7 * 7 }}",
            "“{{ 7 * 7 }}” is written as templates are, and facts are plain text.",
        ),
        ("event", "note", "{% include '/etc/passwd' %}", "is written as templates are"),
        ("event", "note", "<script>alert(1)</script>", "“<script>” is HTML, and facts are plain text."),
        ("event", "note", "See [this](javascript:alert(1)).", "is written as links are in Markdown"),
        ("event", "note", "It spoke. {: onclick=alert(1) }", "is an instruction to the page"),
        ("note", "text", "Words.\n\n<img src=x onerror=alert(1)>", "“<img src=x onerror=alert(1)>” is HTML"),
        ("note", "text", "See [this](java\nscript:alert(1)).", "begins a link that could run something"),
        ("note", "title", "A <b>title</b>", "“<b>” is HTML"),
    ],
)
def test_markup_is_refused_with_what_is_wrong_and_changes_nothing(
    corpus: Corpus, project: Path, kind: str, name: str, text: str, said: str
) -> None:
    here = some(corpus)
    whole = {
        "event": {"country": here["country"], "act": "statement", "date": "2026-11-20", "evidence": "press", "source": here["source"]},
        "note": {"provision": here["provision"], "title": "T", "kind": "worry", "concern": here["concern"], "text": "Words."},
    }[kind]  # fmt: skip
    before = snapshot(project)
    with pytest.raises(Refused) as refused:
        contribute(corpus, kind, **(whole | {name: text}))
    assert said in str(refused.value)
    assert snapshot(project) == before
