"""What the host is told agrees with what pages say of themselves, and whoever finds a fault finds somebody to tell."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from gloss.checks.table import coming_up
from gloss.exports.hosting import EVERYWHERE, POLICY, host_files
from gloss.reading.corpus import read_project
from tests.built import ROOT, BuiltSite
from tests.treaties.project import Project


def rules(text: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            path = line
            assert path not in found, "a rule stands once, for hosts join what they find twice"
            found[path] = {}
        else:
            name, _, value = line.strip().partition(": ")
            assert line.startswith("  ")
            assert name not in found[path]
            found[path][name] = value
    return found


def met(path: str, found: dict[str, dict[str, str]]) -> list[str]:
    """The rules that a host follows for a path."""
    return [
        rule
        for rule in found
        if re.fullmatch(
            re.sub(r":\w+", "[^/]+", re.escape(rule).replace(r"\*", ".*").replace(r"\:", ":")), path
        )
    ]


@pytest.fixture(scope="module")
def found(site: BuiltSite) -> dict[str, dict[str, str]]:
    return rules(site.files["_headers"].decode())


def test_the_host_says_what_each_page_says(site: BuiltSite, found: dict[str, dict[str, str]]) -> None:
    whole = 0
    for address, page in site.pages.items():
        said = page.meta.get("content-security-policy", "")
        told = [
            found[rule]["Content-Security-Policy"]
            for rule in met(f"/{address}", found)
            if "Content-Security-Policy" in found[rule]
        ]
        assert len(told) <= 1, address
        if said == POLICY:
            whole += 1
            assert told == [f"{POLICY}; frame-ancestors 'none'"], address
        elif not address.startswith(("embed/", "offline/", "print/")):
            assert told, address
        assert "unsafe" not in said, address
    assert whole > 250


def test_pieces_for_other_sites_may_be_framed_and_read(found: dict[str, dict[str, str]]) -> None:
    assert met("/embed/map/", found) == ["/*"]
    assert "X-Frame-Options" in found["/embed/"]
    for path in ("/data/v1/countries.json", "/feeds/all.xml", "/badges/status.svg", "/calendar.ics"):
        assert any(found[rule].get("Access-Control-Allow-Origin") == "*" for rule in met(path, found)), path
    assert not any("Access-Control-Allow-Origin" in found[rule] for rule in met("/act/", found))


def test_only_what_is_named_by_its_content_is_kept_for_a_year(
    site: BuiltSite, found: dict[str, dict[str, str]]
) -> None:
    kept = 0
    for path in site.files:
        ages = [
            found[rule]["Cache-Control"] for rule in met(f"/{path}", found) if "Cache-Control" in found[rule]
        ]
        assert len(ages) <= 1, path
        if any("immutable" in age for age in ages):
            kept += 1
            assert re.search(r"\.[0-9a-f]{8}\.(css|js)$", path), path
    assert kept > 3


def test_hosts_take_as_many_rules_as_there_are(found: dict[str, dict[str, str]], site: BuiltSite) -> None:
    assert len(found) <= 100
    assert max(map(len, site.files["_headers"].decode().splitlines())) <= 2000
    assert set(found["/*"]) == {line.partition(":")[0] for line in EVERYWHERE}
    assert found["/*"]["Referrer-Policy"] == "no-referrer"
    assert found["/*"]["X-Content-Type-Options"] == "nosniff"


def test_every_page_asks_that_nobody_is_told_where_a_reader_came_from(site: BuiltSite) -> None:
    for address, page in site.pages.items():
        if not page.redirect:
            assert page.meta.get("referrer") == "no-referrer", address


def test_other_languages_have_a_rule_each(harbour_corpus) -> None:
    found = rules(host_files(harbour_corpus, ["map/", "embed/"], "", ["es", "ar"])["_headers"])
    assert found["/ar/*"]["Content-Security-Policy"] == POLICY


@pytest.fixture
def harbour_corpus(tmp_path):
    return Project.copy(tmp_path).corpus()


def test_security_txt_is_as_the_standard_has_it(site: BuiltSite) -> None:
    text = site.files[".well-known/security.txt"].decode()
    assert site.files["security.txt"].decode() == text
    fields = [line.split(": ", 1) for line in text.splitlines()]
    assert [name for name, _ in fields].count("Expires") == 1
    assert fields[0][0] == "Contact"
    assert all(
        value.startswith(("https://", "mailto:"))
        for name, value in fields
        if name in {"Contact", "Canonical", "Policy"}
    )
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT23:59:59Z", dict(fields)["Expires"])
    assert dict(fields)["Canonical"] == f"{site.address}.well-known/security.txt"


def test_its_last_day_is_brought_to_mind_two_months_before() -> None:
    reading = read_project(ROOT)
    assert reading.corpus is not None
    assert reading.corpus.security is not None
    last: date = reading.corpus.security.record.expires.last

    def said(day: date) -> list[str]:
        return [
            problem.sentence
            for problem in coming_up(reading, day)
            if problem.place.path == "data/security.yml"
        ]

    assert said(last - timedelta(days=61)) == []
    assert said(last - timedelta(days=60)) == [f"What security.txt says ends on {last}."]
    assert said(last + timedelta(days=1)) == [f"What security.txt says ended on {last}."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("contact: []\nexpires: 2027-10-31", "contact"),
        ("contact: [http://a.example/]\nexpires: 2027-10-31", "is no way to write to somebody"),
        (
            'contact: ["mailto:a@b.example?bcc=c@d.example"]\nexpires: 2027-10-31',
            "is no way to write to somebody",
        ),
        (
            'contact: ["mailto:a@b.example%0ABcc:c@d.example"]\nexpires: 2027-10-31',
            "is no way to write to somebody",
        ),
        (
            'contact: ["https://a.example/\\nPolicy: x"]\nexpires: 2027-10-31',
            "is no way to write to somebody",
        ),
        ('contact: ["https://a.example/"]\nexpires: 2027', "“2027” is not one day"),
    ],
)
def test_a_contact_that_cannot_stand_is_refused(tmp_path, text: str, said: str) -> None:
    project = Project.copy(tmp_path)
    project.write("data/security.yml", f"{text}\n")
    (line,) = project.said()
    assert line.startswith("data/security.yml:")
    assert said in line
