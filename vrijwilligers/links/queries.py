"""Finding signed links. Nothing here changes anything."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, and_, inspect, select
from sqlalchemy.sql.base import ExecutableOption

from vrijwilligers.extensions import Model, db
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.rules import LinkPurpose, LinkUse, hash_of, plain_code
from vrijwilligers.records import audit
from vrijwilligers.records.encryption import keyed_hashes

Record = TypeVar("Record", bound=Model)


def by_token(token: str, *purposes: LinkPurpose) -> SignedLink:
    """Return the link of a token, or of a code as it was typed; raise ``NoResultFound``."""
    hashes = [each for purpose in purposes for each in hashes_of(token, purpose)]
    names = [purpose.name for purpose in purposes]
    link = select(SignedLink).where(
        SignedLink.token_hash.in_(hashes), SignedLink.purpose.in_(names)
    )
    return db.session.scalars(link).one()


def hashes_of(token: str, purpose: LinkPurpose) -> Sequence[str]:
    """Return what may be kept of a token; the first is what is kept of a new one.

    A short code could be guessed from a plain hash: it takes a key that is not in the database.
    """
    return keyed_hashes(plain_code(token)) if purpose.is_typed else [hash_of(token)]


def record_of(link: SignedLink, kind: type[Record], *options: ExecutableOption) -> Record:
    """Return what a link opens, of this kind; raise ``NoResultFound``."""
    record = select(kind).where(inspect(kind).primary_key[0] == link.record_id)
    return db.session.scalars(record.options(*options)).one()


def opens_record(record: object, *purposes: LinkPurpose) -> ColumnElement[bool]:
    """Say of a link, in SQL, that it opens a record, for one of these purposes or for any."""
    thing, record_id = audit.reference(record)
    opens = and_(SignedLink.thing == thing, SignedLink.record_id == record_id)
    names = [purpose.name for purpose in purposes]
    return and_(opens, SignedLink.purpose.in_(names)) if names else opens


def about(record: object, *purposes: LinkPurpose) -> Select[SignedLink]:
    """Ask for the links that open a record, the newest first."""
    links = select(SignedLink).where(opens_record(record, *purposes))
    return links.order_by(SignedLink.made_at.desc(), SignedLink.id.desc())


def is_open(at: datetime) -> ColumnElement[bool]:
    """Say of a link, in SQL, that neither its time nor somebody ended it; it may be used up."""
    return SignedLink.ended_at.is_(None) & (SignedLink.expires_at > at)


def open_about(record: object, purpose: LinkPurpose, at: datetime) -> SignedLink | None:
    """Return the newest link to a record that works."""
    works = about(record, purpose).where(is_open(at))
    if purpose.use == LinkUse.ONCE:
        works = works.where(SignedLink.used_at.is_(None))
    return db.session.scalars(works.limit(1)).first()
