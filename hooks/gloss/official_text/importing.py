"""One document, from its bytes to a report: read, parsed, compared. Nothing is written here."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from gloss.model.dates import FactDate
from gloss.model.official import OfficialText
from gloss.model.problem import Refused
from gloss.official_text import comparing, formats, harmony, language, parse
from gloss.official_text.knowing import Known
from gloss.official_text.report import Finding, Report, Weight
from gloss.official_text.source import Fetched


def import_document(
    fetched: Fetched,
    wanted: str | None,
    known: Known,
    progress: Callable[[int, int], None] = lambda page, pages: None,
) -> Report:
    """Reads a document as the official text; Refused where it cannot be one at all."""
    form = formats.kind(fetched.data)
    with tempfile.TemporaryDirectory(prefix="gloss-") as scratch:
        lines = formats.lines(fetched.data, form, Path(scratch), progress)
    guessed = language.guess(lines)
    tag = wanted or guessed
    if tag is None:
        raise Refused("The language of this document cannot be told. Say it: --lang en.")
    if language.disagrees(tag, guessed):
        raise Refused(f"This document seems to be in “{guessed}”, not in “{tag}”. Nothing was imported.")
    parsed = parse.parse(language.lettered(lines, tag), tag)
    articles = tuple(
        harmony.harmonised(article, ids) if (ids := _known_ids(article.number, known, tag)) else article
        for article in parsed.articles
    )
    text = OfficialText(
        language=tag,
        source=fetched.source,
        retrieved=FactDate.parse(datetime.now(UTC).date().isoformat()),
        sha256=hashlib.sha256(fetched.data).hexdigest(),
        format=form,
        title=parsed.title,
        counts=parse.count(articles, parsed.chapters),
        chapters=parsed.chapters,
        opening=parsed.opening,
        agreed=parsed.agreed,
        articles=articles,
        conclusion=parsed.conclusion,
    )
    report = examined(text, known, parsed.doubts)
    changed = sum(one is not two for one, two in zip(parsed.articles, articles, strict=True))
    if changed:
        report.findings.append(
            Finding(
                Weight.REMARK,
                f"{changed} articles or annexes are numbered in another way here; they keep the known ids.",
            )
        )
    return report


def examined(text: OfficialText, known: Known, doubts: Iterable[str] = ()) -> Report:
    """Every check on a text, whether it has just been read or was imported long ago."""
    report = Report(text)
    report.findings += comparing.structure(text, doubts)
    report.findings += comparing.expected(text, known.treaty, known.articles)
    report.findings += comparing.languages(text, known.others)
    report.findings += comparing.quotes(text, known.quoted(text.language))
    report.findings += comparing.modalities(text, known.articles)
    report.matched = _matched(text, known)
    return report


def _known_ids(number: str, known: Known, tag: str) -> list[str]:
    """The ids of an article in the English or another imported text, or as somebody saw them in an official one.

    What rests on memory gives no ids: the document would bend to a mistake.
    """
    others = [one for one in known.others if one.language != tag]
    for other in sorted(others, key=lambda one: (one.language != "en", one.language)):
        for article in other.articles:
            if article.number == number:
                return [one.id for one in article.provisions]
    shape = known.articles.get(number)
    if shape is not None and shape.basis in comparing.SEEN:
        return [one.id for _, one in shape.walk()]
    return []


def _matched(text: OfficialText, known: Known) -> str:
    """What was found against what was expected, in one sentence."""
    if not known.articles:
        return "Nothing was expected: data/articles/ has no shape to compare with."
    ours = {one.id for shape in known.articles.values() for _, one in shape.walk()}
    theirs = set(text.provisions())
    titles = sum(bool(article.title) for article in text.articles if article.number.isdigit())
    return (
        f"{len(ours & theirs)} of {len(ours)} expected provisions were found; {titles} articles have a title."
    )
