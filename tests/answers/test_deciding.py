"""Who proposed a vacancy hears what became of it, and why, in their language."""

import pytest

from tests.answers.links import mails
from tests.vacancies.own import READY
from vrijwilligers.organisations.models import OrganisationContact
from vrijwilligers.vacancies.rules import Allowance, Status
from vrijwilligers.vocabulary.clock import now


@pytest.fixture
def proposed(make):
    def proposed(**wanted):
        house = make.organisation(name="Buurthuis De Ketel", **READY)
        values = {
            "texts": {"fr": ("Faire de la soupe", "Tu cuisines.")},
            "allowance": Allowance.NONE,
            "contact_name": "An Peeters",
            "contact_email": "an@buurthuis.example.org",
            "status": Status.TO_CHECK,
            "proposed_at": now(),
        }
        return make.vacancy(organisation=house, **values | wanted)

    return proposed


def test_a_published_proposal_is_told_to_who_proposed_it(coordinator, proposed, database):
    vacancy = proposed()
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    assert "an@buurthuis.example.org" in page.html.select_one("#life").parent.get_text()
    coordinator.send(page, {}, form=f"form[action$='/{vacancy.id}/publish']")
    [mail] = mails(database)
    assert (mail.address, mail.language) == ("an@buurthuis.example.org", "fr")
    assert mail.subject.endswith("Faire de la soupe")
    assert "An Peeters" in mail.body
    assert f"http://127.0.0.1:8000/v/{vacancy.id}" in mail.body


def test_a_declined_proposal_is_told_with_the_reason_in_words(coordinator, proposed, database):
    vacancy = proposed()
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    assert not page.html.select(f"form[action$='/{vacancy.id}/withdraw'], a[href$='/delete']")
    form = coordinator.get("updates.decline_proposal", vacancy_id=vacancy.id)
    assert "French" in form.text
    coordinator.send(form, {"reason": " "}, status=422)
    coordinator.send(form, {"reason": "C’est un emploi payé."})
    database.refresh(vacancy)
    assert vacancy.status == Status.WITHDRAWN
    [mail] = mails(database)
    assert "C’est un emploi payé." in mail.body
    assert "Faire de la soupe" in mail.subject
    [note] = database.query(OrganisationContact).all()
    assert "C’est un emploi payé." in note.note
    coordinator.send(form, {"reason": "Encore."}, status=409)
    assert len(mails(database)) == 1


def test_who_gave_no_address_is_phoned(coordinator, proposed, database):
    vacancy = proposed(contact_email=None, contact_phone="+3225551234")
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    assert "no e-mail address" in page.html.select_one("#life").parent.get_text()
    form = coordinator.get("updates.decline_proposal", vacancy_id=vacancy.id)
    coordinator.send(form, {"reason": "Dat staat er al."})
    assert mails(database) == []


def test_what_was_not_proposed_is_told_to_nobody(coordinator, proposed, database):
    vacancy = proposed(proposed_at=None)
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    coordinator.send(page, {}, form=f"form[action$='/{vacancy.id}/publish']")
    assert mails(database) == []
