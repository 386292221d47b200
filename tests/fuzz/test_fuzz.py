"""A short run of what `make fuzz` does for as long as is wanted."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.fuzz.run import TooSlow, bounded, trial
from tests.fuzz.targets import TARGETS_BY_NAME, harmless, read_markdown


@pytest.mark.parametrize("name", TARGETS_BY_NAME)
def test_a_reader_answers_whatever_it_reads(name: str) -> None:
    counted: Counter[str] = Counter()
    trial(name, 250, None, counted)()
    assert counted[name] >= 100


def test_what_is_looked_for_would_be_found() -> None:
    """The judge of a page sees what it has to see, and a reader that never ends is ended."""
    assert harmless("<script>x</script>") == ["<script>"]
    assert harmless("[x](javascript:x)") == ["a href=javascript:x"]
    assert harmless("*x*{: onclick=x }") == ["em onclick=x"]
    assert harmless("![x](https://a.example/b.png)") == ["img src=https://a.example/b.png"]
    assert harmless("H<sub>2</sub>O and [x](https://a.example/)") == []
    read_markdown("[x](javascript:x)")
    with pytest.raises(TooSlow), bounded(1):
        endless()


def endless() -> None:
    while True:
        pass
