"""What the tests of lists of candidates share."""

import pytest

from tests.candidates.lists import SOURCE
from tests.imports.bringing_in import taken_over
from tests.organisations.files import table
from vrijwilligers.candidates.import_kind import CANDIDATES


@pytest.fixture
def bring_in(database):
    return lambda *rows, **how: taken_over(CANDIDATES, table(*rows), source_name=SOURCE, **how)
