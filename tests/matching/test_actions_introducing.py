"""Introducing somebody to organisations."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.matching.deeds import deeds, introduce
from vrijwilligers.candidates.rules import ConsentPurpose, ConsentWay
from vrijwilligers.matching.actions import problems
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import today


def test_somebody_is_introduced_to_several_at_once(make, database):
    candidate, me = make.candidate(), make.staff("reception")
    first, second = make.vacancy(), make.vacancy()

    made = introduce(candidate, first, second, by=me.id, note="Belt zelf.")

    assert [introduction.vacancy for introduction in made] == [first, second]
    assert {introduction.state for introduction in made} == {IntroductionState.PROPOSED}
    (step,) = made[0].steps
    assert (step.state, step.happened_on) == (IntroductionState.PROPOSED, today())
    assert (step.staff_id, step.note) == (me.id, "Belt zelf.")
    assert deeds(database, made[0]) == ["proposed"]


def test_an_organisation_that_knows_already_is_a_second_step(make):
    (introduction,) = introduce(make.candidate(), make.vacancy(), contacted=DisclosureChannel.PHONE)
    assert introduction.state == IntroductionState.CONTACTED
    assert [step.state for step in introduction.steps] == [
        IntroductionState.PROPOSED,
        IntroductionState.CONTACTED,
    ]


@pytest.mark.parametrize(
    ("consents", "problem"),
    [
        ([ConsentPurpose.FICHE], problems.SharingIsNotConsented),
        ([ConsentPurpose.SHARING], problems.FicheMayNotBeUsed),
    ],
)
def test_without_consent_no_organisation_hears_of_somebody(make, database, consents, problem):
    candidate, vacancy = make.candidate(consents=consents), make.vacancy()
    with pytest.raises(problem):
        introduce(candidate, vacancy)
    assert database.scalars(select(Introduction)).all() == []


def test_each_organisation_needs_a_yes_of_its_own(make, database):
    candidate, first, second = make.candidate(), make.vacancy(), make.vacancy()
    with pytest.raises(problems.DidNotSayYes):
        introduce(candidate, first, second, agreed={first.organisation_id: ConsentWay.SPOKEN})
    assert database.scalars(select(Introduction)).all() == []


def test_one_closed_vacancy_among_several_stops_them_all(make, database):
    candidate = make.candidate()
    with pytest.raises(problems.VacancyIsNotOpen):
        introduce(candidate, make.vacancy(), make.vacancy(status=Status.PAUSED))
    assert database.scalars(select(Introduction)).all() == []


def test_a_vacancy_has_to_be_chosen(make):
    with pytest.raises(problems.NobodyIsChosen):
        introduce(make.candidate())


def test_nobody_is_introduced_twice_while_it_runs(make):
    candidate, vacancy = make.candidate(), make.vacancy()
    introduce(candidate, vacancy)
    with pytest.raises(problems.IsIntroducedAlready):
        introduce(candidate, vacancy)


def test_a_vacancy_that_is_named_twice_is_one_introduction(make):
    vacancy = make.vacancy()
    assert len(introduce(make.candidate(), vacancy, vacancy)) == 1


def test_who_was_there_before_may_be_introduced_again(make):
    candidate, vacancy = make.candidate(), make.vacancy()
    make.introduction(candidate=candidate, vacancy=vacancy, state=IntroductionState.COMPLETED)
    assert len(introduce(candidate, vacancy)) == 1


def test_the_database_knows_one_running_introduction_for_a_person_and_a_vacancy(make, database):
    over = make.introduction(state=IntroductionState.COMPLETED)
    pair = {"candidate": over.candidate, "vacancy": over.vacancy}
    make.introduction(**pair, state=IntroductionState.STAYED)
    make.introduction(**pair, state=IntroductionState.STARTED)
    with pytest.raises(IntegrityError):
        make.introduction(**pair)
    database.rollback()
