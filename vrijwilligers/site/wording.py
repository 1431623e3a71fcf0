"""What the screens of the talent scan say, in the language we speak now."""

from flask_babel import gettext as _

from vrijwilligers.scans.rules.progress import ScanProgress
from vrijwilligers.talents.rules.scan import MOST_PAIRS

A_CARD, AFTER_THE_CARDS = 8, 90  # seconds
MINUTE = 60


def time_left(progress: ScanProgress) -> str:
    """Say how long the cards still take, and what comes after them."""
    cards = len(progress.set.codes) - len(progress.answers)
    minutes = -(-(cards * A_CARD + AFTER_THE_CARDS) // MINUTE)
    return {
        1: _("about a minute left"),
        2: _("about two minutes left"),
        3: _("about three minutes left"),
        4: _("about four minutes left"),
        5: _("about five minutes left"),
    }.get(minutes, _("some minutes left"))


def number_of_pair(progress: ScanProgress) -> tuple[int, int]:
    """Return which pair this is, and of how many at most."""
    return len(progress.asked) + 1, MOST_PAIRS
