from vrijwilligers.organisations.fields import LIMITS, ORGANISATION
from vrijwilligers.organisations.rules.listed import PLAIN
from vrijwilligers.organisations.rules.merging import OWN


def test_a_merger_asks_about_every_column_of_an_organisation():
    assert set(OWN) == {*ORGANISATION.columns, *LIMITS.columns}


def test_a_file_is_compared_with_every_column_of_an_organisation():
    assert set(PLAIN) == set(ORGANISATION.columns)
