"""What an issue form sends: a heading for each question, the answer under it.

An answer is never trusted to be only an answer. The headings are looked for in the order of the form, so that a
heading written inside an answer can at most take the place of one that comes later, and a long text is asked last.
"""

from __future__ import annotations

import re

from gloss.model.problem import Refused
from gloss.model.questions import Kind

LONGEST_FORM = 60_000
"""Signs in a form; the forge itself allows 65,536."""


def read_form(text: str, kind: Kind) -> dict[str, str]:
    """The answers by the names of their questions; Refused if this is not the form of that kind."""
    if len(text) > LONGEST_FORM:
        raise Refused("This form is too long to be one.")
    text = re.sub(r"<!--.*?-->", "", text.replace("\r\n", "\n"), flags=re.DOTALL)
    places: list[tuple[int, int, str]] = []
    start = 0
    for question in kind.questions:
        heading = re.compile(rf"^### {re.escape(question.label)}[ \t]*$", re.MULTILINE)
        found = heading.search(text, start)
        if found is None:
            continue
        places.append((found.start(), found.end(), question.name))
        start = found.end()
    if not places:
        raise Refused(f"This is not the form “{kind.title}”: none of its questions stands in it.")
    ends = [begin for begin, _, _ in places[1:]] + [len(text)]
    return {name: text[end:until].strip() for (_, end, name), until in zip(places, ends, strict=True)}
