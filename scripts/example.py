"""Makes an example whole: a campaign as “gloss init” begins it, with the example's own files put on top.

python -m scripts.example bbnj ../high-seas
"""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

import yaml

from gloss.founding.facts import blocks
from gloss.founding.planting import plant
from gloss.founding.questions import answers
from gloss.model.problem import Refused

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 11, 26)
"""The day on which the examples were begun: made again, they are the same."""


def make(name: str, target: Path) -> None:
    """Begins the campaign in a folder that does not exist yet, and adds what the example has found out."""
    example = ROOT / "examples" / name
    given = yaml.safe_load((example / "answers.yml").read_text(encoding="utf-8"))
    plant(ROOT, target, answers({key: str(value) for key, value in given.items()}), DAY)
    for part in ("data", "docs"):
        for source in sorted((example / part).rglob("*")):
            if source.is_file():
                place = target / part / source.relative_to(example / part)
                place.parent.mkdir(parents=True, exist_ok=True)
                if part == "data" and place.is_file():
                    place.write_text(joined(place, source), encoding="utf-8", newline="\n")
                else:
                    shutil.copy(source, place)


def joined(begun: Path, own: Path) -> str:
    """A file of facts with the example's own fields in the place of those that were begun."""
    begun_text, own_text = (path.read_text(encoding="utf-8") for path in (begun, own))
    first = begun_text.partition("\n")[0]
    head = f"{first}\n" if first.startswith("# yaml-language-server") else ""
    return head + "".join((blocks(begun_text) | blocks(own_text)).values())


def main() -> int:
    """0 if it was made, 1 with a sentence if not, 2 for wrong use."""
    known = sorted(path.name for path in (ROOT / "examples").iterdir() if path.is_dir())
    if len(sys.argv) != 3 or sys.argv[1] not in known:
        print(
            f"Say which example and where: python -m scripts.example {known[0]} ../my-campaign",
            file=sys.stderr,
        )
        return 2
    try:
        make(sys.argv[1], Path(sys.argv[2]))
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"made {sys.argv[2]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
