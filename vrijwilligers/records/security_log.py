"""What was refused for safety: when, from which place (a mark), whose account, and never a name.

A request notes what was refused; the row is written once its answer is out, one for each hour,
place, account and page, with how often it was.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from flask import g, has_request_context
from sqlalchemy import Select, case, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model, db
from vrijwilligers.records.db import Key, Moment, choice_of
from vrijwilligers.records.personal import (
    Code,
    Hash,
    ProcessingPurpose,
    ends,
    forgets,
    numbered,
)
from vrijwilligers.records.proof import Fixity, proves, stays
from vrijwilligers.vocabulary.terms import RetentionTerm

TOGETHER = timedelta(hours=1)
log = logging.getLogger(__name__)


class RefusalKind(StrEnum):
    """What was refused."""

    SIGN_IN = "sign_in"
    CODE = "code"
    ASKED_AGAIN = "asked_again"
    NOT_ALLOWED = "not_allowed"
    TOO_OFTEN = "too_often"
    FOREIGN_FORM = "foreign_form"
    LINK = "link"


class SecurityEvent(Model):
    """Something that was refused, once or more often within the hour."""

    __tablename__ = "security_event"
    __kept__ = (
        ends(RetentionTerm.LOG, "at", purpose=ProcessingPurpose.LOG),
        forgets("staff_id"),
    )

    id: Mapped[Key]
    at: Mapped[Moment] = mapped_column(index=True)
    last_at: Mapped[Moment]
    kind: Mapped[RefusalKind] = mapped_column(choice_of(RefusalKind))
    staff_id: Mapped[int | None] = numbered(
        "staff_member", index=True
    )  # no key: the log waits for nobody
    place: Mapped[Hash]
    page: Mapped[Code]  # its endpoint
    request: Mapped[Code]  # the number that stands in the log of the server
    amount: Mapped[int]


proves(
    SecurityEvent.__table__,  # counted up within the hour; whose account it was is forgotten
    Fixity(
        fixed=("id", "at", "kind", "place", "page", "request"),
        emptied=("staff_id",),
        rising=("last_at", "amount"),
    ),
)
stays(SecurityEvent.__table__)


@dataclass(frozen=True)
class NotedRefusal:
    """What was refused, before it is written."""

    kind: RefusalKind
    staff_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class RefusedRequest:
    """The request in which something was refused."""

    place: str
    page: str
    number: str
    at: datetime


def note(kind: RefusalKind, *, about: int | None = None) -> None:
    """Note that something was refused, about an account if it is known; commands note nothing."""
    if has_request_context():
        g.setdefault("refusals", []).append(NotedRefusal(kind, about))


def noted() -> list[NotedRefusal]:
    """Return what was refused in this request."""
    refusals: list[NotedRefusal] = g.get("refusals", [])
    return refusals


def write(refused: NotedRefusal, request: RefusedRequest, *, amount: int = 1) -> None:
    """Write down a refusal, or count it with those of the same hour."""
    same: dict[str, Any] = {
        "kind": refused.kind,
        "staff_id": refused.staff_id,
        "place": request.place,
        "page": request.page,
    }
    again = select(SecurityEvent.id).where(
        SecurityEvent.at > request.at - TOGETHER,
        *(getattr(SecurityEvent, name) == value for name, value in same.items()),
    )
    before = db.session.scalar(again.order_by(SecurityEvent.id.desc()).limit(1))
    if before is None:
        moments = {"at": request.at, "last_at": request.at, "request": request.number}
        db.session.execute(insert(SecurityEvent).values(**same, **moments, amount=amount))
        return
    latest = case((SecurityEvent.last_at > request.at, SecurityEvent.last_at), else_=request.at)
    counted = {"amount": SecurityEvent.amount + amount, "last_at": latest}
    one = update(SecurityEvent).where(SecurityEvent.id == before)
    db.session.execute(one.values(**counted))


def events(*, kind: str | None = None, staff_id: int | None = None) -> Select[SecurityEvent]:
    """Return a query for what was refused, the latest first."""
    wanted = select(SecurityEvent).order_by(SecurityEvent.id.desc())
    if kind:
        wanted = wanted.where(SecurityEvent.kind == kind)
    return wanted.where(SecurityEvent.staff_id == staff_id) if staff_id else wanted
