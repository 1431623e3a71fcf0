from datetime import date

import pytest

from vrijwilligers.vacancies.rules import (
    OwnVacancyDetails,
    Status,
    TaskDetails,
    Text,
    language_of,
    talents_of,
)
from vrijwilligers.vacancies.rules.life import (
    STEPS,
    Transition,
    after,
    is_later,
    needs_new_last_day,
)
from vrijwilligers.vacancies.rules.work import WaitingFacts, WaitingReason, waits_for

TODAY = date(2026, 11, 21)


def standing(status=Status.PUBLISHED, **wanted):
    values = dict.fromkeys(
        (
            *("is_reported", "is_proposed", "source_changed", "change_is_asked"),
            "is_offered_elsewhere",
        ),
        False,
    )
    return WaitingFacts(status=status, **values | wanted)


def test_every_state_can_be_left_and_every_state_but_the_first_reached():
    assert set(STEPS) == set(Status)
    reached = {target for steps in STEPS.values() for target in steps.values()}
    assert reached == set(Status) - {Status.DRAFT}
    assert all(STEPS.values())


@pytest.mark.parametrize("status", [Status.FILLED, Status.WITHDRAWN, Status.PAUSED])
def test_what_is_no_longer_shown_can_be_published_again(status):
    assert after(status, Transition.REOPEN) == Status.PUBLISHED


def test_a_draft_is_not_paused_and_what_is_published_is_not_published():
    assert after(Status.DRAFT, Transition.PAUSE) is None
    assert after(Status.PUBLISHED, Transition.PUBLISH) is None


def test_a_last_day_in_the_past_asks_a_new_one():
    assert needs_new_last_day(date(2026, 11, 20), TODAY)
    assert not needs_new_last_day(TODAY, TODAY)
    assert not needs_new_last_day(None, TODAY)


@pytest.mark.parametrize(
    ("day", "before", "is_more"),
    [
        (date(2026, 12, 1), None, True),
        (date(2026, 12, 1), date(2026, 11, 30), True),
        (date(2026, 12, 1), date(2026, 12, 1), False),
        (date(2026, 11, 20), date(2026, 11, 1), False),
    ],
)
def test_a_later_last_day_gives_more_time_and_is_not_over(day, before, is_more):
    assert is_later(day, before, TODAY) is is_more


def test_a_vacancy_waits_for_all_its_reasons_the_most_pressing_first():
    busy = standing(Status.TO_CHECK, is_reported=True, change_is_asked=True, source_changed=True)
    assert waits_for(busy) == (
        WaitingReason.REPORTED,
        WaitingReason.CHANGE,
        WaitingReason.TO_CHECK,
        WaitingReason.SOURCE_CHANGED,
    )
    assert waits_for(standing(Status.TO_CHECK, is_proposed=True)) == (WaitingReason.PROPOSED,)
    assert waits_for(standing(Status.DRAFT)) == (WaitingReason.DRAFT,)


def test_what_is_published_or_withdrawn_does_not_wait():
    assert waits_for(standing()) == ()
    assert waits_for(standing(Status.WITHDRAWN, is_reported=True, source_changed=True)) == ()


def test_what_is_withdrawn_waits_only_while_another_source_offers_it():
    offered = standing(Status.WITHDRAWN, is_reported=True, is_offered_elsewhere=True)
    assert waits_for(offered) == (WaitingReason.OFFERED_ELSEWHERE,)


def test_a_vacancy_with_tasks_takes_its_talents_from_them():
    texts = {"nl": Text("Soep", "")}
    cooking = TaskDetails(texts={"nl": "Koken"}, talents=frozenset({"cooking"}))
    talking = TaskDetails(texts={"nl": "Praten"}, talents=frozenset({"talking", "cooking"}))
    loose = OwnVacancyDetails(organisation_id=1, texts=texts, talents=frozenset({"animals"}))
    tasked = OwnVacancyDetails(
        organisation_id=1, texts=texts, talents=frozenset({"animals"}), tasks=(cooking, talking)
    )
    assert talents_of(loose) == {"animals"}
    assert talents_of(tasked) == {"cooking", "talking"}


def test_a_vacancy_keeps_its_language_while_it_has_that_text():
    both = {"en": Text("Soup", ""), "fr": Text("Soupe", "")}
    assert language_of(both) == "fr"
    assert language_of(both, "en") == "en"
    assert language_of({"en": Text("Soup", "")}, "fr") == "en"


def test_details_start_from_the_age_of_the_law():
    made = OwnVacancyDetails(organisation_id=1, texts={"nl": Text("Soep", "")})
    assert (made.minimum_age, made.languages) == (16, {})
