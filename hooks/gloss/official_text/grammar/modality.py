"""How words bind, language by language: duty, prohibition, permission, effort.

English and Chinese mark a duty (“shall”, 应). French, Russian and Arabic treaties put a duty in the plain
present tense, Spanish ones in the future; there a duty is what is left when nothing else is said.
"""

from __future__ import annotations

import re

from gloss.model.base import Modality

_RULES: dict[str, tuple[tuple[Modality, str], ...]] = {
    "en": (
        ("encourage", r"\b(is|are|be) encouraged\b|\bshall encourage\b"),
        ("endeavour", r"\bshall (\w+ )?(endeavou?r|strive|make every effort|seek)\b"),
        ("consider", r"\bshall (\w+ |, [^,]+, )?consider\b|\bmay (also )?consider\b"),
        ("may-require", r"\bmay (\w+ )?require\b"),
        (
            "shall-not",
            r"\bshall not\b|\bmay not\b|\bno \w+(?: \w+){0,3} may\b|\bno (State|Party)\b[^.;]*\bshall\b|\bshall (in no case|under no)\b|\bnothing in\b",
        ),
        ("shall", r"\bshall\b|\bmust\b|\bundertakes?\b"),
        ("may", r"\bmay\b|\bcan\b"),
    ),
    "fr": (
        ("encourage", r"\bencourag(é|ée|és|ées|e|ent)\b|\binvité(e|s|es)?\b"),
        ("endeavour", r"\bs[’']efforce(nt|ra|ront)?\b|n[’']épargne"),
        ("consider", r"\benvisage(nt|r)?\b|\bexamine(nt)? la possibilité"),
        ("may-require", r"\b(peut|peuvent|pourra)\b[^.;]{0,40}\b(exiger|subordonner|requérir)\b"),
        ("shall-not", r"\bne (peut|peuvent|doit|doivent|saurai)|\bn[’'e] ?\w+ pas\b|\baucun(e)?\b"),
        ("may", r"\b(peut|peuvent|pourra|pourront|est libre|sont libres)\b"),
        ("shall", r"\b(doit|doivent|est tenu|sont tenus)\b"),
    ),
    "es": (
        ("encourage", r"\b(se alienta|alentar(á|án)|se exhorta)\b"),
        ("endeavour", r"\b(procurar(á|án)|se esforzar(á|án)|har(á|án) (todo lo posible|cuanto))\b"),
        ("consider", r"\b(considerar(á|án)|podr(á|án) considerar|estudiar(á|án))\b"),
        ("may-require", r"\b(podr(á|án)|puede|pueden)\b[^.;]{0,30}\b(exigir|supeditar|requerir)\b"),
        ("shall-not", r"\bno \w+(rá|rán)\b|\bning[úu]n"),
        ("may", r"\b(podrá|podrán|puede|pueden)\b"),
        ("shall", r"\b(?!podr)\w+(rá|rán)\b|\bdebe(n)?\b"),
    ),
    "ru": (
        ("encourage", r"\b(поощря\w+|рекомендуется|призыва\w+)\b"),
        ("endeavour", r"\b(стрем(ится|ятся)|прилага(ет|ют) (все )?усилия)\b"),
        ("consider", r"\bрассматрива(ет|ют)\b|\bрассмотр(ит|ят)\b"),
        ("may-require", r"\b(может|могут)\b[^.;]{0,40}\b(требова\w+|потребова\w+|устан\w+ требован\w+)"),
        ("shall-not", r"\bне (может|могут|допускается|должн\w+)\b|\bничто\b|\bне \w+(ет|ют|ит|ят)(ся)?\b"),
        ("may", r"\b(может|могут|вправе)\b"),
        ("shall", r"\b(должн\w+|обязан\w*|обязу\w+)\b"),
    ),
    "zh": (
        ("encourage", r"鼓励"),
        ("endeavour", r"应(当)?(尽力|努力|竭力|尽一切)"),
        ("consider", r"应(当)?(酌情)?考虑|可(以)?考虑"),
        ("may-require", r"可(以)?[^。；]{0,8}(要求|规定)"),
        ("shall-not", r"不得|不应|不能"),
        ("shall", r"应(当)?|须|必须"),
        ("may", r"可(以)?(?!能|持续|行|靠|读|用|见)|有权"),
    ),
    "ar": (
        ("encourage", r"(تشجّ?ع|يشجّ?ع|تُشجَّع|يُشجَّع)"),
        ("endeavour", r"(تسعى|يسعى|تبذل|يبذل|تحرص)"),
        ("consider", r"(تنظر|ينظر|النظر في إمكانية)"),
        ("may-require", r"(يجوز|ويجوز)[^.؛]{0,60}(تشترط|يشترط|تقتضي|اشتراط)"),
        ("shall-not", r"(لا يجوز|لا يحق|ليس في|لا يخل|لا تخل)"),
        ("may", r"(?<!لا )(يجوز|يمكن|يحق|للدولة الطرف أن)"),
        ("shall", r"(يجب|يتعين|تتعهد|يتعهد|على (كل|الدول))"),
    ),
}
UNMARKED = frozenset({"fr", "ru", "ar"})
"""Languages in which a duty needs no word of its own."""

NAMES: dict[str, str] = {
    "shall": "shall", "shall-not": "shall not", "may": "may", "may-require": "may require",
    "endeavour": "shall endeavour", "consider": "consider", "encourage": "is encouraged", "other": "neither",
}  # fmt: skip


def found(text: str, language: str) -> set[Modality]:
    """Every way in which these words bind; empty where the language has no table here."""
    rules = _RULES.get(language.split("-", maxsplit=1)[0], ())
    seen: set[Modality] = set()
    for modality, pattern in rules:
        text, times = re.subn(pattern, " ", text, flags=re.IGNORECASE)
        if times:
            seen.add(modality)
    if rules and language in UNMARKED and not seen & {"may", "may-require", "shall-not"}:
        seen.add("shall")
    return seen


def contradicted(marked: Modality, text: str, language: str) -> set[Modality]:
    """What the words say instead, where they do not say what is marked; empty where all is well."""
    if marked == "other":
        return set()
    seen = found(text, language)
    near = {"shall-not": {"shall-not"}, "may": {"may", "may-require"}, "shall": {"shall", "shall-not"}}
    if not seen or seen & near.get(marked, {marked}):
        return set()
    if marked == "shall" and language in UNMARKED:
        return seen & {"may", "may-require", "endeavour", "consider", "encourage"}
    return seen
