"""The mail to an organisation: prepared with what its link shows, read, and then sent."""

from sqlalchemy import select

from tests.desk import Desk
from tests.matching.answers import ADDRESS, introduced, last_token, mailed, mails
from tests.matching.deeds import deeds
from vrijwilligers.links.models import SignedLink
from vrijwilligers.matching.actions import withdrawing
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vocabulary.clock import now, today


def test_a_mail_is_read_before_it_goes_and_moves_nothing_until_then(reception, make, database):
    made = introduced(make, database)
    page = reception.get("matching.mail_organisation", introduction_id=made.id)
    facts = [one.get_text() for one in page.html.select("dl.facts > *")]
    assert facts[1::2] == ["Samira El Idrissi", "0470 12 34 56", "samira@example.org"]
    assert ADDRESS in page.text
    assert page.html.select_one(".lines").get_text().endswith(("link)", "lien)"))
    database.refresh(made)
    assert (made.state, made.disclosure.told_on) == (IntroductionState.PROPOSED, None)

    reception.send(page, {})

    database.refresh(made)
    told = made.disclosure
    database.refresh(told)
    assert made.state == IntroductionState.CONTACTED
    assert (told.told_on, told.told_how) == (today(), DisclosureChannel.EMAIL)
    (mail,) = mails(database, "introduction")
    assert mail.address == ADDRESS
    for private in ("El Idrissi", "0470", "samira@example.org"):
        assert private not in mail.subject + mail.body, "a mail stays in a mailbox"
    assert "organisation mailed" in deeds(database, made)


def test_each_new_mail_brings_a_new_link_and_ends_the_one_before(app, reception, make, database):
    made, first = mailed(make, database)
    reception.submit("matching.mail_organisation", {}, introduction_id=made.id)
    assert len(database.scalars(select(SignedLink)).all()) == 2
    again = last_token(database)
    organisation = Desk(app)
    page = organisation.get("introduction_links.answer", token=first, status=410)
    assert "nieuwere" in page.text, "in the language of the mail"
    organisation.get("introduction_links.answer", token=again)


def test_nothing_goes_to_nobody_or_without_a_yes(reception, make, database):
    made = introduced(make, database)
    made.vacancy.contact_email = None
    database.commit()
    page = reception.get("matching.mail_organisation", introduction_id=made.id)
    assert "no e-mail address" in page.text
    page = reception.submit("matching.mail_organisation", {}, introduction_id=made.id, status=422)
    withdrawing.withdraw(made, by=None, at=now())
    database.commit()
    reception.get("matching.mail_organisation", introduction_id=made.id, status=404)
    page = reception.get("matching.introduction", introduction_id=made.id)
    assert "Prepare the e-mail" not in page.text


def test_who_introduces_is_led_on_to_the_mail(reception, make, database):
    person, vacancy = make.candidate(), make.vacancy(contact_email=ADDRESS)
    answers = {f"yes_{vacancy.organisation_id}": "spoken"}
    chosen = {"candidate_id": person.id, "vacancy": vacancy.id}
    fiche = reception.open(reception.submit("matching.introduce", answers, **chosen).location)
    (link,) = fiche.html.select("#messages a")
    assert "e-mail" in link.get_text()
    assert reception.open(link["href"]).heading.startswith("E-mail about record")
