"""A booklet on A4, to be folded and stapled, and a sheet to try how a printer turns its paper."""

from datetime import date

from flask_babel import gettext as _

from vrijwilligers.exchange.documents import Print, impose, print_pdf
from vrijwilligers.exchange.documents.counting import page_count
from vrijwilligers.markets.rules.imposition import A4, Binding, Turning, booklet_sides
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.wording import demo_line, name_line
from vrijwilligers.visitor_texts.rules.languages import direction
from vrijwilligers.vocabulary.languages import speaking


def folded(pdf: bytes, *, language: str, turning: Turning = Turning.SHORT) -> bytes:
    """Return a booklet on sheets of A4; raise ``TooManyPages`` where no stapler holds it."""
    sides = booklet_sides(page_count(pdf), binding=binding_of(language), turning=turning)
    return impose(pdf, A4, sides)


def binding_of(language: str) -> Binding:
    """Return at which side a booklet in a language is stapled."""
    return Binding.RIGHT if direction(language) == "rtl" else Binding.LEFT


def trial_sheet(language: str, *, today: date) -> Print:
    """Print a sheet that shows, folded, over which edge a printer turns its paper."""
    with speaking(language):
        content = {
            "language": language,
            "title": _("Try the printer"),
            "steps": [
                _("Print both pages on one sheet, on both sides, turned over the short edge."),
                _("Fold the sheet in two, with number 1 in front."),
                _("Do 2 and 3 inside stand upright? Then print booklets just like this."),
                _("Are 2 and 3 upside down? Then choose the long edge when you print a booklet."),
                _("Hold the sheet against the light: the crosses of both sides lie together."),
            ],
            "organisation_line": name_line(desk_settings()),
            "demo": demo_line(),
        }
    return print_pdf("trial_sheet.typ", content, made_on=today)
