"""The list of organisations with its filters, and what it shows beside each name."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, selectinload

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import (
    Agreement,
    Organisation,
    OrganisationContact,
)
from vrijwilligers.organisations.queries.finding import is_meant
from vrijwilligers.organisations.rules import OrganisationRole
from vrijwilligers.organisations.rules.lists import OrganisationFilter, OrganisationOrder
from vrijwilligers.organisations.rules.terms import WARNING

ROLES = {
    OrganisationRole.OFFERS: Organisation.offers_tasks,
    OrganisationRole.REFERS: Organisation.is_referrer,
}


def listed(wanted: OrganisationFilter, *, today: date) -> Select[Organisation]:
    """Ask for the organisations of a list, with their addresses, in full order."""
    question = select(Organisation).where(*_conditions(wanted, today))
    in_order = question.order_by(*_order(wanted.order), Organisation.name_folded, Organisation.id)
    return in_order.options(selectinload(Organisation.addresses))


def ending_on(organisation_ids: Iterable[int], today: date) -> dict[int, date]:
    """Return of these organisations on which day the first agreement ends that nobody renewed."""
    first = func.min(Agreement.ends_on).label("ends_on")
    ending = select(Agreement.organisation_id, first).where(
        Agreement.organisation_id.in_(list(organisation_ids)), _is_ending(today)
    )
    rows = db.session.execute(ending.group_by(Agreement.organisation_id))
    return {row.organisation_id: row.ends_on for row in rows}


def agreements(today: date) -> Select[Agreement]:
    """Ask for every agreement: what ends soon first, then what runs, then what is over."""
    is_over = Agreement.ends_on < today
    return select(Agreement).order_by(
        func.coalesce(is_over, False),
        Agreement.ends_on.is_(None),
        Agreement.ends_on,
        Agreement.id,
    )


def names(organisation_ids: Iterable[int]) -> dict[int, str]:
    """Return the names of organisations by number."""
    wanted = select(Organisation.id, Organisation.name).where(
        Organisation.id.in_(list(organisation_ids))
    )
    return {row.id: row.name for row in db.session.execute(wanted)}


def is_paused(today: date) -> ColumnElement[bool]:
    """Say of an organisation, in SQL, what ``rules.terms.is_paused`` says."""
    return Organisation.paused_until >= today


def _conditions(wanted: OrganisationFilter, today: date) -> list[ColumnElement[bool]]:
    text = (wanted.text or "").strip()
    conditions: list[Any] = [
        is_meant(text) if text else None,
        Organisation.kind == wanted.kind if wanted.kind else None,
        Organisation.sectors.any(code=wanted.sector) if wanted.sector else None,
        ROLES[wanted.role] if wanted.role else None,
        _is_in(wanted.municipality) if wanted.municipality else None,
        Organisation.is_accessible if wanted.accessible else None,
        is_paused(today) if wanted.paused else None,
        _has_ending_agreement(today) if wanted.agreement_ending else None,
    ]
    return [condition for condition in conditions if condition is not None]


def _is_in(municipality: str) -> ColumnElement[bool]:
    return Organisation.addresses.any(municipality=municipality)


def _has_ending_agreement(today: date) -> ColumnElement[bool]:
    return Organisation.id.in_(select(Agreement.organisation_id).where(_is_ending(today)))


def _is_ending(today: date) -> ColumnElement[bool]:
    """Say that an agreement ends soon and that no other of its kind goes on after it."""
    later = aliased(Agreement)
    is_renewed = exists().where(
        later.organisation_id == Agreement.organisation_id,
        later.kind == Agreement.kind,
        or_(later.ends_on.is_(None), later.ends_on > today + WARNING),
    )
    return and_(Agreement.ends_on.between(today, today + WARNING), ~is_renewed)


def _order(order: OrganisationOrder) -> tuple[ColumnElement[Any], ...]:
    if order == OrganisationOrder.NEWEST:
        return (Organisation.created_at.desc(),)
    if order == OrganisationOrder.QUIET:
        last = _last_word()
        return (last.is_not(None), last)
    return ()


def _last_word() -> ColumnElement[datetime]:
    spoken = select(func.max(OrganisationContact.at)).where(
        OrganisationContact.organisation_id == Organisation.id
    )
    return spoken.correlate(Organisation).scalar_subquery()
