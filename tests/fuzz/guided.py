"""Tries the readers with odd text that is led by what they do with it: python -m tests.fuzz.guided SECONDS [NAME …].

Atheris sees which lines of a reader a text reaches, and goes on from texts that reach new ones. They are kept in
.cache/fuzz/, so that the next run begins with them, and so is what breaks a reader. Exit 1 if anything broke.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

PLACE = Path(__file__).resolve().parents[2] / ".cache" / "fuzz"
WATCHED = ["gloss", "markdown", "yaml"]
"""Our own modules, and the libraries that take a text apart for them."""
LONGEST, SLOWEST, ROOM = 4_096, 10, 3_000
"""Bytes of a text, seconds that it may take, and megabytes of the process that reads it."""
MISSING = (
    "Atheris is not installed, so the readers are tried by Hypothesis alone: texts are made from pieces, and not led "
    "by what a reader does with them.\nIt can be had for Python 3.11 to 3.13 on Linux (x86-64), where “make fuzz” "
    "installs it.\n"
)  # fmt: skip


def is_here() -> bool:
    """Whether Atheris is installed."""
    return importlib.util.find_spec("atheris") is not None


def try_all(names: Sequence[str], seconds: float, place: Path = PLACE) -> bool:
    """Tries each reader for its share of the time, and says what came of it; whether all of them held."""
    atheris = importlib.import_module("atheris")
    # What is imported in here is watched, and Atheris names every module of it.
    with contextlib.redirect_stderr(io.StringIO()), atheris.instrument_imports(include=WATCHED):
        known = importlib.import_module("tests.fuzz.known").KNOWN
        readers = importlib.import_module("tests.fuzz.targets").READERS
    held = []
    for name in names:
        log = place / f"{name}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        # Atheris never comes back from its work, so each reader is tried in a copy of this process.
        child = os.fork()
        if not child:
            _try(readers[name], *known[name], place / name, max(1, round(seconds / len(names))), log)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said = log.read_text(encoding="utf-8", errors="replace")
        count = re.search(r"number_of_executed_units: *(\d+)", said)
        held.append(status == 0 and count is not None)
        if not held[-1]:
            sys.stdout.write(f"{name} broke:\n{said[-3_000:]}\n")
        sys.stdout.write(
            f"{name:10} {int(count[1]) if count else 0:9,} texts led by coverage  {'held' if held[-1] else 'BROKE'}\n"
        )
        sys.stdout.flush()
    return all(held)


def _try(
    reader: Callable[[str], None], texts: Sequence[str], pieces: Sequence[str], corpus: Path, seconds: int, log: Path
) -> None:  # fmt: skip
    """Begins with texts of the kind that the reader knows; ends this process."""
    atheris = importlib.import_module("atheris")
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    broke, words = corpus.with_name(f"{corpus.name}-broke"), corpus.with_suffix(".dict")
    for folder in (corpus, broke):
        folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts):
        (corpus / f"known-{number}").write_bytes(text.encode("utf-8", "replace")[:LONGEST])
    short = sorted({piece for piece in pieces if 1 < len(piece.encode("utf-8", "replace")) < 60})
    words.write_text("".join(f"{quoted(piece)}\n" for piece in short), encoding="ascii")
    options = [
        f"-max_total_time={seconds}", f"-timeout={SLOWEST}", f"-rss_limit_mb={ROOM}", f"-max_len={LONGEST}",
        f"-artifact_prefix={broke}/", f"-dict={words}", "-print_final_stats=1", "-close_fd_mask=0",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], lambda raw: reader(raw.decode("utf-8", "replace")))
    atheris.Fuzz()


def quoted(piece: str) -> str:
    """A piece as libFuzzer reads it from a list of words."""
    raw = piece.encode("utf-8", "replace")
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02X}" for b in raw) + '"'


if __name__ == "__main__":
    raise SystemExit(0 if try_all(sys.argv[2:], float(sys.argv[1])) else 1)
