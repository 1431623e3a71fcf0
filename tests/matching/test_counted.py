"""What is counted of suggestions: without a person, where each stood and how long it took."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.matching.deeds import DAY, introduce
from vrijwilligers.matching.actions import events, introductions, set_aside
from vrijwilligers.matching.rules.counted import band_of_days, place_shown
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.matching.rules.steps import StepDetails
from vrijwilligers.records.facts import Fact
from vrijwilligers.vocabulary.clock import now, today


@pytest.fixture
def counted(database):
    """Return what a kind counted, by dimension and value."""

    def counted(kind):
        database.commit()
        rows = database.scalars(select(Fact).where(Fact.kind == kind, Fact.amount > 0))
        return {(row.dimension, row.value): row.amount for row in rows}

    return counted


def test_a_place_is_one_to_five_or_later_and_days_are_a_band():
    assert [place_shown(key, (7, 8, 9, 4, 5, 6)) for key in (7, 5, 6, 1)] == [
        "1",
        "5",
        "later",
        None,
    ]
    bands = [band_of_days(today() - days * DAY, today()) for days in (-1, 0, 1, 2, 7, 8, 30, 31)]
    assert bands == ["0-1"] * 3 + ["2-7"] * 2 + ["8-30"] * 2 + ["more"]
    assert band_of_days(None, today()) is None


def test_what_is_handed_out_or_not_wanted_counts_its_place_and_weights(make, counted):
    candidate = make.candidate()
    first, second, other = make.vacancy(), make.vacancy(), make.vacancy()
    listed = (first.id, second.id)
    events.hand_out(candidate, [second.id, other.id], by=None, today=today(), listed=listed)
    why = (SetAsideReason.TOO_FAR, None)
    set_aside.set_aside(candidate, first, *why, by=None, today=today(), listed=listed)

    handed = counted("suggestion_handed_out")
    assert handed == {("", ""): 2, ("place", "2"): 1, ("weight_set", "0"): 1}
    assert counted("suggestion_set_aside")["place", "1"] == 1

    set_aside.suggest_again(candidate, first.id, by=None)
    assert counted("suggestion_set_aside") == {}


def test_a_first_introduction_counts_the_days_since_the_fiche(make, counted):
    candidate = make.candidate(created_at=now() - timedelta(days=9))
    first, second = make.vacancy(), make.vacancy()
    introduce(candidate, first, listed=(second.id, first.id))
    introduce(candidate, second)

    found = counted("introduction_step:proposed")
    assert found["", ""] == 2
    assert {key: found.get(key) for key in (("days", "8-30"), ("place", "2"))} == {
        ("days", "8-30"): 1,
        ("place", "2"): 1,
    }


def test_an_answer_of_an_organisation_counts_the_days_it_took(make, counted):
    (made,) = introduce(make.candidate(), make.vacancy(), contacted=DisclosureChannel.PHONE)
    for step in made.steps:
        step.happened_on = today() - 3 * DAY
    talked = StepDetails(target=IntroductionState.TALKED, on=today())
    introductions.move(made, talked, by=None, today=today())
    assert counted("introduction_step:talked")["days", "2-7"] == 1
    started = StepDetails(target=IntroductionState.STARTED, on=today())
    introductions.move(made, started, by=None, today=today())
    assert ("days", "2-7") not in counted("introduction_step:started")


def test_who_says_no_answered_too_and_who_is_silent_did_not(make, counted):
    for reason in (IntroductionEndReason.NOT_A_FIT, IntroductionEndReason.NO_ANSWER):
        (made,) = introduce(make.candidate(), make.vacancy(), contacted=DisclosureChannel.PHONE)
        end = StepDetails(
            target=IntroductionState.ENDED, on=today(), side=EndedBy.ORGANISATION, reason=reason
        )
        introductions.move(made, end, by=None, today=today())

    assert counted("introduction_step:ended")["days", "0-1"] == 1
