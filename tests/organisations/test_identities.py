"""Who is meant by a name: the legal form is no difference, another place is."""

import pytest

from vrijwilligers.organisations.rules.identities import Directory, Identity, Whereabouts
from vrijwilligers.organisations.rules.naming import without_form

SPELLINGS = (
    *("Zorgpunt De Pleister", "vzw Zorgpunt De Pleister", "Zorgpunt De Pleister v.z.w."),
    *("ZORGPUNT DE PLEISTER VZW", "Zorgpunt 'De Pleister' (VZW)"),
)


@pytest.mark.parametrize("name", SPELLINGS)
def test_the_legal_form_and_signs_are_no_difference(name):
    directory = Directory([Identity(1, "Zorgpunt De Pleister"), Identity(2, "Sportclub vzw")])
    assert directory.find(name) == 1
    assert without_form("vzw") == "vzw"


@pytest.mark.parametrize(
    ("places", "reach", "found"),
    [({"1090"}, set(), [1]), (set(), {"+32"}, [1]), ({"1180"}, set(), []), ({"1180"}, {"+1"}, [1])],
)
def test_another_place_is_another_organisation_unless_it_is_reached_in_the_same_way(
    places, reach, found
):
    known = Whereabouts(frozenset({"1090"}), frozenset({"+1"}))
    directory = Directory([Identity(1, "Rood Lint", where=known)])
    where = Whereabouts(frozenset(places), frozenset(reach))
    assert directory.find_all("Rood Lint", where=where) == found
