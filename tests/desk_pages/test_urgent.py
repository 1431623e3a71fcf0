"""What is wanted soon stands on the day's page: short, the nearest first."""

from datetime import timedelta

from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.engagement import Engagement

DAY = timedelta(days=1)


def soon(make, title, days, **wanted):
    values = {"engagement": Engagement.ONCE, "start_on": today() + days * DAY}
    return make.vacancy(texts={"nl": (title, "Hulp gevraagd.")}, **values | wanted)


def test_temporary_work_that_begins_within_two_weeks_is_wanted_soon(reception, make, database):
    house = make.organisation(name="Feestcomité")
    soon(make, "Eetkraam", 9, organisation=house, places=4)
    soon(make, "Vandaag nog", 0, engagement=Engagement.SHORT)
    for title, days, besides in (
        ("Later", 15, {}),
        ("Voorbij", -1, {}),
        ("Elke week", 3, {"engagement": Engagement.REGULAR}),
        ("Volzet", 3, {"places": 0}),
        ("Gepauzeerd", 3, {"status": Status.PAUSED}),
    ):
        soon(make, title, days, **besides)
    database.commit()
    page = reception.get("desk.today")
    section = page.html.select_one("section:has(#urgent-heading)")
    assert [one.get_text() for one in section.select("a.title")] == ["Vandaag nog", "Eetkraam"]
    assert "Feestcomité" in section.get_text()
    assert "4 places" in section.get_text()


def test_the_list_is_short_and_stands_not_there_when_nothing_is(reception, make, database):
    assert not reception.get("desk.today").html.select("#urgent-heading")
    for number in range(7):
        soon(make, f"Werk {number}", number)
    database.commit()
    section = reception.get("desk.today").html.select_one("section:has(#urgent-heading)")
    assert len(section.select("details a.title")) == 2
    assert section.select_one("summary").get_text() == "2 more"
