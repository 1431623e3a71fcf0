"""Who is known by a name: a list writes it with other signs or another legal form than we do."""

import pytest
from sqlalchemy import func, select

from tests.imports.bringing_in import taken_over
from tests.organisations.files import table
from vrijwilligers.organisations.actions import directory, merging
from vrijwilligers.organisations.actions.directory import OrganisationName
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.queries.merging import hold_pair
from vrijwilligers.organisations.queries.names import known_as
from vrijwilligers.organisations.rules.merging import Merger

KEPT = "Vzw Rode Draad - Laken"
WRITTEN = ("Rode Draad Laken", "“Rode Draad” (Laken) v.z.w.", "Rode-Draad, Laken ASBL")


@pytest.mark.parametrize("written", WRITTEN)
def test_a_list_that_writes_a_name_with_other_signs_makes_no_second_record(make, written):
    key = make.organisation(name=KEPT).id
    named = OrganisationName(written)
    assert directory.find_or_add([named]).keys == {named: key}


@pytest.mark.parametrize("written", WRITTEN)
def test_a_merged_double_is_known_by_its_name_with_other_signs_too(make, database, written):
    stays, goes = make.organisation(name="De Draad"), make.organisation(name=KEPT)
    key = stays.id
    merging.merge(*hold_pair(stays.id, goes.id), Merger(taken=frozenset()), by=None)
    database.commit()
    assert [one.key for one in known_as([written], ())] == [key]


def test_a_list_of_organisations_changes_the_one_that_is_meant(make, database):
    make.organisation(name=KEPT)
    taken_over(ORGANISATIONS, table({"name": WRITTEN[2], "phone": "02 555 12 12"}))
    assert database.scalar(select(func.count()).select_from(Organisation)) == 1
