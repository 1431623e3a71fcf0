from datetime import timedelta

import pytest
from sqlalchemy import event, insert, select, update
from sqlalchemy.exc import NoResultFound

from tests.conftest import settings
from tests.vacancies.files import row, table
from vrijwilligers import create_app
from vrijwilligers.candidates.rules import Purpose
from vrijwilligers.core.clock import now, today
from vrijwilligers.core.db import transaction
from vrijwilligers.core.engagement import Engagement
from vrijwilligers.core.speech import Level
from vrijwilligers.core.week import mask_of
from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.rules.conditions import Condition
from vrijwilligers.matching.rules.sides import Criterion
from vrijwilligers.matching.rules.states import State
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies.actions import importing, plans
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status

DAY = timedelta(days=1)


@pytest.fixture
def asked(database):
    """What is asked of the database, one statement each."""
    statements = []

    def note(_connection, _cursor, statement, *_):
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield statements
    event.remove(db.engine, "before_cursor_execute", note)


def suggested(candidate, **wanted):
    found = queries.suggestions(candidate, today=today(), **wanted)
    return [item.vacancy.id for item in found.items]


def test_the_two_sides_say_all_that_the_database_knows(make):
    candidate = make.candidate(
        languages={"nl": "A2", "ar": None},
        talents=("listening",),
        categories=("food",),
        days=mask_of(["mon-morning"]),
        engagement=Engagement.REGULAR,
        birth_year=1990,
        practise_dutch=True,
        municipality="21015",
        available_from=today() + DAY,
    )
    vacancy = make.vacancy(
        languages={"nl": "B1"},
        talents=("cooking", "listening"),
        days=mask_of(["tue-morning"]),
        municipality="21004",
        remote=False,
        practise_dutch="A1",
        engagement=Engagement.ONCE,
        start_on=today(),
        end_on=today() + DAY,
        minimum_age=18,
    )

    wishes = queries.wishes_of(candidate)
    (offer,) = queries.offers(today()).offers

    assert wishes.languages == {"nl": Level.A2, "ar": None}
    assert (wishes.talents, wishes.categories) == ({"listening"}, {"food"})
    assert (wishes.days, wishes.engagement) == (1, Engagement.REGULAR)
    assert (wishes.birth_year, wishes.practise_dutch) == (1990, True)
    assert (wishes.municipality, wishes.available_from) == ("21015", today() + DAY)
    assert offer.id == vacancy.id
    assert offer.languages == {"nl": Level.B1}
    assert (offer.talents, offer.category) == ({"cooking", "listening"}, "food")
    assert (offer.days, offer.engagement) == (vacancy.days, Engagement.ONCE)
    assert (offer.municipality, offer.remote) == ("21004", False)
    assert (offer.practise_dutch, offer.minimum_age) == ("A1", 18)
    assert (offer.start_on, offer.end_on, offer.is_open) == (today(), today() + DAY, True)


@pytest.mark.parametrize(
    "closed",
    [
        {"status": Status.PAUSED},
        {"places": 0},
        {"publish_until": today() - DAY},
        {"end_on": today() - DAY},
    ],
)
def test_only_where_somebody_can_be_sent_is_offered(make, closed):
    is_open = make.vacancy(places=1, publish_until=today(), end_on=today())
    closed_one = make.vacancy(**closed)

    assert queries.offers(today()).ids.tolist() == [is_open.id]
    (still,) = queries.offers_among([closed_one.id], today()).offers
    assert not still.is_open


def test_the_best_comes_first_and_no_more_than_asked(make):
    candidate = make.candidate(days=mask_of(["mon-morning"]))
    make.vacancy(days=mask_of(["tue-morning"]))
    unknown = make.vacancy()
    fits = make.vacancy(days=mask_of(["mon-morning"]))

    found = queries.suggestions(candidate, today=today(), limit=2)

    assert [item.vacancy.id for item in found.items] == [fits.id, unknown.id]
    assert (found.total, found.more) == (3, 1)


def test_where_somebody_was_introduced_is_not_suggested_again(make):
    candidate = make.candidate()
    first, second, third = (make.vacancy() for _ in range(3))
    make.introduction(candidate=candidate, vacancy=first)
    make.introduction(candidate=make.candidate(), vacancy=second)

    assert suggested(candidate, limit=1) == [second.id]
    assert suggested(candidate) == [second.id, third.id]
    assert queries.suggestions(candidate, today=today()).total == 2


def test_what_every_vacancy_would_ask_is_said_once(make):
    candidate = make.candidate(talents=("listening",))
    make.vacancy(talents=("listening",))
    adults_only = make.vacancy(talents=("listening",), minimum_age=18)

    found = queries.suggestions(candidate, today=today())
    own = {item.vacancy.id: [r.criterion for r in item.own_reasons] for item in found.items}

    assert found.asks_age
    assert Criterion.TALENTS not in found.to_ask
    assert all(Criterion.AGE in [r.criterion for r in item.reasons] for item in found.items)
    assert [key for key, criteria in own.items() if Criterion.AGE in criteria] == [adults_only.id]
    assert all(Criterion.DAYS not in criteria for criteria in own.values())


def test_with_a_year_of_birth_no_age_is_asked(make):
    candidate = make.candidate(birth_year=1990)
    make.vacancy()
    assert not queries.suggestions(candidate, today=today()).asks_age


def test_without_vacancies_nothing_is_suggested_and_nothing_asked(make):
    found = queries.suggestions(make.candidate(), today=today())
    assert (found.items, found.total, found.to_ask) == ([], 0, ())


def test_more_suggestions_take_no_more_queries(make, asked, database):
    candidate = make.candidate()
    for _ in range(3):
        make.vacancy(languages={"nl": "A1"}, talents=("listening",))
    database.refresh(candidate)

    suggested(candidate)  # lays the offers out, once

    counts = []
    for limit in (1, 3):
        database.expire_all()
        database.refresh(candidate)
        before = len(asked)
        for item in queries.suggestions(candidate, today=today(), limit=limit).items:
            assert item.vacancy.text_in("nl")[1].title
            assert item.vacancy.organisation.name
        counts.append(len(asked) - before)

    assert counts[0] == counts[1] <= 9


def test_offers_are_read_once_until_something_changes(make, asked, database):
    make.vacancy()
    queries.offers(today())
    before = len(asked)
    assert queries.offers(today()) is queries.offers(today())
    assert len(asked) - before == 2


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
        plan = plans.of_file(table(*rows), "een bron", is_complete=True)
        with transaction():
            importing.carry_out(plan, at=now())
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
        db.session.add(Organisation(id=1, name="Elders", name_folded="elders"))
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
    assert suggested(candidate) == [first.id, second.id]

    unseen = {"status": Status.PAUSED, "changed_at": Vacancy.changed_at}
    database.execute(update(Vacancy).where(Vacancy.id == first.id).values(unseen))
    database.commit()

    assert first.id in queries.offers(today()).ids
    assert suggested(candidate) == [second.id]


def test_who_is_going_to_change_an_introduction_needs_consent_as_well(make):
    introduction = make.introduction()
    assert queries.hold_introduction(introduction.id) is introduction
    gone = make.introduction(candidate=make.candidate(consents=[]))
    for key in (gone.id, 987654):
        with pytest.raises(NoResultFound):
            queries.hold_introduction(key)


def test_it_is_said_why_a_vacancy_is_not_suggested(make):
    candidate = make.candidate(languages={"fr": "B1"}, birth_year=today().year - 17)
    vacancy = make.vacancy(
        texts={"nl": ("Taxi voor ouderen", "Rijden.")}, languages={"nl": "B1"}, minimum_age=18
    )

    (found,) = queries.with_title("OUDEREN taxi")
    refusals = queries.why_not(candidate, [found], today=today())

    assert found.id == vacancy.id
    conditions = {refusal.condition for refusal in refusals[vacancy.id]}
    assert conditions == {Condition.AGE, Condition.LANGUAGES}
    assert queries.excluded(candidate, today=today())[Condition.AGE] == 1


@pytest.mark.parametrize("text", ["", "   ", "%", "zwemmen"])
def test_words_that_are_in_no_title_find_nothing(make, text):
    make.vacancy()
    assert list(queries.with_title(text)) == []


def test_consent_to_share_stands_until_it_is_withdrawn(make, database):
    candidate = make.candidate()
    assert queries.may_be_shared(candidate)

    candidate.consents[-1].withdrawn_at = now()
    assert not queries.may_be_shared(candidate)
    assert not queries.may_be_shared(make.candidate(consents=[Purpose.FICHE]))
    assert not queries.may_be_shared(make.candidate(consents=[Purpose.SHARING]))


def test_introductions_of_one_person_are_listed_the_latest_first(make):
    candidate = make.candidate()
    first = make.introduction(candidate=candidate)
    second = make.introduction(candidate=candidate)
    make.introduction()
    assert list(queries.introductions_of(candidate)) == [second, first]


def test_an_introduction_that_is_over_is_not_running(make):
    candidate = make.candidate()
    runs = make.introduction(candidate=candidate)
    over = make.introduction(candidate=candidate, state=State.COMPLETED)
    vacancies = [runs.vacancy_id, over.vacancy_id]
    assert queries.running_at(candidate, vacancies) == {runs.vacancy_id}


def test_who_withdrew_consent_is_in_no_list(make):
    gone = make.candidate(consents=[])
    introduction = make.introduction(candidate=gone)
    about_person = make.follow_up(candidate=gone)
    about_introduction = make.follow_up(introduction=introduction)
    about_nobody = make.follow_up()

    assert list(queries.due(today())) == [about_nobody]
    assert list(queries.introductions_of(gone)) == []
    assert list(queries.follow_ups_of(gone)) == []
    with pytest.raises(NoResultFound):
        queries.get_introduction(introduction.id)
    for follow_up in (about_person, about_introduction):
        with pytest.raises(NoResultFound):
            queries.get_follow_up(follow_up.id)


def test_what_is_due_comes_by_day_with_the_overdue_first(make):
    later = make.follow_up(due_on=today() + 7 * DAY)
    now_due = make.follow_up(due_on=today())
    late = make.follow_up(due_on=today() - 3 * DAY)
    make.follow_up(due_on=today() + 8 * DAY)
    make.follow_up(due_on=today(), done_at=now())
    assert list(queries.due(today())) == [late, now_due, later]


def test_my_list_holds_what_is_mine_and_what_is_for_whoever_is_at_the_desk(make):
    me, colleague = make.staff("reception"), make.staff("reception")
    mine = make.follow_up(for_staff_id=me.id)
    anybodys = make.follow_up()
    theirs = make.follow_up(for_staff_id=colleague.id)

    assert list(queries.due(today(), staff_id=me.id)) == [mine, anybodys]
    assert list(queries.due(today())) == [mine, anybodys, theirs]


def test_follow_ups_of_somebody_include_those_of_their_introductions(make):
    introduction = make.introduction()
    person = introduction.candidate
    first = make.follow_up(candidate=person)
    second = make.follow_up(introduction=introduction)
    make.follow_up(candidate=make.candidate())
    assert list(queries.follow_ups_of(person)) == [first, second]


def test_a_longer_list_of_follow_ups_takes_no_more_queries(make, asked, database):
    counts = []
    for _ in range(2):
        for _ in range(3):
            introduction = make.introduction()
            make.follow_up(
                introduction=introduction,
                candidate=introduction.candidate,
                made_by=make.staff("reception"),
                for_staff=make.staff("reception"),
            )
        database.expunge_all()
        before = len(asked)
        for follow_up in queries.due(today()):
            assert follow_up.candidate.short_name
            assert follow_up.introduction.vacancy.text_in("nl")[1].title
            assert follow_up.introduction.vacancy.organisation.name
            assert follow_up.made_by.name
            assert follow_up.for_staff.name
        counts.append(len(asked) - before)
    assert counts[0] == counts[1] <= 3


def test_a_longer_list_of_introductions_takes_no_more_queries(make, asked, database):
    candidate = make.candidate()
    counts = []
    for _ in range(2):
        for _ in range(3):
            make.introduction(candidate=candidate)
        database.expire_all()
        database.refresh(candidate)
        before = len(asked)
        for introduction in queries.introductions_of(candidate):
            assert introduction.vacancy.text_in("nl")[1].title
            assert introduction.vacancy.organisation.name
            assert introduction.steps[0].staff_member is None
        counts.append(len(asked) - before)
    assert counts[0] == counts[1] <= 4
