"""What organisations want to change in their vacancies. Nothing here changes anything."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import selectinload

from vrijwilligers.answers.models import ChangeRequest
from vrijwilligers.extensions import db
from vrijwilligers.links.models import SignedLink
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.models import Vacancy

WITH_VACANCY = selectinload(ChangeRequest.vacancy).options(*queries.WHOLE)


def waiting(vacancy_ids: Collection[int] = ()) -> Select[ChangeRequest]:
    """Ask for the changes that a coordinator still has to look at, longest waiting first.

    Of these vacancies, or of all where none is named.
    """
    wanted = select(ChangeRequest).where(ChangeRequest.decided_at.is_(None)).options(WITH_VACANCY)
    if vacancy_ids:
        wanted = wanted.where(ChangeRequest.vacancy_id.in_(vacancy_ids))
    return wanted.order_by(ChangeRequest.sent_at, ChangeRequest.id)


def expired(at: datetime) -> Sequence[ChangeRequest]:
    """Return the changes on which nobody decided in time, held until the transaction is over."""
    late = waiting().where(ChangeRequest.expires_at <= at)
    return db.session.scalars(late.with_for_update(of=ChangeRequest)).all()


def waiting_since(vacancy_id: int) -> datetime | None:
    """Return when the first request about a vacancy came in that nobody decided on yet."""
    asked = select(func.min(ChangeRequest.sent_at)).where(ChangeRequest.vacancy_id == vacancy_id)
    return db.session.scalar(asked.where(ChangeRequest.decided_at.is_(None)))


def get(change_id: int) -> ChangeRequest:
    """Return a change with its vacancy; raise ``NoResultFound``."""
    wanted = select(ChangeRequest).where(ChangeRequest.id == change_id).options(WITH_VACANCY)
    return db.session.scalars(wanted).one()


def hold(change_id: int) -> ChangeRequest:
    """Return a change as ``get`` does; nobody else decides on it, nor changes its vacancy."""
    change = get(change_id)
    db.session.refresh(change, with_for_update=True)
    db.session.refresh(change.vacancy, with_for_update={"of": Vacancy})
    return change


def asked_by(link: SignedLink) -> ChangeRequest | None:
    """Return the change that was asked through a link; they share their moment."""
    wanted = select(ChangeRequest).where(
        ChangeRequest.vacancy_id == link.record_id,
        ChangeRequest.sent_at == link.used_at,
    )
    return db.session.scalars(wanted.order_by(ChangeRequest.id).limit(1)).first()
