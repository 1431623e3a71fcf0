"""Saying whom a referrer serves."""

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import audit
from vrijwilligers.referrers.feature import ReferrerDeed
from vrijwilligers.referrers.fields import PROFILE
from vrijwilligers.referrers.models import ReferrerProfile
from vrijwilligers.referrers.queries import referrers as queries
from vrijwilligers.referrers.rules.details import ReferrerProfileDetails


def describe(
    organisation: Organisation, details: ReferrerProfileDetails, *, by: int | None
) -> ReferrerProfile:
    """Say whom a referrer serves."""
    profile = queries.profile_of(organisation.id)
    if profile is None:
        profile = ReferrerProfile(organisation_id=organisation.id)
    PROFILE.fill(profile, details)
    db.session.add(profile)
    db.session.flush()
    audit.record(ReferrerDeed.DESCRIBED, organisation, by=by)
    return profile
