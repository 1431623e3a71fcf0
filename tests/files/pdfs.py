"""A PDF of one page, as small as one can be, and some that cannot be used."""

from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

BODY = (
    b"%PDF-1.4\n"
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n"
)


def pdf(remark: str = "made up") -> bytes:
    """Return a PDF that differs from one with another remark."""
    return BODY + f"%{remark}\n%%EOF".encode()


def written_pdf(*, pages: int = 1, password: str = "") -> bytes:
    """Return a PDF as a program writes it."""
    writer, content = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password)
    writer.write(content)
    return content.getvalue()


def pdf_that_says(*pages: str) -> bytes:
    """Return a PDF with these words on its pages, in a font that every reader has."""
    writer, content = PdfWriter(), BytesIO()
    for words in pages:
        page = writer.add_blank_page(300, 100)
        font = DictionaryObject({NameObject("/Type"): NameObject("/Font")})
        font |= {NameObject("/Subtype"): NameObject("/Type1")}
        font |= {NameObject("/BaseFont"): NameObject("/Helvetica")}
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(DictionaryObject(font))})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        drawn = DecodedStreamObject()
        drawn.set_data(f"BT /F1 12 Tf 10 50 Td ({words}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(drawn)
    writer.write(content)
    return content.getvalue()


def filled_in_pdf(answer: str, note: str = "", author: str = "") -> bytes:
    """Return a PDF with a field that somebody filled in, a note over it, and who wrote it."""
    writer, content = PdfWriter(), BytesIO()
    page = writer.add_blank_page(300, 100)
    square = ArrayObject(map(NumberObject, (10, 10, 90, 30)))
    shared = {NameObject("/Type"): NameObject("/Annot"), NameObject("/Rect"): square}
    asked = DictionaryObject(shared)
    asked |= {NameObject("/Subtype"): NameObject("/Widget"), NameObject("/FT"): NameObject("/Tx")}
    asked |= {NameObject("/T"): TextStringObject("who"), NameObject("/V"): TextStringObject(answer)}
    over = DictionaryObject(shared) | {NameObject("/Subtype"): NameObject("/Text")}
    over |= {NameObject("/Contents"): TextStringObject(note)}
    added = ArrayObject(writer._add_object(DictionaryObject(one)) for one in (asked, over))
    page[NameObject("/Annots")] = added
    fields = DictionaryObject({NameObject("/Fields"): ArrayObject(added[:1])})
    writer._root_object[NameObject("/AcroForm")] = fields
    writer.add_metadata({"/Author": author})
    writer.write(content)
    return content.getvalue()
