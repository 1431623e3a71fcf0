import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.answers.links import ending, mails, reminded, tokens_in
from vrijwilligers.answers.actions import change_requests
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.rules import hash_of
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import now, today

NOTHING = {"reminded": 0, "mails": 0, "without_address": [], "failed": []}


@pytest.fixture
def remind(commands):
    def remind(*words, **how):
        return json.loads(commands("vacancies", "remind", "--json", *words, **how))

    return remind


def test_a_vacancy_that_ends_soon_is_asked_about_once(remind, make, database):
    vacancy = ending(make, texts={"nl": ("Soep koken", "")})

    assert remind() == NOTHING | {"reminded": 1, "mails": 1}
    assert remind() == NOTHING

    [message] = mails(database)
    assert message.address == "an@buurthuis.example.org"
    assert "Soep koken" in message.body
    reminder = database.scalars(select(SignedLink)).one()
    assert reminder.token_hash == hash_of(*tokens_in(message))
    assert (reminder.record_id, reminder.address) == (vacancy.id, message.address)
    assert reminder.expires_at > now() + timedelta(days=29)


def test_the_token_is_kept_nowhere_in_the_clear(remind, make, database):
    ending(make)
    remind()
    [token] = tokens_in(mails(database)[0])
    raw = database.connection()
    for table in ("message", "signed_link", "audit_event"):
        rows = raw.exec_driver_sql(f"SELECT * FROM {table}").all()
        assert rows
        assert token not in str(rows)


def test_who_asks_first_how_it_would_go_sends_nothing(remind, make, database):
    ending(make)
    assert remind("--dry-run") == NOTHING | {"reminded": 1, "mails": 1}
    assert mails(database) == []
    assert database.scalars(select(SignedLink)).all() == []


def test_all_vacancies_of_one_address_go_into_one_mail(remind, make, database):
    house = make.organisation(email="info@buurthuis.example.org")
    for _ in range(3):
        ending(make, organisation=house, contact_email=None)
    ending(make)

    assert remind() == NOTHING | {"reminded": 4, "mails": 2}
    assert sorted(len(tokens_in(message)) for message in mails(database)) == [1, 3]


@pytest.mark.parametrize(
    "wanted",
    [
        {"publish_until": today() + timedelta(days=15)},
        {"publish_until": today() - timedelta(days=1)},
        {"status": Status.PAUSED},
        {"status": Status.WITHDRAWN},
        {"places": 0},
        {"source_name": "feed", "source_id": "1"},
        {"publish_until": None},
    ],
)
def test_nobody_is_asked_about_what_does_not_end_soon_or_is_not_ours_to_ask(remind, make, wanted):
    ending(make, **wanted)
    assert remind() == NOTHING


def test_the_days_ahead_can_be_chosen_and_the_last_day_of_the_work_counts(remind, make):
    ending(make, publish_until=None, end_on=today() + timedelta(days=20))
    assert remind() == NOTHING
    assert remind("--days", "20")["reminded"] == 1


def test_what_has_no_last_day_is_asked_about_when_nobody_confirmed_it_for_half_a_year(remind, make):
    old = today() - timedelta(days=181)
    ending(make, publish_until=None, confirmed_on=old)
    ending(make, publish_until=None, created_at=now() - timedelta(days=181))
    ending(make, publish_until=None, created_at=now() - timedelta(days=400), confirmed_on=today())
    assert remind()["reminded"] == 2
    assert remind() == NOTHING


@pytest.mark.parametrize(("days", "is_asked"), [(13, 0), (15, 1)])
def test_two_weeks_pass_between_two_reminders(remind, make, database, days, is_asked):
    reminded(database, ending(make), made_at=now() - timedelta(days=days))
    assert remind()["reminded"] == is_asked


def test_an_older_link_stops_working_when_a_new_one_is_sent(remind, make, database):
    token = reminded(database, ending(make), made_at=now() - timedelta(days=15))
    remind()
    known = select(SignedLink).where(SignedLink.token_hash == hash_of(token))
    assert database.scalars(known).one().ended_because == "replaced"


def test_who_asked_a_change_that_waits_is_left_in_peace(remind, make, database):
    vacancy = ending(make)
    change_requests.request(vacancy, {"places": 1}, at=now())
    database.commit()
    assert remind() == NOTHING


def test_without_an_address_it_is_said_and_the_others_are_asked(remind, make):
    lost = ending(make, contact_email=None)
    ending(make)
    asked = remind()
    assert (asked["reminded"], asked["without_address"]) == (1, [lost.id])


def test_the_first_contact_person_with_an_address_is_asked_in_their_language(
    remind, make, database
):
    house = make.organisation()
    house.contact_persons = [
        ContactPerson(name="An", email=None, language="nl"),
        ContactPerson(name="Zoé", email="zoe@maison.example.org", language="fr"),
    ]
    texts = {"nl": ("Soep koken", ""), "fr": ("Faire de la soupe", "")}
    ending(make, organisation=house, contact_email=None, texts=texts)
    remind()
    [message] = mails(database)
    assert (message.address, message.language) == ("zoe@maison.example.org", "fr")
    assert "Faire de la soupe" in message.body
    assert "Soep koken" not in message.body


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_contact_we_do_not_know_is_asked_in_the_language_of_the_vacancy(
    remind, make, database, language
):
    ending(make, texts={language: ("Soep", "")})
    remind()
    assert mails(database)[0].language == language


def test_one_vacancy_that_cannot_be_said_does_not_stop_the_others(remind, make, database):
    bad = ending(make)
    database.delete(bad.texts[0])
    database.commit()
    ending(make)  # the same recipient
    ending(make, contact_email="bo@elders.example.org")

    asked = remind(code=1)

    assert asked == NOTHING | {"reminded": 2, "mails": 2, "failed": [bad.id]}
    assert {reminder.record_id for reminder in database.scalars(select(SignedLink))} == {
        bad.id + 1,
        bad.id + 2,
    }


def test_the_command_says_in_words_what_it_did(commands, make):
    ending(make)
    assert commands("vacancies", "remind") == "Voor 1 vacature nagevraagd, in 1 mail.\n"
    lost = ending(make, contact_email=None)
    assert commands("vacancies", "remind").splitlines() == [
        "Voor 0 vacatures nagevraagd, in 0 mails.",
        f"Geen e-mailadres voor vacature {lost.id}.",
    ]


def test_a_number_of_days_that_makes_no_sense_is_refused(commands, make, database):
    ending(make)
    commands("vacancies", "remind", "--days", "0", code=2)
    commands("vacancies", "remind", "--days", "many", code=2)
    assert mails(database) == []


def test_that_somebody_was_asked_is_logged(remind, make, database):
    vacancy = ending(make)
    remind()
    event = database.scalars(select(AuditEvent)).one()
    assert (event.thing, event.record_id, event.staff_id) == ("vacancy", vacancy.id, None)
