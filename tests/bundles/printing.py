"""What tests of bundles share: what an edition or a look at one prints."""

from io import BytesIO

from pypdf import PdfReader
from sqlalchemy import func, select

from vrijwilligers.bundles.models import Edition


def editions(database):
    database.rollback()
    return database.scalar(select(func.count()).select_from(Edition))


def printed(page):
    """Return the text of the PDF that a page answered."""
    assert page.response.mimetype == "application/pdf"
    reader = PdfReader(BytesIO(page.response.data))
    return " ".join(" ".join(sheet.extract_text().split()) for sheet in reader.pages)


def made(desk, **answers):
    """Make an edition and return its PDF."""
    page = desk.submit("bundles.index", answers)
    return desk.open(page.location + "/pdf")


def looked_at(desk, **answers):
    """Return how a choice would look."""
    page = desk.get("bundles.index")
    page.html.select_one("main form[method=post]")["action"] = desk.url("bundles.look")
    return desk.send(page, answers, status=200)
