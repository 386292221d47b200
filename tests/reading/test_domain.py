"""A file that names the domain of a site's own may stand in docs/, if it names one."""

from __future__ import annotations

import pytest

from gloss.checks.table import check_all
from gloss.reading.corpus import read_project
from tests.treaties.project import Project


@pytest.mark.parametrize("name", ["oceans.example", "www.oceans.example\n", "high-seas.org"])
def test_a_domain_may_be_named(harbour: Project, name: str) -> None:
    (harbour.root / "docs" / "CNAME").write_text(name, encoding="utf-8")
    assert check_all(read_project(harbour.root)) == ()


@pytest.mark.parametrize(
    "name", ["", "https://oceans.example/", "oceans", "Oceans.example", "a.example\nb.example\n"]
)
def test_anything_else_is_not_published(harbour: Project, name: str) -> None:
    (harbour.root / "docs" / "CNAME").write_text(name, encoding="utf-8")
    found = check_all(read_project(harbour.root))
    assert [(problem.place.path, problem.sentence.endswith("is no domain.")) for problem in found] == [
        ("docs/CNAME", True)
    ]


def test_only_at_the_top(harbour: Project) -> None:
    (harbour.root / "docs" / "treaty" / "CNAME").write_text("oceans.example", encoding="utf-8")
    assert [problem.place.path for problem in check_all(read_project(harbour.root))] == ["docs/treaty/CNAME"]
