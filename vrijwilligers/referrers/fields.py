"""How what is said of a referrer is kept: which column holds what."""

from vrijwilligers.records.fields import Fields
from vrijwilligers.referrers.models import Referral, ReferrerProfile
from vrijwilligers.referrers.rules.details import ReferralDetails, ReferrerProfileDetails

REFERRAL = Fields(details_type=ReferralDetails, model=Referral, others=["candidate_id"])
PROFILE = Fields(
    details_type=ReferrerProfileDetails, model=ReferrerProfile, others=["organisation_id"]
)
