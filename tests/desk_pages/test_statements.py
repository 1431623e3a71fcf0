"""What a page asks of the database: never more because there is more to show."""

import pytest

from tests.pool.calls import a_call
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.organisations.models import OrganisationAddress
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.engagement import Engagement

FEW, MANY, MOST = 2, 8, 500


@pytest.fixture
def busy(make, database):
    """Somebody, a vacancy and an organisation, each with so many things to show."""
    made = {"candidate": make.candidate(), "organisation": make.organisation()}
    made["vacancy"] = make.vacancy(organisation=made["organisation"])

    def fill(times):
        for _ in range(times):
            other = make.candidate()
            vacancy = make.vacancy(organisation=made["organisation"])
            make.introduction(candidate=made["candidate"], vacancy=vacancy)
            make.introduction(candidate=other, vacancy=made["vacancy"])
            make.follow_up(candidate=made["candidate"])
            make.vacancy()  # that may be suggested
        database.commit()
        return {
            "desk.today": {},
            "desk.fiche": {"candidate_id": made["candidate"].id},
            "desk.organisation": {"organisation_id": made["organisation"].id},
            "desk.organisations": {},
            "vacancies.show": {"vacancy_id": made["vacancy"].id},
            "vacancies.index": {},
            "candidates.index": {},
            "matching.follow_ups": {},
        }

    return fill


def test_a_page_asks_as_much_for_many_rows_as_for_few(coordinator, busy, counting):
    def asked(times):
        counted = {}
        for endpoint, words in busy(times).items():
            coordinator.get(endpoint, **words)  # what is kept between requests is made
            with counting() as seen:
                coordinator.get(endpoint, **words)
            counted[endpoint] = seen.count
        return counted

    few, many = asked(FEW), asked(MANY)
    assert many == few


def test_the_page_of_the_day_is_cheap_with_five_hundred_follow_ups(
    reception, make, database, counting
):
    introduction = make.introduction()
    house = introduction.vacancy.organisation
    house.addresses = [OrganisationAddress(street=f"Laan {n}", is_main=n == 1) for n in range(2)]
    about = {"introduction_id": introduction.id, "candidate_id": introduction.candidate_id}
    due = [FollowUp(what="Bellen", due_on=today(), **about) for _ in range(MOST)]
    database.add_all(due)
    make.vacancy(engagement=Engagement.ONCE, start_on=today())
    a_call(make, places=(2,))
    left = {"candidate_id": make.candidate().id, "channel": Channel.PHONE}
    database.add(DeskContact(staff_id=reception.staff_id, **left))
    database.commit()
    page = reception.get("desk.today")  # what is kept between requests is made
    assert page.html.select_one("details.more > summary").get_text() == "495 more are due"
    assert page.html.select("section[aria-labelledby=begun-heading]")
    assert len(page.html.select("section:has(#urgent-heading) a.title")) == 2
    with counting() as seen:
        reception.get("desk.today")
    assert seen.count <= 12
    place = page.html.select_one(".todo [name=place]")["value"]
    assert place.startswith("Laan 1"), "what we know stands there already"
