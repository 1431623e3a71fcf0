"""Undoing an import of organisations: new ones go, changed ones are as before, work stays."""

import pytest

from tests.figures import totals
from tests.imports.bringing_in import taken_over, undone
from tests.organisations.files import WHOLE, table
from tests.organisations.test_imports import CHANGED, FULL
from vrijwilligers.imports import queries
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.models import Organisation, OrganisationContact, OrganisationRow
from vrijwilligers.organisations.queries.snapshots import of_organisations
from vrijwilligers.organisations.rules import ContactChannel
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Stale


@pytest.fixture
def bring_in(database):
    return lambda *rows, **how: taken_over(ORGANISATIONS, table(*rows), **how)


def seen(database):
    """Return all that is known of organisations, without their versions."""
    database.expire_all()
    keys = [one.id for one in database.query(Organisation)]
    return {key: (one.columns, one.parts) for key, one in of_organisations(keys).items()}


def test_undoing_brings_everything_back_as_it_was(bring_in, database):
    bring_in(FULL, {"name": "Het Anker"})
    before = seen(database)
    second = bring_in(CHANGED, {"name": "Het Anker", "contact_name": "Ines Proef"}, replaces=True)
    third = bring_in(WHOLE | {"kbo": "", "vcode": "V0001009", "name": "Nieuw"})
    assert undone(database, third) == {"removed": 1}
    assert undone(database, second) == {"restored": 2}
    assert seen(database) == before


def test_imports_walk_back_one_by_one(bring_in, database):
    first = bring_in({"name": "De Brug"})
    second = bring_in({"name": "De Brug", "phone": "02 555 00 11"})
    third = bring_in({"name": "De Brug", "phone": "02 555 00 22"}, replaces=True)
    for key in (first, second):
        with pytest.raises(Stale):
            undone(database, key)
    assert undone(database, third) == {"restored": 1}
    assert undone(database, second) == {"restored": 1}
    assert database.query(Organisation).one().phone is None
    assert undone(database, first) == {"removed": 1}
    assert database.query(Organisation).count() == 0


def test_what_somebody_changed_or_used_since_stays(bring_in, make, database):
    key = bring_in({"name": "A"}, {"name": "B"}, {"name": "C"}, {"name": "D"})
    a, b, c, _ = database.query(Organisation).order_by(Organisation.id)
    a.phone = "+3225550011"
    note = OrganisationContact(organisation_id=b.id, channel=ContactChannel.PHONE, note="Gebeld")
    database.add(note)
    database.commit()
    make.vacancy(organisation=c)
    database.commit()
    assert totals(database) == {"organisation_added:imported": 4}
    assert undone(database, key) == {"removed": 1, "stays": 3}
    assert totals(database) == {"organisation_added:imported": 3}
    assert sorted(one.name for one in database.query(Organisation)) == ["A", "B", "C"]


def test_after_undoing_the_same_file_can_be_brought_in_again(bring_in, database):
    key = bring_in({"name": "De Brug"})
    undone(database, key)
    assert database.query(OrganisationRow).count() == 0
    bring_in({"name": "De Brug"})
    assert database.query(Organisation).count() == 1


def test_a_person_to_whom_a_note_refers_stays(bring_in, database):
    bring_in({"name": "De Brug"})
    key = bring_in({"name": "De Brug", "contact_name": "Ines Proef", "phone": "02 555 00 11"})
    (one,) = database.query(Organisation)
    person = one.contact_persons[0]
    note = {"organisation_id": one.id, "channel": ContactChannel.PHONE, "note": "Gebeld"}
    database.add(OrganisationContact(**note, contact_person_id=person.id))
    database.commit()
    assert undone(database, key) == {"restored": 1}
    (one,) = database.query(Organisation)
    assert (one.phone, len(one.contact_persons)) == (None, 1)


def test_an_import_that_changed_nothing_leaves_the_one_before_to_be_undone(bring_in, database):
    first = bring_in({"name": "De Brug"})
    bring_in({"name": "De Brug"})
    with transaction():
        assert queries.can_be_undone(queries.hold_run(first), now())
    assert undone(database, first) == {"removed": 1}
