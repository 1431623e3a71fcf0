from tests.answers.links import ending
from vrijwilligers.answers.actions import reminding
from vrijwilligers.answers.queries import reminders
from vrijwilligers.answers.rules import ReminderRun
from vrijwilligers.links.rules import Recipient
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.vacancies.actions import contacts
from vrijwilligers.vacancies.queries import sources
from vrijwilligers.vocabulary.clock import now, today


def run():
    return ReminderRun(at=now(), today=today(), days=14)


def test_to_plan_a_round_asks_few_questions_however_many_are_due(make, counting):
    for _ in range(12):
        ending(make, organisation=make.organisation(), contact_email=None)
    with counting() as seen:
        planned = reminding.plan(run())
    assert len(planned.without_address) == 12
    assert seen.count <= 6


def test_the_contact_of_the_vacancy_comes_before_the_organisation(make, database):
    house = make.organisation(email="info@buurthuis.example.org")
    vacancy = ending(make, organisation=house, contact_email="an@buurthuis.example.org")
    assert reminders.recipient_of(vacancy) == Recipient("an@buurthuis.example.org", "nl")
    vacancy.contact_email = None
    assert reminders.recipient_of(vacancy) == Recipient("info@buurthuis.example.org", "nl")
    house.email = None
    assert reminders.recipient_of(vacancy) is None


def test_a_contact_person_is_known_by_their_address_however_it_is_written(make, database):
    house = make.organisation()
    house.contact_persons = [ContactPerson(name="An", email="An@Example.org", language="fr")]
    vacancy = ending(make, organisation=house, contact_email="an@example.org")
    assert reminders.recipient_of(vacancy).language == "fr"


def test_a_language_that_we_do_not_write_falls_back_on_that_of_the_vacancy(make, database):
    house = make.organisation()
    house.contact_persons = [ContactPerson(name="An", email="an@example.org", language="ar")]
    vacancy = ending(make, organisation=house, contact_email=None)
    assert reminders.recipient_of(vacancy).language == "nl"


def test_of_a_source_we_ask_only_where_it_says_so(make, database):
    vacancy = ending(make, source_name="Bron", source_id="1")
    assert (list(reminders.due(run())), sources.we_ask(vacancy)) == ([], False)
    contacts.choose_asked_sources(["Bron"], by=None)
    assert (list(reminders.due(run())), sources.we_ask(vacancy)) == ([vacancy], True)
    asked = reminding.ask_now(vacancy, by=None, at=now(), address_of=str)
    assert asked.address == vacancy.contact_email
