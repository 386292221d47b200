"""Bytes from outside become a tree of elements, or a sentence about why they are not the list.

The parser is Python's own expat. Documents that define entities are refused before one is expanded, and
nothing is ever fetched that a document points to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from gloss.depositary.answers import NoList

LARGEST = 20_000_000
"""No treaty's page comes near twenty million bytes."""

DEEPEST = 60
"""How many elements may stand inside one another; the depositary's table needs about ten."""

_C1 = {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}
"""What Windows means by the codes that ISO 8859-1 leaves to machines: curly quotes, dashes and the like."""

_NOTE = re.compile(r"<(superscript)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_ANY_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


class Element:
    """A piece of the document: its name, the text right inside it, and the pieces within."""

    __slots__ = ("children", "name", "parts")

    def __init__(self, name: str) -> None:
        self.name = name
        self.children: list[Element] = []
        self.parts: list[str | Element] = []

    def walk(self) -> Iterator[Element]:
        """This element and all within, in reading order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(reversed(element.children))

    def named(self, name: str) -> Iterator[Element]:
        """All elements within that have this name, in reading order."""
        return (element for element in self.walk() if element is not self and element.name == name)

    def child(self, name: str) -> Element | None:
        """The first piece right inside that has this name."""
        return next((child for child in self.children if child.name == name), None)

    def text(self) -> str:
        """All text within, as it stands, pieces parted by line breaks."""
        pieces: list[str] = []
        stack: list[str | Element] = [self]
        while stack:
            part = stack.pop()
            if isinstance(part, str):
                pieces.append(part)
            else:
                if part is not self:
                    pieces.append("\n")
                stack.extend(reversed(part.parts))
        return "".join(pieces)


def parse(raw: bytes) -> Element:
    """The document's root; NoList with a sentence if the bytes are not the depositary's XML."""
    _look_first(raw)
    parser = expat.ParserCreate(namespace_separator=None)
    builder = _Builder()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        raise NoList(
            f"The file breaks off or is damaged: after line {error.lineno} it can no longer be read as XML."
            " Fetch it again."
        ) from None
    except (LookupError, UnicodeError, ValueError):
        raise NoList("The file names an alphabet (an encoding) that cannot be read.") from None
    root = builder.root
    if root is None or root.name.lower() == "html":
        raise NoList("This is a web page, and not the list as XML. The address may have changed.")
    return root


def _refuse_entity(*_: object) -> None:
    raise NoList("The file defines shorthands of its own (entities), which the depositary's list never does.")


def _look_first(raw: bytes) -> None:
    """Says what came instead of XML, where that can be seen at the beginning."""
    if len(raw) > LARGEST:
        raise NoList(f"The file has more than {LARGEST // 1_000_000} million bytes; that cannot be the list.")
    beginning = raw.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not beginning:
        raise NoList("There is nothing in the file.")
    if beginning.startswith(b"<?xml") or raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    if b"currently unavailable" in raw or b"maintenance" in raw[:20_000].lower():
        raise NoList("The depositary's site says that it is being maintained. Try again tomorrow.")
    if re.match(rb"<(!doctype\s+html|html|head|body)\b", beginning, re.IGNORECASE):
        raise NoList("This is a web page, and not the list as XML. The address may have changed.")
    if beginning.startswith(b"%PDF"):
        raise NoList("This is a PDF, and not the list as XML. Save the file that ends in .xml.")
    raise NoList("This is not the list as XML: it does not begin with “<?xml”.")


class _Builder:
    def __init__(self) -> None:
        self.root: Element | None = None
        self.open: list[Element] = []

    def start(self, name: str, _: dict[str, str]) -> None:
        element = Element(name.rpartition(":")[2])
        if self.open:
            self.open[-1].children.append(element)
            self.open[-1].parts.append(element)
        else:
            self.root = element
        self.open.append(element)
        if len(self.open) > DEEPEST:
            raise NoList(
                f"In the file more than {DEEPEST} elements stand inside one another; that is not the list."
            )

    def end(self, _: str) -> None:
        self.open.pop()

    def text(self, text: str) -> None:
        self.open[-1].parts.append(text)


def plain(text: str) -> str:
    """Text without foot-note marks, escaped tags, odd spaces and Windows' own codes."""
    text = _ANY_TAG.sub("", _NOTE.sub("", text.translate(_C1)))
    return re.sub(r"\s+", " ", text).strip()


def paragraphs(text: str) -> str:
    """The same for words of several paragraphs: each is one line, with foot-note marks as (7)."""
    text = _ANY_TAG.sub("", _NOTE.sub(lambda match: f" ({match[2].strip()})", text.translate(_C1)))
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.split("\n"))
    return "\n".join("".join(sign for sign in line if sign.isprintable()) for line in lines if line)


def note_marks(text: str) -> tuple[str, ...]:
    """The numbers of the foot-notes that a text names: “7,8” is two."""
    marks = (mark.strip() for match in _NOTE.finditer(text) for mark in re.split(r"[,;\s]+", match[2]))
    return tuple(mark for mark in marks if mark)
