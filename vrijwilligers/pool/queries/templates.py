"""Calls that were kept with a name. Nothing here changes anything."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager

from vrijwilligers.extensions import db
from vrijwilligers.pool.models import Call, CallTemplate
from vrijwilligers.pool.queries.call_lists import in_line

PUT_BACK_WITHIN = timedelta(days=30)


def get(template_id: int) -> CallTemplate:
    """Return a template that is there, or raise ``NoResultFound``."""
    return db.session.scalars(_there().where(CallTemplate.id == template_id)).one()


def hold(template_id: int) -> CallTemplate:
    """Return a template as ``get`` does, and let nobody else change it meanwhile."""
    held = _there().where(CallTemplate.id == template_id).with_for_update()
    return db.session.scalars(held.execution_options(populate_existing=True)).one()


def hold_any(template_id: int) -> CallTemplate:
    """Return a template, removed or not, and let nobody else change it meanwhile."""
    return db.session.get_one(
        CallTemplate, template_id, with_for_update=True, populate_existing=True
    )


def templates() -> Sequence[CallTemplate]:
    """Return every template by its name, with its call."""
    options = (contains_eager(CallTemplate.call), *in_line())
    pairs = select(CallTemplate, Call).join(Call).where(CallTemplate.removed_at.is_(None))
    in_order = pairs.order_by(func.lower(CallTemplate.name), CallTemplate.id)
    return [template for template, _call in db.session.execute(in_order.options(*options))]


def removed(at: datetime) -> Sequence[CallTemplate]:
    """Return what was removed and can still be put back, the last first."""
    still = select(CallTemplate).where(CallTemplate.removed_at > at - PUT_BACK_WITHIN)
    return db.session.scalars(still.order_by(CallTemplate.removed_at.desc(), CallTemplate.id)).all()


def gone(at: datetime) -> Sequence[CallTemplate]:
    """Return what was removed too long ago to put it back."""
    long_ago = select(CallTemplate).where(CallTemplate.removed_at <= at - PUT_BACK_WITHIN)
    return db.session.scalars(long_ago.order_by(CallTemplate.id)).all()


def name_is_taken(name: str, *, but: int | None = None) -> bool:
    """Tell whether another template is called so, in capitals or not."""
    same = _there().where(func.lower(CallTemplate.name) == name.lower(), CallTemplate.id != but)
    return db.session.scalars(same.limit(1)).first() is not None


def _there() -> Select[CallTemplate]:
    return select(CallTemplate).where(CallTemplate.removed_at.is_(None))
