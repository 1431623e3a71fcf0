"""Of two fiches or two organisations that become one, what is noted once."""

from vrijwilligers.candidates.feature import FichesMerge
from vrijwilligers.extensions import db
from vrijwilligers.organisations.feature import OrganisationsMerge
from vrijwilligers.referrers.queries import clients
from vrijwilligers.referrers.queries import referrers as queries


def keep_one_referral(merge: FichesMerge) -> None:
    """Keep the referrer that was noted last."""
    for said_before in clients.referrals_of_both(merge.stays_id, merge.goes_id)[1:]:
        db.session.delete(said_before)
    db.session.flush()


def keep_one_profile(merge: OrganisationsMerge) -> None:
    """Keep what is said of the one that stays, and of the other what the first does not say."""
    mine, theirs = (queries.profile_of(key) for key in (merge.stays_id, merge.goes_id))
    if mine and theirs:
        mine.serves = mine.serves or theirs.serves
        db.session.delete(theirs)
        db.session.flush()
