"""Files that are not the list, or cannot be right: each is refused with its sentence, and changes nothing."""

from __future__ import annotations

import pytest

from gloss.depositary import looking
from gloss.depositary.answers import NoList, SuspectList
from gloss.depositary.markup import LARGEST, parse
from tests.depositary.lists import HERE, NOW, apply, document, everything, fetch

ENTITIES = "The file defines shorthands of its own (entities), which the depositary's list never does."
WEB_PAGE = "This is a web page, and not the list as XML. The address may have changed."

NO_LIST = {
    "cut-off": (
        "The file breaks off or is damaged: after line 11 it can no longer be read as XML. Fetch it again."
    ),
    "empty": "There is nothing in the file.",
    "entities": ENTITIES,
    "maintenance": "The depositary's site says that it is being maintained. Try again tomorrow.",
    "no-table": "There is no table of participants in this file.",
    "outside-file": ENTITIES,
    "pdf": "This is a PDF, and not the list as XML. Save the file that ends in .xml.",
    "text": "This is not the list as XML: it does not begin with “<?xml”.",
    "too-deep": "In the file more than 60 elements stand inside one another; that is not the list.",
    "unknown-alphabet": "The file names an alphabet (an encoding) that cannot be read.",
    "web-page": WEB_PAGE,
}

SUSPECT = {
    "columns": "A row that begins with “Borduria (Free State of)” has 2 cells, and the table has 3 columns.",
    "french-month": "In the row of Borduria (Free State of), “2 août 2020” is not a date that can be read.",
    "future": "The list dates an entry of Westland 3 February 2099, which has not come yet.",
    "headings": (
        "The table's headings are “State | Signature | Ratification”; “Participant” and “Signature” should be"
        " among them."
    ),
    "impossible-day": "In the row of Borduria (Free State of), “31 Jun 2020” is not a date that can be read.",
    "joined-too-early": "The list dates an entry of Westland 3 February 1921, before the treaty was open.",
    "no-date": "The row of Westland has no date.",
    "no-name": "A row with “2 May 2020” names no participant.",
    "no-rows": "The table of participants has no rows.",
    "no-total": (
        "The number of Signatories in the list's own heading is missing, so the rows cannot be checked."
    ),
    "nobody": (
        "No file in data/countries/ is about “Qqqqqqqq”. It needs a file of its own, or its name as “formal”"
        " in the file of its country."
    ),
    "party-missing": "The list's heading says 2 parties, but its rows show 1. Rows may be missing.",
    "protocol": (
        "This is not the list for the Convention on Lighthouses."
        " It is about “16. a. Protocol to the Convention on Lighthouses”."
    ),
    "row-missing": "The list's heading says 4 signatories, but its rows show 3. Rows may be missing.",
    "shrunken": (
        "The list no longer shows that Union of Shores “signed” on 2020-05-01. If that is right, write into"
        " data/countries/union.yml what happened, and fetch again."
    ),
    "signature-with-mark": (
        "In the row of Borduria (Free State of), “2 May 2020 A” has the mark “A”, and the heading “Signature”"
        ""
        " does not say what that means. Capital and small letters matter."
    ),
    "signed-too-late": (
        "The list has Borduria (Free State of) sign on 2 May 2019, but signing was possible only from"
        " 1 May 2020 to 31 December 2021."
    ),
    "twice": "Westland stands in the list twice.",
    "twice-as-two-names": (
        "Borduria (Free State of) and Borduria are the same, and stand in the list as two."
    ),
    "unknown-mark": (
        "In the row of Westland, “3 Feb 2021 p” has the mark “p”, and the heading “Acceptance(A),"
        " Ratification, Approval(AA), Accession(a)”"
        " does not say what that means. Capital and small letters matter."
    ),
    "unknown-name": (
        "No file in data/countries/ is about “Westlund”. If it is Westland, write “formal: Westlund” into"
        " data/countries/westland.yml; if not, it needs a file of its own."
    ),
    "vanished": (
        "The list no longer shows that Côte d’Or “signed” on 2020-05-01. If that is right, write into"
        " data/countries/cote-dor.yml what happened, and fetch again."
    ),
    "wrong-alphabet": (
        "No file in data/countries/ is about “CÃ´te d'Or”. It should read “Côte d'Or”: the file was saved in"
        " another alphabet than it says."
    ),
    "wrong-treaty": (
        "This is not the list for the Convention on Lighthouses. It is about “17. Convention on Lightning”."
    ),
}


def test_every_damaged_file_has_its_sentence():
    assert {path.stem for path in (HERE / "damaged").iterdir()} == NO_LIST.keys() | SUSPECT.keys()


@pytest.mark.parametrize("name", [*NO_LIST, *SUSPECT])
def test_a_damaged_file_is_refused_and_changes_no_fact(name, project, capsys):
    before = everything(project)
    raw = (HERE / "damaged" / f"{name}.xml").read_bytes()
    assert fetch(project, raw) == 1
    sentence, _, rest = capsys.readouterr().err.partition("\n")
    assert sentence == {**NO_LIST, **SUSPECT}[name]
    assert rest == "Nothing in our facts was changed.\n"
    after = everything(project)
    record = looking.read_facts(project).watch
    assert after.pop("data/depositary.yml")
    assert after == before
    assert record is not None
    assert (record.outcome, record.tried) == (
        "error" if name in NO_LIST else "suspect",
        "2021-03-01 06:00 UTC",
    )
    assert (record.sentence, record.looked.text) == (sentence, "2020-12-01")
    assert apply(project) == 1
    assert capsys.readouterr().err.startswith("There is no proposal to apply.")


@pytest.mark.parametrize("name", [*NO_LIST, *SUSPECT])
def test_a_damaged_file_that_a_person_brings_leaves_no_trace(name, project):
    before = everything(project)
    path = HERE / "damaged" / f"{name}.xml"
    assert fetch(project, b"", str(path), "--seen", "2021-03-01") == 1
    assert everything(project) == before


def test_a_bad_look_throws_the_last_proposal_away(project):
    assert fetch(project) == 0
    assert fetch(project, b"") == 1
    assert apply(project) == 1


def test_a_list_with_fewer_than_were_counted_before_is_refused(project, capsys):
    treaty = project / "data/treaty.yml"
    treaty.write_text(
        treaty.read_text(encoding="utf-8").replace("signatories: 3", "signatories: 5"), encoding="utf-8"
    )
    assert fetch(project) == 1
    assert capsys.readouterr().err.startswith(
        "The list shrank: it shows 4 signatories, and 5 were seen before."
    )


def test_what_is_gone_is_shown_before_it_is_refused(project, capsys):
    fetch(project, (HERE / "damaged/shrunken.xml").read_bytes())
    assert "- union: 2020-05-01 signed, depositary" in capsys.readouterr().out


def test_what_a_person_wrote_about_leaving_explains_a_missing_row(project):
    file = project / "data/countries/union.yml"
    file.write_text(
        file.read_text(encoding="utf-8")
        + "  - date: 2021-01-01\n    act: withdrew\n    evidence: government\n    source: gazette\n",
        encoding="utf-8",
    )
    rows = [
        ("Arcadia", "3 May 2020", ""),
        ("Celadon", "1 May 2020", "15 Nov 2020 AA"),
        ("Côte d'Or", "1 May 2020", ""),
    ]
    assert fetch(project, document(rows)) == 0


def test_a_file_beyond_all_bounds_is_not_read():
    with pytest.raises(NoList, match="more than 20 million bytes"):
        parse(b"<?xml" + b" " * LARGEST)


def test_a_web_page_that_calls_itself_xml_is_still_a_web_page():
    with pytest.raises(NoList, match="web page"):
        parse(b'<?xml version="1.0"?><html><body>Down</body></html>')


def test_an_older_list_than_the_last_one_is_refused(project, capsys):
    assert fetch(project) == apply(project) == 0
    capsys.readouterr()
    assert fetch(project, b"", str(HERE / "good.xml"), "--seen", "2021-02-28") == 1
    assert capsys.readouterr().err.startswith(
        "This list is of 2021-02-28, and a newer one was used on 2021-03-01."
    )


def test_a_list_is_doubted_again_when_it_is_applied(project, capsys):
    assert fetch(project) == 0
    file = project / "data/countries/arcadia.yml"
    file.write_text(
        file.read_text(encoding="utf-8")
        + "events:\n  - date: 2020-06-01\n    act: signed\n    evidence: depositary\n    source: keeper\n",
        encoding="utf-8",
    )
    before = everything(project)
    assert apply(project) == 1
    assert "no longer shows that Arcadia “signed”" in capsys.readouterr().err
    assert everything(project) == before


def test_two_countries_of_one_name_are_nobody_s(project):
    file = project / "data/countries/arcadia.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("name: Arcadia", "name: Westland"), encoding="utf-8"
    )
    facts = looking.read_facts(project)
    with pytest.raises(SuspectList, match="Two files in data/countries/ are about “Westland”"):
        looking.look(document(), facts, NOW.date(), NOW.date(), by_hand=False)
