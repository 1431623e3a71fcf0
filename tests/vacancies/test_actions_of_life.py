from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.figures import totals
from tests.vacancies.own import READY, SOUP, own
from vrijwilligers.answers.actions import reporting
from vrijwilligers.organisations.models import OrganisationContact
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.vacancies.actions import life
from vrijwilligers.vacancies.feature import VacancyFact
from vrijwilligers.vacancies.queries.publishing import family_insures, obstacles_to, unknown_of
from vrijwilligers.vacancies.rules import Status, StatusReport, Text
from vrijwilligers.vacancies.rules.law import Obstacle
from vrijwilligers.vocabulary.clock import now, today

TODAY = today()
YESTERDAY, NEXT_MONTH = TODAY - timedelta(days=1), TODAY + timedelta(days=30)


def states(database):
    counted = totals(database, VacancyFact.STEP)
    return {kind.partition(":")[2]: amount for kind, amount in counted.items()}


def test_a_vacancy_lives_from_draft_to_filled_and_is_published_again(make, database):
    vacancy = own(make)
    life.submit_for_check(vacancy, by=None)
    life.publish(vacancy, by=None, today=TODAY)
    life.pause(vacancy, by=None)
    life.reopen(vacancy, by=None, today=TODAY)
    life.mark_filled(vacancy, by=None)
    life.reopen(vacancy, by=None, today=TODAY)
    life.withdraw(vacancy, by=None)
    database.commit()
    assert vacancy.status == Status.WITHDRAWN
    once = ("draft", "to_check", "paused", "filled", "withdrawn")
    assert states(database) == dict.fromkeys(once, 1) | {"published": 3}


def test_the_moment_of_the_first_publication_stays(make):
    vacancy = own(make)
    life.publish(vacancy, by=None, today=TODAY)
    first = vacancy.published_at
    assert first
    life.withdraw(vacancy, by=None)
    life.reopen(vacancy, by=None, today=TODAY)
    assert vacancy.published_at == first


def test_a_step_that_does_not_follow_is_refused(make):
    with pytest.raises(life.CannotBeDone):
        life.pause(own(make), by=None)
    with pytest.raises(life.CannotBeDone):
        life.publish(own(make, status=Status.PUBLISHED), by=None, today=TODAY)


def test_publishing_is_refused_while_something_stands_in_the_way(make):
    vacancy = own(make, organisation=make.organisation(), allowance=None)
    assert obstacles_to(vacancy, TODAY) == (
        Obstacle.KIND_UNKNOWN,
        Obstacle.INSURANCE_UNKNOWN,
        Obstacle.ALLOWANCE_UNKNOWN,
    )
    with pytest.raises(life.NotReady):
        life.publish(vacancy, by=None, today=TODAY)
    assert vacancy.status == Status.DRAFT


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_words_for_pay_stand_in_the_way_in_any_language(make, language):
    vacancy = own(make, texts={"nl": SOUP, language: Text("Flexi-job", "")})
    assert obstacles_to(vacancy, TODAY) == (Obstacle.SPEAKS_OF_PAY,)


def test_work_that_is_over_asks_another_period(make):
    assert obstacles_to(own(make, end_on=YESTERDAY), TODAY) == (Obstacle.IS_OVER,)


def test_an_imported_vacancy_is_never_refused_and_shows_what_is_unknown(make, database):
    imported = make.vacancy(source_name="Bron", source_id="1", status=Status.PAUSED)
    assert obstacles_to(imported, TODAY) == ()
    assert len(unknown_of(imported)) == 3
    life.reopen(imported, by=None, today=TODAY)
    assert imported.status == Status.PUBLISHED


def test_an_imported_vacancy_that_is_over_opens_at_its_source(make):
    imported = make.vacancy(
        source_name="Bron", source_id="1", status=Status.PAUSED, publish_until=YESTERDAY
    )
    with pytest.raises(life.OverAtItsSource):
        life.reopen(imported, by=None, today=TODAY)


def test_volunteers_of_an_association_without_staff_rest_on_their_family_insurance(make):
    association = make.organisation(kind=OrganisationKind.ASSOCIATION, has_staff=False)
    vacancy = own(make, organisation=association)
    assert obstacles_to(vacancy, TODAY) == ()
    assert family_insures(vacancy)
    assert not family_insures(own(make, organisation=make.organisation(**READY)))


def test_publishing_again_asks_a_last_day_that_is_not_over(make):
    vacancy = own(make, status=Status.FILLED, publish_until=YESTERDAY, places=0)
    with pytest.raises(life.NeedsLastDay):
        life.reopen(vacancy, by=None, today=TODAY)
    with pytest.raises(life.NoMoreTime):
        life.reopen(vacancy, by=None, today=TODAY, until=YESTERDAY)
    life.reopen(vacancy, by=None, today=TODAY, until=NEXT_MONTH)
    assert (vacancy.publish_until, vacancy.places) == (NEXT_MONTH, None)
    assert vacancy.is_open(TODAY)


def test_an_expired_vacancy_is_shown_longer_with_a_later_day(make, database):
    vacancy = own(make, status=Status.PUBLISHED, publish_until=YESTERDAY)
    with pytest.raises(life.NoMoreTime):
        life.prolong(vacancy, YESTERDAY, by=None, today=TODAY)
    life.prolong(vacancy, NEXT_MONTH, by=None, today=TODAY)
    database.commit()
    assert vacancy.is_open(TODAY)
    assert states(database)["prolonged"] == 1


def test_only_what_is_shown_can_be_prolonged_or_confirmed(make):
    draft = own(make)
    with pytest.raises(life.NothingIsShown):
        life.prolong(draft, NEXT_MONTH, by=None, today=TODAY)
    with pytest.raises(life.NothingIsShown):
        life.confirm(draft, by=None, today=TODAY)


def test_confirming_notes_the_day(make):
    vacancy = own(make, status=Status.PUBLISHED)
    life.confirm(vacancy, by=None, today=TODAY)
    assert vacancy.confirmed_on == TODAY


@pytest.mark.parametrize("told", StatusReport)
def test_what_the_organisation_says_pauses_the_vacancy_until_somebody_looked(make, database, told):
    clerk = make.staff("reception")
    vacancy = own(make, status=Status.PUBLISHED)
    reporting.report(vacancy, told, "Ze hebben iemand.", by=clerk.id, at=now())
    database.commit()
    assert (vacancy.status, vacancy.reported) == (Status.PAUSED, told)
    assert vacancy.reported_at
    call = database.scalars(select(OrganisationContact)).one()
    assert (call.organisation_id, call.channel, call.note, call.staff_id) == (
        vacancy.organisation_id,
        "phone",
        "Ze hebben iemand.",
        clerk.id,
    )

    life.mark_filled(vacancy, by=None)
    assert (vacancy.reported, vacancy.reported_at) == (None, None)


def test_without_a_note_the_organisation_knows_all_the_same_which_place_is_filled(make, database):
    vacancy = own(make, status=Status.PUBLISHED)
    reporting.report(vacancy, StatusReport.FILLED, None, by=None, at=now())
    database.commit()
    title = vacancy.text_in("nl")[1].title
    assert database.scalars(select(OrganisationContact.note)).all() == [f"“{title}” is ingevuld."]


@pytest.mark.parametrize("status", [Status.DRAFT, Status.TO_CHECK, Status.FILLED, Status.WITHDRAWN])
def test_nothing_is_told_of_what_is_not_shown(make, status):
    with pytest.raises(life.NothingIsShown):
        reporting.report(own(make, status=status), StatusReport.FILLED, None, by=None, at=now())
