"""Somebody who agreed that we keep a talent scan, and the talents of now."""

import pytest

from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.scans.rules import ScanDetails, ScanForm
from vrijwilligers.talents import queries as talents
from vrijwilligers.talents.rules.scan import SCORING, ScanResult

CONSENTS = (ConsentPurpose.FICHE, ConsentPurpose.SCAN)


@pytest.fixture
def candidate(make):
    return make.candidate(consents=CONSENTS)


@pytest.fixture
def tapped(database):
    """Return the result of cards with these talents, by their places in the set."""
    current = talents.current_set()

    def result(*places, form=ScanForm.CARDS):
        sure = tuple(current.codes[place] for place in places)
        return ScanDetails(
            set_code=current.code,
            set_version=current.version,
            result=ScanResult(sure=sure, close=()),
            form=form,
            language="nl",
            scoring=SCORING,
        )

    return result
