"""Appointments of the day become introductions; the report tells nobody apart."""

import pytest
from sqlalchemy import select

from tests.markets.editions import a_market, a_stand, at_a_market
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.markets.actions import day, follow_up
from vrijwilligers.markets.models import MarketAppointment
from vrijwilligers.matching.actions import called
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.states import EndedBy, IntroductionState
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.few import without_few

CONSENTS = (ConsentPurpose.FICHE, ConsentPurpose.SHARING)
DEED = "main form.deed"


def an_appointment(make, person, *, with_vacancy=True):
    """Let somebody with a fiche make an appointment at a stand."""
    visitor = at_a_market(make, person, None)
    make.session.add(visitor)
    make.session.flush()
    (made,) = visitor.appointments
    if with_vacancy:
        vacancy = make.vacancy(organisation=made.stand.organisation)
        made.task.vacancy_id = vacancy.id
    make.session.commit()
    return made


def test_an_appointment_becomes_an_introduction_with_its_day_and_hour(reception, make, database):
    made = an_appointment(make, make.candidate(consents=CONSENTS))
    about = {"market_id": made.stand.market_id}
    sent = reception.send(reception.get("markets.appointments", **about), {}, form=DEED)
    (introduction,) = database.scalars(select(Introduction))
    assert sent.location.endswith(f"/{introduction.id}")
    assert introduction.state == IntroductionState.APPOINTMENT
    assert (introduction.appointment.on, introduction.appointment.begins_at) == (made.on, made.at)
    database.refresh(made)
    assert made.introduction_id == introduction.id
    assert not reception.get("markets.appointments", **about).html.select(DEED)
    assert "Became an introduction" in reception.get("markets.report", **about).text


def test_an_appointment_becomes_one_introduction_also_when_that_ended(make, database):
    made = an_appointment(make, make.candidate(consents=CONSENTS))
    first = follow_up.introduce(made, by=None, today=today())
    called.end(first, EndedBy.CANDIDATE, by=None, today=today())
    database.commit()
    assert follow_up.introduce(made, by=None, today=today()) is first
    assert database.scalars(select(Introduction)).all() == [first]


def test_one_that_runs_already_gets_the_day(reception, make, database):
    person = make.candidate(consents=CONSENTS)
    made = an_appointment(make, person)
    vacancy_id = made.task.vacancy_id
    about = {"market_id": made.stand.market_id}
    reception.send(reception.get("markets.appointments", **about), {}, form=DEED)
    again = an_appointment(make, person)
    again.task.vacancy_id = vacancy_id
    database.commit()
    about = {"market_id": again.stand.market_id}
    reception.send(reception.get("markets.appointments", **about), {}, form=DEED)
    assert len(database.scalars(select(Introduction)).all()) == 1


@pytest.mark.parametrize(
    ("consents", "with_vacancy", "said"),
    [
        (CONSENTS, False, "There is no vacancy behind this task."),
        (CONSENTS[:1], True, ""),  # who did not consent to sharing is asked that first
    ],
)
def test_who_cannot_be_introduced_is_not_and_it_is_said(
    reception, make, database, consents, with_vacancy, said
):
    made = an_appointment(make, make.candidate(consents=consents), with_vacancy=with_vacancy)
    page = reception.get("markets.appointments", market_id=made.stand.market_id)
    refused = reception.send(page, {}, form=DEED, status=422)
    assert said in refused.problems[0]
    assert database.scalars(select(Introduction)).all() == []
    assert database.scalars(select(MarketAppointment.introduction_id)).all() == [None]


def test_small_figures_are_put_together_until_they_are_not_small():
    assert without_few({"nl": 30, "fr": 12, "ar": 4, "tr": 1}) == {"nl": 30, "fr": 12, "other": 5}
    assert without_few({"nl": 30, "fr": 12, "ar": 3}) == {"nl": 30, "other": 15}
    assert without_few({"nl": 30, "fr": 12}) == {"nl": 30, "fr": 12}
    assert without_few({"nl": 3}) == {}
    assert without_few({"nl": 30, "fr": 12, "other": 1}) == {"nl": 30, "other": 13}
    assert without_few({}) == {}


def test_the_report_counts_stands_tasks_and_visitors(coordinator, make, database):
    market = a_market(make, days=0)
    a_stand(make, market, table_number=1, trained_on=today())
    for language in ["fr"] * 6 + ["ar"]:
        day.welcome(market, language=language, candidate=None, at=now())
    database.commit()
    page = coordinator.get("markets.report", market_id=market.id)
    facts = {one.get_text(): one.find_next("dd").get_text() for one in page.html.select("dt")}
    assert facts["Stands that followed the training"] == "1"
    assert facts["Visitors"] == "7"
    assert facts["Tasks in plain language, checked"] == "0"
    assert "Arabic" not in page.text
