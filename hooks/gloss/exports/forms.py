"""Forms on the web for those who have never edited a file: written from the same questions as `gloss new` asks.

The format is that of GitHub's issue forms; Forgejo and Codeberg read the same files.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from gloss.model.questions import KINDS, Kind, Question
from gloss.reading.corpus import Corpus

FOLDER = ".github/ISSUE_TEMPLATE"

_HEAD = "# Written by “gloss schema” from the questions in the model: change them there.\n"
_THANKS = (
    "Thank you. What you write here becomes a proposal that everybody can see, with your account's name beside it. "
    "If that could put you at risk, use an account that does not lead to you, or do not send it.\n"
    "A program puts your answers into the right file and says at once if something is missing; a person decides."
)


def forms(corpus: Corpus) -> dict[str, str]:
    """Every form as text, by its path from the top of the project, and the page that offers them."""
    texts = {
        f"{FOLDER}/{kind.name}.yml": _HEAD + _dump(_form(kind, corpus))
        for kind in KINDS.values()
        if kind.form
    }
    texts[f"{FOLDER}/config.yml"] = _HEAD + _dump({"blank_issues_enabled": True})
    return texts


def _form(kind: Kind, corpus: Corpus) -> dict[str, object]:
    return {
        "name": kind.title,
        "description": kind.about,
        "title": f"{kind.title}: ",
        "labels": [f"form-{kind.name}"],
        "body": [
            {"type": "markdown", "attributes": {"value": _THANKS}},
            *(_question(question, corpus) for question in kind.questions),
        ],
    }


def _question(question: Question, corpus: Corpus) -> dict[str, object]:
    attributes: dict[str, object] = {"label": question.label, "description": question.help}
    options = list(_options(question, corpus))
    kind = "textarea" if question.long or question.many else "input"
    if options:
        kind = "dropdown"
        attributes["options"] = options
    return {
        "type": kind,
        "id": question.name.replace("_", "-"),
        "attributes": attributes,
        "validations": {"required": question.needed},
    }


def _options(question: Question, corpus: Corpus) -> Iterator[str]:
    if question.listed == "countries":
        yield from sorted(filed.record.name for filed in corpus.countries.values())
    elif question.listed:
        terms = getattr(corpus.vocabulary.record, question.listed)
        yield from (terms[key].label for key in question.choices or terms if key in terms)
    else:
        yield from question.choices


def _dump(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=110)
