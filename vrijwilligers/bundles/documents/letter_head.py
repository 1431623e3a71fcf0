"""What every print says of the desk, in the language we speak now."""

from datetime import date

from flask_babel import gettext as _

from vrijwilligers.bundles.documents.unbroken import unbroken
from vrijwilligers.bundles.documents.vacancies import Content
from vrijwilligers.settings import queries, wording
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.logo import drawing_of
from vrijwilligers.settings.rules import DeskSettings


def letter_head(today: date) -> Content:
    """Return who makes a print, where to find them, and their picture."""
    desk = desk_settings()
    png = queries.logo() if desk.logo else None
    return {
        "demo": wording.demo_line(),
        "organisation_line": wording.name_line(desk),
        "address": str(desk.address),
        "desk": [*map(unbroken, wording.contact_lines(desk, today=today))],
        "desk_in_brief": [*map(unbroken, wording.brief_lines(desk))],
        "logo": {"drawing": drawing_of(png), "words": _said(desk)} if png else None,
    }


def _said(desk: DeskSettings) -> str:
    """Say whose picture it is, also of a desk without a name: none is printed without words."""
    return str(desk.name) or _("Volunteer desk")
