"""Where nothing fits the page says what is true, and what would have to change."""

from datetime import timedelta

import pytest

from vrijwilligers.matching import queries
from vrijwilligers.matching.actions.set_aside import set_aside
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.matching.views.filters import why_nothing_fits
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import speaking

DAY = timedelta(days=1)
NOW = today()
NONE = "No vacancy is open now."
AGE = "1 vacancy asks a higher age."
SPEAKS = "1 vacancy asks a language that is not on the record, or more of it."
OVER = "1 vacancy is over, or over before this person is free."
PAUSED = "1 vacancy is of an organisation that is paused."
KNOWN = "1 vacancy fits, but this person was introduced to it or does not want it."
AR = {"languages": {"ar": "native"}, "language": "fr"}


@pytest.mark.parametrize(
    ("fiche", "vacancy", "why", "change"),
    [
        ({}, None, [NONE], None),
        ({"birth_year": NOW.year - 15}, {}, [AGE], f"Possible from {NOW.year + 1}."),
        (AR, {"languages": {"nl": "B1"}}, [SPEAKS], "Dutch (B1). Somebody who speaks that can go."),
        (
            AR | {"languages": {"nl": "A1"}},
            {"languages": {"nl": "B1"}, "practise_dutch": "A1"},
            [SPEAKS],
            "Somebody who wishes to practise Dutch can go.",
        ),
        (
            AR,
            {"languages": {"nl": "B1", "en": "B1"}},
            [SPEAKS],
            "(B1). Somebody who speaks that can go.",
        ),
        ({}, {"engagement": "once", "start_on": NOW - DAY}, [OVER], None),
        (
            {"available_from": NOW + 9 * DAY},
            {"end_on": NOW + DAY},
            [OVER],
            "Somebody who is free earlier can go.",
        ),
        ({}, {"organisation": {"paused_until": NOW + DAY}}, [PAUSED], None),
        (
            AR | {"birth_year": NOW.year - 15},
            {"languages": {"nl": "B1"}},
            [SPEAKS, AGE],
            None,
        ),
        ({}, {"minimum_age": 99, "is_unwanted": True}, [KNOWN], None),
    ],
)
def test_the_reason_and_the_change_are_true(make, database, fiche, vacancy, why, change):
    candidate = make.candidate(**fiche)
    if vacancy is not None:
        organisation = make.organisation(**vacancy.get("organisation", {}))
        wanted = {k: v for k, v in vacancy.items() if k != "is_unwanted"}
        offered = make.vacancy(**wanted | {"organisation": organisation})
        if vacancy.get("is_unwanted"):
            set_aside(candidate, offered, SetAsideReason.WORK, None, by=None, today=NOW)
            database.commit()

    with speaking("en"):
        said = why_nothing_fits(candidate)

    assert queries.suggestions(candidate, today=NOW).total == 0
    assert sorted(said.excluded) == sorted(why)
    changes = [text for _card, text in said.near]
    assert len(changes) == (change is not None)
    assert all(text.endswith(change) for text in changes)
