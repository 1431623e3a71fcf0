import pytest
from sqlalchemy.exc import NoResultFound

from vrijwilligers.organisations import queries
from vrijwilligers.organisations.actions import directory
from vrijwilligers.organisations.actions.directory import OrganisationName
from vrijwilligers.organisations.models import ContactPerson, Organisation
from vrijwilligers.records.batches import MANY


def names(found):
    return [organisation.name for organisation in found]


def test_organisations_are_found_by_a_piece_of_their_name_those_that_begin_with_it_first(make):
    for name in ("Café De Brug", "De Brug", "Het Anker"):
        make.organisation(name=name)
    asked = {
        "de b": [("De Brug", "prefix"), ("Café De Brug", "prefix")],
        "cafe": [("Café De Brug", "exact")],
        "btug": [("De Brug", "typo"), ("Café De Brug", "typo")],
        "kaffee de bruch": [("Café De Brug", "sounds"), ("De Brug", "part")],
    }
    for text, answers in asked.items():
        assert [(one.organisation.name, one.why) for one in queries.searching(text, 2)] == answers


@pytest.mark.parametrize("text", ["%", "_"])
def test_signs_of_the_database_are_plain_letters_to_a_searcher(make, text):
    make.organisation(name="De Brug")
    assert queries.searching(text, 10) == []


def test_an_organisation_comes_with_its_contact_persons(make, database):
    key = make.organisation().id
    database.add(ContactPerson(organisation_id=key, name="Ines Proef"))
    database.commit()
    assert [person.name for person in queries.get(key).contact_persons] == ["Ines Proef"]


def test_an_organisation_that_is_not_there_is_not_found(database):
    with pytest.raises(NoResultFound):
        queries.get(1)


def test_more_names_than_one_question_holds_are_all_found_again(database):
    wanted = [OrganisationName(f"Buurthuis {number}") for number in range(MANY + 20)]
    first = directory.find_or_add(wanted).keys
    assert directory.find_or_add(wanted).keys == first
    assert database.query(Organisation).count() == len(wanted)
