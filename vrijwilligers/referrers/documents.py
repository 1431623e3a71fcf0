"""The list for counsellors: one word of each who agreed, and until when it may be kept."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from vrijwilligers.exchange.documents import Print, print_pdf
from vrijwilligers.referrers.queries.clients import Client
from vrijwilligers.referrers.rules.links import destroy_by
from vrijwilligers.referrers.wording import say_progress
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.wording import demo_line, name_line
from vrijwilligers.vocabulary.languages import say_day, spoken


def progress_list(
    organisation: str, clients: Sequence[Client], *, today: date, title: str = ""
) -> Print:
    """Print of each who agreed the first name, one letter and one word, in what we speak."""
    content: dict[str, object] = {
        "language": spoken(),
        "title": title or _("How it goes with the people whom you sent to us"),
        "organisation": organisation,
        "made": _("As it is on %(day)s", day=say_day(today)),
        "people": [[one.candidate.short_name, say_progress(one.progress)] for one in clients],
        "words": {
            "name": _("Name"),
            "progress": _("How it goes"),
            "nobody": _("Nobody yet"),
            "use": _("They agreed that you know this word of them. Use it for nothing else."),
            "destroy": _("Destroy this list by %(day)s.", day=say_day(destroy_by(today))),
        },
        "demo": demo_line(),
        "organisation_line": name_line(desk_settings()),
    }
    return print_pdf("referrer_list.typ", content, made_on=today)
