"""What was found against what was expected, in other languages, and in notes."""

from __future__ import annotations

import pytest

from gloss.model.article import Article
from gloss.model.dates import FactDate
from gloss.model.official import OfficialText
from gloss.model.problem import Refused
from gloss.official_text import comparing
from gloss.official_text.comparing import Quote
from gloss.official_text.grammar.modality import contradicted, found
from gloss.official_text.harmony import harmonised
from gloss.official_text.importing import import_document
from gloss.official_text.knowing import Known
from gloss.official_text.lines import words_hash
from gloss.official_text.parse import count
from gloss.official_text.report import Weight
from gloss.official_text.source import Fetched
from tests.official_text.samples import SIX, SOUND, read


def official(text: str = SOUND, language: str = "en") -> OfficialText:
    parsed = read(text, language)
    return OfficialText(
        language=language, source="a.txt", retrieved=FactDate.parse("2026-11-24"), sha256="0" * 64, format="text",
        counts=count(parsed.articles, parsed.chapters), chapters=parsed.chapters, articles=parsed.articles,
    )  # fmt: skip


def shape(
    number: str, *ids: str, basis: str = "recollection", modality: str = "other", title: str = "Respect"
) -> Article:
    paragraphs = [{"id": one, "modality": modality} for one in ids]
    return Article.model_validate(
        {"number": number, "title": title, "basis": basis, "checked": "2026-11-24", "paragraphs": paragraphs}
    )


def says(findings: object) -> list[tuple[str, str]]:
    return [(one.weight.name, one.sentence) for one in findings]


def test_a_sound_text_has_no_fault() -> None:
    assert says(comparing.structure(official())) == []


@pytest.mark.parametrize(
    ("words", "says_what"),
    [
        ("permitting harm [or not].", "square brackets"),
        ("permitting harm 24-24588 (E) and so on.", "a line of the page"),
        ("permitting harm \ufffd.", "could not be read"),
    ],
)
def test_what_must_not_be_left_is_refused(words: str, says_what: str) -> None:
    findings = says(comparing.structure(official(SOUND.replace("permitting harm.", words))))
    assert [weight for weight, _ in findings] == ["REFUSED"]
    assert says_what in findings[0][1]


def test_marks_of_a_draft_are_refused() -> None:
    findings = says(
        comparing.structure(official(SOUND.replace("permitting harm.", "harm. [agreed ad referendum]")))
    )
    assert findings[0][0] == "REFUSED"


def test_words_that_stop_in_the_middle_are_for_a_person_to_look_at() -> None:
    findings = says(comparing.structure(official(SOUND.replace("permitting harm.", "permitting"))))
    assert findings == [
        (
            "ACCEPT",
            "3.2 stops without a full stop: “… Convention shall be interpreted as permitting”. Was it cut?",
        )
    ]


def test_an_expectation_from_memory_can_be_given_up() -> None:
    assert says(comparing.expected(official(), None, {"3": shape("3", "3.1", "3.2")})) == [
        (
            "ACCEPT",
            "Article 3 (expected from memory): the document also has 3.3, 3.3.a, 3.3.a.i, 3.3.a.ii, 3.3.b.",
        )
    ]


def test_what_was_seen_in_an_official_text_is_never_given_up() -> None:
    findings = says(comparing.expected(official(), None, {"3": shape("3", "3.1", basis="official")}))
    assert [weight for weight, _ in findings] == ["REFUSED"]


def test_titles_are_compared_in_english() -> None:
    findings = says(comparing.expected(official(), None, {"4": shape("4", "4", title="Start")}))
    assert findings == [("MEND", "Article 4 is called “Entry into force”; data/articles/ calls it “Start”.")]


def test_quotes_are_looked_for_word_by_word() -> None:
    quotes = [
        Quote("a.md:1", "3.1", "in accordance with articles 1 to 2"),
        Quote("a.md:2", "1.b", "in accordance with"),
        Quote("a.md:3", "2", '"Invention" shall mean'),
        Quote("a.md:4", "3.2", "some other words"),
        Quote("a.md:5", "9.9", "words"),
    ]
    assert [sentence for _, sentence in says(comparing.quotes(official(), quotes))] == [
        "a.md:4: “some other words” is not found, word for word, in 3.2.",
        "a.md:5: there is no provision 9.9 in the official text.",
    ]


def test_modalities_that_the_words_contradict() -> None:
    shapes = {"3": shape("3", "3.1", modality="may"), "4": shape("4", "4", modality="shall")}
    assert says(comparing.modalities(official(), shapes)) == [
        ("MEND", "3.1 is marked “may”; its words in en say “shall”.")
    ]


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("en", "A State Party may require intent.", "may-require"),
        ("en", "Each State Party shall endeavour to help.", "endeavour"),
        ("en", "Each State Party shall consider helping.", "consider"),
        ("en", "Nothing in this text shall be read so.", "shall-not"),
        ("en", "No reservations or exceptions may be made to this text.", "shall-not"),
        ("fr", "Un État Partie peut exiger une intention.", "may-require"),
        ("fr", "Chaque État Partie adopte les mesures.", "shall"),
        ("fr", "Les États Parties s’efforcent d’aider.", "endeavour"),
        ("es", "Cada Estado Parte adoptará las medidas.", "shall"),
        ("es", "Los Estados Parte podrán exigir intención.", "may-require"),
        ("es", "Los Estados Parte podrán ayudar.", "may"),
        ("ru", "Каждое Государство-участник принимает меры.", "shall"),
        ("ru", "Государство-участник может требовать умысла.", "may-require"),
        ("ru", "Государства-участники стремятся помогать.", "endeavour"),
        ("zh", "各缔约国均应采取措施。", "shall"),
        ("zh", "缔约国可以要求具有意图。", "may-require"),
        ("zh", "缔约国不得拒绝。", "shall-not"),
        ("ar", "تعتمد كل دولة طرف ما يلزم من تدابير.", "shall"),
        ("ar", "يجوز للدولة الطرف أن تشترط وجود قصد.", "may-require"),
        ("ar", "تسعى الدول الأطراف إلى المساعدة.", "endeavour"),
    ],
)
def test_how_words_bind(language: str, text: str, modality: str) -> None:
    assert modality in found(text, language)
    assert contradicted(modality, text, language) == set()


def test_a_language_without_a_table_contradicts_nothing() -> None:
    assert contradicted("shall", "Jede Partei kann es tun.", "de") == set()


def test_languages_check_each_other() -> None:
    text = SIX["ru"].replace("b) помощь им.", "b) помощь;\n\nc) ещё.")
    findings = says(comparing.languages(official(text, "ru"), [official(SIX["fr"], "fr")]))
    assert findings == [("ACCEPT", "1: only ru has 1.c.")]
    assert says(comparing.languages(official(SIX["zh"], "zh"), [official(SIX["fr"], "fr")])) == []


def test_other_labels_keep_the_known_ids() -> None:
    text = "".join(f"第{n}条\n\n用语\n\n为此目的：\n\n（一）甲；\n\n（二）乙。\n\n" for n in "一二")
    article = read(text, "zh").articles[0]
    assert [one.id for one in article.provisions] == ["1", "1.a", "1.b"]
    known = harmonised(article, ["1.1", "1.2"])
    assert [(one.id, one.label) for one in known.provisions] == [
        ("1", None),
        ("1.1", "（一）"),
        ("1.2", "（二）"),
    ]
    assert harmonised(article, ["1", "1.a", "1.a.i"]) is article


def test_a_plain_letter_or_none_never_takes_a_number() -> None:
    letters = read(SIX["fr"], "fr").articles[1]
    assert [one.id for one in letters.provisions] == ["1", "1.a", "1.b"]
    assert harmonised(letters, ["1.1", "1.2"]) is letters
    whole = read(SOUND).articles[4]
    assert [one.id for one in whole.provisions] == ["4"]
    assert harmonised(whole, ["4.1"]) is whole


def test_the_wrong_language_is_refused() -> None:
    with pytest.raises(Refused, match="seems to be in “fr”"):
        import_document(Fetched((SIX["fr"] * 4).encode(), "a.txt"), "es", Known())


def test_a_document_for_which_nothing_is_expected() -> None:
    report = import_document(Fetched(SOUND.encode(), "a.txt"), None, Known())
    assert report.text.language == "en"
    assert report.writable(accept=False)
    assert report.sound
    assert "Nothing was expected" in str(report)
    assert report.of(Weight.REFUSED) == []


def test_the_hash_of_words_forgets_spaces_and_nothing_else() -> None:
    assert words_hash("a  b\nc") == words_hash(" a b c ")
    assert words_hash("e\u0301") == words_hash("\u00e9")
    assert words_hash("a b") != words_hash("a B")
    assert len(words_hash("")) == 12
