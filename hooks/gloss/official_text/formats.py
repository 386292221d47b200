"""What kind of file it is, by its first bytes and never by its name, and the reader for it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from gloss.model.official import Format
from gloss.model.problem import Refused
from gloss.official_text.lines import Line
from gloss.official_text.reading import docx, html, plain, sandbox
from gloss.official_text.reading.pdf import Progress

_HTML = re.compile(rb"<\s*(!doctype\s+html|html|head|body|div|p|h[1-6]|table|article|meta)\b", re.IGNORECASE)


def kind(data: bytes) -> Format:
    """The kind of file; Refused, with what to do, for anything that is none of the four."""
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not data.strip():
        raise Refused(
            "The file is empty. The United Nations' server answers so where a document is not published."
        )
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(
            "This is an old Word file (.doc). Open it in a word processor and save it as .docx, or take the PDF."
        )
    if start.startswith(b"{\\rtf"):
        raise Refused("This is an RTF file. Save it as .docx in a word processor, or take the PDF.")
    if _HTML.search(data[:4096]):
        return "html"
    if b"\x00" in start and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise Refused("This is neither a PDF, a Word file, a web page nor plain text, so it cannot be read.")
    return "text"


def _zipped(data: bytes) -> Format:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except zipfile.BadZipFile:
        raise Refused(
            "This Word file is damaged, or it was not fetched to its end. Fetch it again."
        ) from None
    if "word/document.xml" in names:
        return "docx"
    raise Refused("This is an archive, but not a Word file (.docx), so it cannot be read.")


def lines(
    data: bytes, form: Format, scratch: Path, progress: Progress = lambda page, pages: None
) -> list[Line]:
    """The lines of the document. `scratch` is a place for a passing file."""
    if form == "pdf":
        return sandbox.read(data, scratch, progress)
    if form == "docx":
        return docx.read(data)
    if form == "html":
        return html.read(data)
    return plain.read(data)
