from vrijwilligers.organisations.fields import LIMITS, ORGANISATION
from vrijwilligers.organisations.rules.listed import PLAIN
from vrijwilligers.organisations.rules.merging import OWN


def test_a_merger_asks_about_every_column_of_an_organisation():
    assert set(OWN) == {*ORGANISATION.columns, *LIMITS.columns}


def test_a_file_can_say_every_column_but_its_own_rule_of_age():
    assert {*PLAIN, "youngest_age"} == set(ORGANISATION.columns)
