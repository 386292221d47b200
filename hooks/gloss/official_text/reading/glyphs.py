"""Letters for fonts that do not say what their letters are.

Some official PDFs (the depositary's certified true copies among them) hold Chinese and Arabic fonts whose
signs carry numbers instead of letters, or letters for some signs only. PDF libraries then give out the
number as if it were a letter: words that look like text and are not. For the few font families that the
United Nations sets its documents in, the order of the signs is known and used here. It was found by
comparing the printed pages with the numbers, and it is tested on whole documents. Every other sign
without a letter is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Decoder = Callable[[int], str]

_ZHONGYI_RUNS = (
    (1078, 21979, 18890),  # 一 … 龥: the unified ideographs
    (941, 1034, 64340),  # ！ … ～: full-width forms
    (576, 580, 11717),  # 々 〆 〇 〈 〉
    (581, 592, 11717),  # 《 … 】 and their kin
    (573, 575, 11716),  # 、 。 〃
    (263, 264, 7957),  # “ ”
    (3, 97, 29),  # ASCII
)


def _zhongyi(number: int) -> str:
    """FangSong, KaiTi, SimSun and SimHei by ZhongYi: runs of signs in the order of Unicode."""
    for first, last, shift in _ZHONGYI_RUNS:
        if first <= number <= last:
            return chr(number + shift)
    return ""


def _sinotype(number: int) -> str:
    """The SinoType families (STZhongsong, STSong …): signs in the order of the GBK code, 192 to a row."""
    if 3 <= number <= 97:
        return chr(number + 29)
    row, place = divmod(number - 993, 192)
    if row < 0:
        return ""
    try:
        return bytes((0x81 + row, 0x40 + place)).decode("gbk")
    except (UnicodeDecodeError, ValueError):
        return ""


_SIMPLIFIED_ARABIC = {
    508: "ب", 509: "ي", 514: "إ", 515: "ب", 516: "ي", 523: "ط", 524: "ط", 525: "ظ", 526: "ظ",
    527: "ئ", 528: "ى", 529: "ي", 536: "ق", 542: "ك", 634: "ع", 635: "ع", 636: "غ", 637: "غ",
    638: "ف", 639: "ف", 640: "ق", 641: "ق", 645: "ف", 661: "ؤ", 662: "ب", 663: "ت", 664: "ث",
    665: "د", 666: "ذ", 667: "ر", 668: "ز", 669: "س", 670: "ش", 671: "ص", 672: "ض", 673: "ط",
    674: "ط", 675: "ظ", 676: "ظ", 677: "ك", 678: "م", 679: "ن", 680: "و", 687: "ئ", 688: "ب",
    689: "ت", 690: "ث", 691: "ج", 692: "ح", 693: "خ", 694: "س", 695: "ش", 696: "ص", 697: "ض",
    698: "م", 699: "ن", 701: "ي", 1556: "ك", 1559: "ك", 2428: "ب", 2429: "ي",
}  # fmt: skip


def _arabic(number: int) -> str:
    return _SIMPLIFIED_ARABIC.get(number, "")


def _arabic_bold(number: int) -> str:
    """The bold cut lacks two early signs, so that each of these stands two places lower."""
    return _SIMPLIFIED_ARABIC.get(number + 2, "")


_FAMILIES: tuple[tuple[re.Pattern[str], Decoder], ...] = (
    (re.compile(r"^SimplifiedArabic$"), _arabic),
    (re.compile(r"^SimplifiedArabic[,-]Bold$"), _arabic_bold),
    (re.compile(r"^(FangSong|KaiTi|SimSun|SimHei)-GBK-EUC-H$"), _zhongyi),
    (re.compile(r"^ST(Zhongsong|Song|Kaiti|Fangsong)-GBK-EUC-H$"), _sinotype),
)


def decoder(font: str) -> Decoder | None:
    """How to read the numbers of this font, if its order of signs is known."""
    family = font.rsplit("+", maxsplit=1)[-1]
    return next((found for pattern, found in _FAMILIES if pattern.match(family)), None)


def common(letters: str) -> bool:
    """Whether decoded Chinese looks like Chinese: nearly all of it everyday characters.

    A wrong order of signs gives rare characters, so this is the guard on the tables above.
    """
    seen = [letter for letter in letters if "\u4e00" <= letter <= "\u9fff"]
    if len(seen) < 20:
        return True
    everyday = 0
    for letter in seen:
        code = letter.encode("gb2312", errors="ignore")
        everyday += bool(code) and 0xB0 <= code[0] <= 0xD7
    return everyday >= 0.97 * len(seen)
