"""Projects to measure on: a copy of this one, and its finished Markdown for other engines."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from bench.timing import ROOT

PARTS = ("data", "docs", "hooks", "overrides", "mkdocs.yml")


def copied(target: Path) -> Path:
    """A copy of everything that a build needs."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / part)
    return target


def staged(target: Path, project: Path) -> Path:
    """All that `gloss stage` writes for another engine, by the project's own code."""
    subprocess.run(
        [sys.executable, "-m", "gloss", "stage", str(target)],
        cwd=project,
        check=True,
        capture_output=True,
        # A copy may have rules of its own; what is installed is this project's.
        env={**os.environ, "PYTHONPATH": str(project / "hooks")},
    )
    return target


def for_material(target: Path) -> None:
    """Settings for Material with its own templates and without our hooks, beside finished Markdown."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^hooks:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
    text = re.sub(r"^watch:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
    text = re.sub(r"^  custom_dir: .*\n", "", text, flags=re.MULTILINE)
    # Files that the hooks add and pages link to are not part of the comparison.
    text = text.replace("strict: true", "strict: false")
    (target / "mkdocs.yml").write_text(text, encoding="utf-8")
