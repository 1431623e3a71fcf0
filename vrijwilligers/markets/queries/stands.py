"""Finding stands of a market, and their tasks."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from vrijwilligers.extensions import db
from vrijwilligers.markets.models import Market, Stand, StandTask
from vrijwilligers.markets.rules.labels import is_accessible, label_ends_on
from vrijwilligers.markets.rules.states import StandState
from vrijwilligers.organisations.models import ContactPerson, Organisation
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import is_open


def of_market(market_id: int) -> Sequence[Stand]:
    """Return the stands of an edition, by table, with their organisations and tasks."""
    asked = (
        select(Stand)
        .where(Stand.market_id == market_id)
        .options(joinedload(Stand.organisation), selectinload(Stand.tasks))
    )
    found = db.session.scalars(asked).all()
    return sorted(found, key=lambda one: (one.state, one.table_number or 10**6, one.id))


def stand(stand_id: int) -> Stand:
    """Return a stand; raise ``NoResultFound``."""
    return db.session.scalars(_one(stand_id)).one()


def hold_stand(stand_id: int) -> Stand:
    """Return a stand that nobody else changes meanwhile; raise ``NoResultFound``."""
    held = select(Stand).where(Stand.id == stand_id).with_for_update()
    return db.session.scalars(held).one()


def task(task_id: int) -> StandTask:
    """Return a task of a stand; raise ``NoResultFound``."""
    return db.session.scalars(select(StandTask).where(StandTask.id == task_id)).one()


def hold_task(task_id: int) -> StandTask:
    """Return a task that nobody else changes meanwhile; raise ``NoResultFound``."""
    held = select(StandTask).where(StandTask.id == task_id).with_for_update()
    return db.session.scalars(held).one()


def stand_of(market_id: int, organisation_id: int) -> Stand | None:
    """Return the stand of an organisation at an edition."""
    asked = select(Stand).where(
        Stand.market_id == market_id, Stand.organisation_id == organisation_id
    )
    return db.session.scalars(asked.order_by(Stand.id).limit(1)).first()


def label_until(organisation_id: int, *, today: date) -> date | None:
    """Return the last day of the label that an organisation earned at a market, if it has one.

    It followed the preparatory training, came, and carries it from the day of the market on.
    """
    asked = (
        select(Stand)
        .join(Stand.market)
        .where(
            Stand.organisation_id == organisation_id,
            Stand.state == StandState.COMES,
            Stand.trained_on.is_not(None),
            Market.held_on <= today,
        )
        .order_by(Market.held_on.desc(), Stand.id.desc())
        .options(contains_eager(Stand.market))
    )
    earned = (
        label_ends_on(stand.market.held_on)
        for stand in db.session.scalars(asked)
        if is_accessible(stand.trained_on, stand.market.held_on)
    )
    return next((day for day in earned if day >= today), None)


def organisations_of_former(market: Market) -> Sequence[Organisation]:
    """Return who came to the edition before this one, by name."""
    former = select(Market.id).where(Market.held_on < market.held_on)
    last = former.order_by(Market.held_on.desc(), Market.id.desc()).limit(1).scalar_subquery()
    there = select(Stand.organisation_id).where(
        Stand.market_id == last, Stand.state == StandState.COMES
    )
    asked = select(Organisation).where(Organisation.id.in_(there))
    return db.session.scalars(asked.order_by(Organisation.name, Organisation.id)).all()


def at_table(market_id: int, number: int) -> Stand | None:
    """Return who has a table."""
    asked = select(Stand).where(Stand.market_id == market_id, Stand.table_number == number)
    return db.session.scalars(asked).first()


def person_at(address: str, organisation: Organisation) -> ContactPerson | None:
    """Return the contact person who reads mail at an address."""
    persons = organisation.contact_persons
    return next((one for one in persons if (one.email or "").lower() == address.lower()), None)


def vacancies_of(stand: Stand, today: date) -> Sequence[Vacancy]:
    """Return the open vacancies of its organisation that are no task of the stand yet."""
    known = [task.vacancy_id for task in stand.tasks if task.vacancy_id]
    asked = (
        select(Vacancy)
        .where(
            Vacancy.organisation_id == stand.organisation_id,
            is_open(today),
            Vacancy.id.not_in(known),
            Vacancy.texts.any(),
        )
        .options(selectinload(Vacancy.texts))
    )
    return db.session.scalars(asked.order_by(Vacancy.id)).all()


def _one(stand_id: int) -> Select[Stand]:
    loading = (
        joinedload(Stand.organisation),
        joinedload(Stand.market),
        selectinload(Stand.tasks),
    )
    return select(Stand).where(Stand.id == stand_id).options(*loading)
