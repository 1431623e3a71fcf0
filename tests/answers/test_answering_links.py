"""A link to answer with: which vacancy it is for, how often it answers, and a new one for it."""

from datetime import timedelta

import pytest

from tests.answers.links import PAGES, ending, mails, reminded, snapshot, tokens_in
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import now, today


def test_one_link_cannot_touch_the_vacancy_of_another(visitor, vacancy, make, database):
    other = ending(make, contact_email="bo@elders.example.org")
    theirs = reminded(database, other, address=other.contact_email)
    visitor.submit("answers.close", {"status": "filled"}, token=theirs)
    database.refresh(vacancy)
    assert vacancy.status == Status.PUBLISHED


@pytest.mark.parametrize("page", PAGES)
def test_a_link_answers_once_and_then_says_what_became_of_it(
    visitor, vacancy, token, database, page
):
    form = visitor.get(page, token=token)
    visitor.submit("answers.vacancy", {}, token=token)
    before = snapshot(database)

    again = visitor.send(form, {}, status=410)

    assert again.heading == "Thank you for your answer"
    assert "You told us" in again.text
    assert snapshot(database) == before


def test_a_link_that_is_too_old_says_so_and_offers_a_new_one(visitor, vacancy, database):
    token = reminded(database, vacancy, expires_at=now() - timedelta(seconds=1))
    page = visitor.get("answers.vacancy", token=token, status=410)
    assert page.heading == "This link no longer works"

    sent = visitor.send(page, {}, status=200)

    assert sent.heading == "Look in your mailbox"
    [message] = mails(database)
    assert message.address == "an@buurthuis.example.org"
    visitor.submit("answers.vacancy", {}, token=tokens_in(message)[0])
    database.refresh(vacancy)
    assert vacancy.confirmed_on == today()


def test_a_former_contact_is_not_offered_a_new_link(visitor, vacancy, database):
    token = reminded(database, vacancy, expires_at=now() - timedelta(seconds=1))
    vacancy.contact_email = "nieuw@elders.example.org"
    database.commit()
    page = visitor.get("answers.vacancy", token=token, status=410)
    assert "Send me a new link" not in page.text


def test_a_new_link_goes_to_the_address_of_the_old_one_also_when_the_contact_changed(
    visitor, vacancy, database
):
    token = reminded(database, vacancy, expires_at=now() - timedelta(seconds=1))
    vacancy.contact_email = "nieuw@elders.example.org"
    vacancy.organisation.email = "an@buurthuis.example.org"
    database.commit()
    visitor.send(visitor.get("answers.vacancy", token=token, status=410), {}, status=200)
    assert [message.address for message in mails(database)] == ["an@buurthuis.example.org"]


def test_asking_twice_in_a_row_sends_one_mail(visitor, vacancy, database):
    token = reminded(database, vacancy, expires_at=now() - timedelta(seconds=1))
    page = visitor.get("answers.vacancy", token=token, status=410)
    for _ in range(2):
        visitor.send(page, {}, status=200)
    assert len(mails(database)) == 1


def test_about_a_vacancy_that_is_gone_no_link_is_sent(visitor, vacancy, token, database):
    vacancy.status = Status.WITHDRAWN
    database.commit()
    page = visitor.get("answers.vacancy", token=token, status=410)
    assert "We do not show this vacancy at this moment." in page.text
    assert not page.html.select("main form")


def test_who_said_yes_and_asks_a_new_link_is_not_asked_again(visitor, vacancy, token, database):
    visitor.submit("answers.vacancy", {}, token=token)
    visitor.send(visitor.get("answers.vacancy", token=token), {}, status=200)
    [message] = mails(database)
    assert message.subject == "Your new link: Cook soup"
    assert "still correct?" not in message.body
    page = visitor.get("answers.vacancy", token=tokens_in(message)[0])
    assert page.heading == "What do you want to tell us?"
    assert not page.html.select("main form")
    assert len(page.html.select("main .buttons a")) == 2
