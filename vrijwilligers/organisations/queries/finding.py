"""Finding an organisation: by a piece of one of its names, or by a number of a register."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation, OrganisationAlias, OrganisationText
from vrijwilligers.organisations.rules import (
    kbo_is_valid,
    plain_kbo,
    plain_vcode,
    vcode_is_valid,
)

OTHER_NAMES: tuple[Any, ...] = (OrganisationText, OrganisationAlias)


def is_called(folded_text: str) -> ColumnElement[bool]:
    """Say, in SQL, that one of the names of an organisation holds a folded text."""
    return or_(*(_holds(folded_text)))


def _holds(folded_text: str) -> list[ColumnElement[bool]]:
    others = (
        Organisation.id.in_(
            select(table.organisation_id).where(
                table.name_folded.contains(folded_text, autoescape=True)
            )
        )
        for table in OTHER_NAMES
    )
    return [Organisation.name_folded.contains(folded_text, autoescape=True), *others]


def has_number(text: str) -> ColumnElement[bool] | None:
    """Say, in SQL, that an organisation has the number that a text is; ``None`` when it is none."""
    if kbo_is_valid(text):
        return Organisation.kbo == plain_kbo(text)
    return Organisation.vcode == plain_vcode(text) if vcode_is_valid(text) else None


def named(folded_text: str | None) -> Select[Organisation]:
    """Ask for organisations by a folded text (a piece of a name, or a number), by their names."""
    wanted = select(Organisation).order_by(Organisation.name_folded, Organisation.id)
    return wanted.where(is_meant(folded_text)) if folded_text else wanted


def is_meant(folded_text: str) -> ColumnElement[bool]:
    """Say, in SQL, that a text is a number of an organisation or a piece of one of its names."""
    number = has_number(folded_text)
    return is_called(folded_text) if number is None else or_(number, is_called(folded_text))


def searching(folded_text: str, limit: int) -> Sequence[Organisation]:
    """Return organisations that a folded text means, those whose name begins with it first."""
    begins = Organisation.name_folded.startswith(folded_text, autoescape=True)
    wanted = named(folded_text).order_by(None)
    in_order = wanted.order_by(begins.desc(), Organisation.name_folded, Organisation.id)
    return db.session.scalars(in_order.limit(limit)).all()


def holder_of(kbo: str | None, vcode: str | None, *, but: int | None = None) -> Organisation | None:
    """Return which organisation has one of these numbers already, other than ``but``."""
    numbers = ((Organisation.kbo, kbo), (Organisation.vcode, vcode))
    held = [column == number for column, number in numbers if number]
    if not held:
        return None
    holders = select(Organisation).where(or_(*held), Organisation.id != (but or 0))
    return db.session.scalars(holders.order_by(Organisation.id).limit(1)).first()


def is_alias(folded_name: str) -> bool:
    """Tell whether a folded name is kept already as another name of an organisation."""
    kept = select(OrganisationAlias.id).where(OrganisationAlias.name_folded == folded_name)
    return db.session.scalar(kept) is not None
