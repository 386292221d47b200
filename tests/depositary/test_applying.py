"""What is written where: in place, all or nothing, and nothing that a person wrote is touched."""

from __future__ import annotations

import difflib
import os
import shutil
import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gloss.depositary.cells import Deed
from gloss.depositary.comparing import Change
from gloss.depositary.country_text import with_changes
from gloss.depositary.looking import FOLDER, read_facts
from gloss.model.problem import Refused
from gloss.reading.markup import in_fact
from gloss.reading.nodes import read_yaml
from gloss.writing import transaction
from gloss.writing.transaction import Write, recover, write_all
from gloss.writing.yaml_text import CannotEdit, YamlText, quoted
from tests.depositary.lists import HERE, NOW, ROWS, apply, document, everything, fetch


def changed_lines(old: bytes, new: bytes) -> list[str]:
    lines = difflib.unified_diff(old.decode().splitlines(True), new.decode().splitlines(True), n=0)
    changes = [line.rstrip("\r\n") for line in list(lines)[2:] if not line.startswith("@@")]
    return [f"{line[0]} {line[1:]}" for line in changes]


def written(project: Path, path: str, rows=ROWS) -> list[str]:
    """The lines of a file that fetching and applying a list changes."""
    before = (project / path).read_bytes()
    assert fetch(project, document(rows)) == 0
    assert apply(project) == 0
    return changed_lines(before, (project / path).read_bytes())


def test_a_report_becomes_the_depositary_s_and_keeps_its_source(project):
    assert written(project, "data/countries/borduria.yml") == [
        "-   - date: 2020-05   # a month, no more",
        "+   - date: 2020-05-02   # a month, no more",
        "-     evidence: press",
        "-     source: gazette",
        "+     evidence: depositary",
        "+     source: keeper",
        "+     also: [gazette]",
    ]


def test_a_rumour_of_a_ratification_becomes_the_approval_that_it_was(project):
    assert written(project, "data/countries/celadon.yml") == [
        "- - date: 2020-10/2020-11",
        "-   act: ratified",
        "-   evidence: unconfirmed",
        "-   source: gazette",
        "-   also: [gazette-two,",
        "-          gazette-three]",
        "+ - date: 2020-11-15",
        "+   act: approved",
        "+   evidence: depositary",
        "+   source: keeper",
        "+   also: [gazette, gazette-two, gazette-three]",
    ]


def test_a_first_event_begins_the_list(project):
    assert written(project, "data/countries/westland.yml") == [
        "+ events:",
        "+   - date: 2021-02-03",
        "+     act: acceded",
        "+     evidence: depositary",
        "+     source: keeper",
    ]


def test_the_header_s_facts_follow(project):
    assert written(project, "data/treaty.yml") == [
        "-   signatories: 3",
        "-   parties: 0",
        "-   seen: >-",
        "-     A copy without a day.",
        "-     It was old.",
        "-   checked: 2020-12-01",
        "+   signatories: 4",
        "+   parties: 2",
        "+   seen: The list was read whole on 1 March 2021.",
        "+   checked: 2021-03-01",
    ]


def test_the_source_was_seen_whole(project):
    assert written(project, "data/sources.yml") == [
        "-   read: part # only its beginning",
        "-   seen: 2020-12-01",
        "-   note: The copy has no date.",
        "+   read: whole # only its beginning",
        "+   seen: 2021-03-01",
        "+   note: The list was read whole on 1 March 2021.",
    ]


def test_countries_that_did_nothing_new_are_not_touched(project):
    before = everything(project)
    fetch(project)
    apply(project)
    after = everything(project)
    for name in ("arcadia", "cote-dor", "union"):
        assert after[f"data/countries/{name}.yml"] == before[f"data/countries/{name}.yml"]


def test_a_day_that_contradicts_a_report_says_what_was_reported(project):
    rows = [("Borduria (Free State of)", "2 Dec 2020", ""), *ROWS[1:]]
    assert written(project, "data/countries/borduria.yml", rows) == [
        "-   - date: 2020-05   # a month, no more",
        "-     act: signed",
        "-     evidence: press",
        "-     source: gazette",
        "-     note: >-",
        "-       The gazette gives no day.",
        "-       Nobody else does.",
        "+   - date: 2020-12-02   # a month, no more",
        "+     act: signed",
        "+     evidence: depositary",
        "+     source: keeper",
        "+     also: [gazette]",
        "+     note: >-",
        "+       The gazette gives no day.",
        "+       Nobody else does.",
        "+       Before, it was reported for 2020-05.",
    ]
    events = read_facts(project).countries["borduria"].events
    assert [str(event.date) for event in events] == ["2020-11-02", "2020-12-02"]
    assert (
        events[1].note == "The gazette gives no day. Nobody else does. Before, it was reported for 2020-05."
    )


def test_the_depositary_corrects_itself(project):
    fetch(project)
    apply(project)
    rows = [*ROWS[:4], ("Westland", "", "4 Feb 2021 A")]
    assert written(project, "data/countries/westland.yml", rows) == [
        "-   - date: 2021-02-03",
        "-     act: acceded",
        "+   - date: 2021-02-04",
        "+     act: accepted",
        "+     note: Before, the depositary’s list gave 2021-02-03.",
    ]


def test_brackets_are_left_to_a_person(project, capsys):
    rows = [*ROWS[:4], ("Westland&lt;superscript&gt;9&lt;/superscript&gt;", "", "[3 Feb 2021 a]")]
    assert written(project, "data/countries/westland.yml", rows) == []
    assert (
        "For a person: Westland: “acceded” of 3 February 2021 stands in brackets (see note 9). Read why,"
        " and write it into data/countries/westland.yml by hand."
    ) in capsys.readouterr().out


def test_what_was_applied_is_not_applied_again(project, capsys):
    fetch(project)
    apply(project)
    once = everything(project)
    assert apply(project) == 1
    assert capsys.readouterr().err.startswith("There is no proposal to apply.")
    assert (project / FOLDER / "proposal.md").exists()
    assert everything(project) == once
    fetch(project)
    assert apply(project) == 0
    assert everything(project) == {
        **once,
        "data/depositary.yml": once["data/depositary.yml"].replace(
            b"outcome: changed", b"outcome: unchanged"
        ),
    }


# The record


def test_the_record_says_what_came_of_it(project):
    fetch(project)
    watch = read_facts(project).watch
    assert (watch.outcome, watch.looked.text, watch.texts) == ("changed", "2020-12-01", ())
    apply(project)
    watch = read_facts(project).watch
    assert (watch.outcome, watch.looked.text, watch.tried) == (
        "changed",
        "2021-03-01",
        "2021-03-01 06:00 UTC",
    )
    assert [(text.participant, text.mark) for text in watch.texts] == [
        ("borduria", None),
        ("celadon", None),
        (None, "1"),
        (None, "2"),
    ]
    assert watch.texts[0].text.endswith("\nOn Sundays only.")
    fetch(project, now=NOW + timedelta(7))
    watch = read_facts(project).watch
    assert (watch.outcome, watch.looked.text, len(watch.texts)) == ("unchanged", "2021-03-08", 4)
    fetch(project, b"", now=NOW + timedelta(14))
    watch = read_facts(project).watch
    assert (watch.outcome, watch.looked.text, len(watch.texts)) == ("error", "2021-03-08", 4)
    assert watch.tried == "2021-03-15 06:00 UTC"


def test_a_list_that_a_person_brought_is_by_hand(project, tmp_path, capsys):
    file = tmp_path / "saved.xml"
    shutil.copy(HERE / "good.xml", file)
    os.utime(file, (1_612_137_600, 1_612_137_600))
    assert fetch(project, b"", str(file)) == 0
    assert "The file was saved on 2021-02-01" in capsys.readouterr().out
    assert not (project / "data/depositary.yml").exists()
    assert apply(project) == 0
    watch = read_facts(project).watch
    assert (watch.outcome, watch.looked.text) == ("by-hand", "2021-02-01")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("no-such-file.xml",), "“no-such-file.xml” cannot be opened: No such file or directory."),
        (("--seen", "2021-01-01"), "“--seen” is for a FILE; what comes from an address is of today."),
        (
            (str(HERE / "good.xml"), "--seen", "1.2.2021"),
            "“1.2.2021” is not a day. Write it like this: --seen 2021-03-01.",
        ),
        ((str(HERE / "good.xml"), "--seen", "2031-01-01"), "“2031-01-01” has not come yet."),
        ((str(HERE), "--seen", "2021-01-01"), f"“{HERE}” cannot be opened: Is a directory."),
    ],
)
def test_wrong_use_is_said(project, capsys, words, sentence):
    before = everything(project)
    assert fetch(project, b"", *words) == 2
    assert capsys.readouterr().err.startswith(sentence)
    assert everything(project) == before


def test_a_broken_file_of_facts_stops_everything_with_its_place(project, capsys):
    (project / "data/countries/arcadia.yml").write_text("name: Arcadia\nisso: AA\n", encoding="utf-8")
    assert fetch(project) == 1
    assert "data/countries/arcadia.yml:2:1  “isso” is not a field of a country." in capsys.readouterr().err


def test_a_proposal_that_was_tampered_with_is_not_applied(project, capsys):
    fetch(project)
    (project / FOLDER / "list.xml").write_bytes(document())
    assert apply(project) == 1
    assert capsys.readouterr().err.startswith("The proposal is not whole any more.")


# Files as people write them


def add(raw: bytes, day=date(2021, 2, 3), path="data/countries/x.yml") -> bytes:
    return with_changes(raw, path, [Change("x", "X", Deed("acceded", day))], "keeper")


def test_line_ends_and_the_byte_order_mark_stay(project):
    raw = (project / "data/countries/celadon.yml").read_bytes()
    odd = b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n")
    assert add(odd) == b"\xef\xbb\xbf" + add(raw).replace(b"\n", b"\r\n")


def test_an_event_goes_where_its_day_is(project):
    raw = (project / "data/countries/borduria.yml").read_bytes()
    lines = add(raw, date(2020, 8, 1)).decode().split("\n")
    place = lines.index("  - date: 2020-08-01")
    assert lines[place - 1] == "      Nobody else does."
    assert lines[place + 4 : place + 6] == ["", "  # Another comment."]
    lines = add(raw, date(2020, 4, 1)).decode().split("\n")
    place = lines.index("  - date: 2020-04-01")
    assert lines[place - 1] == "events:"
    assert lines[place + 4 : place + 6] == ["", "  # Why this one is here."]


HEAD = "name: X\niso: AA\niso3: AAA\nkind: member\nchecked: 2020-12-01\n"


@pytest.mark.parametrize(
    ("rest", "sentence"),
    [
        ("events: [{date: 2020-06-01, act: signed, evidence: press, source: a}]\n", "stand in brackets"),
        ("events:\n  - {date: 2020-06-01, act: signed, evidence: press, source: a}\n", "stands in brackets"),
        (
            "events:\n  -\n    date: 2020-06-01\n    act: signed\n    evidence: press\n    source: a\n",
            "does not begin on the line",
        ),
    ],
)
def test_what_cannot_be_edited_safely_is_left_to_a_person(rest, sentence):
    with pytest.raises(CannotEdit, match=sentence):
        add((HEAD + rest).encode())


@pytest.mark.parametrize(
    "raw",
    [
        (HEAD + "events: []\n").encode(),
        (HEAD + "events: []   # none yet\n").encode(),
        HEAD.rstrip("\n").encode(),
        (HEAD + "\n\n").encode(),
        (HEAD + "positions: []\n").encode(),
    ],
)
def test_a_file_without_events_gets_its_first(raw):
    new = add(raw)
    assert b"  - date: 2021-02-03\n" in new
    assert sum(line.startswith("-") for line in changed_lines(raw, new)) <= 1


@pytest.mark.parametrize("raw", [b"name: \xff\n", b"a: 1\r\nb: 2\n", "a: 1\u2028b: 2\n".encode()])
def test_files_whose_lines_cannot_be_told_apart_are_refused(raw):
    with pytest.raises(CannotEdit):
        YamlText.read(raw, "x.yml")


def test_every_real_country_can_be_edited_without_touching_a_line(root):
    paths = sorted((root / "data/countries").glob("*.yml"))
    assert paths
    for path in paths:
        raw = path.read_bytes()
        new = add(raw, date(2026, 12, 30), path.name)
        assert [line for line in changed_lines(raw, new) if line[0] == "-"] == [], path.name


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), min_size=1, max_size=40))
def test_any_text_can_stand_after_a_colon(text):
    text = text.strip().replace("\ufeff", "")
    if text:
        tree, problems = read_yaml(f"x: {quoted(text)}\ny: 1\n", "x.yml")
        assert tree.value["x"] == text
        assert bool(problems) == bool(in_fact(text))


def test_words_of_several_lines_survive_being_kept(project):
    extra = (
        "<Declarations><Declaration><Participant>Celadon</Participant><Text># not: a comment\n"
        "  - nor a list\n"
        "&amp;anchor *alias !tag\t“quotes” 'and' \\n\n\n---\nend</Text></Declaration></Declarations>"
    )
    assert fetch(project, document(extra=extra)) == apply(project) == 0
    (text,) = read_facts(project).watch.texts
    assert text.text == "# not: a comment\n- nor a list\n&anchor *alias !tag “quotes” 'and' \\n\n---\nend"


# All or nothing


def some(root: Path) -> dict[str, Write]:
    for name in "abc":
        (root / name).write_bytes(b"old")
    return {
        "a": Write(b"old", b"new"),
        "b": Write(b"old", b"new"),
        "c": Write(b"old", b"new"),
        "d/e": Write(None, b"new"),
    }


def state(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_all_files_are_written_and_nothing_is_left_over(tmp_path):
    assert write_all(tmp_path, some(tmp_path)) == ["a", "b", "c", "d/e"]
    assert state(tmp_path) == dict.fromkeys(["a", "b", "c", "d/e"], b"new")


def test_a_file_that_changed_meanwhile_stops_everything(tmp_path):
    writes = some(tmp_path)
    (tmp_path / "b").write_bytes(b"other")
    with pytest.raises(Refused, match="Somebody changed b in the meantime"):
        write_all(tmp_path, writes)
    assert state(tmp_path) == {"a": b"old", "b": b"other", "c": b"old"}


@pytest.mark.parametrize("step", range(1, 6))
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_fault_at_any_step_changes_nothing(tmp_path, monkeypatch, step, fault):
    """Step 1 puts the list of files in place, the others a file each."""
    writes = some(tmp_path)
    calls = 0
    real = Path.replace

    def failing(self, target):
        nonlocal calls
        calls += 1
        if calls == step:
            raise fault
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(Refused if isinstance(fault, OSError) else KeyboardInterrupt):
        write_all(tmp_path, writes)
    assert state(tmp_path) == dict.fromkeys("abc", b"old")


KILLED = """
import os, signal, sys
from pathlib import Path
from gloss.writing.transaction import Write, write_all
root, step = Path(sys.argv[1]), int(sys.argv[2])
calls, real, sync = 0, Path.replace, os.fsync
def count():
    global calls
    calls += 1
    if calls == step:
        os.kill(os.getpid(), signal.SIGKILL)
def replace(self, target):
    count()
    return real(self, target)
def fsync(number):
    count()
    return sync(number)
Path.replace, os.fsync = replace, fsync
write_all(root, {name: Write(b"old", b"new") for name in "abc"})
"""


@pytest.mark.parametrize("step", range(1, 13))
def test_a_run_that_is_killed_is_undone_by_the_next(tmp_path, step):
    for name in "abc":
        (tmp_path / name).write_bytes(b"old")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", KILLED, str(tmp_path), str(step)]
    done = subprocess.run(command, env=environment, check=False)
    if done.returncode == 0:
        assert step > 11
        assert state(tmp_path) == dict.fromkeys("abc", b"new")
    else:
        assert done.returncode == -signal.SIGKILL
        recover(tmp_path)
        assert state(tmp_path) == dict.fromkeys("abc", b"old")


def test_what_a_person_edited_after_a_killed_run_is_left_alone(tmp_path, monkeypatch):
    writes = some(tmp_path)
    monkeypatch.setattr(transaction, "_forget", lambda root: None)
    write_all(tmp_path, writes)
    monkeypatch.undo()
    (tmp_path / "a").write_bytes(b"mine")
    assert recover(tmp_path) == ["b", "c", "d/e"]
    assert state(tmp_path) == {"a": b"mine", "b": b"old", "c": b"old"}


def test_the_next_run_says_that_it_put_files_back(project, monkeypatch, capsys):
    before = everything(project)
    assert fetch(project) == 0
    fetched = everything(project)
    monkeypatch.setattr(transaction, "_forget", lambda root: None)
    assert apply(project) == 0
    monkeypatch.undo()
    assert fetch(project, OSError(101, "Network is unreachable")) == 2
    assert "An earlier run was cut short. These files were put back as they were:" in capsys.readouterr().out
    assert everything(project) == fetched
    assert everything(project).keys() - before.keys() == {"data/depositary.yml"}
