"""The links by which an organisation answers for its stand, without an account."""

from datetime import timedelta

from vrijwilligers.links.rules import LinkPurpose, LinkUse, declare
from vrijwilligers.vocabulary.link_holders import LinkHolder

DAY_LINK_WORKS = timedelta(days=7)  # after the market: what waited on a phone still comes in
STAND = declare(
    LinkPurpose(
        name="stand",
        endpoint="markets.invitation",
        holder=LinkHolder.ORGANISATION,
        lasts=timedelta(days=365),
        use=LinkUse.MANY,
        replaces=True,
        limit_of_link="60 per hour",
    )
)
STAND_DAY = declare(
    LinkPurpose(
        name="stand_day",
        endpoint="markets.phone",
        holder=LinkHolder.ORGANISATION,
        lasts=timedelta(days=365),
        use=LinkUse.MANY,
        replaces=True,
        limit="3000 per hour",  # all phones of a hall may have one address
        limit_of_link="200 per hour",
    )
)
