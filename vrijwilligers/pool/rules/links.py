"""The links by which people of the pool answer, and organisations see who comes: no account."""

from datetime import timedelta

from vrijwilligers.links.rules import LinkPurpose, LinkUse, declare
from vrijwilligers.vocabulary.link_holders import LinkHolder
from vrijwilligers.vocabulary.terms import RetentionTerm

DAY = declare(
    LinkPurpose(
        name="pool_day",
        endpoint="pool.day_by_link",
        holder=LinkHolder.ORGANISATION,
        lasts=timedelta(days=90),  # its page is over a week after the last shift
        use=LinkUse.MANY,
        replaces=True,
        dead_page="pool/dead_day.html",
        limit_of_link="120 per hour",
    )
)
APPLICATION = declare(
    LinkPurpose(
        name="pool_application",
        endpoint="pool.confirm_application",
        holder=LinkHolder.CANDIDATE,
        lasts=RetentionTerm.APPLICATION.default.span,  # what nobody confirms is gone by then
        thanks=True,
        dead_page="pool/application_done.html",
    )
)
STILL = declare(
    LinkPurpose(
        name="pool_still",
        endpoint="pool.still",
        holder=LinkHolder.CANDIDATE,
        lasts=timedelta(days=60),  # it may be changed for a while
        use=LinkUse.CHANGEABLE,
        replaces=True,
        dead_page="pool/still_gone.html",
    )
)
ANSWER = declare(
    LinkPurpose(
        name="pool_call",
        endpoint="pool.answer",
        holder=LinkHolder.CANDIDATE,
        lasts=timedelta(days=60),  # it still says what became of it after the day
        use=LinkUse.CHANGEABLE,
        dead_page="pool/dead_link.html",
    )
)
