"""Whom a vacancy fits: only who said that we may call, with reasons, and nobody twice."""

from sqlalchemy import select

from vrijwilligers.candidates.actions import consent
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.matching.models import Introduction, SetAside, VacancyArrival
from vrijwilligers.matching.rules.codes import ArrivalAnswer
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.feature import RecordDeed
from vrijwilligers.vocabulary.clock import now, today

AGREES = (ConsentPurpose.FICHE, ConsentPurpose.SHARING, ConsentPurpose.APPROACHED)


def asked(make, **wanted):
    return make.candidate(consents=AGREES, phone="+32470000001", **wanted)


def names(page):
    return [one.get_text(strip=True) for one in page.html.select("article.fit h2")]


def test_who_may_be_called_stands_there_with_reasons_and_is_introduced_from_there(
    reception, make, database
):
    vacancy = make.vacancy(category="food")
    cook = asked(make, given_name="Samira", categories=["food"])
    asked(make, given_name="Tom", categories=["sport"])
    make.candidate(given_name="Silent", categories=["food"])

    page = reception.open(
        reception.get("vacancies.show", vacancy_id=vacancy.id).html.find(
            "a", string="Who fits this?"
        )["href"]
    )

    assert [name.split()[0] for name in names(page)] == ["Samira", "Tom"]
    first = page.html.select_one("article.fit")
    assert "as wished" in first.text
    assert "confirmed on" not in first.text, "it says nothing of her"
    assert first.select_one('a[href^="tel:"]')
    seen = select(AuditEvent.amount).where(
        AuditEvent.deed == RecordDeed.SEEN, AuditEvent.thing == "candidate"
    )
    assert database.scalars(seen).all() == [2]
    address = first.find("a", href=lambda to: f"/{cook.id}/introduce?" in to)["href"]
    yes = {f"yes_{vacancy.organisation_id}": "spoken"}
    sent = reception.send(reception.open(address), yes, at=address)
    again = reception.open(sent.location)
    assert [name.split()[0] for name in names(again)] == ["Tom"]
    assert "1 person was introduced to it already." in again.text


def test_a_yes_that_is_taken_back_counts_at_once_p04_p10(reception, make, database):
    vacancy, person = make.vacancy(), asked(make)
    assert len(names(reception.get("matching.who_fits", vacancy_id=vacancy.id))) == 1
    consent.withdraw(person, ConsentPurpose.APPROACHED, by=None, today=today())
    database.commit()

    page = reception.get("matching.who_fits", vacancy_id=vacancy.id)

    assert names(page) == []
    assert "Nobody whom we may call fits now." in page.text


def test_for_whom_it_is_settled_is_counted_and_who_did_not_want_the_kind_stands_below(
    reception, make, database
):
    organisation = make.organisation()
    vacancy, other = (make.vacancy(organisation=organisation) for _ in range(2))
    unwilling, no, later, told = (asked(make, given_name=f"Person{one}") for one in range(4))
    busy = make.introduction(candidate=told, vacancy=make.vacancy())
    for person, at, reason in (
        (unwilling, other, SetAsideReason.ORGANISATION),
        (no, vacancy, SetAsideReason.WORK),
    ):
        database.add(
            SetAside(candidate_id=person.id, vacancy_id=at.id, reason=reason, set_aside_at=now())
        )
    for person, answer in ((later, ArrivalAnswer.NOT_NOW), (told, ArrivalAnswer.TOLD)):
        database.add(
            VacancyArrival(
                candidate_id=person.id,
                vacancy_id=vacancy.id,
                criteria="",
                came_on=today(),
                answer=answer,
                answered_at=now(),
            )
        )
    database.commit()

    page = reception.get("matching.who_fits", vacancy_id=vacancy.id)

    assert [name.split()[0] for name in names(page)] == ["Person3", "Person0"]
    assert "1 person did not want it." in page.text
    assert "1 person heard of it and said: not now." in page.text
    assert "this organisation was not wanted before" in page.text
    assert "Heard of this vacancy from us." in page.text
    where = busy.vacancy.organisation.name
    assert f"Is underway to {where}: proposed." in page.text


def test_where_nobody_new_can_be_sent_nobody_is_shown_and_it_is_said_why(reception, make, database):
    person, full = asked(make), make.organisation(cap_per_vacancy=1)
    vacancy = make.vacancy(organisation=full)
    make.introduction(vacancy=vacancy)
    page = reception.get("matching.who_fits", vacancy_id=vacancy.id)
    assert names(page) == []
    assert "takes nobody more" in page.text

    for _ in range(3):
        make.introduction(vacancy=make.vacancy(organisation=full))
    open_one = make.vacancy(organisation=full)
    page = reception.get("matching.who_fits", vacancy_id=open_one.id)
    assert len(names(page)) >= 1
    assert "got 4 people from us in the last two weeks" in page.text

    closed = make.vacancy(places=0)
    page = reception.get("matching.who_fits", vacancy_id=closed.id)
    assert names(page) == []
    assert "nobody is looked for" in page.text
    assert person.short_name not in page.text


def test_a_page_of_many_asks_no_more_of_the_database(reception, make, counting, database):
    vacancy = make.vacancy()
    asked(make)
    reception.get("matching.who_fits", vacancy_id=vacancy.id)
    with counting() as one:
        reception.get("matching.who_fits", vacancy_id=vacancy.id)
    for _ in range(11):
        make.introduction(candidate=asked(make), vacancy=make.vacancy())
    reception.get("matching.who_fits", vacancy_id=vacancy.id)

    with counting() as many:
        page = reception.get("matching.who_fits", vacancy_id=vacancy.id)

    assert many.count <= one.count
    assert len(names(page)) == 10
    more = reception.open(page.html.find("a", string="Show more (2)")["href"])
    assert len(names(more)) == 12
    assert len(database.scalars(select(Introduction)).all()) == 11
