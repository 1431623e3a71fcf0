from datetime import date, timedelta

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import NoResultFound

from tests.conftest import PLACES
from vrijwilligers.extensions import db
from vrijwilligers.records.listing import listing
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import texts
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import ListTab, Status, Text, VacancyFilter, VacancyOrder

TODAY = date(2026, 11, 21)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
STATES = [
    {},
    {"places": 0},
    {"places": 2},
    {"publish_until": YESTERDAY},
    {"publish_until": TODAY},
    {"end_on": YESTERDAY},
    {"end_on": TODAY, "publish_until": TOMORROW},
    *({"status": status} for status in Status),
]


@pytest.fixture
def counting(database):
    """Count the questions put to the database."""
    asked = []

    def note(_connection, _cursor, statement, *_):
        if not statement.startswith(PLACES):
            asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield asked
    event.remove(db.engine, "before_cursor_execute", note)


def titled(make, title, **wanted):
    return make.vacancy(texts={"nl": (title, "")}, **wanted)


def ids(wanted=None, language="nl", **asked):
    question = queries.listed(wanted or VacancyFilter(**asked), today=TODAY, language=language)
    return [vacancy.id for vacancy in listing(question, number=1).items]


def test_open_in_the_database_is_open_by_the_rule(make, database):
    made = [make.vacancy(**state) for state in STATES]
    found = set(database.scalars(select(Vacancy.id).where(queries.is_open(TODAY))))
    assert found == {vacancy.id for vacancy in made if vacancy.is_open(TODAY)}
    assert 0 < len(found) < len(made)


def test_vacancies_come_with_all_that_belongs_to_them_in_few_questions(make, database, counting):
    numbers = [make.vacancy(talents=["cooking"], languages={"nl": "A2"}).id for _ in range(30)]
    database.expunge_all()
    counting.clear()

    for vacancy in queries.by_ids(numbers):
        parts = (vacancy.organisation.name, vacancy.texts, vacancy.languages, vacancy.talents)
        assert all(parts)
    assert len([sql for sql in counting if "SELECT" in sql]) <= 5


def test_what_is_not_on_a_list_does_not_stand_before_what_is(make):
    some = titled(make, "Soep koken").id
    titled(make, "Soep uitdelen op zaterdag", status=Status.WITHDRAWN)
    titled(make, "Soap schrijven", status=Status.DRAFT)
    for typed in ("soep zaterdag", "soap"):
        assert ids(text=typed, tab=ListTab.OPEN) == [some]
    assert ids(text="soep", tab=ListTab.OPEN, category="sport") == []


def test_a_list_asks_the_same_few_questions_whatever_its_length(make, database, counting):
    for _ in range(30):
        make.vacancy()
    database.expunge_all()
    counting.clear()

    for vacancy in listing(
        queries.listed(VacancyFilter(), today=TODAY, language="nl"), number=1
    ).items:
        assert vacancy.organisation.name
        assert vacancy.text_in("fr")
    assert len([sql for sql in counting if "SELECT" in sql]) <= 3


def test_a_vacancy_that_is_not_there_is_not_found(database):
    with pytest.raises(NoResultFound):
        queries.get(1)


def test_vacancies_come_in_the_order_asked(make):
    one, two, three = make.vacancy(), make.vacancy(), make.vacancy()
    found = queries.by_ids([three.id, one.id, 99_999, two.id])
    assert [vacancy.id for vacancy in found] == [three.id, one.id, two.id]
    assert queries.by_ids([]) == []


def found(text, limit=10):
    return [one.vacancy.id for one in queries.searching(text, today=TODAY, limit=limit)]


def test_searching_finds_the_open_ones_first_then_the_newest(make):
    old, new = titled(make, "Cafés dansants"), titled(make, "CAFÉ voor ouderen")
    titled(make, "Koffie")
    draft = titled(make, "Een café", status=Status.DRAFT)
    assert found("cafe") == [new.id, old.id, draft.id]
    assert found("cafe", limit=1) == [new.id]
    called = titled(make, "Café", status=Status.DRAFT)
    assert found("cafe", limit=2) == [called.id, new.id]


def test_what_was_merged_into_another_is_found_there_alone(make, database):
    stays, goes = titled(make, "Soep"), titled(make, "Soep", status=Status.WITHDRAWN)
    goes.merged_into_id = stays.id
    database.commit()
    assert found("soep") == found(str(goes.id)) == [stays.id]
    assert found(f"{stays.id}") == [stays.id]
    assert queries.of_organisation(goes.organisation_id) == []


@pytest.mark.parametrize("text", ["%", "_", "\\", "100%"])
def test_signs_of_the_database_are_plain_letters_to_a_searcher(make, text):
    titled(make, "Soep")
    assert found(text) == []
    assert ids(text=text) == []


def test_a_list_finds_by_title_and_by_organisation(make):
    soup = titled(make, "Soep koken")
    bridge = titled(make, "Brood", organisation=make.organisation(name="Dé Brug"))
    assert ids(text="SOEP") == [soup.id]
    assert ids(text="de brug") == [bridge.id]


def test_a_list_is_narrowed_by_what_is_asked(make):
    food = make.vacancy(category="food", municipality="21013", practise_dutch="A1")
    sport = make.vacancy(category="sport", municipality="21001", practise_dutch="no")
    unknown = make.vacancy(category=None)
    expired = make.vacancy(category="food", publish_until=YESTERDAY)

    assert set(ids()) == {food.id, sport.id, unknown.id}
    assert set(ids(category="food")) == {food.id}
    assert set(ids(category="food", tab=ListTab.ALL)) == {food.id, expired.id}
    assert ids(municipality="21001") == [sport.id]
    assert ids(practising=True) == [food.id]


def test_a_list_by_title_follows_the_title_that_the_reader_sees(make):
    bread = make.vacancy(texts={"nl": ("Brood", ""), "fr": ("Le pain", "")})
    soup = make.vacancy(texts={"nl": ("Soep", ""), "fr": ("Boire la soupe", "")})
    english = make.vacancy(texts={"en": ("Cooking", "")})

    assert ids(order=VacancyOrder.TITLE) == [bread.id, english.id, soup.id]
    assert ids(order=VacancyOrder.TITLE, language="fr") == [soup.id, english.id, bread.id]


def test_our_own_title_decides_the_order(make, database):
    first = make.vacancy(texts={"nl": ("Aap", "")}, source_name="Bron", source_id="1")
    second = titled(make, "Beer")
    texts.write_ours(first, {"nl": Text("Zebra", "")}, by=None)
    database.commit()
    assert ids(order=VacancyOrder.TITLE) == [second.id, first.id]


def test_what_ends_first_comes_first_and_what_never_ends_last(make):
    never = make.vacancy()
    late = make.vacancy(publish_until=TODAY + timedelta(days=9))
    soon = make.vacancy(publish_until=TODAY + timedelta(days=30), end_on=TOMORROW)
    over = make.vacancy(end_on=YESTERDAY)
    assert ids(order=VacancyOrder.ENDING) == [soon.id, late.id, never.id]
    assert ids(order=VacancyOrder.ENDING, tab=ListTab.ALL) == [
        soon.id,
        late.id,
        over.id,
        never.id,
    ]


def test_open_vacancies_are_counted_by_organisation(make):
    busy, quiet = make.organisation(), make.organisation()
    make.vacancy(organisation=busy)
    make.vacancy(organisation=busy)
    make.vacancy(organisation=quiet, status=Status.FILLED)
    assert queries.open_counts([busy.id, quiet.id], TODAY) == {busy.id: 2}
