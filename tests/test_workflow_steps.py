"""The steps of the workflows, run here one by one: with a repository of their own, and a forge that only writes down what it is asked."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = ROOT / ".github" / "workflows"
NORWAY = "data/countries/norway.yml"

PYTHON = """#!/bin/sh
case "$*" in {cases} esac
PYTHONPATH="{hooks}" exec "{python}" "$@"
"""
FORGE = """#!{python}
import json, os, sys
from pathlib import Path
here = Path(__file__).parent
asked = sys.argv[1:]
files = [name.removeprefix("body=@") for flag, name in zip(asked, asked[1:]) if flag in ("--body-file", "--field")]
with (here / "asked").open("a", encoding="utf-8") as log:
    log.write(json.dumps([asked, "".join(Path(name).read_text(encoding="utf-8") for name in files)]) + "\\n")
for part, said in json.loads((here / "answers").read_text(encoding="utf-8")).items():
    if part in " ".join(asked):
        print(said)
        break
"""


@dataclass
class Runner:
    """What the forge gives to a step: a checkout with its environment, and itself as `gh`."""

    folder: Path
    forge: Path

    def answers(self, **answers: str) -> None:
        """What the forge says, by some words of the question."""
        said = {part.replace("_", " "): text for part, text in answers.items()}
        (self.forge / "answers").write_text(json.dumps(said), encoding="utf-8")

    @property
    def asked(self) -> list[tuple[list[str], str]]:
        """What the forge was asked, with the text that was given to it."""
        log = self.forge / "asked"
        return (
            [tuple(json.loads(line)) for line in log.read_text(encoding="utf-8").splitlines()]
            if log.exists()
            else []
        )

    def instead(self, **commands: str) -> None:
        """Lets commands of `gloss` that would need the network be something else."""
        cases = " ".join(
            f'"-m gloss {name.replace("_", " ")}"*) {does} ;;' for name, does in commands.items()
        )
        python = self.folder / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True, exist_ok=True)
        python.write_text(
            PYTHON.format(cases=cases or '"") ;;', hooks=ROOT / "hooks", python=sys.executable),
            encoding="utf-8",
        )
        python.chmod(0o755)

    def step(self, workflow: str, name: str, **environment: str) -> str:
        """Runs a step as the forge would; gives what it decided for the steps behind it."""
        jobs: dict[str, Any] = yaml.safe_load((WORKFLOWS / f"{workflow}.yml").read_text(encoding="utf-8"))[
            "jobs"
        ]
        step = next(step for job in jobs.values() for step in job["steps"] if step.get("name") == name)
        output, summary = self.forge / "output", self.forge / "summary"
        output.write_text("", encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=self.folder,
            env={**os.environ, **environment, "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary),
                 "GITHUB_REF_NAME": "main", "PATH": f"{self.forge}:{os.environ['PATH']}"},
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return output.read_text(encoding="utf-8").strip()

    def git(self, *words: str) -> str:
        """What git says."""
        done = subprocess.run(["git", *words], cwd=self.folder, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def read(self, path: str) -> str:
        """A file of the checkout."""
        return (self.folder / path).read_text(encoding="utf-8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A checkout of this project's facts and words, with a place to push to."""
    folder, forge = tmp_path / "clone", tmp_path / "bin"
    folder.mkdir()
    forge.mkdir()
    for part in ("data", "docs", "overrides"):
        shutil.copytree(ROOT / part, folder / part)
    gh = forge / "gh"
    gh.write_text(FORGE.format(python=sys.executable), encoding="utf-8")
    gh.chmod(0o755)
    made = Runner(folder, forge)
    made.answers()
    made.instead()
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "origin")], check=True)
    made.git("init", "--quiet", "--initial-branch=main")
    made.git("remote", "add", "origin", str(tmp_path / "origin"))
    (folder / ".git" / "info" / "exclude").write_text(".venv\n.cache\nreport\nbody.md\n", encoding="utf-8")
    made.git("add", ".")
    made.git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=All")
    return made


WRITE = "Write the answers into the right file"
SAID = ".cache/form/said.txt"

CONTACT = """### Country

Norway

### Office

Parliament

### Name of the office

{name}

### Its official page

https://parliament.example.org/

### Seen on

_No response_
"""


def test_a_form_becomes_a_line_in_a_file(runner: Runner) -> None:
    outcome = runner.step("form", WRITE, BODY=CONTACT.format(name="The Chamber"), LABELS="form-contact")
    assert outcome == "outcome=written", runner.read(SAID)
    assert "The Chamber" in runner.read(NORWAY)


@pytest.mark.parametrize(
    "name",
    [
        "$(touch pwned)",
        "`touch pwned`",
        "'; touch pwned; '",
        '"; touch pwned; "',
        "\\\ntouch pwned",
        "${{ secrets.X }}",
    ],
)
def test_nothing_in_a_form_is_run(runner: Runner, name: str) -> None:
    outcome = runner.step("form", WRITE, BODY=CONTACT.format(name=name), LABELS="form-contact bug")
    assert outcome in {"outcome=written", "outcome=refused"}
    assert not list(runner.folder.rglob("pwned"))


@pytest.mark.parametrize("labels", ["", "bug", "form-; touch pwned", "form-../../x", "form-$(touch pwned)"])
def test_a_label_is_no_command(runner: Runner, labels: str) -> None:
    assert runner.step("form", WRITE, BODY="### Country\n\nNorway\n", LABELS=labels) == "outcome=none"
    assert not list(runner.folder.rglob("pwned"))


def test_a_form_that_cannot_be_written_changes_nothing_and_says_why(runner: Runner) -> None:
    before = runner.read(NORWAY)
    body = CONTACT.format(name="").replace("Norway", "Norwy")
    assert runner.step("form", WRITE, BODY=body, LABELS="form-contact") == "outcome=refused"
    assert runner.read(NORWAY) == before
    runner.step("form", "Say what is missing", NUMBER="7")
    ((asked, text),) = runner.asked
    assert asked[:3] == ["issue", "comment", "7"]
    assert "    " in text
    assert "There is no country called “Norwy” here. Did you mean “Norway”?" in text
    assert "“Name of the office” has no answer." in text
    # Whatever somebody wrote into the form stays text.
    assert all(line.startswith("    ") for line in text.split("\n\n")[1].splitlines())


def test_a_form_is_proposed_once_and_under_the_name_of_whoever_sent_it(runner: Runner) -> None:
    who = {"NUMBER": "7", "WHO": "octo", "WHO_ID": "5"}
    runner.step("form", WRITE, BODY=CONTACT.format(name="The Chamber"), LABELS="form-contact")
    runner.step("form", "Propose it", **who)
    assert runner.git("ls-remote", "--heads", "origin").endswith("refs/heads/form-7")
    assert runner.git("show", "--no-patch", "--format=%an <%ae>") == "octo <5+octo@users.noreply.github.com>"
    assert runner.git("diff", "--name-only", "main", "origin/form-7") == NORWAY
    asked, text = runner.asked[-1]
    assert asked[:6] == ["pr", "create", "--head", "form-7", "--base", "main"]
    assert "Closes #7" in text

    # Mended by whoever sent it: the same branch again, and no second pull request.
    runner.git("switch", "--quiet", "main")
    runner.git("branch", "--quiet", "-D", "form-7")
    runner.answers(pr_list="12")
    runner.step("form", WRITE, BODY=CONTACT.format(name="The Other Chamber"), LABELS="form-contact")
    runner.step("form", "Propose it", **who)
    assert "The Other Chamber" in runner.git("show", f"origin/form-7:{NORWAY}")
    assert [asked[1] for asked, _ in runner.asked if asked[0] == "pr"] == ["list", "create", "list"]


def test_a_pull_request_gets_a_report_of_before_and_after(runner: Runner) -> None:
    base = runner.git("rev-parse", "HEAD")
    report = runner.folder / "report"
    path = runner.folder / NORWAY
    good = path.read_text(encoding="utf-8")
    path.write_text(good + "formal: Kingdom of Norway and its fjords\n", encoding="utf-8")
    runner.step("preview", "Compare", BASE=base, REPORT=str(report))
    assert "All is well" in (report / "problems.txt").read_text(encoding="utf-8")
    assert "Kingdom of Norway and its fjords" in (report / "difference.md").read_text(encoding="utf-8")

    runner.git("worktree", "remove", "--force", "../before")
    path.write_text(good + "stanse: firm\n", encoding="utf-8")
    runner.step("preview", "Compare", BASE=base, REPORT=str(report))
    assert "“stanse”" in (report / "problems.txt").read_text(encoding="utf-8")
    assert (report / "difference.md").read_text(encoding="utf-8").strip()


def test_the_report_becomes_one_comment_on_an_open_pull_request(runner: Runner) -> None:
    event = {"REPO": "o/r", "RUN": "9", "OUTCOME": "success", "HEAD_SHA": "abc"}
    report = runner.folder / "report"
    report.mkdir()
    (report / "problems.txt").write_text("<b>@somebody</b>\r\n$(touch pwned)\n", encoding="utf-8")
    (report / "difference.md").write_text("Norway: before and after\n", encoding="utf-8")
    runner.step("comment", "Say it", **event)
    assert [asked for asked, _ in runner.asked if "--method" in asked] == []

    runner.answers(commits="12")
    runner.step("comment", "Say it", **event)
    asked, text = runner.asked[-1]
    assert asked[:4] == ["api", "--method", "POST", "repos/o/r/issues/12/comments"]
    assert "    <b>@somebody</b>\n    $(touch pwned)\n" in text
    assert "Norway: before and after" in text
    assert "actions/runs/9" in text
    assert not list(runner.folder.rglob("pwned"))

    runner.answers(commits="12", **{"issues/12/comments_--paginate": "345"})
    runner.step("comment", "Say it", **(event | {"OUTCOME": "failure"}))
    asked, text = runner.asked[-1]
    assert asked[:4] == ["api", "--method", "PATCH", "repos/o/r/issues/comments/345"]
    assert "could not be built" in text

    runner.answers(commits="12; touch pwned")
    before = len(runner.asked)
    runner.step("comment", "Say it", **event)
    assert [asked[0] for asked, _ in runner.asked[before:]] == ["api"]


def test_what_grows_old_becomes_one_issue(runner: Runner) -> None:
    runner.instead(links="exit 1")
    runner.step("freshness", "Look")
    body = runner.read(".cache/freshness/body.md")
    assert "## Links" in body
    assert "The links could not be asked this week." in body
    runner.step("freshness", "Say it")
    asked, text = runner.asked[-1]
    assert asked[:2] == ["issue", "create"]
    assert text == body
    runner.answers(issue_list="31")
    runner.step("freshness", "Say it")
    assert runner.asked[-1][0][:3] == ["issue", "edit", "31"]


def test_what_the_depositary_says_becomes_one_pull_request(runner: Runner) -> None:
    runner.instead(
        status_fetch="mkdir -p .cache/depositary; echo 'Norway ratified.' > .cache/depositary/proposal.md; exit 0",
        status_apply=f"echo '# from the list' >> {NORWAY}; exit 0",
    )
    assert runner.step("status", "Fetch the list and write what is new") == "outcome=read"
    runner.step("status", "Propose it", OUTCOME="read")
    assert "from the list" in runner.git("show", f"origin/depositary-status:{NORWAY}")
    asked, text = runner.asked[-1]
    assert asked[:2] == ["pr", "create"]
    assert text == "Norway ratified.\n"


def test_a_list_that_cannot_be_used_changes_nothing(runner: Runner) -> None:
    runner.instead(status_fetch="echo 'No answer.' >&2; exit 1")
    assert runner.step("status", "Fetch the list and write what is new") == "outcome=refused"
    assert "> No answer." in runner.read(".cache/depositary/body.md")
    runner.step("status", "Propose it", OUTCOME="refused")
    assert runner.git("status", "--porcelain") == ""
    assert runner.asked == []
