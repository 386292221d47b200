"""Word (docx): paragraphs with the numbers that Word itself would print before them."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from gloss.model.problem import Refused
from gloss.official_text.grammar.numerals import to_roman
from gloss.official_text.lines import Line, tidy

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 60_000_000
_MEMBERS = 5_000
_SKIPPED = frozenset(
    f"{_W}{name}" for name in ("del", "footnoteReference", "endnoteReference", "instrText", "moveFrom")
)
_MIRROR = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""Word keeps text boxes twice; this is the copy for old programs."""
_HAN = "一二三四五六七八九十"


def read(data: bytes) -> list[Line]:
    """The paragraphs of the document; Refused where the file is damaged or made to do harm."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _within_bounds(archive)
            body = _xml(archive, "word/document.xml")
            styles = _xml(archive, "word/styles.xml") if "word/styles.xml" in archive.namelist() else None
            numbers = (
                _xml(archive, "word/numbering.xml") if "word/numbering.xml" in archive.namelist() else None
            )
    except (
        zipfile.BadZipFile,
        KeyError,
        ET.ParseError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ):
        raise Refused(
            "This Word file is damaged, or it is not a Word file. Fetch it again, or take the PDF."
        ) from None
    counter = _Counter(numbers)
    style_numbers = _style_numbers(styles)
    return list(_paragraphs(body, counter, style_numbers))


def _within_bounds(archive: zipfile.ZipFile) -> None:
    """A file that unfolds into far more than a treaty is refused before it unfolds."""
    members = archive.infolist()
    wanted = [one for one in members if one.filename.startswith("word/") and one.filename.endswith(".xml")]
    if len(members) > _MEMBERS or sum(one.file_size for one in wanted) > _LARGEST:
        raise Refused("This Word file unfolds into far more than a treaty can be; it is not read.")


def _xml(archive: zipfile.ZipFile, name: str) -> ET.Element:
    with archive.open(name) as stream:
        data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise Refused("This Word file unfolds into far more than a treaty can be; it is not read.")
    plain = (
        data.decode("utf-16")
        if data[:2] in (b"\xff\xfe", b"\xfe\xff")
        else data.decode("utf-8", errors="replace")
    )
    if re.search(r"<!\s*(DOCTYPE|ENTITY)", plain, re.IGNORECASE):
        raise Refused("This Word file declares entities, which no honest Word file does; it is not read.")
    return ET.fromstring(data)  # noqa: S314 # document types and entities were refused just above


def _paragraphs(body: ET.Element, counter: _Counter, styles: dict[str, tuple[str, int]]) -> Iterator[Line]:
    copies = {one for copy in body.iter(_MIRROR) for one in copy.iter(f"{_W}p")}
    for paragraph in body.iter(f"{_W}p"):
        if paragraph in copies:
            continue
        properties = paragraph.find(f"{_W}pPr")
        words, broken = _words(paragraph)
        number = counter.label(*_numbered(properties, styles))
        pieces = [tidy(piece) for piece in words.split("\n")] if broken else [tidy(words)]
        align = properties.find(f"{_W}jc") if properties is not None else None
        centred = align is not None and align.get(f"{_W}val") == "center"
        strong = paragraph.find(f".//{_W}rPr/{_W}b") is not None
        for nth, piece in enumerate(piece for piece in pieces if piece):
            text = f"{number} {piece}".strip() if not nth else piece
            yield Line(
                text, fresh=True if not nth else None, centred=centred, strong=strong, whole=not broken
            )


def _words(paragraph: ET.Element) -> tuple[str, bool]:
    """The words of a paragraph without what was deleted, and whether lines break inside it."""
    parts: list[str] = []

    def walk(element: ET.Element) -> None:
        for child in element:
            if (
                child.tag in _SKIPPED
                or child.tag == _MIRROR
                or child.tag == f"{_W}pPr"
                or (child.tag == f"{_W}p" and child is not paragraph)
            ):
                continue
            if child.tag == f"{_W}t":
                parts.append(child.text or "")
            elif child.tag == f"{_W}tab":
                parts.append(" ")
            elif child.tag in {f"{_W}br", f"{_W}cr"}:
                parts.append("\n" if child.get(f"{_W}type") is None else " ")
            elif child.tag == f"{_W}noBreakHyphen":
                parts.append("-")
            else:
                walk(child)

    walk(paragraph)
    words = "".join(parts)
    return words, "\n" in words.strip()


def _numbered(properties: ET.Element | None, styles: dict[str, tuple[str, int]]) -> tuple[str, int]:
    if properties is None:
        return "", 0
    number = properties.find(f"{_W}numPr")
    if number is not None:
        return _number_of(number)
    style = properties.find(f"{_W}pStyle")
    return styles.get(style.get(f"{_W}val", ""), ("", 0)) if style is not None else ("", 0)


def _number_of(number: ET.Element) -> tuple[str, int]:
    identity, level = number.find(f"{_W}numId"), number.find(f"{_W}ilvl")
    name = identity.get(f"{_W}val", "") if identity is not None else ""
    depth = level.get(f"{_W}val", "0") if level is not None else "0"
    return ("" if name == "0" else name), int(depth) if depth.isdigit() else 0


def _style_numbers(styles: ET.Element | None) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        number = style.find(f"{_W}pPr/{_W}numPr")
        if number is not None:
            found[style.get(f"{_W}styleId", "")] = _number_of(number)
    return found


@dataclass
class _Counter:
    """Counts as Word counts: lists of one kind go on unless they begin anew, deeper levels begin anew."""

    numbering: ET.Element | None
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._lists: dict[str, str] = {}
        self._anew: dict[str, dict[int, int]] = {}
        if self.numbering is None:
            return
        for abstract in self.numbering.iter(f"{_W}abstractNum"):
            levels: dict[int, tuple[str, str, int]] = {}
            for level in abstract.iter(f"{_W}lvl"):
                depth = level.get(f"{_W}ilvl", "0")
                levels[int(depth) if depth.isdigit() else 0] = (
                    _value(level, "numFmt", "decimal"), _value(level, "lvlText", ""), int(_value(level, "start", "1") or 1),
                )  # fmt: skip
            self._levels[abstract.get(f"{_W}abstractNumId", "")] = levels
        for number in self.numbering.iter(f"{_W}num"):
            name = number.get(f"{_W}numId", "")
            self._lists[name] = _value(number, "abstractNumId", "")
            for override in number.iter(f"{_W}lvlOverride"):
                start = _value(override, "startOverride", "")
                depth = override.get(f"{_W}ilvl", "0")
                if start.isdigit() and depth.isdigit():
                    self._anew.setdefault(name, {})[int(depth)] = int(start)

    def label(self, identity: str, depth: int) -> str:
        """The number that Word would print before the next paragraph of this list."""
        levels = self._levels.get(self._lists.get(identity, ""), {})
        if not identity or depth not in levels or levels[depth][0] in {"bullet", "none"}:
            return ""
        counts = self._counts[self._lists[identity]]
        start = self._anew.get(identity, {}).pop(depth, None)
        if start is not None:
            counts[depth] = start - 1
        counts[depth] = counts.get(depth, levels[depth][2] - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return re.sub(
            r"%(\d)",
            lambda found: _figure(
                levels.get(int(found[1]) - 1, levels[depth])[0], counts.get(int(found[1]) - 1, 1)
            ),
            levels[depth][1],
        )


def _value(element: ET.Element, name: str, otherwise: str) -> str:
    found = element.find(f"{_W}{name}")
    return found.get(f"{_W}val", otherwise) if found is not None else otherwise


def _figure(kind: str, number: int) -> str:
    if kind in {"lowerLetter", "upperLetter"}:
        letter = chr(97 + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in {"lowerRoman", "upperRoman"}:
        return to_roman(number).upper() if kind == "upperRoman" else to_roman(number)
    if "chinese" in kind.lower() or "ideograph" in kind.lower() or "taiwanese" in kind.lower():
        tens, ones = divmod(number, 10)
        return (
            ("" if tens < 2 else _HAN[tens - 1]) + ("十" if tens else "") + (_HAN[ones - 1] if ones else "")
        )
    return str(number)
