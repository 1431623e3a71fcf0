from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm.exc import StaleDataError

from tests.figures import totals, values
from tests.vacancies.own import READY, SOUP, details, own, task
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import life, texts, writing
from vrijwilligers.vacancies.models import Vacancy, VacancyTask, VacancyTaskTalent, VacancyText
from vrijwilligers.vacancies.queries.details import details_of
from vrijwilligers.vacancies.rules import Allowance, Status, Text, TextOrigin
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level


def deeds(database):
    return list(database.scalars(select(AuditEvent.deed).order_by(AuditEvent.id)))


def ours(vacancy):
    return {text.language: text for text in vacancy.texts if text.origin == TextOrigin.OURS}


def test_a_vacancy_keeps_all_that_was_said(make, database):
    organisation = make.organisation()
    said = details(
        organisation,
        texts={"fr": Text("Soupe", "On cuisine."), "nl": SOUP},
        category="food",
        tasks=(task("Groenten snijden", "cooking"), task("Parler", "talking", language="fr")),
        engagement=Engagement.REGULAR,
        start_on=date(2026, 12, 1),
        end_on=date(2027, 6, 30),
        publish_until=date(2027, 1, 1),
        days=5,
        hours_per_week=2.5,
        places=3,
        postcode="1030",
        municipality="21015",
        street="Dorpsstraat 1",
        directions="Tram 55",
        wheelchair=True,
        remote=False,
        support_offered=True,
        languages={"nl": Level.A2, "ar": Level.B1},
        practise_dutch="A1",
        minimum_age=18,
        allowance=Allowance.KM,
        contact_name="An",
        contact_phone="+3225550011",
        contact_email="an@example.org",
    )
    made = writing.write(said, by=7)
    database.commit()
    database.expire_all()

    vacancy = queries.get(made.id)
    assert (vacancy.status, vacancy.source_name, vacancy.language) == (Status.DRAFT, None, "nl")
    assert {one.code for one in vacancy.talents} == {"cooking", "talking"}
    assert set(ours(vacancy)) == {"nl", "fr"}
    expected = replace(said, talents=frozenset({"cooking", "talking"}))
    assert details_of(vacancy) == expected
    assert deeds(database) == ["written"]
    assert totals(database) == {"vacancy_step:draft": 1}
    assert values(database, "vacancy_step:draft") == {"municipality": {"21015": 1}}


def test_a_vacancy_without_a_title_or_that_ends_before_it_begins_is_refused_v11(make, database):
    organisation = make.organisation()
    with pytest.raises(writing.NoTitle):
        writing.write(details(organisation, texts={}), by=None)
    backwards = details(organisation, start_on=date(2026, 2, 2), end_on=date(2026, 2, 1))
    with pytest.raises(writing.StartsAfterTheEnd):
        writing.write(backwards, by=None)
    assert database.scalar(select(func.count(Vacancy.id))) == 0


def test_changing_replaces_what_was_said_and_leaves_nothing_behind(make, database):
    vacancy = own(
        make,
        texts={"nl": SOUP, "fr": Text("Soupe", "")},
        tasks=(task("Snijden", "cooking"), task("Praten", "talking")),
        languages={"nl": Level.A2},
    )
    changed = details(
        vacancy.organisation, texts={"fr": Text("Potage", "")}, tasks=(task("Eten", "helping"),)
    )
    writing.rewrite(vacancy, changed, by=None)
    database.commit()
    database.expire_all()

    assert [text.title for text in vacancy.texts] == ["Potage"]
    assert vacancy.language == "fr"
    assert vacancy.languages == []
    assert [one.text_nl for one in database.scalars(select(VacancyTask))] == ["Eten"]
    assert [one.code for one in database.scalars(select(VacancyTaskTalent))] == ["helping"]
    assert [one.code for one in vacancy.talents] == ["helping"]
    assert database.scalar(select(func.count()).select_from(VacancyText)) == 1


def test_a_change_of_a_text_alone_is_another_version(make, database):
    vacancy = own(make)
    before = vacancy.version
    changed = details(vacancy.organisation, texts={"nl": Text("Soep eten", "")})
    writing.rewrite(vacancy, changed, by=None)
    database.commit()
    assert vacancy.version == before + 1
    assert vacancy.texts[0].folded == "soep eten"


def test_a_text_that_is_changed_has_to_be_checked_again_and_the_others_stay_checked(make, database):
    clerk = make.staff("coordinator")
    vacancy = own(make, texts={"nl": SOUP, "fr": Text("Soupe", "")})
    for language in ("nl", "fr"):
        texts.check(vacancy, language, by=clerk.id, today=today())
    database.commit()

    changed = details(vacancy.organisation, texts={"nl": SOUP, "fr": Text("Potage", "")})
    writing.rewrite(vacancy, changed, by=clerk.id)
    database.commit()
    assert (ours(vacancy)["nl"].checked_on, ours(vacancy)["nl"].checked_by_id) == (
        today(),
        clerk.id,
    )
    assert (ours(vacancy)["fr"].checked_on, ours(vacancy)["fr"].checked_by_id) == (None, None)


def test_only_a_text_of_ours_can_be_checked(make):
    with pytest.raises(texts.NoTextOfOurs):
        texts.check(make.vacancy(source_name="Bron", source_id="1"), "nl", by=1, today=today())


@pytest.mark.parametrize(
    "wanted",
    [
        {"texts": {"nl": Text("Koken", "Je krijgt een loon van 15 euro.")}},
        {"tasks": (task("Koken voor een loon"),)},
        {"allowance": None},
        {"minimum_age": 8},
    ],
)
def test_what_is_shown_is_not_changed_into_what_cannot_be_published(make, wanted):
    vacancy = own(make, status=Status.PUBLISHED)
    changed = details(vacancy.organisation, **wanted)
    with pytest.raises(writing.NotReady):
        writing.rewrite(vacancy, changed, by=None)
    assert details_of(vacancy) == details(vacancy.organisation)


def test_a_vacancy_that_is_shown_does_not_move_to_who_may_not_ask_volunteers(make):
    vacancy = own(make, status=Status.PUBLISHED)
    company = make.organisation(kind=OrganisationKind.COMPANY, has_liability_insurance=True)
    with pytest.raises(writing.NotReady):
        writing.rewrite(vacancy, details(company), by=None)


def test_a_later_day_in_the_form_does_not_reopen_what_cannot_be_published(make):
    over = today() - timedelta(days=3)
    vacancy = own(make, status=Status.PUBLISHED, publish_until=over)
    vacancy.organisation.has_liability_insurance = None
    writing.rewrite(vacancy, details(vacancy.organisation, publish_until=over, places=2), by=None)
    with pytest.raises(writing.NotReady):
        writing.rewrite(vacancy, details(vacancy.organisation, publish_until=today()), by=None)
    assert (vacancy.publish_until, vacancy.places) == (over, 2)


@pytest.mark.parametrize("status", sorted({*Status} - {Status.PUBLISHED}))
def test_what_is_not_shown_may_have_open_questions(make, status):
    vacancy = own(make, status=status)
    writing.rewrite(vacancy, details(vacancy.organisation, allowance=None), by=None)
    assert vacancy.allowance is None


def test_the_facts_of_an_imported_vacancy_cannot_be_changed_here(make):
    imported = make.vacancy(source_name="Bron", source_id="1")
    with pytest.raises(writing.BelongsToItsSource):
        writing.rewrite(imported, details(imported.organisation), by=None)
    with pytest.raises(writing.BelongsToItsSource):
        writing.copy(imported, by=None)


def test_our_texts_stand_beside_those_of_the_source_and_go_when_emptied(make, database):
    imported = make.vacancy(texts={"nl": ("Soep", "Bron")}, source_name="Bron", source_id="1")
    texts.write_ours(imported, {"nl": Text("Lekkere soep", "Ons")}, by=None)
    database.commit()
    assert imported.text_in("nl")[1].title == "Lekkere soep"

    texts.write_ours(imported, {}, by=None)
    database.commit()
    assert imported.text_in("nl")[1].title == "Soep"
    assert deeds(database) == ["texts changed", "texts changed"]


def test_a_copy_is_a_draft_of_the_same_work_without_its_dates(make, database):
    vacancy = own(
        make,
        status=Status.FILLED,
        tasks=(task("Snijden", "cooking"),),
        start_on=date(2026, 7, 1),
        end_on=date(2026, 8, 31),
        publish_until=date(2026, 8, 1),
        places=0,
        directions="Tram 55",
    )
    again = writing.copy(vacancy, by=None)
    database.commit()
    assert again.id != vacancy.id
    assert (again.status, again.start_on, again.end_on, again.publish_until, again.places) == (
        Status.DRAFT,
        *[None] * 4,
    )
    assert again.directions == "Tram 55"
    assert [one.text_nl for one in again.tasks] == ["Snijden"]
    assert vacancy.start_on == date(2026, 7, 1)


def test_what_is_deleted_before_anybody_saw_it_no_longer_counts(make, database):
    draft = writing.write(details(make.organisation()), by=None)
    life.submit_for_check(draft, by=None)
    assert totals(database) == {"vacancy_step:draft": 1, "vacancy_step:to_check": 1}
    writing.delete(draft, by=None)
    assert totals(database) == {}


def test_a_draft_can_be_deleted_with_all_that_belongs_to_it(make, database):
    draft = own(make, tasks=(task("Snijden", "cooking"),))
    writing.delete(draft, by=None)
    database.commit()
    for model in (Vacancy, VacancyText, VacancyTask, VacancyTaskTalent):
        assert database.scalar(select(func.count()).select_from(model)) == 0


@pytest.mark.parametrize("status", [Status.TO_CHECK, Status.WITHDRAWN])
def test_a_proposal_that_was_never_published_can_be_deleted(make, database, status):
    writing.delete(own(make, status=status, marks={"published_at": None}), by=None)
    database.commit()
    assert database.scalar(select(func.count(Vacancy.id))) == 0


@pytest.mark.parametrize("status", sorted({*Status} - {Status.DRAFT, Status.TO_CHECK}))
def test_what_somebody_may_have_seen_cannot_be_deleted(make, status):
    with pytest.raises(writing.WasPublished):
        writing.delete(own(make, status=status), by=None)


def test_two_who_change_at_once_cannot_both_win(make, database):
    vacancy = own(make, organisation=make.organisation(**READY))
    database.execute(
        Vacancy.__table__.update()
        .where(Vacancy.__table__.c.id == vacancy.id)
        .values(version=vacancy.version + 1)
    )
    vacancy.places = 4
    with pytest.raises(StaleDataError):
        database.flush()
    database.rollback()
