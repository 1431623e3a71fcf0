"""A PDF of one page, as small as one can be, and some that cannot be used."""

from io import BytesIO

from pypdf import PdfWriter

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
