"""What is done with signed links: made, used, renewed, ended."""

from datetime import datetime
from typing import NamedTuple

from flask_babel import lazy_gettext as _l
from sqlalchemy import update

from vrijwilligers.extensions import db
from vrijwilligers.links import queries
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.rules import (
    PURPOSES,
    LinkEndReason,
    LinkPurpose,
    LinkState,
    LinkUse,
    Recipient,
    new_code,
    new_token,
)
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.problems import Problem


class LinkIsDead(Problem):
    """The link was used or ended in the meantime, or it is too old."""

    message = _l("This link no longer works.")


class NewLink(NamedTuple):
    """A link and its token, which is told once and not kept."""

    link: SignedLink
    token: str


def make(
    purpose: LinkPurpose,
    record: object | None = None,
    *,
    at: datetime,
    payload: str | None = None,
    recipient: Recipient | None = None,
) -> NewLink:
    """Make a link to a record, or to what stands in ``payload``."""
    if record is not None and purpose.replaces:
        end_all_about(record, LinkEndReason.REPLACED, purpose, at=at)
    thing, record_id = audit.reference(record) if record is not None else (None, None)
    link = SignedLink(thing=thing, record_id=record_id, payload=payload)
    return _add(link, purpose, recipient, at)


def _add(
    link: SignedLink, purpose: LinkPurpose, recipient: Recipient | None, at: datetime
) -> NewLink:
    token = new_code() if purpose.is_typed else new_token()
    link.purpose, link.token_hash = purpose.name, queries.hashes_of(token, purpose)[0]
    link.address, link.language = recipient or (None, None)
    link.made_at, link.expires_at = at, at + purpose.lasts
    db.session.add(link)
    db.session.flush()
    return NewLink(link, token)


def use(link: SignedLink, *, at: datetime, answer: str | None = None) -> None:
    """Use a link, and hold it until this is saved; of two at once one wins.

    Raise ``LinkIsDead``.
    """
    _hold(link)
    if PURPOSES[link.purpose].use == LinkUse.READ or link.state(at) != LinkState.OPEN:
        raise LinkIsDead
    link.used_at, link.answer = at, answer
    db.session.flush()


def renew(link: SignedLink, *, at: datetime, language: str | None = None) -> NewLink | None:
    """Make a new link to the same, for the address of an old one; the old one ends.

    ``None`` where who holds it may not ask that: it was revoked, or nobody knows where it went.
    """
    _hold(link)
    purpose = PURPOSES[link.purpose]
    if link.address is None or link.state(at) not in purpose.renewable:
        return None
    end(link, LinkEndReason.REPLACED, at=at)
    recipient = Recipient(link.address, language or link.language or "")
    again = SignedLink(
        thing=link.thing,
        record_id=link.record_id,
        payload=link.payload,
        renewed_from_id=link.id,
    )
    return _add(again, purpose, recipient, at)


def end(link: SignedLink, reason: LinkEndReason, *, at: datetime) -> None:
    """Let a link work no more; what was ended stays ended for its own reason."""
    if link.ended_at is None:
        link.ended_at, link.ended_because = at, reason
        db.session.flush()


def end_all_about(
    record: object, reason: LinkEndReason, *purposes: LinkPurpose, at: datetime
) -> None:
    """Let no link to a record work any more, of some purposes or of all."""
    theirs = update(SignedLink).where(queries.opens_record(record, *purposes), queries.is_open(at))
    db.session.execute(theirs.values(ended_at=at, ended_because=reason))


def _hold(link: SignedLink) -> None:
    db.session.refresh(link, with_for_update=True)
