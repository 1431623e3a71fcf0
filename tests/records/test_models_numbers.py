"""A number is given once, and people have one more that is nobody's business (P-12)."""

import pytest
from sqlalchemy import delete, select, text

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import ContactPerson, Organisation


def test_the_number_of_who_is_erased_is_never_given_again_p11(make, database):
    erased = make.candidate().id
    database.execute(delete(Candidate))
    database.commit()
    assert make.candidate().id == erased + 1


def test_every_table_with_numbers_gives_each_once(database):
    numbered = {t.name for t in db.metadata.tables.values() if t.autoincrement_column is not None}
    assert len(numbered) > 20
    if database.get_bind().dialect.name == "sqlite":
        tables = text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")
    else:
        tables = text(
            "SELECT tablename FROM pg_tables JOIN pg_sequences ON starts_with("
            "sequencename, tablename || '_') WHERE pg_tables.schemaname = 'public'"
        )
    assert numbered <= set(database.scalars(tables))


@pytest.mark.parametrize("model", [Candidate, ContactPerson, StaffMember])
def test_people_carry_a_number_of_chance(make, database, model):
    first, second = two(model, make, database)
    assert first.uid != second.uid
    assert len(first.uid) == len(second.uid) == 32
    assert set(database.scalars(select(model.uid))) >= {first.uid, second.uid}


def two(model, make, database):
    if model is Candidate:
        return make.candidate(), make.candidate()
    if model is StaffMember:
        return make.staff("reception"), make.staff("reception")
    brug: Organisation = make.organisation()
    people = [ContactPerson(organisation_id=brug.id, name=name) for name in ("An", "Bea")]
    database.add_all(people)
    database.commit()
    return people
