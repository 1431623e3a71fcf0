from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from tests.answers import links
from tests.answers.links import TOKEN, mails, tokens_in
from tests.answers.proposals import WORK
from tests.desk import Desk
from vrijwilligers.answers.actions import proposing
from vrijwilligers.answers.actions.proposing import MOST_WAITING
from vrijwilligers.answers.rules import PROPOSAL
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.rules import LinkEndReason, hash_of
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.settings import actions as settings
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import publishing
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import now, today


@pytest.fixture
def visitor(desk):
    return desk


@pytest.fixture
def house(make):
    return make.organisation(name="Buurthuis De Ketel", kind=OrganisationKind.VZW)


@pytest.fixture
def linked(database):
    """Return the token of a link with which an organisation proposes."""
    return partial(links.linked, database, PROPOSAL)


@pytest.fixture
def token(house, linked):
    return linked(house)


def proposals(database):
    database.rollback()
    return database.scalars(select(Vacancy).order_by(Vacancy.id)).all()


def test_opening_the_form_changes_nothing_and_says_for_whom_it_is(visitor, token, database):
    page = visitor.get("answers.propose", token=token)
    assert "Buurthuis De Ketel" in page.text
    assert token not in page.html.title.get_text()
    assert page.response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert proposals(database) == []


def test_what_is_proposed_waits_for_a_coordinator_and_nobody_sees_it_yet(
    visitor, coordinator, house, token, database
):
    answer = visitor.submit("answers.propose", WORK, token=token)

    [vacancy] = proposals(database)
    assert (vacancy.organisation_id, vacancy.status) == (house.id, Status.TO_CHECK)
    assert (vacancy.source_name, vacancy.confirmed_on) == (None, today())
    assert vacancy.proposed_at
    assert [task.text_nl for task in vacancy.tasks] == ["Groenten snijden", "De tafel dekken"]
    assert {one.language: one.level for one in vacancy.languages} == {"nl": "A2"}
    assert (vacancy.municipality, vacancy.contact_phone) == ("21004", "+3225551234")
    assert "Soep koken" not in coordinator.get("vacancies.index").text

    page = visitor.open(answer.location)
    assert page.heading == "Thank you for your proposal"
    assert "Groenten snijden" in page.text
    assert "An Peeters" not in page.text


def test_an_empty_form_says_in_words_and_in_order_what_is_missing(visitor, token, database):
    page = visitor.submit("answers.propose", {}, token=token, status=422)
    assert page.problems == [
        "Enter a title.",
        "Tell something about the work.",
        "Choose the kind of work.",
        "Choose for how long.",
        "Say what you pay back, or that you do not know yet.",
        "Say whether you insure volunteers, or that you do not know.",
        "Enter the name of the contact person.",
        "Enter an e-mail address or a phone number.",
    ]
    assert proposals(database) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"tasks": "\n".join("abcdefg")}, "Write six tasks at most."),
        ({"tasks": "x" * 201}, "Write each task in one short line."),
        ({"title": "  "}, "Enter a title."),
        ({"description": " \n "}, "Tell something about the work."),
        ({"title": "x" * 201}, "This is too long: use at most 200 letters."),
        ({"places": "-1"}, "Enter a number from 0 to 1000."),
        ({"minimum_age": "0"}, "Enter an age from 1 to 120."),
        ({"postcode": "?"}, "“?” is not one postcode."),
        ({"contact_phone": "call me"}, "“call me” is not a phone number."),
        (
            {"start_on": "2027-02-01", "end_on": "2027-01-01"},
            "The last day comes before the first day.",
        ),
        ({"website": "https://spam.example.org"}, "Leave it empty."),
        (
            {"description": "Vraag naar 93.05.18-223.61"},
            "This holds a national register number. The law does not let us keep it: take it out.",
        ),
    ],
)
def test_a_wrong_answer_gets_its_sentence_and_nothing_typed_is_lost(
    visitor, token, database, wrong, said
):
    page = visitor.submit("answers.propose", WORK | wrong, token=token, status=422)
    assert page.problems == [said]
    assert page.html.select_one("[name=contact_name]")["value"] == "An Peeters"
    assert proposals(database) == []


@pytest.mark.parametrize(("answer", "kept"), [("yes", True), ("no", False), ("", None)])
def test_the_insurance_is_asked_while_we_do_not_know(visitor, house, token, database, answer, kept):
    visitor.submit("answers.propose", WORK | {"insured": answer}, token=token)
    database.refresh(house)
    assert house.has_liability_insurance is kept
    asks_again = visitor.get("answers.propose", token=token).html.select("[name=insured]")
    assert bool(asks_again) is (kept is None)


def test_what_the_law_asks_is_asked_so_that_nothing_blocks_publishing_v05(
    visitor, make, linked, database
):
    unknown = make.organisation(
        kind=OrganisationKind.UNKNOWN, has_staff=None, has_liability_insurance=None
    )
    answers = {"kind": "association", "has_staff": "no", "insured": "no"}
    offered = {"wheelchair": "yes", "support_offered": "no"}
    visitor.submit("answers.propose", WORK | answers | offered, token=linked(unknown))
    [vacancy] = proposals(database)
    assert publishing.obstacles_to(vacancy, today()) == ()
    assert (vacancy.wheelchair, vacancy.support_offered) == (True, False)
    page = visitor.get("answers.propose", token=linked(unknown))
    assert not page.html.select("[name=kind], [name=has_staff], [name=insured]")


def test_a_link_proposes_as_often_as_one_wants_until_many_wait(visitor, house, token, make):
    for _ in range(MOST_WAITING - 1):
        make.vacancy(organisation=house, status=Status.TO_CHECK, proposed_at=now())
    visitor.submit("answers.propose", WORK, token=token)
    other = WORK | {"title": "Brood bakken"}
    page = visitor.submit("answers.propose", other, token=token, status=422)
    assert page.problems == ["Many of your proposals still wait for us. Let us look at them first."]


def test_a_second_click_is_no_second_proposal(visitor, token, database):
    page = visitor.get("answers.propose", token=token)
    first, second = (visitor.send(page, WORK) for _ in range(2))
    assert first.location == second.location
    assert len(proposals(database)) == 1


def test_the_same_work_next_season_is_another_proposal(visitor, token, database):
    visitor.submit("answers.propose", WORK, token=token)
    [vacancy] = proposals(database)
    vacancy.proposed_at = now() - timedelta(days=90)
    database.commit()
    visitor.submit("answers.propose", WORK, token=token)
    assert len(proposals(database)) == 2


def test_a_link_that_never_was_is_not_there(visitor, token):
    visitor.get("answers.propose", token=token[:-1], status=404)


def test_a_link_shows_only_what_its_own_organisation_proposed(
    visitor, house, token, make, linked, database
):
    written_here = make.vacancy(organisation=house)
    visitor.submit("answers.propose", WORK, token=token)
    proposed = proposals(database)[-1]
    other = linked(make.organisation())

    visitor.get("answers.proposed", token=other, vacancy_id=proposed.id, status=404)
    visitor.get("answers.proposed", token=token, vacancy_id=written_here.id, status=404)


REVOKED = {"ended_at": now(), "ended_because": LinkEndReason.REVOKED}


@pytest.mark.parametrize("wanted", [REVOKED, {"expires_at": now()}])
def test_a_dead_link_proposes_nothing(visitor, house, linked, database, wanted):
    dead = linked(house, **wanted)
    page = visitor.get("answers.propose", token=dead, status=410)
    assert page.heading == "This link no longer works"
    assert not page.html.select("main form")
    address = visitor.url("answers.propose", token=dead)
    filled = WORK | visitor.signed(address)
    with visitor._request():
        answer = visitor.client.post(address, data=filled)
    assert answer.status_code == 410
    assert proposals(database) == []


@pytest.mark.parametrize(
    ("answers", "ways"),
    [
        ({}, []),
        ({"phone": "02 512 34 56"}, ["tel:+3225123456"]),
        ({"email": "hallo@infopunt.example.org"}, ["mailto:hallo@infopunt.example.org"]),
    ],
)
def test_a_dead_link_says_how_to_reach_the_desk(visitor, house, linked, database, answers, ways):
    for name, text in answers.items():
        settings.write_one(name, text, language="nl", by=None)
    database.commit()
    page = visitor.get("answers.propose", token=linked(house, **REVOKED), status=410)
    assert [link["href"] for link in page.html.select("main a")] == ways


def test_a_link_that_is_too_old_is_renewed_by_whom_it_was_sent_to(visitor, house, linked, database):
    old = linked(house, expires_at=now(), address="an@buurthuis.example.org")
    page = visitor.get("answers.propose", token=old, status=410)
    visitor.send(page, {}, status=200)
    [message] = mails(database)
    assert message.address == "an@buurthuis.example.org"
    visitor.submit("answers.propose", WORK, token=tokens_in(message)[0])
    visitor.send(page, {}, status=200)
    assert len(mails(database)) == 1, "the old link has been renewed already"


def test_a_link_that_was_taken_back_is_not_renewed(visitor, house, linked, database):
    old = linked(house, expires_at=now(), address="an@buurthuis.example.org")
    page = visitor.get("answers.propose", token=old, status=410)
    link = database.scalars(select(SignedLink)).one()
    link.ended_at, link.ended_because = now(), LinkEndReason.REVOKED
    database.commit()
    visitor.send(page, {}, status=200)
    assert mails(database) == []


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_form_opens_in_three_languages(app, token, language):
    page = Desk(app, language).get("answers.propose", token=token)
    assert page.html.html["lang"] == language
    assert page.html.select_one(f"fieldset [name=language][value={language}]").has_attr("checked")


def test_a_coordinator_makes_a_link_that_is_shown_once(coordinator, visitor, house, database):
    page = coordinator.submit(
        "proposal_links.show", {"to": "show"}, organisation_id=house.id, status=200
    )
    [token] = TOKEN.findall(page.html.select_one("#link")["value"])
    link = database.scalars(select(SignedLink)).one()
    assert (link.token_hash, link.address) == (hash_of(token), None)
    assert visitor.get("answers.propose", token=token)
    again = coordinator.get("proposal_links.show", organisation_id=house.id)
    assert token not in again.response.text
    assert mails(database) == []


def test_a_coordinator_mails_a_link_to_a_contact_person_in_their_language(
    coordinator, house, database
):
    house.contact_persons = [
        ContactPerson(name="Bo", email=None),
        ContactPerson(name="Zoé", email="zoe@maison.example.org", language="fr"),
    ]
    database.commit()
    person = house.contact_persons[1]
    coordinator.submit("proposal_links.show", {"to": str(person.id)}, organisation_id=house.id)
    [message] = mails(database)
    assert (message.address, message.language) == ("zoe@maison.example.org", "fr")
    page = coordinator.get("proposal_links.show", organisation_id=house.id)
    assert "zoe@maison.example.org" in page.text
    assert tokens_in(message)[0] not in page.response.text


def test_a_link_goes_only_to_who_is_known_there(coordinator, house, make, database):
    other = make.organisation()
    other.contact_persons = [ContactPerson(name="Elders", email="elders@example.org")]
    database.commit()
    page = coordinator.get("proposal_links.show", organisation_id=house.id)
    stranger = {"to": str(other.contact_persons[0].id)}
    coordinator.send(page, stranger, status=422)
    assert mails(database) == []


def test_a_new_link_takes_the_place_of_the_old_one(coordinator, visitor, house, token):
    page = coordinator.get("proposal_links.show", organisation_id=house.id)
    coordinator.send(page, {"to": "show"}, form="main form.sheet", status=200)
    visitor.get("answers.propose", token=token, status=410)


def test_a_link_can_be_taken_back(coordinator, visitor, house, token):
    page = coordinator.get("proposal_links.show", organisation_id=house.id)
    coordinator.send(page, {}, form="main .harm")
    visitor.get("answers.propose", token=token, status=410)
    page = coordinator.get("proposal_links.show", organisation_id=house.id)
    assert not page.html.select("main .deed")


def test_the_page_of_the_link_shows_what_came_in(coordinator, visitor, house, token):
    visitor.submit("answers.propose", WORK, token=token)
    page = coordinator.get("proposal_links.show", organisation_id=house.id)
    assert [link.get_text() for link in page.html.select("main a.title")] == ["Soep koken"]


def test_reception_makes_no_links(reception, house, database):
    reception.get("proposal_links.show", organisation_id=house.id, status=403)
    assert database.scalar(select(func.count()).select_from(SignedLink)) == 0


def test_what_an_organisation_typed_comes_back_whatever_stopped_it_r01(
    visitor, token, database, monkeypatch
):
    def break_down(*_, **__):
        raise RuntimeError

    page = visitor.get("answers.propose", token=token)
    visitor.client.delete_cookie("desk")  # the token of the form is of nobody now
    stopped = visitor.send(page, WORK, status=400)
    assert "Je kookt soep voor de buurt." in stopped.html.main.get_text()
    with monkeypatch.context() as broken:
        broken.setattr(proposing, "propose", break_down)
        stopped = visitor.send(stopped, {}, form="#carried", status=500)
    assert proposals(database) == []

    visitor.send(stopped, {}, form="#carried")

    assert len(proposals(database)) == 1
    visitor.send(stopped, {}, form="#carried")
    assert len(proposals(database)) == 1


def test_what_is_typed_behind_a_link_that_ended_meanwhile_can_be_copied_r01(
    visitor, token, database
):
    page = visitor.get("answers.propose", token=token)
    database.scalars(select(SignedLink)).one().expires_at = now()
    database.commit()
    ended = visitor.send(page, WORK, status=410)
    assert "Je kookt soep voor de buurt." in ended.html.main.get_text()
