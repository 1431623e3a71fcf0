import email
import email.policy

from tests.answers.links import TOKEN, ending
from tests.answers.links import reminder as opened
from tests.records.test_outbox import send
from vrijwilligers.answers.actions import proposing
from vrijwilligers.answers.rules import PROPOSAL
from vrijwilligers.links.queries import by_token
from vrijwilligers.links.rules import Recipient
from vrijwilligers.links.views import address_of
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now


def letter(mailbox):
    """The only mail that arrived: whom it went to, and what it says."""
    [(recipients, content)] = mailbox.received
    said = email.message_from_bytes(content.encode(), policy=email.policy.default)
    return recipients, said["From"], said.get_content()


def run(desk, *words):
    result = desk.test_cli_runner().invoke(args=words)
    assert result.exit_code == 0, result.output


def test_a_reminder_arrives_with_a_link_that_opens_its_vacancy(posting, mailbox, make):
    vacancy = ending(make, texts={"fr": ("Crème brûlée pour tous", "")})
    run(posting, "vacancies", "remind")
    send(posting)

    recipients, sender, said = letter(mailbox)

    assert recipients == ["an@buurthuis.example.org"]
    assert sender == "infopunt@example.org"  # answers go to the team
    assert "Crème brûlée pour tous" in said
    [token] = TOKEN.findall(said)
    assert opened(token).record_id == vacancy.id


def test_a_link_to_propose_arrives_with_whom_it_was_sent_to(posting, mailbox, make):
    house = make.organisation(name="Buurthuis De Ketel")
    recipient = Recipient("an@buurthuis.example.org", "nl")
    with transaction():
        proposing.send_link(house, recipient, by=None, at=now(), address_of=address_of(PROPOSAL))
    send(posting)

    recipients, _sender, said = letter(mailbox)

    assert recipients == ["an@buurthuis.example.org"]
    assert "Buurthuis De Ketel" in said
    [token] = TOKEN.findall(said)
    link = by_token(token, PROPOSAL)
    assert (link.record_id, link.address) == (house.id, recipient.address)
