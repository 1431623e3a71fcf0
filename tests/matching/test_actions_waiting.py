"""Who waits until something comes hears of it once, and never after they took back their yes."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions import waiting as actions
from vrijwilligers.matching.feature import MatchingFact, WaitDeed
from vrijwilligers.matching.models import SetAside, VacancyArrival, VacancyWait
from vrijwilligers.matching.queries import arrivals, waiting
from vrijwilligers.matching.rules.codes import ArrivalAnswer, Condition
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.facts import TOTAL, Fact
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import now, today

DAY = timedelta(days=1)
AGREES = (ConsentPurpose.FICHE, ConsentPurpose.APPROACHED)
YOUNG = {"birth_year": today().year - 15}


@pytest.fixture
def young(make, database):
    """Somebody of fifteen, for whom nothing fits: all that is open asks sixteen years."""
    make.vacancy()
    person = make.candidate(consents=AGREES, **YOUNG)
    actions.begin(person, "Iets met dieren", by=None, today=today())
    database.commit()
    return person


def night(nights=0):
    actions.look_each_night(now() + nights * DAY)


def came():
    return [
        (one.candidate.id, [arrival.vacancy_id for arrival in one.arrivals])
        for one in waiting.first_to_tell(today(), limit=8)
    ]


def test_what_comes_later_and_fits_is_told_once_with_why(young, make, database):
    wait = waiting.wait_of(young)
    assert (wait.missed, wait.note) == (Condition.AGE, "Iets met dieren")
    night()
    assert came() == []

    fits = make.vacancy(minimum_age=14)
    make.vacancy(minimum_age=18)
    night()
    night(1)

    assert came() == [(young.id, [fits.id])]
    for said in (ArrivalAnswer.TOLD, ArrivalAnswer.NOT_NOW):  # who was faster was right
        actions.answer(young, [fits.id], said, by=None)
    database.commit()
    told = select(AuditEvent.deed).where(AuditEvent.deed.in_(actions.ANSWERS.values()))
    assert database.scalars(told).all() == [WaitDeed.TOLD]
    database.execute(update(type(fits)).values(category="sport", changed_at=now() + 2 * DAY))
    database.commit()
    night(2)
    assert came() == []


def test_what_changes_and_what_is_no_longer_paused_comes_too(young, make, database):
    paused = make.organisation(paused_until=today() + DAY)
    later = make.vacancy(minimum_age=14, organisation=paused)
    changed = make.vacancy()
    for model in (type(later), type(paused)):
        database.execute(update(model).values(changed_at=now() - 9 * DAY))
    database.commit()
    night()
    assert came() == []

    changed.minimum_age = 12
    database.commit()
    night()
    assert came() == [(young.id, [changed.id])]
    night(1)
    night(2)
    paused.paused_until = today() - DAY
    database.commit()
    assert came() == [(young.id, [changed.id, later.id])]


def test_a_vacancy_that_is_deleted_meanwhile_stops_nobody(young, make, database, monkeypatch):
    gone, fits = make.vacancy(minimum_age=14), make.vacancy(minimum_age=14)

    def deleted_meanwhile(day, until):
        found = [*arrivals.arrivals_since(day, until)]
        database.execute(delete(Vacancy).where(Vacancy.id == gone.id))
        database.commit()
        return found

    monkeypatch.setattr(actions, "arrivals_since", deleted_meanwhile)
    night()
    assert came() == [(young.id, [fits.id])]


def test_where_something_was_possible_only_what_fits_well_is_told(make, database):
    make.vacancy(category="sport")
    person = make.candidate(consents=AGREES, categories=["food"], days=7)
    actions.begin(person, None, by=None, today=today())
    database.commit()
    make.vacancy(category="board", days=56)
    good = make.vacancy(category="food", days=7)

    night()

    assert came() == [(person.id, [good.id])]
    assert database.scalar(select(VacancyArrival.criteria)) == "category days"


def _withdraw(person, _vacancy):
    candidates.withdraw(person, ConsentPurpose.APPROACHED, by=None, today=today())


def _withdraw_all(person, _vacancy):
    candidates.withdraw(person, ConsentPurpose.FICHE, by=None, today=today())


def _restrict(person, _vacancy):
    person.restricted_at = now()


def _end(person, _vacancy):
    actions.end(person, by=None)


def _erase(person, _vacancy):
    db.session.delete(person)


def _fill(_person, vacancy):
    vacancy.status = Status.FILLED


@pytest.mark.parametrize("meanwhile", [_withdraw, _withdraw_all, _restrict, _end, _erase, _fill])
@pytest.mark.parametrize("is_found", [True, False])
def test_nobody_is_told_who_does_not_want_it_any_more_p04(
    young, make, database, meanwhile, is_found
):
    fits = make.vacancy(minimum_age=14)
    if is_found:
        night()
        assert came() == [(young.id, [fits.id])]

    meanwhile(young, fits)
    database.commit()
    assert came() == []
    night()
    night(2)

    assert came() == []
    waits = database.scalars(select(VacancyWait)).all()
    assert bool(waits) == (meanwhile in (_restrict, _fill))


def test_nobody_hears_of_what_they_know_and_of_three_at_most(young, make, database):
    introduced, set_aside, *others = (make.vacancy(minimum_age=14) for _ in range(6))
    make.introduction(candidate=young, vacancy=introduced)
    database.add(
        SetAside(candidate_id=young.id, vacancy_id=set_aside.id, reason=next(iter(SetAsideReason)))
    )
    database.commit()
    for later in range(3):
        night(later)
    ((_who, first),) = came()
    assert len(first) == 3
    assert {*first} < {one.id for one in others}

    actions.answer(young, first[:1], ArrivalAnswer.NOT_NOW, by=None)
    make.introduction(candidate=young, vacancy=database.get(Vacancy, first[1]))
    database.commit()
    assert came() == [(young.id, first[2:])]


def test_all_who_wait_are_looked_for_and_who_waits_longest_is_called_first(
    young, make, database, monkeypatch
):
    monkeypatch.setattr(arrivals, "AT_ONCE", 1)
    later = make.candidate(consents=AGREES, **YOUNG)
    actions.begin(later, None, by=None, today=today())
    database.commit()
    fits = make.vacancy(minimum_age=14)
    night()
    assert came() == [(one.id, [fits.id]) for one in (young, later)]

    arrival = select(VacancyArrival).where(VacancyArrival.candidate_id == later.id)
    database.scalars(arrival).one().came_on -= DAY
    database.commit()
    assert [who for who, _what in came()] == [later.id, young.id]


def test_a_yes_that_is_given_back_at_once_goes_on_and_what_was_answered_stays(
    young, make, database
):
    staff = make.staff("reception")
    actions.begin(young, "Iets anders", by=staff.id, today=today())
    fits = make.vacancy(minimum_age=14)
    night()
    actions.answer(young, [fits.id], ArrivalAnswer.NOT_NOW, by=None)
    _withdraw(young, fits)
    database.commit()
    night()
    assert database.scalar(select(VacancyWait.staff_id)) == staff.id
    night(30)
    assert database.scalars(select(VacancyWait)).all() == []
    assert database.scalars(select(VacancyArrival.answer)).all() == [ArrivalAnswer.NOT_NOW]


def test_who_begins_to_wait_is_counted_once(young, database):
    actions.begin(young, None, by=None, today=today())
    database.commit()
    counted = select(Fact.amount).where(
        Fact.kind == MatchingFact.NOTHING_FITTED, Fact.dimension == TOTAL
    )
    assert database.scalars(counted).all() == [1]


def test_without_a_yes_nobody_waits_p01(make):
    with pytest.raises(actions.MayNotBeApproached):
        actions.begin(make.candidate(), None, by=None, today=today())
