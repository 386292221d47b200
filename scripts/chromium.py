"""Finds a Chromium or Chrome for the browser tests, or gets one, and prints its path.

    python scripts/chromium.py [--find]

Looked for in this order: the one that GLOSS_CHROMIUM names, one that is installed, Debian's package if
this account may install it, the one that Playwright fetches. With --find nothing is installed. If none
can be had, a sentence says what to install, and the tests stop: they are never left out in silence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Keep a browser from asking the network for anything that a test did not ask for."""

PATIENCE = 900
"""Seconds for a download: a slow line may take them, a dead one must not hold up the tests for ever."""


def find() -> Path | None:
    """The browser that GLOSS_CHROMIUM names, or the first installed one that answers."""
    named = os.environ.get("GLOSS_CHROMIUM")
    if named:
        return Path(named) if _answers(Path(named)) else None
    return next((path for path in _installed() if _answers(path)), None)


def get() -> Path | None:
    """Like `find`, and installs one if need be and if this account may."""
    found = find()
    if found or os.environ.get("GLOSS_CHROMIUM"):
        return found
    for command in _ways_to_install():
        print("There is no Chromium here; running:", *command, file=sys.stderr, flush=True)
        if not run(command):
            continue
        found = find()
        if found:
            return found
    return None


def missing() -> str:
    """What to do when there is none."""
    named = os.environ.get("GLOSS_CHROMIUM")
    if named:
        return f"GLOSS_CHROMIUM names “{named}”, which is no Chromium or Chrome that starts."
    return (
        "The browser tests need Chromium or Chrome, and there is none here.\n"
        "Install one (on Debian: apt-get install chromium), or name yours:\n"
        "make test GLOSS_CHROMIUM=/path/to/chrome"
    )


def _installed() -> Iterator[Path]:
    for name in NAMES:
        path = shutil.which(name)
        if path:
            yield Path(path)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def _answers(path: Path) -> bool:
    """Whether it says its version: on some systems the name leads to a mere hint at what to install."""
    try:
        answer = subprocess.run(
            [str(path), "--version"], capture_output=True, text=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "Chrom" in answer.stdout


def _ways_to_install() -> Iterator[list[str]]:
    """Commands that may each put a Chromium here; the first that does ends the search."""
    yield from debian("chromium")
    yield [sys.executable, "-m", "playwright", "install", "chromium"]


def debian(*packages: str) -> Iterator[list[str]]:
    """The command that installs Debian's packages, where there is Debian and this account may; its list of packages is renewed first."""
    rights = _rights() if shutil.which("apt-get") else None
    if rights is not None:
        apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"]
        run([*apt, "update"])
        yield [*apt, "--no-install-recommends", "install", *packages]


def _rights() -> list[str] | None:
    """What to put before a command that only root may run; None if this account may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and run(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def run(command: list[str]) -> bool:
    """Runs it, and tells whether all went well; what it says goes beside what this script prints."""
    try:
        return subprocess.run(command, stdout=sys.stderr, check=False, timeout=PATIENCE).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def main(arguments: list[str]) -> int:
    """Prints the path, or says what to install."""
    path = find() if "--find" in arguments else get()
    if path is None:
        print(missing(), file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
