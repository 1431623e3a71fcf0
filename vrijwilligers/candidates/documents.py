"""A text of consent printed on A4, to read and to sign. It names nobody."""

from datetime import date

from flask_babel import gettext as _

from vrijwilligers.candidates.rules import ResolvedText
from vrijwilligers.exchange.documents import Print, print_pdf
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.wording import brief_lines, demo_line, name_line
from vrijwilligers.vocabulary.languages import language_name, opening, say_day, speaking


def consent_paper(text: ResolvedText, *, today: date) -> Print:
    """Print a text of consent on A4 in the language of who reads it, with a place to sign."""
    question, *lines = text.body.splitlines()
    with speaking(text.language):
        content = {
            "language": text.language,
            "title": question,
            "lines": lines,
            "foot": " · ".join(
                (
                    opening(language_name(text.language)),
                    say_day(today),
                    _("text %(number)s", number=text.digest[:8]),
                )
            ),
            "words": {
                "agree": _("Yes, I agree."),
                "name": _("Name"),
                "day": _("Date"),
                "signature": _("Signature"),
                "parent": _("Under 16: signature of a parent or guardian"),
                "desk": _("Questions? Come to the desk:"),
            },
            "demo": demo_line(),
            "organisation_line": name_line(desk_settings()),
            "desk_in_brief": brief_lines(desk_settings()),
        }
    return print_pdf("consent.typ", content, made_on=today)
