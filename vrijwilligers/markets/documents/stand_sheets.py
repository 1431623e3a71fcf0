"""The sheets of the stands: blank lines for who has no phone, and the link for who has one."""

from collections.abc import Mapping, Sequence
from datetime import date

from flask_babel import gettext as _

from vrijwilligers.exchange.documents import Print, print_pdf
from vrijwilligers.exchange.documents.qr import qr_code
from vrijwilligers.markets.documents.parts import Content, in_language
from vrijwilligers.markets.rules.prints import PrintedMarket, PrintedStand
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.wording import demo_line, name_line
from vrijwilligers.vocabulary.languages import say_day, speaking

LINES = 16  # appointments on a sheet


def stand_sheets(
    market: PrintedMarket,
    stands: Sequence[PrintedStand],
    *,
    language: str,
    today: date,
    links: Mapping[int, str] | None = None,
) -> Print:
    """Print a sheet for each of some stands; ``links`` are those for their phones, by number."""
    with speaking(language):
        content = sheets_content(market, stands, language=language, links=links or {})
    return print_pdf("stand_sheets.typ", content, made_on=today)


def sheets_content(
    market: PrintedMarket,
    stands: Sequence[PrintedStand],
    *,
    language: str,
    links: Mapping[int, str],
) -> Content:
    """Return what stands on the sheets, in the language we speak now."""
    name, _language = in_language(market.name, language)
    return {
        "language": language,
        "title": _("Appointments of your stand"),
        "market": f"{name} · {say_day(market.on)}",
        "lines": LINES,
        "sheets": [_sheet(stand, links.get(stand.number), language) for stand in stands],
        "words": {
            "table": _("Table"),
            "tasks": _("Your tasks"),
            "code": _("Code of the visitor"),
            "day": _("Day"),
            "hour": _("Hour"),
            "task": _("Number of the task"),
            "language": _("Language"),
            "how": _("Write the code of the booklet, never a name."),
            "bring": _("Bring this sheet to the welcome desk when the market ends."),
            "phone": _("With a phone you need no sheet: scan this code."),
        },
        "organisation_line": name_line(desk_settings()),
        "demo": demo_line(),
    }


def _sheet(stand: PrintedStand, link: str | None, language: str) -> Content:
    titles = [in_language(task.title, language) for task in stand.tasks]
    return {
        "organisation": stand.organisation,
        "table": str(stand.table or ""),
        "tasks": [{"text": text, "language": spoken} for text, spoken in titles],
        "code": qr_code(link) if link else None,
    }
