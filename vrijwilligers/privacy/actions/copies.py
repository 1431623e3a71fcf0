"""Giving somebody a copy of all that we hold about them: who may, and the row in the log."""

from datetime import date

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.privacy.feature import CopyDeed
from vrijwilligers.records import audit
from vrijwilligers.support_needs import queries as support_needs
from vrijwilligers.support_needs.feature import SupportDeed
from vrijwilligers.vocabulary.problems import Problem


class CopyNeedsSignature(Problem):
    """A copy holds support needs too, where there are any; whether there are is not told."""

    message = _l(
        "You can give a copy once you signed to keep what people need secret. The list of who "
        "signed is on the team page."
    )


def has_signed(candidate: Candidate, member: StaffMember, *, day: date) -> bool:
    """Tell whether support needs open to a colleague, of whom it is noted that they signed."""
    return support_needs.obstacle(candidate, member, day=day) is None


def refuse_unsigned(candidate: Candidate, member: StaffMember, *, day: date) -> None:
    """Raise ``CopyNeedsSignature`` for a colleague to whom support needs stay shut (P-18)."""
    if not has_signed(candidate, member, day=day):
        raise CopyNeedsSignature


def log_copy(candidate: Candidate, *, reason: str, by: int | None) -> None:
    """Log that a copy went out and why, and that somebody opened the support needs for it.

    Without a colleague who asks for it they stay shut.
    """
    audit.record(CopyDeed.GIVEN, candidate, by=by, reason=reason)
    if by is not None and candidate.consents_to(ConsentPurpose.SUPPORT_NEEDS):
        audit.record(SupportDeed.OPENED, candidate, by=by)
