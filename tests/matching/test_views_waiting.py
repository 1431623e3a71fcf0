"""Where nothing fits one asks whether we may call; what comes stands on the day's page."""

from importlib import import_module

from sqlalchemy import select

from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.wording import text_of
from vrijwilligers.matching.actions import waiting as actions
from vrijwilligers.matching.models import VacancyArrival, VacancyWait
from vrijwilligers.records.db import may_write
from vrijwilligers.vocabulary.clock import now, today

YOUNG = {"birth_year": today().year - 15, "phone": "+32470000001", "language": "fr"}


def test_the_yes_is_asked_in_place_and_what_is_missed_stands_on_the_fiche_p02_p03(
    reception, make, database
):
    make.vacancy()
    person = make.candidate(**YOUNG)
    page = reception.get("desk.fiche", candidate_id=person.id)
    asked = reception.open(page.html.find("a", string="Tell them when something comes")["href"])
    assert asked.html.select_one(".consent-text[lang=fr]")
    assert not asked.html.select("[name=approached][checked]")
    refused = reception.send(asked, {"note": "des animaux"}, at=asked.address, status=422)
    assert "whether we may call" in refused.problems[0]
    said = {"approached": "spoken", "by_parent": True, "note": "des animaux"}
    sent = reception.send(refused, said, at=asked.address)

    fiche = reception.open(sent.location)
    assert "In the way was: the age that is asked." in fiche.text
    assert "des animaux" in fiche.text
    database.refresh(person)
    (act,) = [one for one in person.consents if one.purpose == ConsentPurpose.APPROACHED]
    text = text_of(ConsentPurpose.APPROACHED, "fr")
    assert (act.way, act.text.body, act.witness_id) == ("spoken", text.body, reception.staff_id)

    reception.send(fiche, {}, form='form[action*="/wait/end"]')
    assert database.scalars(select(VacancyWait)).all() == []


def test_what_is_open_is_read_before_it_is_their_turn_to_write(reception, make, monkeypatch):
    offers, turns = import_module("vrijwilligers.matching.queries.offers"), []
    read = offers._read
    monkeypatch.setattr(offers, "_read", lambda *what: turns.append(may_write()) or read(*what))
    person = make.candidate(consents=(ConsentPurpose.FICHE, ConsentPurpose.APPROACHED))
    page = reception.get("matching.wait", candidate_id=person.id)
    make.vacancy()
    reception.send(page, {})
    assert turns == [False]


def test_who_is_to_be_called_stands_on_the_days_page_until_it_is_said(
    reception, make, database, counting
):
    agrees = (ConsentPurpose.FICHE, ConsentPurpose.APPROACHED)
    people = [make.candidate(consents=agrees, **YOUNG) for _ in range(3)]
    for person in people:
        actions.begin(person, None, by=None, today=today())
    database.commit()
    vacancy = make.vacancy(minimum_age=14)
    with counting() as none:
        assert "Something came for" not in reception.get("desk.today").text
    actions.look_each_night(now())

    with counting() as some:
        page = reception.get("desk.today")
    assert some.count <= none.count + 5, "two of them, three of the log of what is shown"
    row = page.html.select_one("#came-heading").find_parent("section").select_one("li")
    assert row.select_one('a[href^="tel:"]')
    assert row.find("a", href=f"/candidates/{people[0].id}")
    assert row.find("a", href=lambda to: to and f"vacancy={vacancy.id}" in to)
    reception.send(page, {}, form=f'form[action*="/{people[0].id}/arrivals/told"]')
    reception.send(
        reception.get("matching.arrivals"),
        {},
        form=f'form[action*="/{people[1].id}/arrivals/not_now"]',
    )

    answers = select(VacancyArrival.answer).order_by(VacancyArrival.candidate_id)
    assert database.scalars(answers).all() == ["told", "not_now", None]
    assert len(reception.get("matching.arrivals").html.select("ul.todo > li")) == 1
