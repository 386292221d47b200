"""The words by which a treaty shows its parts, language by language.

The six official languages of the United Nations are written out; for others the words for “article”,
“chapter” and “annex” are enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gloss.model.problem import Refused
from gloss.official_text.grammar.numerals import FIGURES, HAN, NUMBER, SPELT

ARTICLES = {
    "en": "Article", "fr": "Article", "ca": "Article", "es": "Art[íi]culo", "gl": "Artigo", "pt": "Artigo",
    "it": "Articolo", "ro": "Articolul", "de": "Artikel", "nl": "Artikel", "sv": "Artikel", "da": "Artikel",
    "nb": "Artikk?el", "no": "Artikk?el", "is": "Grein", "pl": "Artykuł|Art\\.", "cs": "Článek", "sk": "Článok",
    "hr": "Članak|Član", "sr": "Члан|Član", "bs": "Član", "sl": "Člen", "mk": "Член", "bg": "Член", "ru": "Статья",
    "uk": "Стаття", "be": "Артыкул", "kk": "Бап", "et": "Artikkel", "sq": "Neni", "el": "Άρθρο", "tr": "Madde",
    "az": "Maddə", "ar": "(?:ال)?مادة", "fa": "ماده", "ur": "آرٹیکل|دفعہ", "he": "סעיף", "hi": "अनुच्छेद",
    "bn": "অনুচ্ছেদ", "vi": "Điều", "id": "Pasal", "ms": "Perkara|Artikel", "tl": "Artikulo", "sw": "Ibara|Kifungu",
    "af": "Artikel", "hy": "Հոդված", "ka": "მუხლი", "km": "មាត្រា", "th": "ข้อ", "eu": "artikulua", "mt": "Artikolu",
    "ga": "Airteagal", "cy": "Erthygl",
}  # fmt: skip
"""Languages whose headings read “Article 6”."""

AROUND = {"zh": ("第", "条|條"), "ja": ("第", "条"), "ko": ("제", "조")}
"""Languages whose headings put the number inside: 第六条."""

AFTER = {"fi": "artikla", "hu": "cikk", "lv": "pants", "lt": "straipsnis", "eu": "artikulua"}
"""Languages whose headings put the number first: 6 artikla."""

PARTS = {
    "en": "Chapter|Part|Title", "fr": "Chapitre|Partie|Titre", "es": "Cap[íi]tulo|Parte|T[íi]tulo",
    "pt": "Cap[íi]tulo|Parte|T[íi]tulo", "it": "Capitolo|Parte|Titolo|Capo", "de": "Kapitel|Teil|Abschnitt",
    "nl": "Hoofdstuk|Deel|Titel", "ru": "Глава|Часть|Раздел", "uk": "Глава|Розділ|Частина", "ar": "الفصل|الباب|الجزء",
    "fa": "فصل|بخش|باب", "sv": "Kapitel|Del", "da": "Kapitel|Del", "nb": "Kapittel|Del", "pl": "Rozdział|Część|Tytuł",
    "cs": "Kapitola|Hlava|Část", "ro": "Capitolul|Partea|Titlul", "tr": "Bölüm|Kısım", "vi": "Chương|Phần",
    "id": "Bab|Bagian", "el": "Κεφάλαιο|Μέρος", "bg": "Глава|Част", "hr": "Glava|Poglavlje|Dio", "ca": "Cap[íi]tol|Part|T[íi]tol",
    "sw": "Sura|Sehemu",
}  # fmt: skip
_PART_WORDS_ZH = "部分|章|编|編|장|부|部"
SECTIONS = {
    "en": "Section", "fr": "Section", "es": "Secci[óo]n", "ru": "Раздел|Секция", "ar": "القسم|الفرع", "pt": "Se[cç]ção|Seção",
    "de": "Abschnitt", "it": "Sezione", "nl": "Afdeling",
}  # fmt: skip
ANNEXES = {
    "en": "Annex|Appendix|Schedule", "fr": "Annexe|Appendice", "es": "Anexo|Apéndice", "pt": "Anexo", "it": "Allegato",
    "de": "Anhang|Anlage", "nl": "Bijlage", "ru": "Приложение", "uk": "Додаток", "ar": "(?:ال)?مرفق", "fa": "پیوست|ضمیمه",
    "zh": "附件|附录|附錄", "ja": "附属書|付属書", "ko": "부속서", "sv": "Bilaga", "da": "Bilag", "nb": "Vedlegg",
    "pl": "Załącznik", "cs": "Příloha", "ro": "Anexa", "tr": "Ek", "vi": "Phụ lục", "id": "Lampiran", "el": "Παράρτημα",
}  # fmt: skip
PREAMBLES = "Preamble|Préambule|Pre[áa]mbulo|Preambolo|Präambel|Preambule|Преамбула|序言|序文|前文|전문|الديباجة|ديباجة|الدیباجة|Preàmbul|مقدمه"
PARTIES = {
    "en": r"\bpart(y|ies)\b|\bstates?\b|\bgovernments?\b|\bcontracting\b", "fr": r"\bparties?\b|\bétats?\b",
    "es": r"\bpartes?\b|\bestados?\b", "ru": r"участник|государств|сторон", "zh": "缔约|各国|締約", "ar": "الأطراف|الدول",
}  # fmt: skip
AGREED = {
    "en": r"agreed\b.*\bfollows?\b|agree as follows", "fr": r"(sont|est)? ?convenu|conviennent", "es": r"(han|ha)? ?(convenido|acordado)|convienen",
    "ru": r"(договорились|согласились|условились)", "zh": "(商定|议定|协议|协定|同意)如下|如下", "ar": "(اتفقت|اتفقوا|قد اتفق).*(يلي|یلي)",
}  # fmt: skip
WITNESS = {
    "en": r"in (witness|faith) (whereof|of which)|done (at|in)\b", "fr": r"en foi de quoi|fait à\b", "es": r"en (fe|testimonio) de lo cual|hech[oa] en\b",
    "ru": r"в удостоверение (чего|вышеизложенного|этого)|совершено в\b", "zh": "以昭信守|为此.{0,20}签|本(公约|协定|议定书)于.{2,30}(订于|签订)",
    "ar": "(وإثباتا|وإشهادا|إثباتا|وإثباتاً|وتوثيقا|حرر(ت)? في|شهادة على)",
}  # fmt: skip
CITES = {
    "zh": re.compile(r"^\S"),
    "ja": re.compile(r"^\S"),
    "ko": re.compile(r"^\S"),
    "ar": re.compile(r"^\s*(من|أو|و|إلى|،|\(|أعلاه|الفقرة)"),
    "de": re.compile(r"^\s*(Absatz|Abs\.|Nummer|Buchstabe|Satz)\b"),
}


@dataclass(frozen=True)
class Grammar:
    """How one language writes the headings of a treaty."""

    language: str
    article: re.Pattern[str]
    part: re.Pattern[str] | None
    section: re.Pattern[str] | None
    annex: re.Pattern[str] | None
    preamble: re.Pattern[str]
    parties: re.Pattern[str] | None
    agreed: re.Pattern[str] | None
    witness: re.Pattern[str] | None
    cites: re.Pattern[str] | None


def _pattern(text: str | None) -> re.Pattern[str] | None:
    return re.compile(text, re.IGNORECASE) if text else None


def _ordinal_first(words: str | None) -> str:
    return rf"|^(?P<before>{SPELT})\s+(?P<kind2>{words})(?P<rest2>)$" if words else ""


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language; Refused, with the ones that are known, if there is none."""
    key = language.split("-", maxsplit=1)[0]
    rest = r"(?P<rest>.*)$"
    mark = r"(?:\s*(?:er|re|[°ºª]))?"
    if key in AROUND:
        before, after = AROUND[key]
        article = rf"^{before}\s*(?P<number>{HAN}|{FIGURES})\s*(?:{after}){rest}"
        part = rf"^{before}\s*(?P<number>{HAN}|{FIGURES})\s*(?P<kind>{_PART_WORDS_ZH}){rest}"
        section = rf"^{before}\s*(?P<number>{HAN}|{FIGURES})\s*(?P<kind>节|節|절){rest}"
    elif key in AFTER:
        article = rf"^(?P<number>{FIGURES}|{NUMBER})\.?\s+(?:{AFTER[key]}){rest}"
        part, section = "", ""
    elif key in ARTICLES:
        article = rf"^(?:{ARTICLES[key]})\s*(?:\(|№|n[o°º]\.?\s*)?\s*(?P<number>{NUMBER}){mark}\)?{rest}"
        words, lesser = PARTS.get(key), SECTIONS.get(key)
        part = rf"^(?P<kind>{words})\s+(?P<number>{NUMBER}){rest}" + _ordinal_first(words) if words else ""
        section = rf"^(?P<kind>{lesser})\s+(?P<number>{NUMBER}|[A-Z](?!\w)){rest}" if lesser else ""
    else:
        known = ", ".join(sorted({*ARTICLES, *AROUND, *AFTER}))
        raise Refused(
            f"How treaties are written in “{language}” is not known here. Known languages: {known}."
        )
    annex = ANNEXES.get(key)
    return Grammar(
        language=key,
        article=re.compile(article, re.IGNORECASE),
        part=_pattern(part),
        section=_pattern(section),
        annex=_pattern(
            rf"^(?:{annex})(?:\s*(?P<number>{NUMBER}|[A-Z])(?!\w))?\s*[.:：]?\s*$" if annex else None
        ),
        preamble=re.compile(rf"^(?:{PREAMBLES})\s*[.:：]?$", re.IGNORECASE),
        parties=_pattern(PARTIES.get(key)),
        agreed=_pattern(AGREED.get(key)),
        witness=_pattern(rf"^(?:{WITNESS[key]})" if key in WITNESS and key != "zh" else WITNESS.get(key)),
        cites=CITES.get(key),
    )
