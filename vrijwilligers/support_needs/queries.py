"""Questions about support needs: who may open them now, what they are, who has access at all."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.records.field_encryption import (
    EncryptionContext,
    decrypt_field,
    encrypt_field,
)
from vrijwilligers.registry import announce
from vrijwilligers.support_needs.feature import ConversationCheck, SupportPermission
from vrijwilligers.support_needs.models import CandidateSupport
from vrijwilligers.support_needs.rules import SupportObstacle, obstacle_to_open
from vrijwilligers.vocabulary.clock import today


@dataclass(frozen=True)
class SupportNeeds:
    """What is noted of one person; ``version`` 0 is nothing, unreadable says no codes."""

    codes: frozenset[str] = frozenset()
    version: int = 0
    is_readable: bool = True


def obstacle(
    candidate: Candidate, member: StaffMember, *, day: date, is_counted: bool | None = None
) -> SupportObstacle | None:
    """Tell why a colleague who holds the permission cannot open somebody's support needs now.

    A page that knows whether a conversation of this day is counted says so; else it is asked.
    """
    has_signed = member.secrecy_signed_on is not None
    opens_always = member.may(SupportPermission.OPEN_ALWAYS)
    is_asked = has_signed and not opens_always
    return obstacle_to_open(
        has_signed=has_signed,
        opens_always=opens_always,
        is_in_conversation=is_asked and _is_counted(candidate, day, is_counted),
    )


def _is_counted(candidate: Candidate, day: date, known: bool | None) -> bool:
    return any(announce(ConversationCheck(candidate.id, day))) if known is None else known


def may_open(
    candidate: Candidate, member: StaffMember, *, day: date, is_counted: bool | None = None
) -> bool:
    """Tell whether a colleague can open somebody's support needs now."""
    if not member.may(SupportPermission.OPEN):
        return False
    return obstacle(candidate, member, day=day, is_counted=is_counted) is None


def may_keep_typing(member: StaffMember, candidate_id: int) -> bool:
    """Tell whether what a colleague ticks may be kept before it is saved: as what is noted."""
    candidate = db.session.get(Candidate, candidate_id)
    return (
        candidate is not None
        and candidate.consents_to(ConsentPurpose.SUPPORT_NEEDS)
        and may_open(candidate, member, day=today())
    )


def row_of(candidate: Candidate) -> CandidateSupport | None:
    """Return the sealed row of one person."""
    return db.session.get(CandidateSupport, candidate.id)


def needs_of(candidate: Candidate) -> SupportNeeds:
    """Open what somebody needs; what cannot be opened with our keys has to be asked again."""
    row = row_of(candidate)
    if row is None:
        return SupportNeeds()
    text = decrypt_field(context_of(candidate), row.needs)
    if text is None:
        return SupportNeeds(version=row.version, is_readable=False)
    return SupportNeeds(frozenset(json.loads(text)), row.version)


def encrypted(candidate: Candidate, codes: frozenset[str]) -> str:
    """Seal codes for the row of one person."""
    return encrypt_field(context_of(candidate), json.dumps(sorted(codes)))


def context_of(candidate: Candidate) -> EncryptionContext:
    """Return where the needs of one person are sealed for."""
    return EncryptionContext(CandidateSupport.__tablename__, "needs", candidate.uid)


def who_has_access() -> Sequence[StaffMember]:
    """Return every colleague whose role opens support needs, signed or not (P-18)."""
    open_accounts = (member for member in accounts.team() if not member.is_closed)
    return [member for member in open_accounts if member.may(SupportPermission.OPEN)]
