"""The front door: every command that we name exists, and setting up cannot be left half done."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench import run as bench_run
from bench import timing
from scripts import chromium as chromium_script
from scripts import environment as environment_script
from scripts import pango as pango_script
from scripts.environment import BEGUN, READY, Environment

ROOT = Path(__file__).resolve().parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z][a-z-]*):(?!=)", MAKEFILE, re.MULTILINE)
SHOWN = re.findall(r"^([a-z][a-z-]*):.*## ", MAKEFILE, re.MULTILINE)


def make(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs Make as a person would, not as a part of the Make that may be running the tests."""
    outer = ("MAKE", "MFLAGS", "VENV", "PYTHON", "ARGS", "FORMAT")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(outer)}
    return subprocess.run(
        ["make", *arguments], cwd=cwd, env=environ, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_can_be_made(target: str) -> None:
    answer = make("-n", target)
    assert answer.returncode == 0, answer.stderr


def test_make_alone_shows_what_there_is() -> None:
    answer = make()
    assert answer.returncode == 0
    assert re.findall(r"^  ([a-z-]+) ", answer.stdout, re.MULTILINE) == SHOWN
    assert {"site", "serve", "offline", "print", "check", "test", "bench", "lock", "clean", "help"} <= set(
        SHOWN
    )


def test_every_command_for_make_that_we_name_is_a_target() -> None:
    named = {}
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs" / "contribute").glob("*.md"), ROOT / ".ci" / "run"]:
        text = path.read_text(encoding="utf-8")
        code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)) if path.suffix else text
        for words in re.findall(r"\bmake((?: +[A-Za-z-]+(?:=\S+)?)*)", code):
            for word in words.split():
                if not word.startswith("-") and "=" not in word:
                    named[word] = path.name
    assert {word: path for word, path in named.items() if word not in TARGETS} == {}
    assert {"site", "test"} <= named.keys()


def test_the_ci_does_what_anybody_can_do() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert re.search(r"^exec make .*\btest$", script.read_text(encoding="utf-8"), re.MULTILINE)


def test_foreign_actions_are_pinned_to_one_commit() -> None:
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        for action in re.findall(r"uses: *(.+)", path.read_text(encoding="utf-8")):
            assert re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v[0-9.]+", action), f"{path.name}: {action}"


# Setting up


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What setting up needs of a checkout, in a folder with a space in its name."""
    top = tmp_path / "my gloss"
    (top / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", top)
    shutil.copy(ROOT / "scripts" / "environment.py", top / "scripts")
    (top / "pyproject.toml").write_text('[project]\nname = "gloss"\n', encoding="utf-8")
    for lock in ("requirements.lock", "requirements-test.lock"):
        (top / lock).write_text(f"# {lock}\n", encoding="utf-8")
    return top


class Recorded(Environment):
    """An environment that notes what would be run, and makes only the file that a venv would have."""

    interrupt_at = ""

    def __init__(self, checkout: Path, lock: str = "requirements.lock") -> None:
        super().__init__(checkout / ".venv", checkout / lock, checkout)
        self.ran: list[str] = []

    def _run(self, command: list[str], sentence: str) -> None:
        step = "venv" if "venv" in command else command[-1]
        if step == "venv":
            self.python.parent.mkdir()
            self.python.symlink_to(sys.executable)
            (self.folder / "pyvenv.cfg").touch()
        if step == self.interrupt_at:
            raise KeyboardInterrupt
        self.ran.append(step)


def test_setting_up_takes_everything_from_the_lock_and_then_puts_the_project_in_place(checkout: Path) -> None:
    environment = Recorded(checkout)
    assert not environment.is_ready()
    environment.make_ready()
    assert environment.ran == ["venv", str(checkout / "requirements.lock"), str(checkout)]
    assert environment.is_ready()
    assert Recorded(checkout).is_ready()


@pytest.mark.parametrize("step", [0, 1, 2])
def test_an_interrupted_set_up_never_counts_as_done(checkout: Path, step: int) -> None:
    environment = Recorded(checkout)
    environment.interrupt_at = ["venv", str(checkout / "requirements.lock"), str(checkout)][step]
    with pytest.raises(KeyboardInterrupt):
        environment.make_ready()
    again = Recorded(checkout)
    assert not again.is_ready()
    again.make_ready()
    assert again.ran[0] == "venv", "it begins afresh, because nobody knows what the first run left"
    assert again.is_ready()


def test_of_two_that_set_up_at_the_same_time_the_second_waits(checkout: Path) -> None:
    first, second = Recorded(checkout), Recorded(checkout)
    with ThreadPoolExecutor() as pool:
        list(pool.map(Environment.make_ready, [first, second]))
    assert sorted(map(len, [first.ran, second.ran])) == [0, 3]
    assert first.is_ready()


def test_a_changed_lock_is_installed_on_top_of_what_is_there(checkout: Path) -> None:
    Recorded(checkout).make_ready()
    (checkout / "requirements.lock").write_text("# newer\n", encoding="utf-8")
    environment = Recorded(checkout)
    assert not environment.is_ready()
    environment.make_ready()
    assert "venv" not in environment.ran
    assert environment.is_ready()


def test_the_tests_packages_join_those_of_the_site(checkout: Path) -> None:
    Recorded(checkout).make_ready()
    tests = Recorded(checkout, "requirements-test.lock")
    assert not tests.is_ready()
    tests.make_ready()
    assert "venv" not in tests.ran
    assert tests.is_ready()
    assert Recorded(checkout).is_ready()


def test_an_environment_that_was_moved_is_set_up_again(checkout: Path) -> None:
    Recorded(checkout).make_ready()
    moved = checkout.rename(checkout.with_name("elsewhere"))
    environment = Recorded(moved)
    assert not environment.is_ready()
    environment.make_ready()
    assert environment.ran[0] == "venv", "an environment's own commands remember where it was made"


def test_a_folder_of_other_things_is_left_alone(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    letter = checkout / ".venv" / "letter.txt"
    letter.write_text("Dear Minister", encoding="utf-8")
    with pytest.raises(environment_script.Refused, match="nothing was changed in it"):
        Recorded(checkout).make_ready()
    assert letter.read_text(encoding="utf-8") == "Dear Minister"


def test_the_second_run_installs_nothing_and_says_nothing(checkout: Path) -> None:
    """The real script under the real Make, in a folder with a space in its name."""
    environment = Recorded(checkout)
    environment.make_ready()
    done = json.loads((environment.folder / READY).read_text(encoding="utf-8"))
    assert done == {"place": str(environment.folder), "requirements.lock": environment.key()}
    answer = make("environment", f"PYTHON={sys.executable}", cwd=checkout)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert not (environment.folder / BEGUN).exists()


def test_packages_that_cannot_be_had_end_in_a_sentence(checkout: Path) -> None:
    Recorded(checkout).make_ready()
    (checkout / "requirements.lock").write_text("a-package-without-a-hash==1.0\n", encoding="utf-8")
    answer = make("environment", f"PYTHON={sys.executable}", cwd=checkout)
    assert answer.returncode != 0
    assert "The packages could not be installed; the lines above say why." in answer.stderr
    assert "Traceback" not in answer.stderr
    assert not Recorded(checkout).is_ready()


def test_an_old_python_is_told_so_kindly(checkout: Path) -> None:
    assert environment_script.too_old((3, 11)) is None
    assert environment_script.too_old((3, 14)) is None
    assert environment_script.too_old((3, 9)) == (
        "Gloss needs Python 3.11 or newer, and this is Python 3.9.\n"
        "Install a newer one beside it and name it, for example: make site PYTHON=python3.12"
    )
    absent = make("site", "PYTHON=python3.9999", cwd=checkout)
    assert absent.returncode != 0
    assert "Gloss needs Python 3.11 or newer, and there is no “python3.9999” here." in absent.stderr


def test_an_old_python_can_read_the_script_that_tells_it_so() -> None:
    source = (ROOT / "scripts" / "environment.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))


# The browser


def test_the_browser_opens_a_page(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<title>Gloss</title><p>In the margin</p>")
    assert page.title() == "Gloss"
    assert page.inner_text("p") == "In the margin"
    page.close()


def test_a_browser_that_does_not_start_is_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOSS_CHROMIUM", "/no/such/browser")
    assert chromium_script.get() is None
    assert chromium_script.missing() == (
        "GLOSS_CHROMIUM names “/no/such/browser”, which is no Chromium or Chrome that starts."
    )
    monkeypatch.delenv("GLOSS_CHROMIUM")
    assert "apt-get install chromium" in chromium_script.missing()


# The benchmarks


def test_without_pango_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pango_script, "is_here", lambda: False)
    monkeypatch.setattr(pango_script, "debian", lambda *_: iter(()))
    assert pango_script.main([]) == 1
    assert "apt-get install libpango-1.0-0" in capsys.readouterr().err
    assert pango_script.main(["--try"]) == 0
    assert capsys.readouterr().err == ""


def test_pango_is_taken_from_the_system_where_that_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def run(command: list[str]) -> bool:
        ran.append(command)
        return True

    monkeypatch.setattr(pango_script, "is_here", lambda: bool(ran))
    monkeypatch.setattr(pango_script, "debian", lambda *packages: iter([["install", *packages]]))
    monkeypatch.setattr(pango_script, "run", run)
    assert pango_script.main([]) == 0
    assert ran == [["install", *pango_script.PACKAGES]]


def test_variants_take_turns_and_the_first_turn_does_not_count() -> None:
    calls: list[str] = []
    variants = {"a": lambda: calls.append("a"), "b": lambda: calls.append("b")}
    times = timing.in_turn(variants, turns=2)
    assert calls == ["a", "b"] * 3
    assert {name: len(seconds) for name, seconds in times.seconds.items()} == {"a": 2, "b": 2}


def test_a_ratio_is_the_median_over_the_turns() -> None:
    times = timing.Times({"a": [1.0, 2.0, 10.0], "b": [2.0, 4.0, 10.0]})
    assert times.medians() == {"a": 2.0, "b": 4.0}
    assert times.ratios() == {"a": 1.0, "b": 2.0}
    times.memory["b"], times.cpu["b"] = 3 * 1024 * 1024, [1.0, 1.5, 9.0]
    assert bench_run.as_table({"x": times}).splitlines() == [
        "benchmark  variant   median  ratio  processor  memory",
        "x          a        2.000 s   1.00",
        "           b        4.000 s   2.00    1.500 s   3 MiB",
    ]


def test_results_are_kept_and_say_nothing_of_the_machine(tmp_path: Path) -> None:
    results = tmp_path / "results.json"
    benchmark = timing.Benchmark("x", "How long?", {})
    record = bench_run.as_record(benchmark, timing.Times({"a": [1.0]}))
    assert record.keys() == {
        "question",
        "day",
        "turns",
        "python",
        "median_seconds",
        "ratio",
        "cpu_seconds",
        "cpu_ratio",
        "mebibytes",
    }
    bench_run.keep({"x": record}, results)
    bench_run.keep({"y": record}, results)
    assert json.loads(results.read_text(encoding="utf-8")) == {"x": record, "y": record}


def test_a_process_that_fails_is_no_measurement() -> None:
    assert timing.process(sys.executable, "-c", "pass")().memory > 1_000_000
    with pytest.raises(subprocess.CalledProcessError) as failed:
        timing.process(sys.executable, "-c", "raise SystemExit('no such page')")()
    assert failed.value.stdout == b"no such page\n"


def test_every_benchmark_has_a_name_of_its_own() -> None:
    assert "check" in bench_run.benchmarks()
