import email
import email.policy

import pytest
from bs4 import BeautifulSoup
from flask_babel import gettext as _

from tests.answers.links import TOKEN, ending
from tests.answers.links import reminder as opened
from tests.records.posting import send
from tests.vacancies.own import READY
from vrijwilligers.answers.actions import deciding, proposing, reminding
from vrijwilligers.answers.rules import PROPOSAL, REMINDER
from vrijwilligers.links.queries import by_token
from vrijwilligers.links.rules import Recipient
from vrijwilligers.links.views import address_of
from vrijwilligers.records.db import transaction
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import LANGUAGES, speaking


def letter(mailbox):
    """The only mail that arrived: whom it went to, and what it says."""
    [(recipients, content)] = mailbox.received
    said = email.message_from_bytes(content.encode(), policy=email.policy.default)
    bodies = [said.get_body((kind,)).get_content() for kind in ("plain", "html")]
    assert words_of(bodies[1]) == bodies[0].replace("-- ", "").split()
    return recipients, said, bodies[0]


def words_of(page):
    """The words of a mail as a page, which must be those of its text."""
    html = BeautifulSoup(page, "html5lib")
    assert [link["href"] for link in html.select("a")] == [a.get_text() for a in html.select("a")]
    return html.body.get_text(" ").split()


def run(desk, *words):
    result = desk.test_cli_runner().invoke(args=words)
    assert result.exit_code == 0, result.output


def test_a_reminder_arrives_with_a_link_that_opens_its_vacancy(posting, mailbox, make):
    vacancy = ending(make, texts={"fr": ("Crème brûlée pour tous", "")})
    run(posting, "vacancies", "remind")
    send(posting)

    recipients, headers, said = letter(mailbox)

    assert recipients == ["an@buurthuis.example.org"]
    assert headers["From"] == "infopunt@example.org"  # answers go to the team
    assert headers["Subject"].endswith("Crème brûlée pour tous")
    assert "Crème brûlée pour tous" in said
    [token] = TOKEN.findall(said)
    assert opened(token).record_id == vacancy.id


def test_a_link_to_propose_arrives_with_whom_it_was_sent_to(posting, mailbox, make):
    house = make.organisation(name="Buurthuis De Ketel")
    recipient = Recipient("an@buurthuis.example.org", "nl")
    with transaction():
        proposing.send_link(house, recipient, by=None, at=now(), address_of=address_of(PROPOSAL))
    send(posting)

    recipients, _headers, said = letter(mailbox)

    assert recipients == ["an@buurthuis.example.org"]
    assert "Buurthuis De Ketel" in said
    [token] = TOKEN.findall(said)
    link = by_token(token, PROPOSAL)
    assert (link.record_id, link.address) == (house.id, recipient.address)


def test_what_is_odd_in_a_mail_breaks_no_header_and_no_word_v08(posting, mailbox, make, database):
    """A colleague asks about a vacancy with an emoji, an organisation of 200 letters …."""
    address = f"{'a' * 60}@{'buurthuis-' * 2}example.org"
    title = "🥣 Soep\nBcc: iedereen@example.org " + "koken " * 30
    house = make.organisation(name="Buurt & huis <" + "x" * 186, **READY)
    vacancy = ending(make, organisation=house, texts={"nl": (title, "")}, contact_email=address)
    by = make.staff("coordinator", name="Zoë, van\r\nBcc: x").id
    with transaction():
        reminding.ask_now(vacancy, by=by, at=now(), address_of=address_of(REMINDER))
    run(posting, "messages", "send")

    recipients, headers, said = letter(mailbox)

    assert recipients == [address]
    assert (headers["Bcc"], headers["To"]) == (None, address)
    assert ": 🥣 Soep Bcc: iedereen@example.org koken" in headers["Subject"]
    assert len(headers["Subject"]) < 120
    assert headers["From"].addresses[0].display_name.startswith("Zoë, van Bcc: x")
    assert "Buurt & huis <xxx" in said
    assert "Zoë" in said.split("-- ")[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_of_a_proposal_arrives_as_text_and_as_page_in_the_language_of_its_reader(
    posting, mailbox, make, database, language
):
    person = {"contact_name": "An Peeters", "contact_email": "an@buurthuis.example.org"}
    texts = {language: ("Soep & brood", "Koken.")}
    house = make.organisation(name="Buurthuis De Ketel", **READY)
    vacancy = make.vacancy(
        organisation=house, texts=texts, proposed_at=now(), status=Status.TO_CHECK, **person
    )
    with transaction():
        deciding.decline(vacancy, "C’est payé: < 5 €.", by=None, at=now())
    send(posting)

    _recipients, headers, said = letter(mailbox)

    with speaking(language):
        why = _("We looked at it, and do not show it. This is why:")
        for line in (_("Hello %(name)s,", name="An Peeters"), why, "C’est payé: < 5 €."):
            assert line in said
        about = _("About your proposal: %(title)s", title="Soep & brood")
        assert headers["Subject"] == about.replace("\xa0", " ")
