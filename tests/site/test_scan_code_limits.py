"""Who guesses codes of the talent scan: ten wrong ones a day from one place, and no more."""

import pytest

from tests.accounts.counting import at, counting
from tests.site.test_talent_scan import Scanner, codes
from vrijwilligers.scans import actions
from vrijwilligers.scans.rules import ScanDetails, ScanForm
from vrijwilligers.talents import queries as talents
from vrijwilligers.talents.rules.scan import SCORING, ScanResult
from vrijwilligers.vocabulary.clock import now

WRONG = "TULP-00000"
ASKED = "form#by-code"


@pytest.fixture
def guesser(server, app, make, tmp_path):
    for desk in counting(server, app, tmp_path):
        yield Scanner(desk.app)


@pytest.fixture
def code(make, database):
    used = talents.current_set()
    details = ScanDetails(
        set_code=used.code,
        set_version=used.version,
        result=ScanResult(sure=codes()[:5], close=()),
        form=ScanForm.ONLINE,
        scoring=SCORING,
        language="nl",
    )
    left, _until = actions.leave(details, at=now())
    database.commit()
    return left


def test_ten_wrong_codes_a_day_from_one_place_and_then_not_even_the_right_one(guesser, code):
    page = guesser.open("/site/nl/talents/")
    for _ in range(10):
        guesser.press(page, {"code": WRONG}, 422, ASKED)
    guesser.press(page, {"code": code}, 429, ASKED)
    at(guesser, "203.0.113.9")
    assert guesser.press(page, {"code": code}, 200, ASKED).html.select_one(".short-code")


def test_a_right_code_is_counted_for_nothing(guesser, code):
    page = guesser.open("/site/nl/talents/")
    for _ in range(12):
        guesser.press(page, {"code": code}, 200, ASKED)


def test_who_guesses_at_erasing_uses_up_the_same_ten(guesser, code):
    page = guesser.open("/site/nl/talents/")
    shown = guesser.press(page, {"code": code}, 200, ASKED)
    for _ in range(5):
        guesser.press(page, {"code": WRONG}, 422, ASKED)
    for _ in range(5):
        guesser.press(shown, {"code": WRONG}, 422, "form#erase-code")
    guesser.press(page, {"code": code}, 429, ASKED)
