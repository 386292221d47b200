"""PDFs are read in a process of their own, with a bound on its memory and time.

A small PDF can be made to unfold into gigabytes. Here that ends the reader and not the computer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from gloss.model.problem import Refused
from gloss.official_text.lines import Line
from gloss.official_text.reading import pdf

_MEMORY = 1_000_000_000
_SECONDS = 180


def read(data: bytes, scratch: Path, progress: pdf.Progress) -> list[Line]:
    """The lines of a PDF; Refused with a sentence where it cannot be read within bounds."""
    passing = scratch / "document.pdf"
    passing.write_bytes(data)
    home = str(Path(__file__).resolve().parents[3])
    place = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
    with subprocess.Popen(  # noqa: S603 # our own module, by this very interpreter
        [sys.executable, "-m", "gloss.official_text.reading.sandbox", str(passing)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": place, "PYTHONIOENCODING": "utf-8"},
        text=True,
        encoding="utf-8",
    ) as reader:
        try:
            return _gathered(reader, progress)
        finally:
            reader.kill()


def _gathered(reader: subprocess.Popen[str], progress: pdf.Progress) -> list[Line]:
    assert reader.stdout is not None  # noqa: S101 # it was asked for above
    found: list[Line] | None = None
    for row in reader.stdout:
        try:
            message = json.loads(row)
        except ValueError:
            break
        if "page" in message:
            progress(message["page"], message["pages"])
        elif "refused" in message:
            raise Refused(message["refused"])
        else:
            found = [Line(**line) for line in message["lines"]]
    if found is None:
        raise Refused(
            "This PDF asks for more memory or time than a treaty can need, or it is badly damaged; it is not read."
        )
    return found


def _bound() -> None:
    """Sets the bounds where the system knows them (Windows does not; there the time alone is bound)."""
    try:
        # Windows has no such module, so that it can only be asked for here.
        import resource  # noqa: PLC0415
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def main(path: str) -> None:
    """What the process of its own does: progress and lines, one JSON object a line."""
    _bound()

    def tell(message: dict[str, object]) -> None:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()

    try:
        lines = pdf.read(Path(path), lambda page, pages: tell({"page": page, "pages": pages}))
        tell({"lines": [asdict(line) for line in lines]})
    except Refused as refusal:
        tell({"refused": str(refusal)})
    except (KeyboardInterrupt, BrokenPipeError):
        raise SystemExit(130) from None


if __name__ == "__main__":
    main(sys.argv[1])
