"""A night that lets go what is over its term, at a moment in the future."""

from datetime import UTC, datetime, timedelta

from vrijwilligers.privacy.actions.terms import end_all

AT = datetime(2027, 3, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def ends(at=AT):
    return dict(end_all(at))
