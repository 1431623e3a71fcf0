"""Finding referrers: organisations with that role."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Agreement, Organisation
from vrijwilligers.referrers.models import ReferrerProfile


def referrers() -> Select[Organisation]:
    """Ask for the organisations that send people to us, by name."""
    asked = select(Organisation).where(Organisation.is_referrer)
    return asked.order_by(Organisation.name_folded, Organisation.id)


def with_counsellors() -> Sequence[Organisation]:
    """Return the referrers with whom we work still, each with its contact persons."""
    asked = referrers().where(Organisation.ended_on.is_(None))
    return db.session.scalars(asked.options(selectinload(Organisation.contact_persons))).all()


def get(organisation_id: int) -> Organisation:
    """Return a referrer; raise ``NoResultFound``."""
    asked = select(Organisation).where(Organisation.id == organisation_id, Organisation.is_referrer)
    return db.session.scalars(asked.options(selectinload(Organisation.contact_persons))).one()


def hold(organisation_id: int) -> Organisation:
    """Return a referrer that nobody else changes meanwhile; raise ``NoResultFound``."""
    asked = select(Organisation).where(Organisation.id == organisation_id, Organisation.is_referrer)
    return db.session.scalars(asked.with_for_update()).one()


def profile_of(organisation_id: int) -> ReferrerProfile | None:
    """Return what is said of a referrer."""
    return db.session.get(ReferrerProfile, organisation_id)


def served_by(organisation_ids: Sequence[int]) -> dict[int, str]:
    """Return by referrer whom it serves, where that is said."""
    asked = select(ReferrerProfile).where(ReferrerProfile.organisation_id.in_(organisation_ids))
    found = db.session.scalars(asked)
    return {one.organisation_id: one.serves for one in found if one.serves}


def agreements_in_force(organisation_id: int, today: date) -> Sequence[Agreement]:
    """Return what we agreed on paper with a referrer and is not over, the newest first."""
    asked = select(Agreement).where(
        Agreement.organisation_id == organisation_id,
        Agreement.signed_on <= today,
        or_(Agreement.ends_on.is_(None), Agreement.ends_on >= today),
    )
    return db.session.scalars(asked.order_by(Agreement.signed_on.desc(), Agreement.id.desc())).all()
