"""A referrer announces somebody by its link; the desk calls, and a fiche needs their own yes."""

from datetime import timedelta

from sqlalchemy import select, text

from tests.answers.links import linked
from tests.referrers.made import a_lead, a_referrer
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.privacy.actions import terms
from vrijwilligers.referrers.actions.leads import MOST_WAITING
from vrijwilligers.referrers.models import Lead
from vrijwilligers.referrers.queries import leads
from vrijwilligers.referrers.rules.links import REFERRER
from vrijwilligers.vocabulary.clock import now

PAGE = "referrers.announce"
SAMIRA = {"name": "Samira", "reach": "0470 11 22 44", "language": "fr", "told": True}


def test_a_counsellor_announces_somebody_and_what_is_told_is_sealed(desk, make, database):
    token = linked(database, REFERRER, a_referrer(make))
    refused = desk.submit(PAGE, SAMIRA | {"told": []}, token=token, status=422)
    assert refused.problems == ["Tell the person first what stands above, and tick it."]
    for _click in range(2):
        desk.submit(PAGE, SAMIRA, token=token)
    (lead,) = database.scalars(select(Lead))
    assert (lead.name, lead.reach, lead.language) == ("Samira", "+32470112244", "fr")
    (row,) = database.execute(text("SELECT name, reach FROM lead"))
    assert "Samira" not in row.name
    assert "470" not in row.reach


def test_a_way_to_reach_is_a_phone_or_an_address_and_a_link_brings_no_crowd(desk, make, database):
    referrer = a_referrer(make)
    token = linked(database, REFERRER, referrer)
    desk.submit(PAGE, SAMIRA | {"reach": "straat 5"}, token=token, status=422)
    for number in range(MOST_WAITING):
        a_lead(make, referrer, name=f"Naam {number}")
    refused = desk.submit(PAGE, SAMIRA | {"reach": "sam@example.org"}, token=token, status=422)
    assert "Phone us for more" in refused.problems[0]


def test_the_desk_sees_whom_to_call_on_the_page_of_today_and_notes_what_comes_of_it(
    reception, make, database
):
    lead = a_lead(make, a_referrer(make))
    today = reception.get("desk.today")
    says = "1 person was announced by a referrer: call them"
    page = reception.open(today.html.find("a", string=says)["href"])
    assert page.html.select_one('a[href="tel:+32470112244"]')
    page = reception.open(reception.send(page, {}, form='form[action$="/tried"]').location)
    assert "1 time no answer" in page.text
    page = reception.open(reception.send(page, {}, form='form[action$="/absent"]').location)
    assert "Nobody is announced at this moment." in page.text
    page = reception.open(reception.send(page, {}, form='form[action$="/again"]').location)
    assert page.html.select('form[action$="/absent"]')
    gone = reception.url("referrers.remove_lead", lead_id=lead.id)
    reception.send(page, reception.sure(gone), form="form.harm")
    assert database.scalars(select(Lead)).all() == []


def test_a_fiche_is_made_by_their_own_consent_with_what_was_told(reception, make, database):
    referrer = a_referrer(make)
    lead = a_lead(make, referrer)
    page = reception.get("candidates.new", lead=lead.id)
    address = reception.url("candidates.new", lead=lead.id)
    assert page.html.select_one("[name=given_name]")["value"] == "Samira"
    assert page.html.select_one("[name=phone]")["value"]
    reception.send(page, {}, at=address, status=422)  # no consent, no fiche
    database.expire_all()
    assert database.get(Lead, lead.id)
    made = reception.send(page, {"fiche": "spoken"}, at=address)
    (person,) = database.scalars(select(Candidate))
    assert (person.given_name, person.phone) == ("Samira", "+32470112244")
    assert database.scalars(select(Lead)).all() == []
    page = reception.open(made.location)
    assert page.html.select_one("option[selected]").get_text() == referrer.name
    assert page.html.select("[name=referrer]")  # whether it may hear is asked apart


def test_after_fourteen_days_nobody_sees_it_and_the_night_erases_it(reception, make, database):
    lead = a_lead(make, a_referrer(make), brought_at=now() - timedelta(days=14, minutes=1))
    assert database.scalars(leads.leads(now())).all() == []
    reception.get("candidates.new", lead=lead.id, status=404)
    terms.end_each_night(now())
    assert database.scalars(select(Lead)).all() == []
