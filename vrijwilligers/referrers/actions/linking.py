"""Links with which referrers see how it goes: made, mailed, and taken back."""

from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.answers.actions.mails import queue_link
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.rules import AddressOf, LinkEndReason, Recipient
from vrijwilligers.organisations.feature import OrganisationsMerge
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import audit
from vrijwilligers.referrers.feature import ReferrerDeed
from vrijwilligers.referrers.queries import links as queries
from vrijwilligers.referrers.rules.links import REFERRER

SUBJECT = _l("How it goes with the people whom you sent to us")


def make_link(organisation: Organisation, *, by: int | None, at: datetime) -> str:
    """Make a link for a referrer to hand over, and return its token; those by mail go on."""
    token = links.make(REFERRER, organisation, at=at).token
    audit.record(ReferrerDeed.LINK_MADE, organisation, by=by)
    return token


def send_link(
    organisation: Organisation,
    recipient: Recipient,
    *,
    by: int | None,
    at: datetime,
    address_of: AddressOf,
) -> None:
    """Make a link for a referrer and mail it to somebody there; their former link ends."""
    new = renew_link(organisation, recipient, by=by, at=at)
    queue_link(
        recipient,
        "referrer_link",
        organisation,
        new,
        subject=SUBJECT,
        address_of=address_of,
        by=by,
    )


def renew_link(
    organisation: Organisation, recipient: Recipient, *, by: int | None, at: datetime
) -> links.NewLink:
    """Make a link for somebody of a referrer, to be mailed; their former link ends."""
    for former in queries.open_links_to(organisation, recipient.address, at):
        links.end(former, LinkEndReason.REPLACED, at=at)
    audit.record(ReferrerDeed.LINK_MADE, organisation, by=by)
    return links.make(REFERRER, organisation, at=at, recipient=recipient)


def end_links(organisation: Organisation, *, by: int | None, at: datetime) -> None:
    """Let no link of a referrer work any more."""
    links.end_all_about(organisation, LinkEndReason.REVOKED, REFERRER, at=at)
    audit.record(ReferrerDeed.LINK_ENDED, organisation, by=by)


def end_links_of_merged(merge: OrganisationsMerge) -> None:
    """Let the links of the organisation that goes end: they were made to another list."""
    goes = db.session.get_one(Organisation, merge.goes_id)
    links.end_all_about(goes, LinkEndReason.CLOSED, REFERRER, at=merge.at)
