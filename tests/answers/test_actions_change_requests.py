"""Answering, renewing and deciding on both databases: their locks differ."""

from datetime import date, timedelta

import pytest

from tests.answers.links import ending, mails, reminded
from tests.answers.links import reminder as opened
from tests.figures import totals
from vrijwilligers.answers.actions import answering, change_requests
from vrijwilligers.answers.queries import change_requests as requests
from vrijwilligers.answers.queries import reminders
from vrijwilligers.links.actions import LinkIsDead
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.vacancies.feature import VacancyFact
from vrijwilligers.vacancies.queries import layers
from vrijwilligers.vacancies.rules import Status, StatusReport
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.levels import Level


@pytest.fixture
def link(make, database):
    def link(**wanted):
        vacancy = ending(make, texts={"nl": ("Soep koken", "Lekker.")}, places=2)
        return opened(reminded(database, vacancy, **wanted))

    return link


@pytest.fixture
def asked(link, database):
    change = answering.ask_change(link(), {"places": 4, "title_nl": "Soep maken"}, at=now())
    database.commit()
    return requests.get(change.id)


def test_to_confirm_is_a_fact_without_a_person(link, database):
    answering.confirm(link(), today() + timedelta(days=100), at=now())
    assert totals(database) == {f"{VacancyFact.STEP}:confirmed": 1}


def test_a_link_is_used_once(link, database):
    reminder = link()
    answering.close(reminder, Status.FILLED, at=now())
    database.commit()
    with pytest.raises(LinkIsDead):
        answering.confirm(reminder, None, at=now())


def test_an_old_link_answers_nothing(link):
    with pytest.raises(LinkIsDead):
        answering.confirm(link(expires_at=now()), None, at=now())


def test_a_vacancy_that_a_coordinator_withdrew_stays_withdrawn(link, database):
    reminder = link()
    reminders.asked_about(reminder).status = Status.WITHDRAWN
    database.commit()
    with pytest.raises(LinkIsDead):
        answering.confirm(reminder, None, at=now())


def test_a_link_is_renewed_once_in_a_while(link, database):
    reminder = link(expires_at=now())
    for _ in range(2):
        answering.renew(reminder, at=now(), address_of="https://x.example.org/{}".format)
        database.commit()
    later = now() + answering.SHORTEST_WAIT
    answering.renew(reminder, at=later, address_of="https://x.example.org/{}".format)
    database.commit()
    assert len(mails(database)) == 2


def test_what_is_taken_over_is_another_version_and_has_to_be_checked_again(asked, make, database):
    vacancy, by = asked.vacancy, make.staff("coordinator").id
    seen = vacancy.version
    change_requests.accept(asked, {"title_nl"}, by=by, at=now())
    database.commit()
    assert vacancy.version > seen
    assert vacancy.places == 2
    assert vacancy.text_in("nl")[1] == ("Soep maken", "Lekker.")


def test_a_link_knows_the_change_that_was_asked_through_it(link, database):
    reminder, other = link(), link()
    change = answering.ask_change(reminder, {"places": 4}, at=now())
    answering.confirm(other, None, at=now())
    database.commit()
    assert requests.asked_by(reminder).id == change.id
    assert requests.asked_by(other) is None


def test_a_change_is_decided_once(asked, make, database):
    by = make.staff("coordinator").id
    change_requests.decline(asked, by=by, at=now())
    database.commit()
    with pytest.raises(change_requests.IsDecided):
        change_requests.accept(asked, {"places"}, by=by, at=now())


def test_a_day_that_is_taken_away_is_taken_away(link, make, database):
    vacancy = reminders.asked_about(link())
    vacancy.start_on = date(2027, 1, 1)
    change = change_requests.request(vacancy, {"start_on": None}, at=now())
    database.commit()
    by = make.staff("coordinator").id
    change_requests.accept(change, {"start_on"}, by=by, at=now())
    database.commit()
    assert vacancy.start_on is None


def test_work_of_one_day_begins_and_ends_on_it(asked, make, database):
    vacancy, day, by = asked.vacancy, date(2027, 1, 1), make.staff("coordinator").id
    vacancy.start_on = day
    asked.requested = {"end_on": day}
    database.commit()
    change_requests.accept(asked, {"end_on"}, by=by, at=now())
    assert vacancy.end_on == day


def test_what_waits_is_no_other_version_of_the_vacancy(link, database):
    vacancy = reminders.asked_about(link())
    before = vacancy.version, vacancy.changed_at
    change_requests.request(vacancy, {"places": 4}, at=now())
    database.commit()
    database.refresh(vacancy)
    assert vacancy.change_requested_at
    assert (vacancy.version, vacancy.changed_at) == before


def test_a_later_day_waits_for_a_coordinator_when_the_law_no_longer_allows_the_vacancy(
    link, database
):
    reminder = link()
    vacancy, days = reminders.asked_about(reminder), today() + timedelta(days=5)
    vacancy.organisation.kind = OrganisationKind.COMPANY
    answering.confirm(reminder, today() + timedelta(days=100), at=now())
    database.commit()
    assert (vacancy.publish_until, vacancy.confirmed_on) == (days, today())
    assert (vacancy.status, vacancy.reported) == (Status.PAUSED, StatusReport.CHANGED)
    wanted = requests.asked_by(reminder).requested
    assert wanted == {"publish_until": today() + timedelta(days=100)}


def test_an_earlier_day_or_none_is_taken_over_whatever_the_law_says(link, database):
    reminder = link()
    reminders.asked_about(reminder).organisation.has_liability_insurance = False
    answering.confirm(reminder, today() + timedelta(days=1), at=now())
    database.commit()
    assert reminders.asked_about(reminder).publish_until == today() + timedelta(days=1)
    assert reminders.asked_about(reminder).status == Status.PUBLISHED


def test_work_that_was_over_goes_on_when_its_organisation_says_so(link, database):
    reminder = link()
    reminders.asked_about(reminder).end_on = reminders.asked_about(reminder).publish_until = (
        today() - timedelta(days=2)
    )
    answering.confirm(reminder, today() + timedelta(days=9), at=now())
    database.commit()
    assert reminders.asked_about(reminder).is_open(today())


def test_what_is_taken_over_of_an_imported_vacancy_is_ours_and_confirms_it(make, database):
    vacancy = make.vacancy(
        texts={"nl": ("Soep", "Van de bron.")}, places=2, source_name="Bron", source_id="1"
    )
    said = {"places": 4, "languages": {"nl": Level.A2}, "minimum_age": None, "title_nl": "Soepje"}
    change = change_requests.request(vacancy, said, at=now())
    database.commit()
    database.expire_all()
    change_requests.accept(change, {*said} - {"minimum_age"}, by=None, at=now())
    database.commit()
    assert layers.own_values(vacancy) == {
        "places": 4,
        "languages": {"nl": "A2"},
        "text_nl": ["Soepje", "Van de bron."],
    }
    assert vacancy.confirmed_on == today()


def test_the_last_day_that_an_organisation_names_for_an_imported_vacancy_is_ours(make, database):
    vacancy = ending(make, source_name="Bron", source_id="1")
    day = today() + timedelta(days=100)
    answering.confirm(opened(reminded(database, vacancy)), day, at=now())
    database.commit()
    assert vacancy.publish_until == day
    assert "publish_until" in layers.own_values(vacancy)
