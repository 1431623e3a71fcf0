"""Links belong to whoever answers for a vacancy now."""

from datetime import timedelta

import pytest

from tests.answers.links import mails, reminded
from tests.answers.links import reminder as opened
from tests.vacancies.own import READY, details, own
from vrijwilligers.answers.actions import answering
from vrijwilligers.links.actions import LinkIsDead
from vrijwilligers.links.models import SignedLink
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.vacancies.actions import writing
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import now, today

OLD, NEW = "an@buurthuis.example.org", "bo@buurthuis.example.org"


@pytest.fixture
def vacancy(make):
    return own(make, status=Status.PUBLISHED, contact_email=OLD)


@pytest.fixture
def link(vacancy, database):
    def link(**wanted):
        return opened(reminded(database, vacancy, address=OLD, **wanted))

    return link


def renew(reminder, database):
    answering.renew(reminder, at=now(), address_of="https://x.example.org/{}".format)
    database.commit()


def test_links_end_when_somebody_else_answers_for_the_vacancy(vacancy, link, database):
    reminder = link()
    writing.rewrite(vacancy, details(vacancy.organisation, contact_email=NEW), by=None)
    database.commit()
    with pytest.raises(LinkIsDead):
        answering.close(reminder, Status.WITHDRAWN, at=now())
    assert vacancy.status == Status.PUBLISHED


def test_links_end_when_the_vacancy_moves_to_another_organisation(make, vacancy, link, database):
    reminder = link()
    other = make.organisation(**READY)
    writing.rewrite(vacancy, details(other, contact_email=OLD), by=None)
    database.commit()
    with pytest.raises(LinkIsDead):
        answering.confirm(reminder, None, at=now())


def test_links_work_on_when_something_else_changes(vacancy, link, database):
    reminder = link()
    changed = details(vacancy.organisation, contact_email=OLD.upper(), places=3)
    writing.rewrite(vacancy, changed, by=None)
    database.commit()
    answering.confirm(reminder, None, at=now())
    assert vacancy.confirmed_on == today()


def test_a_former_contact_gets_no_new_link_and_leaves_that_of_the_present_one(
    vacancy, link, database
):
    former = link(made_at=now() - timedelta(days=40), expires_at=now() - timedelta(days=10))
    vacancy.contact_email = NEW
    recent = now() - timedelta(days=1)
    present = opened(reminded(database, vacancy, address=NEW, made_at=recent))
    renew(former, database)
    assert mails(database) == []
    database.refresh(present)
    assert present.ended_at is None


def test_a_contact_person_gets_a_new_link_in_their_language(vacancy, link, database):
    expired = link(made_at=now() - timedelta(days=40), expires_at=now() - timedelta(days=10))
    vacancy.contact_email = NEW
    vacancy.organisation.contact_persons = [ContactPerson(name="An", email=OLD, language="fr")]
    database.commit()
    renew(expired, database)
    assert [mail.address for mail in mails(database)] == [OLD]
    assert database.query(SignedLink).count() == 2
