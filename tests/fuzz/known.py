"""Texts that the readers know, whole and in pieces: what confuses a reader is mostly almost right."""

from __future__ import annotations

import re

from gloss.model.questions import KINDS
from tests.depositary.lists import GOOD
from tests.hostile.payloads import MARKUP, PICTURES, PLAIN, TARGETS
from tests.official_text.samples import ENGLISH
from tests.treaties.project import HARBOUR


def cuttings(text: str) -> list[str]:
    """The words and marks of a text, and its lines."""
    return [*re.findall(r"\s+|[^\s\w]|\w+", text), *text.splitlines(keepends=True)]


LABELS = [f"### {question.label}\n\n" for kind in KINDS.values() for question in kind.questions]
LINKED = [
    "](",
    "][",
    "]: ",
    "![",
    "[x](",
    "<",
    ">",
    "`",
    "``",
    "```\n",
    "~~~\n",
    "    ",
    "\n\n",
    "## x\n",
    "{: ",
    "{ ",
    " }",
    "&#106;",
    "&colon;",
    "javascript:",
    "onclick=",
    "\\",
    "<br>",
    "<sub>",
    "</sub>",
    "https://www.un.org/",
    '"t"',
    "[^1]",
    "[^1]: ",
    "*[x]: ",
    "| a | b |\n| - | - |\n",
    "- ",
    "> ",
    "1. ",
    ":   ",
]

COUNTRY, ARTICLE, WORDS = (
    (HARBOUR / path).read_text(encoding="utf-8")
    for path in ("data/countries/northholm.yml", "data/articles/04.yml", "docs/treaty/article-04.md")
)
LIST = GOOD.decode("cp1252")
FORMS = [
    "".join(f"### {question.label}\n\n_No response_\n\n" for question in kind.questions)
    for kind in KINDS.values()
]
ODD = [*MARKUP, *TARGETS, *PICTURES]

KNOWN: dict[str, tuple[list[str], list[str]]] = {
    "facts": (
        [COUNTRY, ARTICLE],
        [*cuttings(COUNTRY), *cuttings(ARTICLE), "&a ", "*a", "!!x ", "<<: ", "? ", "|\n", ">-\n", "---\n", "...\n", "%YAML 1.2\n", "\\U00110000", "null", "~"],
    ),
    "page": ([WORDS, *PLAIN], [*cuttings(WORDS), "/// note | ", "///\n", "    concern: privacy\n", *PLAIN]),
    "markdown": (ODD, [*LINKED, *ODD]),
    "links": (PICTURES, [*LINKED]),
    "official": ([ENGLISH], [*cuttings(ENGLISH), "<p>", "</p>", "<ol>", "<li>", "<!--", "<script>", "&nbsp;", "&#0;"]),
    "status": ([LIST], [*cuttings(LIST), "<!ENTITY a 'b'>", "&a;", "<![CDATA[", "]]>"]),
    "form": (FORMS, [*LABELS, *PLAIN, *MARKUP, "_No response_", "northholm", "2023-04-20"]),
}  # fmt: skip
"""For each reader: whole texts to begin with, and the pieces from which others are made."""
