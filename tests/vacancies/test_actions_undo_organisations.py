"""Undoing an import: organisations that came with it go, unless something is known of them."""

from sqlalchemy import select

from tests.vacancies.files import row
from tests.vacancies.test_actions_undo import bring_in, counts, named, one, undo
from vrijwilligers.organisations.models import Organisation, OrganisationText
from vrijwilligers.organisations.rules.naming import name_columns

__all__ = ["bring_in", "undo"]  # fixtures


def names(database):
    return sorted(database.scalars(select(Organisation.name)))


def test_organisations_that_came_with_an_import_go_with_it(bring_in, undo, make, database):
    make.organisation(name="Was er al")
    record = bring_in(row(1, organisation="Nieuw huis"), row(2, organisation="Was er al"))
    assert undo(record) == counts(removed=2)
    assert names(database) == ["Was er al"]


def test_an_organisation_that_somebody_worked_on_stays(bring_in, undo, make, database):
    record = bring_in(*(row(each, organisation=f"Huis {each}") for each in range(1, 5)))
    make.introduction(vacancy=one(database, "S-1"))
    named(database, "Huis 2").phone = "+3225550011"
    text = {"language": "fr", **name_columns("Maison")}
    database.add(OrganisationText(organisation_id=named(database, "Huis 3").id, **text))
    database.commit()
    assert undo(record) == counts(removed=3, withdrawn=1)
    assert names(database) == ["Huis 1", "Huis 2", "Huis 3"]
