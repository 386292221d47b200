"""Makes the fonts of the share cards: Noto for four scripts, cut down to the signs that words here can need.

    python scripts/card_fonts.py

Run it only to change the fonts; what it makes is a part of the project. It takes the whole fonts from npm
(packages of @expo-google-fonts, each with the licence of its font) and cuts them with fontTools. Chinese keeps
the 3,755 signs of the first level of GB 2312, which cover ordinary prose; a test draws every word of the site
and says which sign is missing.
"""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "overrides" / "cards" / "fonts"

PUNCTUATION = [*range(0x2010, 0x2028), *range(0x2030, 0x2040), 0x20AC, 0x2116, 0x2190, 0x2192]
EUROPEAN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x218, 0x21C),
    *range(0x400, 0x500),
    *range(0x1E00, 0x1F00),
    *PUNCTUATION,
]
ARABIC = [*range(0x20, 0x7F), 0xAB, 0xBB, *range(0x600, 0x700), *range(0x200C, 0x2010), *PUNCTUATION]


def _chinese() -> list[int]:
    rows = ((row, place) for row in range(0xB0, 0xD8) for place in range(0xA1, 0xFF))
    signs = [bytes(pair).decode("gb2312") for pair in rows if pair < (0xD7, 0xFA)]
    return [*map(ord, signs), *range(0x3000, 0x3020), *range(0xFF01, 0xFF5F), 0xB7, *PUNCTUATION]


FONTS: dict[str, tuple[str, str, Iterable[int]]] = {
    "NotoSans-Regular": ("noto-sans@0.4.2", "400Regular/NotoSans_400Regular", EUROPEAN),
    "NotoSans-Bold": ("noto-sans@0.4.2", "700Bold/NotoSans_700Bold", EUROPEAN),
    "NotoSerif-SemiBold": ("noto-serif@0.4.2", "600SemiBold/NotoSerif_600SemiBold", EUROPEAN),
    "NotoSansArabic-Regular": ("noto-sans-arabic@0.4.3", "400Regular/NotoSansArabic_400Regular", ARABIC),
    "NotoSansArabic-Bold": ("noto-sans-arabic@0.4.3", "700Bold/NotoSansArabic_700Bold", ARABIC),
    "NotoSansSC-Medium": ("noto-sans-sc@0.4.3", "500Medium/NotoSansSC_500Medium", _chinese()),
}
"""Each font that is kept: its package with its version, the file in it, and the signs that stay."""


def main() -> None:
    """Fetches, cuts and writes every font with its licence."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        for name, (package, file, signs) in FONTS.items():
            whole = _fetched(Path(place), package)
            _cut(whole / f"{file}.ttf", TARGET / f"{name}.ttf", signs)
            family = name.partition("-")[0]
            shutil.copyfile(whole / "LICENSE_FONT", TARGET / f"{family}-OFL.txt")


def _fetched(place: Path, package: str) -> Path:
    """The unpacked package; fetched once."""
    folder = place / package
    if not folder.exists():
        done = subprocess.run(
            ["npm", "pack", "--silent", f"@expo-google-fonts/{package}"],
            cwd=place,
            check=True,
            capture_output=True,
            text=True,
        )
        with tarfile.open(place / done.stdout.strip()) as archive:
            archive.extractall(folder, filter="data")
    return folder / "package"


def _cut(source: Path, target: Path, signs: Iterable[int]) -> None:
    options = subset.Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=signs)
    cutter.subset(font)
    font.save(target)
    print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
