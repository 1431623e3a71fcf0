"""The place of somebody in the pool in words, for the pages that show a person."""

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.pool.queries import members as queries
from vrijwilligers.pool.views.blueprint import bp
from vrijwilligers.pool.wording import say_place
from vrijwilligers.vocabulary.clock import today


@bp.app_template_global()
def place_in_pool(candidate: Candidate) -> str:
    """Say since when somebody is in the pool, and until when they pause; nothing of who is not."""
    agrees = candidate.consents_to(ConsentPurpose.POOL)  # else no question is needed
    membership = queries.membership_of(candidate.id) if agrees else None
    return say_place(membership, today()) if membership else ""
