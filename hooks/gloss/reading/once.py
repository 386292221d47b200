"""What was found out about a corpus is kept with it: a dozen pages ask for the same list of countries."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from gloss.reading.corpus import Corpus

T = TypeVar("T")


def once(find: Callable[[Corpus], T]) -> Callable[[Corpus], T]:
    """Finds something out about a corpus once; whoever asks must not change the answer.

    A corpus in another language is another corpus.
    """
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def answer(corpus: Corpus) -> T:
        if name not in corpus.known:
            corpus.known[name] = find(corpus)
        found: T = corpus.known[name]
        return found

    return answer
