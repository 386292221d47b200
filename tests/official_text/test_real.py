"""Real documents of the United Nations, where somebody has put them beside the project.

They are not kept in the project itself, because their licence is not ours to give.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

import pytest

from gloss.model.problem import Refused
from gloss.official_text.comparing import languages
from gloss.official_text.importing import import_document
from gloss.official_text.knowing import Known
from gloss.official_text.report import Report
from gloss.official_text.source import from_file

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "official-texts"
pytestmark = [
    pytest.mark.skipif(
        not FOLDER.is_dir(), reason=f"no official documents in {FOLDER.name} beside the project"
    ),
    pytest.mark.skipif(
        importlib.util.find_spec("pdfminer") is None,
        reason="pdfminer.six is not installed; it belongs to the extra “import”",
    ),
]
AGREEMENT = ("en", "ar", "zh")


@cache
def agreement(language: str) -> Report:
    known = Known() if language == "en" else Known(others=(agreement("en").text,))
    return import_document(from_file(FOLDER / f"bbnj-agreement-{language}.pdf"), language, known)


@pytest.mark.parametrize("language", AGREEMENT)
def test_the_agreement_is_read_whole(language: str) -> None:
    report = agreement(language)
    assert report.text.counts.model_dump() == {
        "chapters": 12, "articles": 76, "recitals": 17, "paragraphs": 279, "points": 232, "annexes": 2,
    }  # fmt: skip
    assert report.writable(accept=False)
    assert report.sound


@pytest.mark.parametrize("language", AGREEMENT[1:])
def test_its_languages_have_one_shape(language: str) -> None:
    english = agreement("en").text
    other = agreement(language).text
    assert list(languages(other, [english])) == []
    assert list(other.provisions()) == list(english.provisions())
    assert [(one.first, one.last) for one in other.chapters] == [
        (one.first, one.last) for one in english.chapters
    ]
    assert {one.id for one in other.provisions().values() if one.closing} == {"14.4"}


@pytest.mark.parametrize(
    ("language", "number", "label", "title"),
    [
        ("en", "1", "Article 1", "Use of terms"),
        ("en", "76", "Article 76", "Authentic texts"),
        ("en", "A1", "ANNEX I", "Indicative criteria for identification of areas"),
        ("ar", "6", "المادة 6", "عدم الإخلال"),
        ("ar", "55", "المادة 55", "اللجنة المعنية بالتنفيذ والامتثال"),
        ("zh", "23", "第二十三条", "决策"),
        ("zh", "A1", "附件一", "用于识别区域的指示性衡量标准"),
    ],
)
def test_headings_as_printed(language: str, number: str, label: str, title: str) -> None:
    found = next(one for one in agreement(language).text.articles if one.number == number)
    assert (found.label, found.title) == (label, title)


@pytest.mark.parametrize(
    ("language", "identity", "label", "begins", "ends"),
    [
        ("ar", "37.4.a", "(أ)", "يجوز للطرف، بناء على أفضل", "النشاط المسموح به؛"),
        ("ar", "21.2.a.iii", "’3‘", "معلومات عن أي تدابير أو أنشطة", "الولاية الوطنية؛"),
        ("ar", "7.a", "(أ)", "مبدأ تغريم الملوِّث؛", "؛"),
        ("zh", "1.14", "（十四）", "“海洋遗传资源的利用”是指", "研究与开发。"),
        ("zh", "A1.v", "二十二、", "养护和管理措施的存在。", "存在。"),
        ("en", "A2.g", "(g)", "The development of technical", "research activities."),
    ],
)
def test_provisions_as_printed(language: str, identity: str, label: str, begins: str, ends: str) -> None:
    found = agreement(language).text.provisions()[identity]
    assert found.label == label
    assert found.text.startswith(begins)
    assert found.text.endswith(ends)


def test_a_resolution_without_a_treaty_is_refused() -> None:
    with pytest.raises(Refused, match=r"This is a resolution \(A/RES/79/271\) with no treaty annexed"):
        import_document(from_file(FOLDER / "A-RES-79-271-en.pdf"), "en", Known())
