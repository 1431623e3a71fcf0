"""Being in touch with somebody: what moves the day on which the fiche goes."""

from datetime import date

from vrijwilligers.candidates import rules
from vrijwilligers.candidates.models import Candidate


def touch(candidate: Candidate, *, today: date) -> None:
    """Note that we were in touch: the year of keeping begins again, and is never shortened.

    Once consent for the fiche is withdrawn its end is fixed (DESIGN section 10).
    """
    candidate.last_contact_on = max(candidate.last_contact_on, today)
    if candidate.fiche_consent:
        kept_until = rules.erase_after(candidate.last_contact_on, candidate.promised_months)
        candidate.erase_on = max(candidate.erase_on, kept_until)
