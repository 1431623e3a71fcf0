"""Whether a night may be trusted to be the night that it says it is."""

from datetime import datetime, timedelta

SETTLED = timedelta(days=7)  # by then somebody sees that the clock is wrong
NOTICE = timedelta(days=30)  # before a fiche goes, whoever it is about hears of it


def may_trust(at: datetime, before: datetime | None) -> bool:
    """Tell whether a night that says to be ``at`` may let data go.

    ``before`` is the last night at least a week before it. One that lies further back than the
    notice says that the machine stood still, or that its clock jumped ahead: somebody did not hear
    in time, so data wait a week.
    """
    return before is None or at - before <= NOTICE
