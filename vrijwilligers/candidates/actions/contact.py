"""Being in touch with somebody: what moves the day on which the fiche goes."""

from datetime import date

from vrijwilligers.candidates import rules
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.settings.current import chosen_length
from vrijwilligers.vocabulary.clock import months_after
from vrijwilligers.vocabulary.terms import RetentionTerm


def touch(candidate: Candidate, *, today: date) -> None:
    """Note that we were in touch: the year of keeping begins again, and is never shortened.

    Once consent for the fiche is withdrawn its end is fixed (DESIGN section 10).
    """
    candidate.last_contact_on = max(candidate.last_contact_on, today)
    if candidate.fiche_consent:
        until = kept_until(candidate, candidate.last_contact_on)
        candidate.erase_on = max(candidate.erase_on, until)


def untouch(candidate: Candidate, last_contact_on: date, erase_on: date) -> None:
    """Take back that we were in touch: what was noted as contact was none."""
    candidate.last_contact_on, candidate.erase_on = last_contact_on, erase_on


def kept_until(candidate: Candidate, last_contact: date) -> date:
    """Return the day on which a fiche goes: the term of the desk, or what was promised if less."""
    return months_after(last_contact, months_kept(candidate))


def months_kept(candidate: Candidate) -> int:
    """Return how many months after the last contact this desk keeps the fiche of somebody."""
    return rules.months_kept(candidate.promised_months, chosen_length(RetentionTerm.FICHE))
