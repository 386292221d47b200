"""Small invented treaties in the six languages, and files of every kind made from them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from gloss.official_text.lines import Line
from gloss.official_text.parse import Parsed, parse
from gloss.official_text.reading import plain

ENGLISH = """\
Convention on Invented Matters

Preamble

The States Parties to this Convention,

Bearing in mind the purposes of invented matters,

Concerned about matters that were
never invented,

Have agreed as follows:

Chapter I
General provisions

Article 1
Statement of purpose

The purposes of this Convention are to:

(a) Promote inventions;

(b) Strengthen, in accordance with
Article 14 of this Convention, their use.

Article 2
Use of terms

For the purposes of this Convention:

(a) “Invention” shall mean a thing;

(f) “Data” shall mean nothing that is
numbered 1. or 2. in a list.

Chapter II
Duties

Article 3
Respect

1. Each State Party shall act in accordance with articles 1 to
2 of this Convention.

2. Nothing in this Convention shall be interpreted as permitting harm.

3. (a) A State Party may reserve the right:

(i) To wait; or

(ii) To ask;

and shall consider narrowing that reservation.

(b) It shall say so.

Article 4
Entry into force

This Convention shall enter into force on the ninetieth day.

DONE at Nowhere, in one copy.
"""
"""With a letter that jumps (2.f), so that it is in doubt."""

SOUND = ENGLISH.replace("(f) “Data”", "(b) “Data”")

FRENCH = """\
Convention sur les choses inventées

Préambule

Les États Parties à la présente Convention,

Considérant les choses,

Sont convenus de ce qui suit :

Chapitre premier
Dispositions générales

Article premier
Objet

La présente Convention a pour objet :

a) De promouvoir les choses ;

b) De les aider.

Article 2
Respect

1. Chaque État Partie adopte les mesures visées à l’
article 14 de la présente Convention.

2. Il peut exiger une intention.

Chapitre II
Fin

Article 3
Entrée en vigueur

La présente Convention entre en vigueur demain.
"""

SPANISH = """\
Convención sobre las cosas inventadas

Preámbulo

Los Estados Parte en la presente Convención,

Teniendo presentes las cosas,

Han convenido en lo siguiente:

Capítulo I
Disposiciones generales

Artículo 1. Finalidad

Las finalidades de la presente Convención son:

a) Promover las cosas;

b) Ayudarlas.

Artículo 2. Respeto

1. Cada Estado Parte adoptará las medidas del
artículo 14 de la Convención.

2. Podrá exigir una intención.

Capítulo II
Final

Artículo 3. Entrada en vigor

La presente Convención entrará en vigor mañana.
"""

RUSSIAN = """\
Конвенция о вымышленных вещах

Преамбула

Государства — участники настоящей Конвенции,

учитывая вещи,

согласились о нижеследующем:

Глава I
Общие положения

Статья 1
Цель

Целями настоящей Конвенции являются:

a) содействие вещам;

b) помощь им.

Статья 2
Уважение

1. Каждое Государство-участник принимает меры, указанные в
статье 14 настоящей Конвенции.

2. Оно может требовать наличия умысла.

Глава II
Конец

Статья 3
Вступление в силу

Настоящая Конвенция вступает в силу завтра.
"""

CHINESE = """\
虚构事项公约

序言

本公约缔约国，

铭记各种事项，

兹议定如下：

第一章
总则

第一条
宗旨

本公约的宗旨是：

（一）促进各种事项；

（二）依照
第十四条的规定给予帮助。

第二条
尊重

一、各缔约国均应采取措施。

二、缔约国可以要求具有意图。

第二章
最后条款

第三条
生效

本公约于明日生效。
"""

ARABIC = """\
اتفاقية بشأن الأمور المبتدعة

الديباجة

إن الدول الأطراف في هذه الاتفاقية،

إذ تضع في اعتبارها الأمور،

قد اتفقت على ما يلي:

الفصل الأول
أحكام عامة

المادة 1: بيان الأغراض

أغراض هذه الاتفاقية هي:

(أ) تعزيز الأمور؛

(ب) المساعدة وفقا لأحكام
المادة 14 من هذه الاتفاقية.

المادة 2: الاحترام

1 - تعتمد كل دولة طرف ما يلزم من تدابير.

2 - يجوز للدولة الطرف أن تشترط وجود قصد.

الفصل الثاني
أحكام ختامية

المادة 3: بدء النفاذ

يبدأ نفاذ هذه الاتفاقية غدا.
"""

SIX = {"en": SOUND, "fr": FRENCH, "es": SPANISH, "ru": RUSSIAN, "zh": CHINESE, "ar": ARABIC}


def read(text: str, language: str = "en") -> Parsed:
    """A text as the import reads it."""
    return parse(list(plain.lines(text)), language)


def ids(parsed: Parsed) -> list[str]:
    """The ids of all provisions in order."""
    return [provision.id for article in parsed.articles for provision in article.provisions]


def article(body: str, after: str = "") -> list[str]:
    """“id label text” of the provisions of one article with this body, each paragraph a line of its own."""
    lines = [Line(text, fresh=True, whole=True) for text in body.strip().split("\n") if text.strip()]
    head = [Line("Article 1", fresh=True, whole=True), Line("Title", fresh=True, whole=True)]
    tail = [
        Line("Article 2", fresh=True, whole=True),
        Line("End", fresh=True, whole=True),
        Line("It ends.", fresh=True, whole=True),
    ]
    parsed = parse([*head, *lines, *tail], "en")
    first = next(one for one in parsed.articles if one.number == "1")
    return [" ".join(part for part in (one.id, one.label, one.text) if part) for one in first.provisions]


def docx(paragraphs: list[str], extra: str = "", head: str = "", numbering: str = "") -> bytes:
    """A Word file. A paragraph that begins with “#LIST LEVEL ” is numbered by Word."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = []
    for paragraph in paragraphs:
        text, properties = paragraph, ""
        if text.startswith("#"):
            number, level, text = text[1:].split(" ", 2)
            properties = (
                f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
            )
        safe = text.replace("&", "&amp;").replace("<", "&lt;")
        body.append(f"<w:p>{properties}<w:r><w:t>{safe}</w:t></w:r></w:p>")
    document = (
        f'<?xml version="1.0"?>{head}<w:document {space}><w:body>{"".join(body)}{extra}</w:body></w:document>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        if numbering:
            archive.writestr("word/numbering.xml", f"<w:numbering {space}>{numbering}</w:numbering>")
    return file.getvalue()


@dataclass(frozen=True)
class Words:
    """Words at a place on a page, in Helvetica, or as numbers of signs in a font without letters."""

    x: float
    y: float
    text: str
    size: float = 12
    bold: bool = False


def pdf(pages: list[list[Words]], signs: str = "", extra: bytes = b"") -> bytes:
    """A PDF written by hand. `signs` names a font without letters, for which words are numbers of signs."""
    objects: list[bytes] = [b"", b""]

    def add(content: bytes) -> int:
        objects.append(content)
        return len(objects)

    plain_font = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    bold_font = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
    fonts = f"/F1 {plain_font} 0 R /F2 {bold_font} 0 R"
    if signs:
        described = add(
            f"<< /Type /FontDescriptor /FontName /{signs} /Flags 4 /Ascent 900 /Descent -200 >>".encode()
        )
        inner = add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{signs} /DW 1000 /FontDescriptor {described} 0 R"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity >>".encode()
        )
        outer = add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{signs} /Encoding /Identity-H"
            f" /DescendantFonts [{inner} 0 R] >>".encode()
        )
        fonts += f" /F3 {outer} 0 R"
    kids = []
    for words in pages:
        parts = []
        for one in words:
            if signs:
                shown = f"<{''.join(f'{int(number):04x}' for number in one.text.split())}>".encode()
                font = "F3"
            else:
                raw = (
                    one.text.encode("cp1252")
                    .replace(b"\\", b"\\\\")
                    .replace(b"(", b"\\(")
                    .replace(b")", b"\\)")
                )
                shown, font = b"(" + raw + b")", "F2" if one.bold else "F1"
            parts.append(f"BT /{font} {one.size} Tf {one.x} {one.y} Td ".encode() + shown + b" Tj ET")
        stream = b"\n".join(parts)
        content = add(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R"
                f" /Resources << /Font << {fonts} >> >> >>".encode()
            )
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out) + extra
