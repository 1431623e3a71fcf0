"""The list of an edition for a referrer: who has an appointment, in one word; and for the desk."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from vrijwilligers.exchange.documents import Print, print_pdf
from vrijwilligers.markets.models import Market, MarketAppointment
from vrijwilligers.markets.wording import (
    appointment_task,
    appointment_when,
    market_name,
    market_when,
)
from vrijwilligers.referrers.documents import progress_list
from vrijwilligers.referrers.queries.clients import Client
from vrijwilligers.referrers.rules.links import destroy_by
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.wording import demo_line, name_line
from vrijwilligers.vocabulary.languages import opening, say_day, spoken


def clients_list(
    market: Market, organisation: str, clients: Sequence[Client], *, today: date
) -> Print:
    """Print of each who agreed and made an appointment one word, in the language we speak."""
    words = {"market": market_name(market), "day": say_day(market.held_on)}
    title = _("With an appointment from %(market)s, %(day)s", **words)
    return progress_list(organisation, clients, today=today, title=title)


def appointment_list(market: Market, made: Sequence[MarketAppointment], *, today: date) -> Print:
    """Print all appointments of an edition, by stand and code: no names, in what we speak."""
    content = {
        "language": spoken(),
        "title": _("Appointments of the market"),
        "market": f"{market_name(market)} · {opening(market_when(market))}",
        "heads": [_("Organisation"), _("Code"), _("Task"), _("When")],
        "rows": [_row(one) for one in made],
        "words": {
            "nothing": _("No appointment came in yet."),
            "destroy": _("Destroy this list by %(day)s.", day=say_day(destroy_by(today))),
        },
        "demo": demo_line(),
        "organisation_line": name_line(desk_settings()),
    }
    return print_pdf("market_appointments.typ", content, made_on=today)


def _row(made: MarketAppointment) -> dict[str, str]:
    language, task = appointment_task(made)
    return {
        "organisation": made.stand.organisation.name,
        "code": made.visitor_code,
        "task": task,
        "language": language,
        "when": appointment_when(made),
    }
