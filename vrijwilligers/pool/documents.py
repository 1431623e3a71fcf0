"""The list of who comes to a call, for the organisation: to tick who came, and then to destroy."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from vrijwilligers.exchange.documents import Print, print_pdf
from vrijwilligers.pool.wording import CallInWords
from vrijwilligers.pool.wording.day_lists import ShiftOnList
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.wording import demo_line, name_line
from vrijwilligers.vocabulary.languages import say_day, spoken


def print_day_list(
    call: CallInWords, shifts: Sequence[ShiftOnList], *, destroy_by: date, today: date
) -> Print:
    """Print who comes, in the language we speak."""
    content: dict[str, object] = {
        "language": spoken(),
        "title": _("Who comes"),
        "work": call.title,
        "work_language": call.language,
        "organisation": call.organisation,
        "where": call.where,
        "shifts": [
            {
                "hours": shift.hours,
                "work": shift.work,
                "people": [[one.name, " · ".join(one.reach)] for one in shift.people],
                "others": shift.others,
            }
            for shift in shifts
        ],
        "words": {
            "name": _("Name"),
            "reach": _("How you reach them"),
            "came": _("Came"),
            "nobody": _("Nobody yet"),
            "use": _("They agreed that you know this to expect them. Use it for nothing else."),
            "destroy": _("Destroy this list by %(day)s.", day=say_day(destroy_by)),
        },
        "demo": demo_line(),
        "organisation_line": name_line(desk_settings()),
    }
    return print_pdf("day_list.typ", content, made_on=today)
