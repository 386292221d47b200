"""Writes what was measured into data/proofs.yml, which the page of proofs is made from.

    python -m scripts.proofs

Figures come from bench/results.json, which “make bench” writes, and from the report of the last “make test”. What is
in neither stays as it is: a proof that was never measured has no figure, and the page says so.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
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
    """Writes every figure that there is, and says which changed."""
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    cases = tests(REPORT.read_text(encoding="utf-8")) if REPORT.exists() else {}
    day = datetime.fromtimestamp(REPORT.stat().st_mtime, UTC).date().isoformat() if cases else ""
    text = YamlText.read(PROOFS.read_bytes(), "data/proofs.yml")
    for key, proof in yaml.safe_load(PROOFS.read_text(encoding="utf-8")).items():
        found = from_bench(proof["result"], results) or from_tests(proof["result"], cases, day)
        if found and found != (proof.get("figure"), str(proof.get("measured"))):
            write(text, key, *found)
            print(f"{key}: {found[0]}")
    PROOFS.write_bytes(text.bytes())
    return 0


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
    value = record.get(KINDS.get(what, ""), {}).get(variant)
    return (_figure(value, what), record["day"]) if value is not None else None


def _figure(value: float, what: str) -> str:
    if what in {"ratio", "cpu-ratio"}:
        return f"{value:.2f} times"
    if what == "memory":
        return f"{value:.0f} MiB"
    unit = "s of a processor" if what == "cpu" else "s"
    return f"{value:.0f} {unit}" if value >= 10 else f"{value:.2f} {unit}"


def from_tests(path: str, cases: Mapping[str, bool], day: str) -> tuple[str, str] | None:
    """How many of the tests in a file or folder passed, and the day; none if none of them ran."""
    name = path.removesuffix(".py").rstrip("/").replace("/", ".")
    ran = [
        passed for case, passed in cases.items() if case == name or case.startswith((f"{name}.", f"{name}::"))
    ]
    return (f"{sum(ran)} of {len(ran)} passed", day) if ran else None


def tests(report: str) -> dict[str, bool]:
    """Each test of a report by pytest (JUnit's XML), and whether it passed; one that was left out did not."""
    return dict(_cases(ET.fromstring(report)))  # noqa: S314 # pytest wrote it on this machine


def _cases(report: ET.Element) -> Iterator[tuple[str, bool]]:
    for case in report.iter("testcase"):
        passed = all(case.find(name) is None for name in ("failure", "error", "skipped"))
        yield f"{case.get('classname')}::{case.get('name')}", passed


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
