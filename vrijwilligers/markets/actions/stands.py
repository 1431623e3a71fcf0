"""Inviting organisations to a market, and what becomes of their stands."""

from collections.abc import Sequence
from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.rules import AddressOf, LinkEndReason, Recipient
from vrijwilligers.markets.actions import problems, routes
from vrijwilligers.markets.feature import MarketFact, StandDeed
from vrijwilligers.markets.fields import STAND, STAND_PLACE
from vrijwilligers.markets.models import Market, Stand, StandTask
from vrijwilligers.markets.queries import day
from vrijwilligers.markets.queries import stands as queries
from vrijwilligers.markets.rules.details import StandDetails, StandPlaceDetails
from vrijwilligers.markets.rules.links import STAND as STAND_LINK
from vrijwilligers.markets.rules.states import StandState
from vrijwilligers.markets.rules.texts import LONGEST_TITLE, MOST_TASKS
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import audit, facts, outbox
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import day_of

SUBJECT = _l("A stand at our volunteer market")


def invite(market: Market, organisation: Organisation, *, by: int | None) -> Stand:
    """Give an organisation a stand, on which it has to say whether it comes."""
    if queries.stand_of(market.id, organisation.id):
        raise problems.OrganisationHasAStand
    stand = Stand(market=market, organisation=organisation)
    db.session.add(stand)
    db.session.flush()
    audit.record(StandDeed.INVITED, stand, by=by)
    return stand


def make_link(stand: Stand, *, by: int | None, at: datetime) -> str:
    """Make a link for a stand and return its token; former links stop working."""
    _link, token = links.make(STAND_LINK, stand, at=at)
    audit.record(StandDeed.LINK_MADE, stand, by=by)
    return token


def send_link(
    stand: Stand, recipient: Recipient, *, by: int | None, at: datetime, address_of: AddressOf
) -> None:
    """Make a link for a stand and mail it to somebody of the organisation."""
    _link, token = links.make(STAND_LINK, stand, at=at, recipient=recipient)
    person = queries.person_at(recipient.address, stand.organisation)
    market = stand.market
    outbox.queue(
        "stand_invitation",
        address=recipient.address,
        language=recipient.language,
        subject=SUBJECT,
        to=person,
        by=accounts.writer(by),
        name=person.name if person else "",
        organisation=stand.organisation.name,
        market=market.name_in(recipient.language),
        market_day=market.held_on,
        opens_at=market.opens_at,
        closes_at=market.closes_at,
        place=market.place,
        link=address_of(token),
    )
    audit.record(StandDeed.LINK_MADE, stand, by=by)


def answer(
    link: SignedLink,
    stand: Stand,
    details: StandDetails,
    *,
    tasks: Sequence[str],
    vacancies: Sequence[Vacancy],
    at: datetime,
) -> None:
    """Keep what an organisation says of its stand; each new task waits to be made plain.

    A task that it names a second time, as by a second click, is one task. Raise ``LinkIsDead``.
    """
    _refuse(details)
    links.use(link, at=at)
    queries.hold_stand(stand.id)  # two answers at once do not pass the most tasks there may be
    db.session.expire(stand, ["tasks"])
    STAND.fill(stand, details)
    stand.state, stand.answered_at = StandState.COMES, at
    _add_tasks(stand, tasks, details.language)
    _add_vacancies(stand, vacancies)
    if len(stand.tasks) > MOST_TASKS:
        raise problems.TooManyTasks
    stand.changed_at = at  # a version higher, also when only tasks were added
    audit.record(StandDeed.ANSWERED, stand, by=None)


def decline(link: SignedLink, stand: Stand, *, at: datetime) -> None:
    """Note that an organisation does not come; its table is free. It may still change its mind."""
    links.use(link, at=at)
    was = stand.state
    stand.state = StandState.LEFT if was == StandState.COMES else StandState.DECLINED
    stand.answered_at, stand.table_number = at, None
    _leave_out(stand, was, at=at)
    audit.record(StandDeed.DECLINED, stand, by=None)


def change(stand: Stand, details: StandDetails, *, by: int | None) -> None:
    """Note what an organisation says otherwise, on the phone."""
    _refuse(details)
    STAND.fill(stand, details)
    audit.record(StandDeed.CHANGED, stand, by=by)


def place(stand: Stand, details: StandPlaceDetails, *, by: int | None, at: datetime) -> None:
    """Give a stand a table, note the training, or whether it comes."""
    was = stand.state
    if details.trained_on and details.trained_on > day_of(at):
        raise problems.TrainedTooLate
    if details.table_number and details.state.is_there:
        other = queries.at_table(stand.market_id, details.table_number)
        if other is not None and other.id != stand.id:
            raise problems.TableIsTaken
    STAND_PLACE.fill(stand, details)
    if not stand.state.is_there:
        stand.table_number = None
    _leave_out(stand, was, at=at)
    _count_training(stand)
    audit.record(StandDeed.CHANGED, stand, by=by)


def remove(stand: Stand, *, by: int | None, at: datetime) -> None:
    """Take a stand away that was added by mistake; its links work no more."""
    if day.appointments_of(stand.id):
        raise problems.StandHasAppointments
    routes.leave_out(stand, at=at)
    links.end_all_about(stand, LinkEndReason.CLOSED, at=at)
    facts.take_back(stand.counted)
    audit.record(StandDeed.REMOVED, stand, by=by)
    db.session.delete(stand)


def _leave_out(stand: Stand, was: StandState, *, at: datetime) -> None:
    """Plan other ways for visitors of a stand that was to come, and comes no more."""
    if was.is_there and not stand.state.is_there:
        db.session.flush()
        routes.leave_out(stand, at=at)


def _count_training(stand: Stand) -> None:
    facts.take_back(stand.counted)
    day = stand.trained_on
    stand.counted = facts.record(MarketFact.TRAINED, on=day) if day else None


def _refuse(details: StandDetails) -> None:
    if (details.opens_at is None) != (details.closes_at is None):
        raise problems.StandHoursAreHalf
    if details.opens_at and details.closes_at and details.closes_at <= details.opens_at:
        raise problems.ClosesTooEarly


def _add_tasks(stand: Stand, names: Sequence[str], language: str) -> None:
    if any(len(name) > LONGEST_TITLE for name in names):
        raise problems.TaskNameIsLong
    column = f"title_{language}"
    known = {getattr(task, column) for task in stand.tasks}
    for name in dict.fromkeys(names):
        if name not in known:
            stand.tasks.append(StandTask(**{column: name}))


def _add_vacancies(stand: Stand, vacancies: Sequence[Vacancy]) -> None:
    known = {task.vacancy_id for task in stand.tasks}
    for vacancy in vacancies:
        if vacancy.id not in known:
            titles = {
                f"title_{text.language}": (text.title or "")[:LONGEST_TITLE]
                for text in vacancy.texts
                if text.language in ("nl", "fr", "en")
            }
            stand.tasks.append(
                StandTask(
                    vacancy_id=vacancy.id, days=vacancy.days, category=vacancy.category, **titles
                )
            )
