"""What the tests of lists of candidates and of merging share."""

import pytest

from tests.candidates.lists import SOURCE
from tests.imports.bringing_in import taken_over
from tests.organisations.files import table
from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.vocabulary.levels import Level


@pytest.fixture
def bring_in(database):
    return lambda *rows, **how: taken_over(CANDIDATES, table(*rows), source_name=SOURCE, **how)


@pytest.fixture
def two(make):
    """The same person twice: who stays, who goes."""
    stays = make.candidate(
        given_name="Samira",
        family_name="El Amrani",
        phone="+32470112233",
        languages={"ar": Level.NATIVE, "nl": Level.A2},
        talents=["cooking"],
        notes="Kwam met haar zus.",
        birth_year=1990,
    )
    goes = make.candidate(
        given_name="Samira",
        family_name="Elamrani",
        phone="+32499887766",
        languages={"nl": Level.B1, "fr": Level.B1},
        talents=["listening"],
        days=0b11,
        notes="Belt liever niet.",
        motivation="Mensen leren kennen",
    )
    return stays, goes
