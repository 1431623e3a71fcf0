"""Finding groups that had a workshop or a guided tour."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.extensions import db
from vrijwilligers.markets.models import GroupVisit, MarketGroup, Stand
from vrijwilligers.markets.queries import editions
from vrijwilligers.markets.rules.states import StandState
from vrijwilligers.organisations.models import Organisation


def groups() -> Select[MarketGroup]:
    """Ask for all groups, the last day first."""
    return _whole().order_by(MarketGroup.held_on.desc(), MarketGroup.id.desc())


def get(group_id: int) -> MarketGroup:
    """Return a group; raise ``NoResultFound``."""
    return db.session.scalars(_whole().where(MarketGroup.id == group_id)).one()


def hold(group_id: int) -> MarketGroup:
    """Return a group that nobody else changes meanwhile; raise ``NoResultFound``."""
    held = select(MarketGroup).where(MarketGroup.id == group_id).with_for_update()
    return db.session.scalars(held.options(selectinload(MarketGroup.visits))).one()


def to_visit(today: date, *, also: Sequence[int] = ()) -> Sequence[Organisation]:
    """Return the organisations of the last edition, and some more, by name."""
    last = editions.last_held(today)
    there = select(Stand.organisation_id).where(
        Stand.market_id == (last.id if last else None), Stand.state == StandState.COMES
    )
    asked = select(Organisation).where(Organisation.id.in_(there) | Organisation.id.in_(also))
    return db.session.scalars(asked.order_by(Organisation.name_folded, Organisation.id)).all()


def _whole() -> Select[MarketGroup]:
    visits = selectinload(MarketGroup.visits).joinedload(GroupVisit.organisation)
    return select(MarketGroup).options(joinedload(MarketGroup.referrer), visits)
