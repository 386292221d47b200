"""The imported official text as Akoma Ntoso 3.0 (OASIS LegalDocML), one file for each language.

The words are those of the import, and nothing else: no note, no plain word of ours.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from gloss.exports.addresses import official_path
from gloss.exports.names import one_line
from gloss.model.official import OfficialArticle, OfficialText, Provision
from gloss.model.treaty import Treaty
from gloss.reading.corpus import Corpus

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_LANGUAGES = {"ar": "ara", "zh": "zho", "en": "eng", "fr": "fra", "ru": "rus", "es": "spa"}
"""Language tags as the standard wants them: three letters (ISO 639-2)."""


def akoma_files(corpus: Corpus, site: str) -> dict[str, str]:
    """The file of each imported language by its address."""
    return {
        official_path(language): akoma(filed.record, corpus.treaty.record, site)
        for language, filed in sorted(corpus.official.items())
    }


def akoma(text: OfficialText, treaty: Treaty, site: str) -> str:
    """The document as XML."""
    root = ET.Element("akomaNtoso", {"xmlns": NAMESPACE})
    act = _sub(root, "act", name="treaty", contains="originalVersion")
    _meta(act, text, treaty, site)
    recitals = next((article for article in text.articles if article.number == "P"), None)
    if text.opening or recitals or text.agreed:
        _preamble(act, text, recitals)
    body = _sub(act, "body")
    _body(body, text)
    if text.conclusion:
        _p(_sub(act, "conclusions"), text.conclusion)
    ET.indent(root, space=" ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _meta(act: ET.Element, text: OfficialText, treaty: Treaty, site: str) -> None:
    work = f"/akn/un/act/{treaty.adopted.text}/{treaty.symbol.lower().replace('/', '-')}"
    language = _LANGUAGES.get(text.language, text.language)
    expression = f"{work}/{language}@{treaty.adopted.text}"
    meta = _sub(act, "meta")
    ident = _sub(meta, "identification", source="#site")
    for name, uri, day, event in (
        ("FRBRWork", work, treaty.adopted.text, "adoption"),
        ("FRBRExpression", expression, treaty.adopted.text, "adoption"),
        ("FRBRManifestation", f"{expression}.xml", text.retrieved.text, "import"),
    ):
        part = _sub(ident, name)
        _sub(part, "FRBRthis", value=f"{uri}/!main")
        _sub(part, "FRBRuri", value=uri)
        _sub(part, "FRBRdate", date=day, name=event)
        _sub(part, "FRBRauthor", href="#un" if name != "FRBRManifestation" else "#site")
        if name == "FRBRWork":
            _sub(part, "FRBRcountry", value="un")
        if name == "FRBRExpression":
            _sub(part, "FRBRlanguage", language=language)
    references = _sub(meta, "references", source="#site")
    _sub(references, "TLCOrganization", eId="un", href="/ontology/organization/un", showAs="United Nations")
    _sub(
        references,
        "TLCOrganization",
        eId="site",
        href=site or "/ontology/organization/site",
        showAs=one_line(treaty.site_name),
    )


def _preamble(act: ET.Element, text: OfficialText, recitals: OfficialArticle | None) -> None:
    preamble = _sub(act, "preamble")
    if text.opening:
        _p(preamble, text.opening)
    if recitals and recitals.provisions:
        group = _sub(preamble, "recitals", eId="recitals")
        for number, provision in enumerate(recitals.provisions, start=1):
            recital = _sub(group, "recital", eId=f"recitals__rec_{number}")
            _p(recital, provision.text)
    if text.agreed:
        _p(preamble, text.agreed)


def _body(body: ET.Element, text: OfficialText) -> None:
    articles = [article for article in text.articles if article.number != "P"]
    inside: set[str] = set()
    for chapter in text.chapters:
        element = _sub(body, "chapter", eId=f"chp_{chapter.number}")
        _head(element, chapter.label, chapter.title)
        for article in articles:
            if article.number.isdigit() and chapter.first <= int(article.number) <= chapter.last:
                inside.add(article.number)
                _article(element, article)
    for article in articles:
        if article.number.isdigit() and article.number not in inside:
            _article(body, article)
        elif article.number.startswith("A"):
            annex = _sub(body, "hcontainer", name="annex", eId=f"annex_{article.number[1:]}")
            _inside(annex, article, f"annex_{article.number[1:]}")


def _article(parent: ET.Element, article: OfficialArticle) -> None:
    _inside(_sub(parent, "article", eId=f"art_{article.number}"), article, f"art_{article.number}")


def _inside(element: ET.Element, article: OfficialArticle, name: str) -> None:
    _head(element, article.label, article.title)
    if article.provisions:
        _level(element, article.provisions, article.number, name)
    else:
        _p(_sub(element, "content"), "")


_NAMES = ("paragraph", "point", "indent")
_SHORT = {"paragraph": "para", "point": "point", "indent": "indent"}


def _level(
    parent: ET.Element, provisions: Sequence[Provision], above: str, name: str, depth: int = 0
) -> None:
    """Provisions that stand under each other, each with those below it."""
    own = above.count(".") + 1
    firsts = [one for one in provisions if one.id.count(".") == own or one.id == above]
    for first in firsts:
        below = [one for one in provisions if one.id.startswith(f"{first.id}.") and first.id != above]
        kind = _NAMES[min(depth, len(_NAMES) - 1)]
        last = first.id.rsplit(".", maxsplit=1)[-1] if first.id != above else "0"
        eid = f"{name}__{_SHORT[kind]}_{last}"
        element = _sub(parent, kind, eId=eid)
        if first.label:
            _sub(element, "num").text = one_line(first.label)
        if below:
            if first.text:
                _p(_sub(element, "intro"), first.text)
            _level(element, below, first.id, eid, depth + 1)
            if first.closing:
                _p(_sub(element, "wrapUp"), first.closing)
        else:
            content = _sub(element, "content")
            _p(content, first.text)
            if first.closing:
                _p(content, first.closing)


def _head(element: ET.Element, label: str | None, title: str | None) -> None:
    if label:
        _sub(element, "num").text = one_line(label)
    if title:
        _sub(element, "heading").text = one_line(title)


def _p(parent: ET.Element, words: str) -> None:
    _sub(parent, "p").text = one_line(words)


def _sub(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, tag, attributes)
