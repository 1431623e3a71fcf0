import email
import email.policy

from tests.answers.links import TOKEN, ending
from tests.records.test_outbox import send
from vrijwilligers.records.db import transaction
from vrijwilligers.vacancies.actions import proposing
from vrijwilligers.vacancies.queries import proposals, reminders
from vrijwilligers.vacancies.rules.answers import Reader
from vrijwilligers.vacancies.views.answers.links import proposal_address
from vrijwilligers.vocabulary.clock import now


def letter(mailbox):
    """The only mail that arrived: whom it went to, and what it says."""
    [(readers, content)] = mailbox.received
    said = email.message_from_bytes(content.encode(), policy=email.policy.default)
    return readers, said["From"], said.get_content()


def run(desk, *words):
    result = desk.test_cli_runner().invoke(args=words)
    assert result.exit_code == 0, result.output


def test_a_reminder_arrives_with_a_link_that_opens_its_vacancy(posting, mailbox, make):
    vacancy = ending(make, texts={"fr": ("Crème brûlée pour tous", "")})
    run(posting, "vacancies", "remind")
    send(posting)

    readers, sender, said = letter(mailbox)

    assert readers == ["an@buurthuis.example.org"]
    assert sender == "infopunt@example.org"  # answers go to the team
    assert "Crème brûlée pour tous" in said
    [token] = TOKEN.findall(said)
    assert reminders.by_token(token).vacancy_id == vacancy.id


def test_a_link_to_propose_arrives_with_whom_it_was_sent_to(posting, mailbox, make):
    house = make.organisation(name="Buurthuis De Ketel")
    reader = Reader("an@buurthuis.example.org", "nl")
    with transaction():
        proposing.send_link(house, reader, by=None, at=now(), address_of=proposal_address)
    send(posting)

    readers, _sender, said = letter(mailbox)

    assert readers == ["an@buurthuis.example.org"]
    assert "Buurthuis De Ketel" in said
    [token] = TOKEN.findall(said)
    link = proposals.by_token(token)
    assert (link.organisation_id, link.address) == (house.id, reader.address)
