"""Finds Pango, which sets the letters of PDFs, or gets it, and says nothing if it is there.

    python -m scripts.pango [--try]

WeasyPrint loads Pango from the system. Debian's packages are installed if this account may do that. If it
cannot be had, a sentence says what to install; with --try whoever needs it says so.
"""

from __future__ import annotations

import subprocess
import sys

from gloss.editions.pdf import NO_PANGO
from scripts.chromium import debian, run

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def is_here() -> bool:
    """Whether WeasyPrint starts, in a process of its own: a library that is missing stays missing in this one."""
    started = subprocess.run([sys.executable, "-c", "import weasyprint"], capture_output=True, check=False)
    return started.returncode == 0


def get() -> bool:
    """Whether it is here, after an attempt to install it."""
    if is_here():
        return True
    for command in debian(*PACKAGES):
        print("There is no Pango here; running:", *command, file=sys.stderr, flush=True)
        if run(command) and is_here():
            return True
    return False


def main(arguments: list[str]) -> int:
    """0 if it is here; else 1 and what to do, or 0 if it was only to be tried."""
    if get() or "--try" in arguments:
        return 0
    print(NO_PANGO, file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
