"""Numbers as treaties write them: figures of several scripts, Roman, Chinese, and ordinals in words."""

from __future__ import annotations

import re
import unicodedata

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_FORM = re.compile(r"^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$")
_HAN = {**{sign: value for value, sign in enumerate("〇一二三四五六七八九")}, "零": 0, "两": 2}
_LOOKALIKES = str.maketrans("ІіХхѴѵСсМмⅤⅩⅬ", "IiXxVvCcMmVXL")

_ORDINALS: dict[str, tuple[str, ...]] = {
    "en": ("one first", "two second", "three third", "four fourth", "five fifth", "six sixth", "seven seventh",
           "eight eighth", "nine ninth", "ten tenth", "eleven eleventh", "twelve twelfth"),
    "fr": ("premier première", "deuxième second seconde", "troisième", "quatrième", "cinquième", "sixième",
           "septième", "huitième", "neuvième", "dixième", "onzième", "douzième"),
    "es": ("primero primera primer", "segundo segunda", "tercero tercera tercer", "cuarto cuarta", "quinto quinta",
           "sexto sexta", "séptimo séptima", "octavo octava", "noveno novena", "décimo décima", "undécimo undécima",
           "duodécimo duodécima"),
    "pt": ("primeiro primeira", "segundo segunda", "terceiro terceira", "quarto quarta", "quinto quinta",
           "sexto sexta", "sétimo sétima", "oitavo oitava", "nono nona", "décimo décima"),
    "ru": ("первая первый первое", "вторая второй второе", "третья третий третье", "четвертая четвёртая",
           "пятая", "шестая", "седьмая", "восьмая", "девятая", "десятая", "одиннадцатая", "двенадцатая"),
    "ar": ("الأول الأولى", "الثاني الثانية", "الثالث الثالثة", "الرابع الرابعة", "الخامس الخامسة",
           "السادس السادسة", "السابع السابعة", "الثامن الثامنة", "التاسع التاسعة", "العاشر العاشرة",
           "الحادي عشر|الحادية عشرة", "الثاني عشر|الثانية عشرة", "الثالث عشر|الثالثة عشرة",
           "الرابع عشر|الرابعة عشرة", "الخامس عشر|الخامسة عشرة"),
}  # fmt: skip
_SPELT = {
    word.casefold(): value
    for words in _ORDINALS.values()
    for value, forms in enumerate(words, 1)
    for word in (forms.split("|") if "|" in forms else forms.split())
}
SPELT = "|".join(sorted((re.escape(word) for word in _SPELT), key=len, reverse=True))
FIGURES = r"[0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f０-９]{1,3}"
HAN = r"[〇零一二三四五六七八九十百两]{1,7}"
ROMAN = r"[ivxlcdmIVXLCDMІХⅤⅩ]{1,9}"
NUMBER = rf"(?:{FIGURES}|{ROMAN}(?!\w)|{HAN}|(?:{SPELT})(?!\w))"
"""Any of them, as part of a larger pattern."""


def figures(text: str) -> int | None:
    """Figures of any script: “12”, “١٢”."""
    try:
        return int("".join(str(unicodedata.digit(sign)) for sign in text)) if text else None
    except ValueError:
        return None


def roman(text: str) -> int | None:
    """A Roman number of either case: “iv”, “XIV”; None for anything else."""
    small = text.translate(_LOOKALIKES).lower()
    if not small or not _ROMAN_FORM.match(small):
        return None
    total = 0
    for sign, after in zip(small, f"{small[1:]} ", strict=True):
        value = _ROMAN[sign]
        total += -value if _ROMAN.get(after, 0) > value else value
    return total


def to_roman(number: int) -> str:
    """A number in small Roman figures."""
    found = ""
    for value, sign in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while number >= value:
            found, number = found + sign, number - value
    return found


def han(text: str) -> int | None:
    """A Chinese number below a thousand: “六十八”, “一百零三”."""
    if not text or any(sign not in _HAN and sign not in "十百" for sign in text):
        return None
    if "十" not in text and "百" not in text:
        return int("".join(str(_HAN[sign]) for sign in text))
    total, before = 0, 0
    for sign in text:
        if sign in "十百":
            total += (before or 1) * (10 if sign == "十" else 100)
            before = 0
        else:
            before = _HAN[sign]
    return total + before


def number(text: str) -> int | None:
    """Whatever way it is written."""
    text = unicodedata.normalize("NFKC", text).strip()
    for reader in (figures, han, roman, lambda word: _SPELT.get(word.casefold())):
        value = reader(text)
        if value:
            return value
    return None
