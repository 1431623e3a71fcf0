"""Which links a referrer has, and whether what they open is over."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func

from vrijwilligers.extensions import db
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import about, is_open, record_of
from vrijwilligers.links.rules import LinkEndReason
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.referrers.rules.links import REFERRER


def open_links(organisation: Organisation, at: datetime) -> Sequence[SignedLink]:
    """Return the links of a referrer that work, the newest first."""
    return db.session.scalars(about(organisation, REFERRER).where(is_open(at))).all()


def open_links_to(organisation: Organisation, address: str, at: datetime) -> Sequence[SignedLink]:
    """Return the links of a referrer that were mailed to an address and work, held."""
    theirs = about(organisation, REFERRER).where(
        is_open(at), func.lower(SignedLink.address) == address.lower()
    )
    return db.session.scalars(theirs.with_for_update()).all()


def is_over(link: SignedLink) -> bool:
    """Tell that the organisation is no referrer any more, or that we work together no more."""
    organisation = record_of(link, Organisation)
    return not organisation.is_referrer or organisation.ended_on is not None


def why_over(link: SignedLink) -> dict[str, object]:
    """Say whether a newer link took its place."""
    return {"is_replaced": link.ended_because is LinkEndReason.REPLACED}
