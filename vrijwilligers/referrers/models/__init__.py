"""The tables of referrers."""

from vrijwilligers.referrers.models.leads import Lead
from vrijwilligers.referrers.models.referrals import Referral, ReferrerProfile

__all__ = ["Lead", "Referral", "ReferrerProfile"]
