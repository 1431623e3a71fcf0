"""Telling referrers of an edition: each gets a link of their own, by mail."""

from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.answers.actions.mails import queue_link
from vrijwilligers.links.rules import AddressOf, Recipient
from vrijwilligers.markets.models import Market
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.referrers.actions.linking import renew_link

SUBJECT = _l("The volunteer market: what you can print for your groups")


def send_edition(
    market: Market,
    organisation: Organisation,
    recipient: Recipient,
    *,
    by: int | None,
    at: datetime,
    address_of: AddressOf,
) -> None:
    """Mail a referrer the link to the orientation table, the booklets and the list of an edition.

    It opens all that the link of this reader opened before, which ends.
    """
    new = renew_link(organisation, recipient, by=by, at=at)
    queue_link(
        recipient,
        "market_referrer",
        organisation,
        new,
        subject=SUBJECT,
        address_of=address_of,
        by=by,
        market=market.name_in(recipient.language),
        market_day=market.held_on,
        opens_at=market.opens_at,
        closes_at=market.closes_at,
        place=market.place,
    )
