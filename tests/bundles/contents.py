"""What tests of printed bundles share: a bundle as PDF, and what its template gets."""

from datetime import date
from io import BytesIO

from flask_babel import gettext as _
from pypdf import PdfReader

from vrijwilligers.bundles import documents
from vrijwilligers.bundles.rules import BundleChoice
from vrijwilligers.vocabulary.languages import speaking

TODAY = date(2026, 11, 21)
MOLENBEEK = "21012"  # NIS code
DUTCH = BundleChoice(language="nl")


def printed(choice=DUTCH):
    """Return a bundle as PDF."""
    content, _count = documents.content(choice, today=TODAY)
    return documents.print_bundle(content, today=TODAY)


def pages_of(pdf):
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(pdf)).pages]


def said(language, message, /, **values):
    """Say a message of ours as a bundle in that language does."""
    with speaking(language):
        return _(message, **values)


def plain(texts):
    """Return texts with ordinary spaces."""
    return [text.replace("\xa0", " ") for text in texts]


def only(choice=DUTCH, **wanted):
    """Return the one vacancy of a bundle as the template gets it."""
    content, _count = documents.content(choice, today=TODAY)
    return content["chapters"][0]["vacancies"][0]
