"""The page of proofs: every promise with its figure, its day and its command, and what was not measured called so."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from scripts import proofs
from tests.built import ROOT, BuiltSite
from tests.test_front_door import TARGETS

PROOFS = yaml.safe_load((ROOT / "data" / "proofs.yml").read_text(encoding="utf-8"))
RESULTS = ROOT / "bench" / "results.json"

REPORT = """<testsuites><testsuite name="pytest" timestamp="2026-11-26T23:30:00.5-02:00">
<testcase classname="tests.site.test_html" name="test_a"/>
<testcase classname="tests.site.test_html" name="test_b"><failure message="no"/></testcase>
<testcase classname="tests.site.test_html_more" name="test_c"/>
<testcase classname="tests.keeping.test_builds" name="test_d"/>
<testcase classname="tests.keeping.test_store" name="test_e"><skipped/></testcase>
</testsuite></testsuites>"""

BENCH = {
    "check": {"day": "2026-11-26", "median_seconds": {"gloss check": 0.704}, "ratio": {"gloss check": 61.0}},
    "import": {"day": "2026-11-25", "median_seconds": {"PDF": 11.42}, "mebibytes": {"PDF": 210}},
    "scale": {"day": "2026-11-27", "days": {"check x9": "2026-11-25", "build x9": "2026-11-24"}, "cpu_seconds": {"check x9": 93.66, "check x1": 1.5}, "broke": {"build x9": "MemoryError (it may take 12 GiB)"}},
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
        missing = "not measured" if "result" in proof else "without proof"
        assert one["figure"] == proof.get("figure", missing), key
        assert one.get("Asked for") == proof.get("asked"), key
        assert ("Measured" in one) == ("measured" in proof), key
        assert one.get("See for yourself") == proof.get("repeat"), key


def test_every_command_can_be_given(site: BuiltSite) -> None:
    for proof in PROOFS.values():
        if "result" not in proof:
            continue
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
        found = proofs.from_bench(proof.get("result", ""), results)
        if found:
            assert found == (proof["figure"], str(proof["measured"])), f"{key}: run make proofs"
        elif proof.get("result", "").startswith("bench/"):
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
        ("bench/scale/check x9/cpu", ("94 s of a processor", "2026-11-25")),
        ("bench/scale/check x1/cpu", ("1.50 s of a processor", "2026-11-27")),
        ("bench/scale/build x9/cpu", ("broke: MemoryError (it may take 12 GiB)", "2026-11-24")),
        ("tests/site/test_html.py", None),
        ("", None),
    ],
)
def test_a_figure_is_found_among_the_benchmarks(path: str, found: tuple[str, str] | None) -> None:
    assert proofs.from_bench(path, BENCH) == found


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("tests/site/test_html.py", "1 of 2 passed"),
        ("tests/site/test_html_more.py", "1 of 1 passed"),
        ("tests/site/", "2 of 3 passed"),
        ("tests/keeping/", "1 of 1 passed, 1 left out"),
        ("tests/keeping/test_store.py", None),
        ("tests/site/test_pages.py", None),
    ],
)
def test_tests_are_counted_by_file_and_folder(path: str, said: str | None) -> None:
    """On the day of the run, as the world counts its days."""
    found = proofs.from_tests(path, proofs.Report.read(REPORT))
    assert found == (None if said is None else (said, "2026-11-27"))


def test_a_run_of_some_tests_takes_no_figure_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A real run of one file and of a part of another, and a real count of the tests that there are."""
    whole, part = "tests/keeping/test_store.py", "tests/keeping/test_fingerprint.py"
    ran = proofs.collected([whole, part])
    names = [case.partition("::")[2] for case in ran if case.startswith("tests.keeping.test_fingerprint::")]
    assert len(names) > 1
    report = tmp_path / "tests.xml"
    command = [
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        f"--junitxml={report}",
        whole,
        f"{part}::{names[0]}",
    ]
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True, capture_output=True)
    file, old = tmp_path / "proofs.yml", '  figure: "7 of 7 passed"\n  measured: 2020-01-01\n'
    file.write_text(
        f"one:\n  result: {whole}\ntwo:\n  result: {part}\n{old}three:\n  result: tests/site/test_html.py\n{old}four:\n  note: Why.\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(proofs, "PROOFS", file)
    monkeypatch.setattr(proofs, "RESULTS", tmp_path / "none.json")
    monkeypatch.setattr(proofs, "REPORT", report)
    assert proofs.main() == 0
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    count = len(ran) - len(names)
    assert written["one"]["figure"] == f"{count} of {count} passed"
    assert [written[key]["figure"] for key in ("two", "three")] == ["7 of 7 passed"] * 2
    assert written["four"] == {"note": "Why."}
    assert (
        f"two: the last run tried 1 of {len(names)} tests, so its figure stays as it is"
        in capsys.readouterr().out
    )


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
