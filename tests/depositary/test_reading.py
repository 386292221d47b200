"""What is read from a list: names, dates, marks, brackets, foot-notes, totals, and words beside the table."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gloss.depositary.cells import MONTHS, Deed, read_cell, read_heading
from gloss.depositary.listing import read_listing
from gloss.depositary.looking import read_facts
from gloss.depositary.markup import note_marks, paragraphs, parse, plain
from gloss.depositary.names import Names, simple
from gloss.model.problem import Refused
from tests.depositary.lists import GOOD, HERE, ROWS, document

COLUMN = read_heading("Acceptance(A), Ratification, Approval(AA), Accession(a)")


@pytest.fixture(scope="module")
def law():
    return read_facts(HERE / "project").treaty


@pytest.mark.parametrize(
    ("title", "acts"),
    [
        ("Signature", {"": "signed"}),
        (
            "Acceptance(A), Ratification, Approval(AA), Accession(a)",
            {"A": "accepted", "": "ratified", "AA": "approved", "a": "acceded"},
        ),
        (
            "Ratification, Acceptance(A),\n\tAccession (a), Succession(d)",
            {"": "ratified", "A": "accepted", "a": "acceded", "d": "succeeded"},
        ),
        (
            "Formal confirmation(c), Accession(a), Ratification",
            {"c": "ratified", "a": "acceded", "": "ratified"},
        ),
        ("Ratification<superscript>3</superscript>", {"": "ratified"}),
        ("Ratification, Acceptance", {}),
        ("Provisional application(n)", {}),
    ],
)
def test_a_heading_says_what_its_marks_mean(title, acts):
    assert read_heading(title).acts == acts


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("22 Apr\t 2026 ", Deed("ratified", date(2026, 4, 22))),
        (" 1 Feb\t 2026 AA", Deed("approved", date(2026, 2, 1))),
        ("1 Feb 2026 A", Deed("accepted", date(2026, 2, 1))),
        ("1 Feb 2026 a", Deed("acceded", date(2026, 2, 1))),
        ("1 Feb 2026a", Deed("acceded", date(2026, 2, 1))),
        ("1\u00a0September\u00a02026", Deed("ratified", date(2026, 9, 1))),
        ("1 Sept. 2026", Deed("ratified", date(2026, 9, 1))),
        ("29 Feb 2028", Deed("ratified", date(2028, 2, 29))),
        ("[ 2 Mar\t 2026 a]", Deed("acceded", date(2026, 3, 2), bracketed=True)),
        ("2 Mar 2026 a<superscript>7,8</superscript>", Deed("acceded", date(2026, 3, 2))),
        ("", None),
        (" \t\n", None),
    ],
)
def test_a_cell_says_what_was_done_when(text, deed):
    assert read_cell(text, COLUMN, "Arcadia") == deed


@pytest.mark.parametrize(
    "text", ["29 Feb 2027", "1 Ma 2026", "32 Jan 2026", "2026-02-01", "1 Feb 26", "yes", "1 Feb 2026 aA"]
)
def test_a_cell_that_cannot_be_read_is_refused(text):
    with pytest.raises(Refused, match="In the row of Arcadia"):
        read_cell(text, COLUMN, "Arcadia")


@given(st.dates(date(1900, 1, 1), date(2999, 1, 1)), st.sampled_from(["", "A", "AA", "a"]), st.booleans())
def test_every_day_is_read_as_it_is_written(day, mark, short):
    month = MONTHS[day.month - 1]
    text = f" {day.day} {month[:3] if short else month}\t {day.year} {mark}"
    assert read_cell(text, COLUMN, "Arcadia") == Deed(COLUMN.acts[mark], day)


@given(st.text(max_size=30))
def test_no_cell_is_anything_but_a_date_nothing_or_refused(text):
    try:
        deed = read_cell(text, COLUMN, "Arcadia")
    except Refused:
        return
    assert deed is None or deed.act in COLUMN.acts.values()


@given(st.binary(max_size=200))
def test_no_bytes_do_anything_but_make_a_tree_or_a_sentence(raw):
    for beginning in (b"", b'<?xml version="1.0"?>'):
        with contextlib.suppress(Refused):
            parse(beginning + raw)


@given(st.binary(max_size=6), st.integers(0, len(GOOD)))
def test_a_list_with_a_hole_is_read_or_refused(law, noise, place):
    with contextlib.suppress(Refused):
        read_listing(GOOD[:place] + noise + GOOD[place + len(noise) + 1 :], law)


def test_the_whole_list_is_read(law):
    listing = read_listing(GOOD, law)
    assert (listing.signatories, listing.parties) == (4, 2)
    assert [row.name for row in listing.rows] == [row[0] for row in ROWS]
    assert [row.marks for row in listing.rows] == [("1",), (), ("1", "2"), (), ()]
    assert listing.rows[1].deeds == (Deed("signed", date(2020, 5, 1)), Deed("approved", date(2020, 11, 15)))


def test_words_beside_the_table_are_kept_exactly(law):
    words = [(w.section, w.name, w.mark, w.text) for w in read_listing(GOOD, law).words]
    assert words == [
        (
            "declarations",
            "Borduria (Free State of)",
            None,
            "“Borduria reserves the right to dim its lights under article 1.”\nOn Sundays only.",
        ),
        ("declarations", "Celadon", None, "Upon ratification: Celadon’s lights are green."),
        ("end-notes", None, "1", "Formerly: Free State of Borduria."),
        ("end-notes", None, "2", "See C.N.1.2021."),
    ]


def test_a_table_without_its_group_is_read_too(law):
    assert read_listing(document(group=False), law).rows == read_listing(document(), law).rows


def test_before_the_first_instrument_the_heading_names_no_parties(law):
    rows = [(name, signed, "") for name, signed, _ in ROWS if signed]
    assert read_listing(document(rows), law).parties == 0


def test_brackets_may_be_counted_or_not(law):
    rows = [*ROWS[:4], ("Westland", "", "[3 Feb 2021 a]")]
    for parties in (1, 2):
        assert read_listing(document(rows, parties=parties), law).rows[4].deeds[0].bracketed


def test_columns_may_stand_in_another_order(law):
    turned = [(joined, name, signed) for name, signed, joined in ROWS]
    head = ("Ratification, Acceptance(A), Approval(AA), Accession(a)", "Participant", "Signature")
    raw = document(turned, signatories=4, parties=2, head=head)
    assert [row.name for row in read_listing(raw, law).rows] == [row[0] for row in ROWS]
    assert read_listing(raw, law).rows[4].deeds == (Deed("acceded", date(2021, 2, 3)),)


def test_numeric_references_and_windows_quotes_are_letters():
    assert (
        plain(parse(b'<?xml version="1.0" encoding="ISO-8859-1"?><a>C&#244;te d\x92Or</a>').text())
        == "Côte d’Or"
    )


def test_escaped_markup_is_taken_out():
    assert plain("Iran<superscript>7,8</superscript> <b>x</b>") == "Iran x"
    assert note_marks("Iran<superscript>7,8</superscript>") == ("7", "8")
    assert paragraphs("One<superscript>7</superscript>\n\n two\t three") == "One (7)\ntwo three"
    assert plain("1 < 2") == "1 < 2"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Côte d'Or", "cote-dor"),
        ("Côte d’Or", "cote-dor"),
        ("COTE D`OR", "cote-dor"),
        ("Borduria (Free State of)", "borduria"),
        ("Borduria", "borduria"),
        ("The Union of Shores", "union"),
    ],
)
def test_names_are_found_whatever_their_apostrophes(name, key):
    assert Names(read_facts(HERE / "project").countries).key(name) == key


def test_small_differences_of_spelling_do_not_matter():
    assert simple("St. Lucia & the Grenadines") == simple("Saint Lucia and Grenadines")
    assert simple("Türkiye") == simple("TÜRKİYE") == "turkiye"
    assert simple("Guinea") != simple("Guinea-Bissau")
    assert simple("Congo") != simple("Democratic Republic of the Congo")


def test_the_suggestion_sees_through_brackets():
    with pytest.raises(Refused, match="If it is Westland"):
        Names(read_facts(HERE / "project").countries).key("Westland (Republic of The)")
