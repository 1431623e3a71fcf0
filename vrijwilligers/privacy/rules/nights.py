"""Whether a night may be trusted to be the night that it says it is."""

from datetime import datetime, timedelta

SETTLED = timedelta(days=7)  # by then somebody sees that the clock is wrong
LONGEST = timedelta(days=45)


def may_trust(at: datetime, before: datetime | None) -> bool:
    """Tell whether a night that says to be ``at`` may let data go.

    ``before`` is the last night at least a week before it. One that lies further back than 45 days
    says that the machine stood still, or that its clock jumped ahead: then data wait a week.
    """
    return before is None or at - before <= LONGEST
