"""At the desk somebody joins the pool, changes their wishes, takes a pause, goes on and leaves."""

from datetime import timedelta

from sqlalchemy import select

from tests.pool.calls import member
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.wording import text_of
from vrijwilligers.desk import actions
from vrijwilligers.desk.rules import Channel
from vrijwilligers.pool.models import PoolMembership
from vrijwilligers.pool.rules.states import PoolChannel
from vrijwilligers.vocabulary.clock import months_after, today

PAGE, PAUSE = "pool.wishes", "pool.pause_member"
YOUNG = {"birth_year": today().year - 15, "phone": "+32470000001", "language": "fr"}
WISHES = {"channel": "message", "notice": "hour"}
AGREES = (ConsentPurpose.FICHE, ConsentPurpose.POOL)


def test_somebody_agrees_and_joins_on_one_page_from_the_fiche_p02_p03(reception, make, database):
    person = make.candidate(**YOUNG, days=3)
    fiche = reception.get("desk.fiche", candidate_id=person.id)
    link = fiche.html.find("a", string="Pool for short assignments")
    page = reception.open(link["href"])
    assert page.html.select_one(".consent-text[lang=fr]")
    assert len(page.html.select("[name=days][checked]")) == 2  # as the fiche says
    refused = reception.send(page, WISHES, at=page.address, status=422)
    assert "the question of the pool" in refused.problems[0]
    said = {"pool": "spoken", "by_parent": True, "most_a_month": "2", "places": ["21004"]}
    sent = reception.send(refused, WISHES | said, at=page.address)

    fiche = reception.open(sent.location)
    assert "In the pool for short assignments since" in fiche.text
    database.refresh(person)
    (act,) = [one for one in person.consents if one.purpose == ConsentPurpose.POOL]
    text = text_of(ConsentPurpose.POOL, "fr")
    assert (act.way, act.text.body, act.witness_id) == ("spoken", text.body, reception.staff_id)
    (wished,) = database.scalars(select(PoolMembership)).all()
    assert (wished.channel, wished.days, wished.most_a_month) == (PoolChannel.MESSAGE, 3, 2)


def test_who_agreed_on_the_page_of_consent_is_led_to_where_one_joins(reception, make):
    person = make.candidate(consents=AGREES)
    fiche = reception.get("desk.fiche", candidate_id=person.id)
    assert "is not in the pool yet" in fiche.text
    page = reception.open(fiche.html.find("a", string="Join the pool")["href"])
    assert not page.html.select("[name=pool]")
    refused = reception.send(page, WISHES, at=page.address, status=422)
    assert refused.problems == ["We have no number or address for this. " + OTHER_WAY]


OTHER_WAY = "Choose another way, or add it first."


def test_a_pause_is_begun_and_ended_and_leaving_asks_a_tick(reception, make, database):
    person = member(make).candidate
    about = {"candidate_id": person.id}
    for day, wrong in (
        (today(), "Enter a day that is still to come."),
        (months_after(today(), 13), "A pause lasts a year at most."),
    ):
        refused = reception.submit(PAUSE, {"until": str(day)}, **about, status=422)
        assert wrong in refused.problems[0]
    reception.submit(PAUSE, {"until": str(today() + timedelta(days=9))}, **about)
    assert "takes a pause until" in reception.get("desk.fiche", **about).text
    reception.send(reception.get(PAGE, **about), {}, form='form[action$="/go-on"]')
    page = reception.get(PAGE, **about)
    assert "takes a pause" not in page.text
    assert page.html.select_one("form.harm [name=is_sure]")
    reception.send(page, {"is_sure": []}, form="form.harm", status=422)
    left = reception.url("pool.take_out", **about)
    reception.send(page, reception.sure(left), form="form.harm")
    assert database.scalars(select(PoolMembership)).all() == []
    gone = reception.client.get(reception.url(PAUSE, **about))
    assert gone.location.endswith(reception.url(PAGE, **about))


def test_a_conversation_asks_it_where_it_asks_consent(reception, make, database):
    person = make.candidate()
    contact = actions.count_with(person, Channel.WALK_IN, by=reception.staff_id, today=today())
    database.commit()
    page = reception.get("desk.conversation", contact_id=contact.id)
    assert page.html.select_one(f'#consent a[href^="/pool/candidates/{person.id}?next="]')


def test_a_fiche_that_is_not_in_use_has_no_page(reception, make):
    reception.get(PAGE, candidate_id=make.candidate(consents=()).id, status=404)
