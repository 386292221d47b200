"""The page of proofs: every promise with its figure, its day and its command, and what was not measured called so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from scripts import proofs
from tests.built import ROOT, BuiltSite
from tests.test_front_door import TARGETS

PROOFS = yaml.safe_load((ROOT / "data" / "proofs.yml").read_text(encoding="utf-8"))
RESULTS = ROOT / "bench" / "results.json"

REPORT = """<testsuites><testsuite name="pytest">
<testcase classname="tests.site.test_html" name="test_a"/>
<testcase classname="tests.site.test_html" name="test_b"><failure message="no"/></testcase>
<testcase classname="tests.site.test_html_more" name="test_c"/>
<testcase classname="tests.keeping.test_builds" name="test_d"/>
<testcase classname="tests.keeping.test_store" name="test_e"><skipped/></testcase>
</testsuite></testsuites>"""

BENCH = {
    "check": {"day": "2026-11-26", "median_seconds": {"gloss check": 0.704}, "ratio": {"gloss check": 61.0}},
    "import": {"day": "2026-11-25", "median_seconds": {"PDF": 11.42}, "mebibytes": {"PDF": 210}},
    "lighthouse": {"day": "2026-11-26", "scores": {"home": {"seo": 100, "performance": 98}, "map": {"seo": 100, "performance": 99}}},
}  # fmt: skip


def shown(site: BuiltSite) -> dict[str, dict[str, str]]:
    """What the page says of each promise, by its first sentence."""
    page = BeautifulSoup(site.page("about/proofs/").html, "lxml")
    found = {}
    for entry in page.select(".gl-proofs > li"):
        said = {name.get_text(): name.find_next("dd").get_text() for name in entry.find_all("dt")}
        said["figure"] = entry.select_one(".gl-proofs__figure").get_text()
        found[entry.select_one(".gl-proofs__promise").get_text()] = said
    return found


def test_every_promise_stands_on_the_page_with_what_came_out(site: BuiltSite) -> None:
    said = shown(site)
    assert len(said) == len(PROOFS)
    for key, proof in PROOFS.items():
        one = said[proof["promise"]]
        assert one["figure"] == proof.get("figure", "not measured"), key
        assert one.get("Asked for") == proof.get("asked"), key
        assert ("Measured" in one) == ("measured" in proof), key
        assert one["See for yourself"] == proof["repeat"], key


def test_every_command_can_be_given(site: BuiltSite) -> None:
    for proof in PROOFS.values():
        made = re.fullmatch(r"make (\w+) ARGS=(\S+)", proof["repeat"])
        assert made, proof["repeat"]
        assert made[1] in TARGETS
        kind, _, rest = proof["result"].partition("/")
        if kind == "tests":
            assert (ROOT / proof["result"]).exists(), proof["result"]
            assert made[2] == proof["result"].rstrip("/")
        else:
            assert made[2] == rest.partition("/")[0]


def test_figures_are_those_of_the_results(site: BuiltSite) -> None:
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    for key, proof in PROOFS.items():
        found = proofs.from_bench(proof["result"], results)
        if found:
            assert found == (proof["figure"], str(proof["measured"])), f"{key}: run make proofs"
        elif proof["result"].startswith("bench/"):
            assert "figure" not in proof, key


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("bench/check/gloss check/seconds", ("0.70 s", "2026-11-26")),
        ("bench/check/gloss check/ratio", ("61.00 times", "2026-11-26")),
        ("bench/import/PDF/seconds", ("11 s", "2026-11-25")),
        ("bench/import/PDF/memory", ("210 MiB", "2026-11-25")),
        ("bench/check/gloss check/cpu", None),
        ("bench/cards/drawn/seconds", None),
        ("bench/lighthouse/seo", ("100 on every page", "2026-11-26")),
        ("bench/lighthouse/performance", ("home 98, map 99", "2026-11-26")),
        ("tests/site/test_html.py", None),
    ],
)
def test_a_figure_is_found_among_the_benchmarks(path: str, found: tuple[str, str] | None) -> None:
    assert proofs.from_bench(path, BENCH) == found


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("tests/site/test_html.py", "1 of 2 passed"),
        ("tests/site/test_html_more.py", "1 of 1 passed"),
        ("tests/keeping/", "1 of 2 passed"),
        ("tests/site/test_pages.py", None),
    ],
)
def test_tests_are_counted_by_file_and_folder(path: str, said: str | None) -> None:
    found = proofs.from_tests(path, proofs.tests(REPORT), "2026-11-26")
    assert found == (None if said is None else (said, "2026-11-26"))


def test_figures_are_written_where_they_belong_and_nothing_else_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "proofs.yml"
    head = "# A comment\ncheck:\n  promise: Quick.  # as said\n  result: bench/check/gloss check/seconds\n"
    file.write_text(head + "  note: Well.\nhtml:\n  result: tests/site/test_html.py\n", encoding="utf-8")
    (tmp_path / "results.json").write_text(json.dumps(BENCH), encoding="utf-8")
    monkeypatch.setattr(proofs, "PROOFS", file)
    monkeypatch.setattr(proofs, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(proofs, "REPORT", tmp_path / "none.xml")
    for _ in range(2):
        assert proofs.main() == 0
        assert file.read_text(encoding="utf-8") == (
            head
            + '  figure: "0.70 s"\n  measured: 2026-11-26\n  note: Well.\nhtml:\n  result: tests/site/test_html.py\n'
        )
