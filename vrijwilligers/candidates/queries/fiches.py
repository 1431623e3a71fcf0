"""Questions about candidates. Nothing here changes anything.

Whose fiche may not be used is in none of the answers, but for ``get_any``.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.candidates import rules
from vrijwilligers.candidates.models import Candidate, Consent, ConsentText
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.records.feature import MayWriteTo

LISTS = (
    selectinload(Candidate.languages),
    selectinload(Candidate.talents),
    selectinload(Candidate.categories),
)


def get(candidate_id: int) -> Candidate:
    """Return one candidate whose consent stands, or raise ``NoResultFound`` (a 404)."""
    return db.session.scalars(active().where(Candidate.id == candidate_id).options(*LISTS)).one()


def hold(candidate_id: int) -> Candidate:
    """Return one candidate as ``get`` does and let nobody else change them until we are done."""
    return db.session.scalars(
        active().where(Candidate.id == candidate_id).with_for_update(of=Candidate)
    ).one()


def hold_whose(owners: Select[Any]) -> None:
    """Hold the fiches whose numbers a question asks, in their order.

    Whoever holds a fiche and something that belongs to it holds the fiche first: so no two of them
    wait in a ring.
    """
    held = select(Candidate.id).where(Candidate.id.in_(owners)).order_by(Candidate.id)
    db.session.execute(held.with_for_update()).all()


def get_any(candidate_id: int) -> Candidate:
    """Return one candidate, also one who took consent back, or raise ``NoResultFound``."""
    return db.session.get_one(Candidate, candidate_id)


def whole(candidate_id: int) -> Candidate:
    """Return one candidate as ``get_any`` does, with all lists of the fiche: two statements.

    One for all lists together would multiply their rows.
    """
    asked = select(Candidate).where(Candidate.id == candidate_id)
    first = (joinedload(Candidate.languages), joinedload(Candidate.consents))
    second = (joinedload(Candidate.talents), joinedload(Candidate.categories))
    candidate = db.session.scalars(asked.options(*first)).unique().one()
    db.session.scalars(asked.options(*second)).unique().one()
    return candidate


def hold_any(candidate_id: int) -> Candidate:
    """Return one candidate as ``get_any`` does, and let nobody else change them meanwhile."""
    return db.session.get_one(Candidate, candidate_id, with_for_update=True)


def may_be_written_to(question: MayWriteTo) -> bool:
    """Answer whether a mail to somebody may go out: only while their fiche may be used."""
    is_open = select(Candidate.is_in_use).where(Candidate.id == question.candidate_id)
    return bool(db.session.scalar(is_open))


def latest(*, language: str | None = None, municipality: str | None = None) -> Select[Candidate]:
    """Return a query for the list, with kinds of work: who was here last comes first."""
    query = active().options(selectinload(Candidate.categories))
    if language:
        query = query.where(Candidate.language == language)
    if municipality:
        query = query.where(Candidate.municipality == municipality)
    return query.order_by(Candidate.last_contact_on.desc(), Candidate.id.desc())


def kept_text(purpose: ConsentPurpose, language: str, digest: str) -> ConsentText | None:
    """Return the text of consent that was read, if somebody agreed to it before."""
    known = {"purpose": purpose, "language": language, "digest": digest}
    return db.session.scalars(select(ConsentText).filter_by(**known)).one_or_none()


def latest_version(purpose: ConsentPurpose, language: str) -> int:
    """Return how many versions of a text there are."""
    versions = select(func.max(ConsentText.version)).filter_by(purpose=purpose, language=language)
    return db.session.scalar(versions) or 0


def consents_of(candidate: Candidate) -> Sequence[Consent]:
    """Return every act of consent of one person, the latest first, with its text."""
    acts = select(Consent).where(Consent.candidate_id == candidate.id)
    return db.session.scalars(
        acts.options(joinedload(Consent.text)).order_by(Consent.id.desc())
    ).all()


def withdrawn_just_now(candidate: Candidate, *, by: int | None, at: datetime) -> list[Consent]:
    """Return what this colleague withdrew last, if it is short ago and nothing came since."""
    last = max((act.withdrawn_at for act in candidate.consents if act.withdrawn_at), default=None)
    if last is None or not rules.withdrawal_can_be_undone(last, at=at):
        return []
    slips = [act for act in candidate.consents if act.withdrawn_at == last]
    again = {act.purpose for act in candidate.consents if act.withdrawn_at is None}
    is_mine = all(act.withdrawn_by_id == by for act in slips)
    return slips if is_mine and not again & {act.purpose for act in slips} else []


def active() -> Select[Candidate]:
    """Return a query for everybody whose fiche may be used."""
    return select(Candidate).where(Candidate.is_in_use)
