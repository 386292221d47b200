"""Writes what was measured into data/proofs.yml, which the page of proofs is made from.

    python -m scripts.proofs

Figures come from bench/results.json, which “make bench” writes, and from the report of the last “make test”. What is
in neither stays as it is, and so does what the last run of the tests tried only a part of, as one does that somebody
gave ARGS: three tests that passed are no proof for a file of fifty. A promise without a figure is called so.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import yaml

from gloss.writing.yaml_text import YamlText

ROOT = Path(__file__).resolve().parent.parent
PROOFS = ROOT / "data" / "proofs.yml"
RESULTS = ROOT / "bench" / "results.json"
REPORT = ROOT / ".cache" / "tests.xml"

KINDS = {
    "seconds": "median_seconds",
    "ratio": "ratio",
    "cpu": "cpu_seconds",
    "cpu-ratio": "cpu_ratio",
    "memory": "mebibytes",
}
"""How a figure is named in a proof, and in the results of a benchmark."""


def main() -> int:
    """Writes every figure that there is, and says which changed and which could not be renewed."""
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    report = Report.read(REPORT.read_text(encoding="utf-8")) if REPORT.exists() else Report({}, "")
    proofs = yaml.safe_load(PROOFS.read_text(encoding="utf-8"))
    there = collected(sorted({path for path in _results(proofs) if report.of(path)}))
    text = YamlText.read(PROOFS.read_bytes(), "data/proofs.yml")
    for key, proof in proofs.items():
        path = proof.get("result", "")
        ran, whole = len(report.of(path)), sum(_is_of(case, path) for case in there)
        if 0 < ran < whole:
            print(f"{key}: the last run tried {ran} of {whole} tests, so its figure stays as it is")
            continue
        found = from_bench(path, results) or from_tests(path, report)
        if found and found != (proof.get("figure"), str(proof.get("measured"))):
            write(text, key, *found)
            print(f"{key}: {found[0]}")
    PROOFS.write_bytes(text.bytes())
    return 0


def _results(proofs: Mapping[str, Any]) -> Iterator[str]:
    return (proof["result"] for proof in proofs.values() if proof.get("result", "").startswith("tests/"))


def collected(paths: Sequence[str]) -> list[str]:
    """Every test that there is in the files and folders, as the report calls it."""
    if not paths:
        return []
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", *paths]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{done.stdout}{done.stderr}\nThe tests could not be counted; nothing was changed.")
    named = (line.partition("::") for line in done.stdout.splitlines() if "::" in line)
    return [f"{path.removesuffix('.py').replace('/', '.')}::{name}" for path, _, name in named]


def from_bench(path: str, results: Mapping[str, Any]) -> tuple[str, str] | None:
    """Figure and day of a benchmark; none if it did not run."""
    kind, _, rest = path.partition("/")
    name, _, rest = rest.partition("/")
    if kind != "bench" or name not in results:
        return None
    record = results[name]
    if "scores" in record:
        scores = {page: scores[rest] for page, scores in record["scores"].items()}
        worst = min(scores.values())
        said = (
            f"{worst} on every page"
            if worst == max(scores.values())
            else ", ".join(f"{page} {score}" for page, score in scores.items())
        )
        return said, record["day"]
    variant, _, what = rest.rpartition("/")
    day = record.get("days", {}).get(variant, record["day"])
    if variant in record.get("broke", {}):
        return f"broke: {record['broke'][variant]}", day
    value = record.get(KINDS.get(what, ""), {}).get(variant)
    return (_figure(value, what), day) if value is not None else None


def _figure(value: float, what: str) -> str:
    if what in {"ratio", "cpu-ratio"}:
        return f"{value:.2f} times"
    if what == "memory":
        return f"{value:.0f} MiB"
    unit = "s of a processor" if what == "cpu" else "s"
    return f"{value:.0f} {unit}" if value >= 10 else f"{value:.2f} {unit}"


@dataclass(frozen=True)
class Report:
    """What a run of the tests said: of each test whether it passed, failed or was left out, and the day of the run."""

    cases: Mapping[str, str]
    day: str

    @classmethod
    def read(cls, text: str) -> Report:
        """A report by pytest (JUnit's XML)."""
        root = ET.fromstring(text)  # noqa: S314 # pytest wrote it on this machine
        began = [datetime.fromisoformat(suite.get("timestamp", "")) for suite in root.iter("testsuite")]
        cases = {
            f"{case.get('classname')}::{case.get('name')}": _outcome(case) for case in root.iter("testcase")
        }
        return cls(cases, max(began).astimezone(UTC).date().isoformat())

    def of(self, path: str) -> list[str]:
        """The outcomes of the tests in a file or folder."""
        return [outcome for case, outcome in self.cases.items() if _is_of(case, path)]


def _outcome(case: ET.Element) -> str:
    if case.find("skipped") is not None:
        return "left out"
    return "failed" if case.find("failure") is not None or case.find("error") is not None else "passed"


def _is_of(case: str, path: str) -> bool:
    """Whether a test is in a file or folder."""
    return case.startswith(
        tuple(f"{path.removesuffix('.py').rstrip('/').replace('/', '.')}{end}" for end in (".", "::"))
    )


def from_tests(path: str, report: Report) -> tuple[str, str] | None:
    """How many of the tests in a file or folder passed, and the day; none if none of them ran."""
    said = Counter(report.of(path))
    ran = said["passed"] + said["failed"]
    if not ran:
        return None
    left = f", {said['left out']} left out" if said["left out"] else ""
    return f"{said['passed']} of {ran} passed{left}", report.day


def write(text: YamlText, key: str, figure: str, day: str) -> None:
    """Puts figure and day under a proof, in the place of older ones."""
    for name, value in (("figure", json.dumps(figure, ensure_ascii=False)), ("measured", day)):
        line = text.key_line(key, name)
        if line is not None:
            text.lines[line] = f"  {name}: {value}"
            continue
        above = text.key_line(key, "result" if name == "figure" else "figure")
        if above is None:
            raise SystemExit(f"data/proofs.yml: “{key}” has no “result”.")
        text.lines.insert(above + 1, f"  {name}: {value}")


if __name__ == "__main__":
    sys.exit(main())
