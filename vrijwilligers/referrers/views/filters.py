"""Who brought somebody, in words, for the pages that show a person."""

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.referrers.queries import clients
from vrijwilligers.referrers.views.blueprint import bp
from vrijwilligers.referrers.wording import say_referrer


@bp.app_template_global()
def referrer_of(candidate: Candidate) -> str:
    """Say which referrer hears how it goes with somebody; nothing where none does."""
    agrees = candidate.consents_to(ConsentPurpose.REFERRER)  # else no question is needed
    referral = clients.referral_of(candidate.id) if agrees else None
    return say_referrer(referral) if referral else ""
