"""On a fiche it is noted which referrer brings somebody, who agrees to it first."""

from datetime import timedelta

from sqlalchemy import select

from tests.referrers.made import AGREES, a_client, a_referrer
from vrijwilligers.candidates.actions import consent
from vrijwilligers.candidates.rules import UNDO_WITHIN, ConsentPurpose
from vrijwilligers.candidates.wording import text_of
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.organisations.actions.merging import merge
from vrijwilligers.organisations.rules.merging import Merger
from vrijwilligers.referrers.actions import referring
from vrijwilligers.referrers.models import Referral, ReferrerProfile
from vrijwilligers.referrers.queries import clients
from vrijwilligers.vocabulary.clock import now, today

PAGE = "referrers.refer"


def test_somebody_agrees_and_the_referrer_is_noted_on_one_page(reception, make, database):
    referrer = a_referrer(make)
    (counsellor,) = referrer.contact_persons
    person = make.candidate(language="fr")
    database.commit()
    fiche = reception.get("desk.fiche", candidate_id=person.id)
    page = reception.open(fiche.html.find("a", string="Referrer")["href"])
    assert page.html.select_one(".consent-text[lang=fr]")
    who = f"{referrer.id}-{counsellor.id}"
    refused = reception.send(page, {"who": who}, at=page.address, status=422)
    assert "the question about the referrer" in refused.problems[0]
    said = {"who": who, "referrer": "spoken"}
    sent = reception.send(refused, said, at=page.address)

    fiche = reception.open(sent.location)
    assert "Hears in one word how it goes: De Wegwijzer, Noor Raes" in fiche.text
    database.refresh(person)
    (act,) = [one for one in person.consents if one.purpose == ConsentPurpose.REFERRER]
    text = text_of(ConsentPurpose.REFERRER, "fr")
    assert (act.way, act.text.body, act.witness_id) == ("spoken", text.body, reception.staff_id)


def test_who_agreed_is_asked_only_who_it_is_and_a_strange_choice_is_refused(reception, make):
    a_referrer(make)
    other = make.organisation(name="Geen doorverwijzer")
    person = make.candidate(consents=AGREES)
    fiche = reception.get("desk.fiche", candidate_id=person.id)
    assert "it is not noted which one" in fiche.text
    page = reception.open(fiche.html.find("a", string="Note the referrer")["href"])
    assert not page.html.select("[name=referrer]")
    reception.send(page, {"who": str(other.id)}, at=page.address, status=422)
    refused = reception.send(page, {"who": ""}, at=page.address, status=422)
    assert refused.problems == ["Choose a referrer."]


def test_a_referrer_is_taken_away_with_a_tick(reception, make, database):
    person = a_client(make, a_referrer(make))
    page = reception.get(PAGE, candidate_id=person.id)
    assert page.html.select_one("option[selected]").get_text() == "De Wegwijzer"
    gone = reception.url("referrers.remove_referral", candidate_id=person.id)
    reception.send(page, {"is_sure": []}, form="form.harm", status=422)
    reception.send(page, reception.sure(gone), form="form.harm")
    assert database.scalars(select(Referral)).all() == []


def test_consent_that_is_withdrawn_takes_somebody_off_at_once_and_undone_brings_back(
    make, database
):
    referrer = a_referrer(make)
    person = a_client(make, referrer)
    consent.withdraw(person, ConsentPurpose.REFERRER, by=None, today=today())
    database.commit()
    assert clients.clients_of(referrer.id) == []
    assert clients.referral_of(person.id) is None
    referring.end_withdrawn(now())
    consent.undo_withdrawal(person, by=None, at=now())
    database.commit()
    assert [one.candidate.id for one in clients.clients_of(referrer.id)] == [person.id]


def test_what_is_noted_goes_when_nobody_can_undo_the_withdrawal(make, database):
    person = a_client(make, a_referrer(make))
    consent.withdraw(person, ConsentPurpose.REFERRER, by=None, today=today())
    database.commit()
    for _turn in range(2):
        referring.end_withdrawn(now() + UNDO_WITHIN + timedelta(minutes=1))
    assert database.scalars(select(Referral)).all() == []


def test_a_fiche_that_is_not_in_use_is_heard_of_by_nobody(make, database):
    referrer = a_referrer(make)
    person = a_client(make, referrer)
    person.restricted_at = now()
    database.commit()
    assert clients.clients_of(referrer.id) == []
    assert clients.client_counts([referrer.id]) == {}


def test_the_page_of_a_referrer_says_whom_it_serves_and_one_word_of_each(
    coordinator, make, database
):
    referrer = a_referrer(make)
    person = a_client(make, referrer, given_name="Samira", family_name="El Amrani")
    make.introduction(candidate=person, state=IntroductionState.TALKED)
    a_client(make, a_referrer(make, name="Een andere"), given_name="Verborgen")
    page = coordinator.get("referrers.index")
    assert "1 person agreed" in page.text
    page = coordinator.open(page.html.find("a", string="De Wegwijzer")["href"])
    assert [one.get_text(" ", strip=True) for one in page.html.select("main .rows li")] == [
        "Samira E. talked"
    ]
    assert "no agreement yet" in page.text
    about = {"organisation_id": referrer.id}
    coordinator.submit("referrers.describe", {"serves": "Wie Nederlands leert"}, **about)
    assert "Wie Nederlands leert" in coordinator.get("referrers.show", **about).text
    page = coordinator.get("referrers.describe", **about)
    assert "Wie Nederlands leert" in page.text


def test_an_organisation_that_is_no_referrer_has_no_page(reception, make):
    reception.get("referrers.show", organisation_id=make.organisation().id, status=404)


def test_two_organisations_that_become_one_keep_what_was_said_of_either(make, database):
    stays, goes = a_referrer(make), a_referrer(make, name="Dubbel")
    person = a_client(make, goes)
    database.add_all(
        [
            ReferrerProfile(organisation_id=stays.id),
            ReferrerProfile(organisation_id=goes.id, serves="Nieuwkomers"),
        ]
    )
    database.flush()
    merge(stays, goes, Merger(taken=frozenset()), by=None)
    database.commit()
    (profile,) = database.scalars(select(ReferrerProfile))
    assert (profile.organisation_id, profile.serves) == (stays.id, "Nieuwkomers")
    assert [one.candidate.id for one in clients.clients_of(stays.id)] == [person.id]
