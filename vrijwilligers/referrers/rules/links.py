"""The link by which a referrer sees how it goes and brings people, without an account."""

from datetime import date, timedelta

from vrijwilligers.links.rules import LinkPurpose, LinkUse, declare
from vrijwilligers.vocabulary.link_holders import LinkHolder

LINK_WORKS = timedelta(days=180)
LIST_IS_KEPT = timedelta(days=30)  # on paper: it is another one by then (STANDARDS P-24)
REFERRER = declare(
    LinkPurpose(
        name="referrer",
        endpoint="referrers.progress_by_link",
        holder=LinkHolder.ORGANISATION,
        lasts=LINK_WORKS,
        use=LinkUse.MANY,
        dead_page="referrers/dead.html",
        limit_of_link="20 per hour",
    )
)


def destroy_by(printed_on: date) -> date:
    """Return the day by which a printed list must be destroyed."""
    return printed_on + LIST_IS_KEPT
