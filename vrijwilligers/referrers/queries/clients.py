"""Who was brought by which referrer, and how far they are.

Nobody is in an answer whose fiche may not be used or whose consent for it does not stand.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload

from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import UNDO_WITHIN, ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.referrers.feature import WhoHasAnAppointment
from vrijwilligers.referrers.models import Referral
from vrijwilligers.referrers.rules.progress import ReferralProgress, progress_of
from vrijwilligers.registry import announce


@dataclass(frozen=True)
class Client:
    """Somebody who agreed that a referrer hears how it goes, and the word for that, if any."""

    candidate: Candidate
    progress: ReferralProgress | None

    @property
    def has_begun(self) -> bool:
        """Tell whether this person is at work somewhere."""
        return self.progress == ReferralProgress.STARTED


def referrals() -> Select[Referral]:
    """Ask for who was brought by whom, of everybody whose consent for that stands."""
    return select(Referral).join(Referral.candidate).where(_may_be_told())


def referral_of(candidate_id: int) -> Referral | None:
    """Return who brings or follows somebody; ``None`` where that is not noted or not agreed."""
    whole = (joinedload(Referral.organisation), joinedload(Referral.counsellor))
    asked = referrals().where(Referral.candidate_id == candidate_id).options(*whole)
    return db.session.scalar(asked)


def noted(candidate_id: int) -> Referral | None:
    """Return what is noted of who brings somebody, also while consent does not stand."""
    return db.session.scalar(select(Referral).where(Referral.candidate_id == candidate_id))


def clients_of(organisation_id: int) -> list[Client]:
    """Return everybody of whom a referrer hears how it goes, by first name."""
    theirs = referrals().where(Referral.organisation_id == organisation_id)
    return _clients(theirs).get(organisation_id, [])


def clients_among(candidate_ids: Collection[int]) -> dict[int, list[Client]]:
    """Return by referrer those of some people of whom it hears how it goes, by first name."""
    return _clients(referrals().where(Referral.candidate_id.in_(candidate_ids)))


def _clients(theirs: Select[Referral]) -> dict[int, list[Client]]:
    order = (Candidate.given_name, Candidate.family_name, Candidate.id)
    asked = theirs.options(joinedload(Referral.candidate)).order_by(*order)
    found = db.session.scalars(asked).all()
    states = _states_of([one.candidate_id for one in found])
    clients: dict[int, list[Client]] = defaultdict(list)
    for one in found:
        progress = progress_of(states[one.candidate_id])
        clients[one.organisation_id].append(Client(one.candidate, progress))
    return clients


def client_counts(organisation_ids: Collection[int]) -> dict[int, int]:
    """Return by referrer how many people it hears of."""
    theirs = referrals().where(Referral.organisation_id.in_(organisation_ids))
    counted = theirs.with_only_columns(Referral.organisation_id, func.count(Referral.id))
    rows = db.session.execute(counted.group_by(Referral.organisation_id))
    return {row[0]: row[1] for row in rows}


def withdrawn_referrals(at: datetime) -> Select[int]:
    """Ask whose consent was taken back, so long ago that it stays so."""
    stands = or_(Consent.withdrawn_at.is_(None), Consent.withdrawn_at > at - UNDO_WITHIN)
    may_stay = select(Consent.candidate_id).where(
        Consent.purpose == ConsentPurpose.REFERRER, stands
    )
    gone = Referral.candidate_id.not_in(may_stay)
    return select(Referral.candidate_id).where(gone)


def referrals_of_both(stays_id: int, goes_id: int) -> Sequence[Referral]:
    """Return what is noted of both of two fiches, what was said last first."""
    theirs = select(Referral).where(Referral.candidate_id.in_((stays_id, goes_id)))
    return db.session.scalars(theirs.order_by(Referral.changed_at.desc(), Referral.id.desc())).all()


def _states_of(candidate_ids: Collection[int]) -> dict[int, list[IntroductionState]]:
    asked = select(Introduction.candidate_id, Introduction.state).where(
        Introduction.candidate_id.in_(candidate_ids)
    )
    found: dict[int, list[IntroductionState]] = defaultdict(list)
    for candidate_id, state in db.session.execute(asked):
        found[candidate_id].append(state)
    for waiting in announce(WhoHasAnAppointment(frozenset(candidate_ids))):
        for candidate_id in waiting:
            found[candidate_id].append(IntroductionState.APPOINTMENT)
    return found


def _may_be_told() -> ColumnElement[bool]:
    stands = Candidate.consents.any(
        (Consent.purpose == ConsentPurpose.REFERRER) & Consent.withdrawn_at.is_(None)
    )
    return Candidate.is_in_use & stands
