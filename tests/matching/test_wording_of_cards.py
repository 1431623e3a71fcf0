"""How a vacancy, what is shared of somebody, and a promise are put into words."""

from tests.matching.made_up import MONDAY
from vrijwilligers.matching.wording import cards, disclosures, todos
from vrijwilligers.matching.wording.reasons import (
    CodeNamesInWords,
)
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import speaking


def test_exactly_name_and_ways_to_reach_are_shared(make):
    candidate = make.candidate(
        given_name="Samira",
        family_name="El Idrissi",
        phone="+32470123456",
        email=None,
        birth_year=1990,
        notes="Komt graag terug.",
    )
    with speaking("en"):
        assert disclosures.shared_fields(candidate) == [
            ("Name", "Samira El Idrissi"),
            ("Phone", "0470 12 34 56"),
        ]


def test_a_vacancy_is_shown_in_its_own_language_when_there_is_no_other(make):
    organisation = make.organisation(name="De Rozelaar", phone="+3221234567")
    vacancy = make.vacancy(
        texts={"fr": ("Servir du café", "Du café.")},
        organisation=organisation,
        municipality="21015",
        days=MONDAY,
    )
    with speaking("en"):
        card = cards.vacancy_card(vacancy)
    assert (card.title, card.language) == ("Servir du café", "fr")
    assert card.under == "De Rozelaar · Schaarbeek / Schaerbeek · Monday, in the morning"
    assert (card.contact.phone, card.contact.phone_written) == ("+3221234567", "02 123 45 67")


def test_names_come_in_the_language_of_the_reader(make):
    with speaking("nl"):
        dutch = CodeNamesInWords.now()
    with speaking("fr"):
        french = CodeNamesInWords.now()
    assert dutch.talents_of(["listening"]) != french.talents_of(["listening"])
    assert dutch.category_of("unheard") == "unheard"


def test_who_promised_it_and_for_whom_is_said(make):
    jos, rita = make.staff(name="Jos"), make.staff(name="Rita")
    with speaking("en"):
        both = todos.todo(make.follow_up(made_by=jos, for_staff=rita), today())
        own = todos.todo(make.follow_up(made_by=jos, for_staff=jos), today())
        nobody = todos.todo(make.follow_up(), today())
    assert both.promise == "Promised by Jos, today; for Rita"
    assert own.promise == "Promised by Jos, today"
    assert nobody.promise == "Promised today"
