"""Offers are kept between requests, and every change is seen at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import insert, select, update

from tests.conftest import settings
from tests.imports.bringing_in import taken_over
from tests.matching.asking import DAY, suggested
from tests.together import PATIENCE
from tests.vacancies.files import row, table
from vrijwilligers.app import create_app
from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.queries.offers import _open_offers
from vrijwilligers.matching.rules import conditions
from vrijwilligers.matching.rules.codes import Condition
from vrijwilligers.matching.rules.sides import Wishes
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.week import mask_of


def test_offers_are_read_once_until_something_changes(make, asked, database):
    make.vacancy()
    queries.offers(today())
    before = len(asked)
    assert queries.offers(today()) is queries.offers(today())
    assert len(asked) - before == 2


def test_threads_that_ask_at_once_have_the_offers_laid_out_once(make, app):
    for _ in range(20):
        make.vacancy()
    all_there = Barrier(4, timeout=PATIENCE)

    def ask(_: int) -> object:
        with app.app_context():
            all_there.wait()
            return queries.offers(today())

    _open_offers.cache_clear()
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(ask, range(4)))

    assert _open_offers.cache_info().misses == 1
    assert {id(answer) for answer in answers} == {id(answers[0])}


def test_of_a_few_that_changed_only_these_are_read(make, asked, database):
    vacancies = [make.vacancy(talents=["cooking"]) for _ in range(8)]
    before = queries.offers(today())
    vacancies[3].days = mask_of(["mon-morning"])
    vacancies[5].places = 0
    database.commit()
    asked.clear()

    after = queries.offers(today())

    (read,) = [one for one in asked if "vacancy.postcode" in one]
    assert "vacancy.id IN" in read
    assert after.ids.tolist() == [one.id for one in vacancies if one is not vacancies[5]]
    kept = {one.id: one for one in before.offers}
    same = [one for one in after.offers if kept[one.id] is one]
    assert len(same) >= 5, "the others are not even looked at"


def test_no_request_can_change_the_offers_of_another(make):
    make.vacancy()
    with pytest.raises(ValueError, match="read-only"):
        queries.offers(today()).shares[0] = 1


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"status": Status.WITHDRAWN}, 1),
        ({"places": 0}, 1),
        ({"end_on": today() - DAY}, 1),
        ({"days": mask_of(["mon-morning"])}, 2),
    ],
)
@pytest.mark.parametrize("in_bulk", [False, True])
def test_a_changed_vacancy_is_seen_at_once(make, database, change, left, in_bulk):
    vacancy, _other = make.vacancy(), make.vacancy()
    before = queries.offers(today())

    if in_bulk:  # as an import writes
        columns = Vacancy.__table__.c
        counted = change | {"version": columns.version + 1}
        its = columns.id == vacancy.id
        database.execute(update(Vacancy.__table__).where(its).values(counted))
    else:
        for name, value in change.items():
            setattr(vacancy, name, value)
    database.commit()

    now_open = queries.offers(today())
    assert now_open is not before
    assert len(now_open) == left
    assert change.get("days", 0) in [offer.days for offer in now_open.offers]


def test_what_an_import_changes_and_withdraws_is_seen_at_once(database):
    def bring_in(*rows):
        how = {"source_name": "een bron", "is_complete": True, "is_confirmed": True}
        taken_over(VACANCIES, table(*rows), **how)
        return [(offer.talents, offer.languages) for offer in queries.offers(today()).offers]

    first, second = row(source_id="S-1"), row(source_id="S-2")
    assert len(bring_in(first, second)) == 2
    changed = row(source_id="S-1", talents="cooking", languages="nl:B1")
    assert ({"cooking"}, {"nl": Level.B1}) in bring_in(changed, second)
    assert bring_in(changed) == [({"cooking"}, {"nl": Level.B1})]


def test_a_new_vacancy_is_seen_at_once_and_so_is_one_that_goes(make, database):
    first = make.vacancy()
    assert queries.offers(today()).ids.tolist() == [first.id]
    second = make.vacancy()
    assert queries.offers(today()).ids.tolist() == [first.id, second.id]
    database.delete(second)
    database.commit()
    assert queries.offers(today()).ids.tolist() == [first.id]


def test_a_change_with_an_earlier_moment_that_comes_later_is_seen(make, database):
    early, _late = make.vacancy(), make.vacancy()
    queries.offers(today())
    early.status, early.changed_at = Status.PAUSED, early.changed_at - DAY
    database.commit()
    assert early.id not in queries.offers(today()).ids


def test_the_offers_of_a_day_are_not_those_of_the_next(make):
    make.vacancy(end_on=today())
    assert len(queries.offers(today())) == 1
    assert len(queries.offers(today() + DAY)) == 0


def test_another_database_with_the_same_numbers_has_its_own_offers(make, database, tmp_path):
    vacancy = make.vacancy()
    row = database.execute(select(Vacancy.__table__)).one()._asdict()
    here = queries.offers(today())
    there = create_app(settings(f"sqlite:///{tmp_path / 'other.sqlite'}", tmp_path))
    with there.app_context():
        db.create_all()
        others = {"category": None, "municipality": "21004", "organisation_id": 1}
        db.session.add(Organisation(id=1, **name_columns("Elders")))
        db.session.flush()
        db.session.execute(insert(Vacancy.__table__), [row | others])
        db.session.commit()
        (elsewhere,) = queries.offers(today()).offers
        db.session.remove()
        db.engine.dispose()

    assert (elsewhere.id, elsewhere.municipality) == (vacancy.id, "21004")
    assert here.offers[0].municipality is None
    assert queries.offers(today()).offers == here.offers


def test_what_is_closed_is_not_shown_whatever_was_kept(make, database):
    candidate, first, second = make.candidate(), make.vacancy(), make.vacancy()
    assert sorted(suggested(candidate)) == [first.id, second.id]

    unseen = {"status": Status.PAUSED, "changed_at": Vacancy.changed_at}
    database.execute(update(Vacancy).where(Vacancy.id == first.id).values(unseen))
    database.commit()

    assert first.id in queries.offers(today()).ids
    assert suggested(candidate) == [second.id]


def test_where_as_many_are_on_their_way_as_it_takes_nobody_is_sent(make, database):
    organisation = make.organisation(cap_per_vacancy=1)
    capped, other = make.vacancy(organisation=organisation), make.vacancy()
    candidate = make.candidate()
    introduction = make.introduction(vacancy=capped, candidate=make.candidate())

    kept = queries.offers(today())
    assert suggested(candidate) == [other.id]
    (refusal,) = conditions.why_not(kept, Wishes(), capped.id, today=today())
    assert refusal.condition is Condition.FULL

    introduction.state = IntroductionState.STARTED
    database.commit()
    assert sorted(suggested(candidate)) == [capped.id, other.id]
