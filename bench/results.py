"""What was measured, in bench/results.json: every benchmark by its name, each with its day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.timing import ROOT

RESULTS = ROOT / "bench" / "results.json"


def kept(results: Path = RESULTS) -> dict[str, Any]:
    """The results of earlier runs."""
    found: dict[str, Any] = json.loads(results.read_text(encoding="utf-8")) if results.exists() else {}
    return found


def keep(records: Mapping[str, object], results: Path = RESULTS) -> None:
    """Writes the new results; those of benchmarks that did not run now stay."""
    text = json.dumps({**kept(results), **records}, ensure_ascii=False, indent=2, sort_keys=True)
    results.write_text(text + "\n", encoding="utf-8")
