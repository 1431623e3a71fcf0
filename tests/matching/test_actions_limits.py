"""A paused organisation and a full cap take nobody new; what runs goes on."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select

from tests.together import PATIENCE
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose, ConsentWay
from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import introductions as actions
from vrijwilligers.matching.actions import problems
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.codes import Condition
from vrijwilligers.matching.rules.states import (
    NEEDS_REASON,
    EndedBy,
    IntroductionEndReason,
    IntroductionState,
)
from vrijwilligers.matching.rules.steps import Proposal, StepDetails
from vrijwilligers.records.db import transaction
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vocabulary.clock import today

DAY = timedelta(days=1)
DESKS = 5


def introduce(make, *vacancies):
    agreed = {vacancy.organisation_id: ConsentWay.SPOKEN for vacancy in vacancies}
    return actions.introduce(
        make.candidate(), list(vacancies), Proposal(agreed=agreed), by=None, today=today()
    )


def test_nobody_new_is_introduced_to_a_paused_organisation(make, database):
    until = today() + 3 * DAY
    paused = make.vacancy(organisation=make.organisation(name="De Brug", paused_until=until))
    with pytest.raises(problems.TakesNobodyNew) as refusal:
        introduce(make, make.vacancy(), paused)
    assert "De Brug is gepauzeerd" in str(refusal.value.message)
    assert str(until.year) in str(refusal.value.message)
    database.rollback()
    assert database.query(Introduction).count() == 0


def test_the_day_after_its_last_day_a_pause_holds_nobody_back(make):
    ended = make.organisation(paused_until=today() - DAY)
    assert introduce(make, make.vacancy(organisation=ended))


def test_a_cap_counts_for_each_vacancy_apart_until_the_start(make):
    careful = make.organisation(name="De Brug", cap_per_vacancy=2)
    soup = make.vacancy(organisation=careful, texts={"nl": ("Soep", "")})
    bread = make.vacancy(organisation=careful)
    make.introduction(vacancy=soup, state=IntroductionState.STARTED)
    make.introduction(vacancy=soup, state=IntroductionState.PROPOSED)
    make.introduction(vacancy=soup, state=IntroductionState.APPOINTMENT)
    with pytest.raises(problems.TakesNobodyNew, match="cap") as refusal:
        introduce(make, soup)
    assert "De Brug" in str(refusal.value.message)
    assert "Soep" in str(refusal.value.message)
    assert introduce(make, bread)


def test_a_cap_holds_when_all_desks_introduce_at_once(app, make, database):
    vacancy = make.vacancy(organisation=make.organisation(cap_per_vacancy=2))
    candidates = [make.candidate().id for _ in range(DESKS)]
    key, agreed = vacancy.id, {vacancy.organisation_id: ConsentWay.SPOKEN}
    database.rollback()
    start = Barrier(DESKS, timeout=PATIENCE)

    def work(candidate_id):
        with app.app_context(), suppress(problems.TakesNobodyNew):
            start.wait()
            with transaction():
                candidate, wanted = db.session.get(Candidate, candidate_id), vacancies.get(key)
                proposal = Proposal(agreed=agreed)
                actions.introduce(candidate, [wanted], proposal, by=None, today=today())

    with ThreadPoolExecutor(DESKS) as pool:
        list(pool.map(work, candidates))

    assert database.scalar(select(func.count(Introduction.id))) == 2


def test_who_withdrew_consent_takes_no_place(make):
    careful = make.vacancy(organisation=make.organisation(cap_per_vacancy=1))
    gone = make.candidate(consents=(ConsentPurpose.SHARING,))
    make.introduction(vacancy=careful, candidate=gone)
    assert introduce(make, careful)


def over(make, vacancy, state=IntroductionState.ENDED):
    reason = {"end_side": EndedBy.DESK, "end_reason": IntroductionEndReason.OTHER}
    return make.introduction(
        vacancy=vacancy, state=state, **reason if state in NEEDS_REASON else {}
    )


def reopen(introduction, target=IntroductionState.CONTACTED):
    step = StepDetails(target=target, on=today())
    actions.move(introduction, step, by=None, today=today())
    return introduction.state


@pytest.mark.parametrize(
    "state", [IntroductionState.ENDED, IntroductionState.STOPPED, IntroductionState.COMPLETED]
)
def test_what_was_over_is_not_reopened_with_a_paused_organisation(make, state):
    paused = make.vacancy(organisation=make.organisation(paused_until=today()))
    with pytest.raises(problems.TakesNobodyNew):
        reopen(over(make, paused, state))


def test_what_was_over_is_not_reopened_beyond_a_cap(make, database):
    vacancy = make.vacancy(organisation=make.organisation(cap_per_vacancy=1))
    ended = over(make, vacancy)
    takes_the_place = make.introduction(vacancy=vacancy)
    with pytest.raises(problems.TakesNobodyNew):
        reopen(ended)
    database.delete(takes_the_place)
    assert reopen(ended) == IntroductionState.CONTACTED


def test_who_started_already_goes_on_also_with_a_paused_organisation(make):
    paused = make.vacancy(organisation=make.organisation(paused_until=today(), cap_per_vacancy=1))
    make.introduction(vacancy=paused)
    assert (
        reopen(over(make, paused, IntroductionState.STOPPED), IntroductionState.STARTED)
        == IntroductionState.STARTED
    )


def test_a_cap_holds_when_all_desks_reopen_at_once(app, make, database):
    vacancy = make.vacancy(organisation=make.organisation(cap_per_vacancy=2))
    ended = [over(make, vacancy).id for _ in range(DESKS)]
    database.rollback()
    start = Barrier(DESKS, timeout=PATIENCE)

    def work(introduction_id):
        with app.app_context(), suppress(problems.TakesNobodyNew):
            start.wait()
            with transaction():
                reopen(queries.hold_introduction(introduction_id))

    with ThreadPoolExecutor(DESKS) as pool:
        list(pool.map(work, ended))

    reopened = select(func.count()).where(Introduction.state == IntroductionState.CONTACTED)
    assert database.scalar(reopened) == 2


def test_a_pause_and_its_end_are_noticed_at_once(make, database):
    candidate, vacancy = make.candidate(), make.vacancy()
    organisation = vacancy.organisation

    def seen():
        return [item.vacancy.id for item in queries.suggestions(candidate, today=today()).items]

    assert seen() == [vacancy.id]
    organisation.paused_until = today()
    database.commit()
    assert seen() == []
    assert queries.excluded(candidate, today=today())[Condition.PAUSE] == 1
    (refusal,) = queries.why_not(candidate, [vacancy], today=today())[vacancy.id]
    assert refusal.facts == {"paused_until": today()}
    organisation.paused_until = None
    database.commit()
    assert seen() == [vacancy.id]


def test_the_load_is_counted_by_vacancy_and_by_organisation(make):
    soup, bread = make.vacancy(), make.vacancy()
    make.introduction(vacancy=soup)
    make.introduction(vacancy=soup, state=IntroductionState.TALKED)
    make.introduction(vacancy=soup, state=IntroductionState.STARTED)
    make.introduction(vacancy=bread, state=IntroductionState.COMPLETED)
    assert queries.open_at([soup.id, bread.id]) == {soup.id: 2}
    homes = [soup.organisation_id, bread.organisation_id]
    assert queries.open_with(homes) == {soup.organisation_id: 2}


def test_how_fast_an_organisation_answers_is_read_from_its_introductions(make):
    vacancy = make.vacancy()
    early = today() - 9 * DAY
    answered = make.introduction(vacancy=vacancy, state=IntroductionState.CONTACTED)
    waiting = make.introduction(vacancy=vacancy, state=IntroductionState.CONTACTED)
    make.introduction(state=IntroductionState.CONTACTED)
    for introduction in (answered, waiting):
        introduction.steps[0].happened_on = early
    talked = StepDetails(target=IntroductionState.TALKED, on=early + 4 * DAY)
    actions.move(answered, talked, by=None, today=today())
    found = queries.answering_of(vacancy.organisation_id, today=today())
    assert (found.answered, found.median_days, found.waiting) == (1, 4, 1)
