from datetime import date

import pytest

from tests.matching.made_up import TODAY, is_suggested, reasons, refusals
from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.codes import Condition
from vrijwilligers.matching.rules.conditions import excluded_counts, why_not
from vrijwilligers.matching.rules.near import near_misses
from vrijwilligers.matching.rules.ranking import rank
from vrijwilligers.matching.rules.sides import Criterion, Offer, Respondent, Wishes
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.vocabulary.levels import Level


def test_a_vacancy_that_is_not_open_is_not_suggested_and_says_so():
    assert is_suggested(Wishes(), is_open=True)
    assert not is_suggested(Wishes(), is_open=False)
    assert refusals(Wishes(), is_open=False) == {Condition.OPEN: {}}


def test_a_vacancy_of_a_paused_organisation_is_not_suggested_and_says_until_when():
    assert not is_suggested(Wishes(), paused_until=TODAY)
    assert refusals(Wishes(), paused_until=TODAY) == {Condition.PAUSE: {"paused_until": TODAY}}


def test_where_as_many_are_on_their_way_as_it_takes_nobody_is_sent():
    offers = Offers.of([Offer(id=1), Offer(id=2)]).with_full([2])

    assert [one.offer_id for one in rank(offers, Wishes(), today=TODAY, limit=5)] == [1]
    assert excluded_counts(offers, Wishes(), today=TODAY)[Condition.FULL] == 1
    assert why_not(offers, Wishes(), 2, today=TODAY)[0].condition is Condition.FULL


def test_where_it_is_said_that_no_wheelchair_can_enter_who_uses_one_is_not_sent():
    in_a_chair = Wishes(needs=frozenset({"wheelchair", "seeing"}))

    assert [is_suggested(in_a_chair, wheelchair=said) for said in (True, None, False)] == [
        True,
        True,
        False,
    ]
    assert refusals(in_a_chair, wheelchair=False) == {Condition.ENTRANCE: {}}
    for others in (Wishes(), Wishes(needs=frozenset({"step_free"}))):
        assert refusals(others, wheelchair=False) == {}


@pytest.mark.parametrize("level", [Level.C1, Level.C2, Level.NATIVE])
def test_who_practises_dutch_is_not_sent_where_it_is_spoken_as_well_as_by_a_writer(level):
    learner = Wishes(practise_dutch=True, languages={})

    assert not is_suggested(learner, languages={"nl": level})
    assert is_suggested(learner, languages={"nl": Level.B2})
    assert is_suggested(learner, languages={"nl": level}, practise_dutch="A1")
    assert not is_suggested(learner, languages={"nl": level}, practise_dutch="C1")
    assert is_suggested(Wishes(), languages={"nl": level}), "of others nobody knows"


@pytest.mark.parametrize(
    ("end_on", "available_from", "fits"),
    [
        (date(2026, 11, 15), None, False),
        (TODAY, None, True),
        (None, None, True),
        (date(2026, 12, 31), date(2027, 1, 1), False),
        (date(2026, 12, 31), date(2026, 12, 31), True),
        (date(2026, 11, 15), date(2026, 1, 1), False),
        (None, date(2027, 1, 1), True),
    ],
)
def test_a_vacancy_that_ends_before_somebody_can_come_is_out(end_on, available_from, fits):
    wishes = Wishes(available_from=available_from)

    assert is_suggested(wishes, end_on=end_on) is fits
    assert (Condition.PERIOD in refusals(wishes, end_on=end_on)) is not fits


def test_what_happens_once_is_over_after_the_day_it_started():
    yesterday = date(2026, 11, 15)

    assert not is_suggested(Wishes(), engagement="once", start_on=yesterday)
    assert is_suggested(Wishes(), engagement="once", start_on=TODAY)
    assert is_suggested(Wishes(), engagement="regular", start_on=yesterday)


@pytest.mark.parametrize(
    ("birth_year", "minimum_age", "fits"),
    [
        (2010, None, True),
        (2011, None, False),
        (2008, 18, True),
        (2009, 18, False),
        (2013, 13, True),
        (2014, 13, False),
        (None, 21, True),
    ],
)
def test_somebody_is_old_enough_from_the_year_in_which_they_reach_the_age(
    birth_year, minimum_age, fits
):
    wishes = Wishes(birth_year=birth_year)

    assert is_suggested(wishes, minimum_age=minimum_age) is fits
    assert (Condition.AGE in refusals(wishes, minimum_age=minimum_age)) is not fits


def test_an_unknown_age_is_asked_and_never_decided():
    assert reasons(Wishes(), Criterion.AGE, minimum_age=18) == [
        (None, {"minimum_age": 18, "missing": (Respondent.CANDIDATE,)})
    ]
    assert reasons(Wishes(birth_year=1990), Criterion.AGE, minimum_age=18) == [
        (True, {"minimum_age": 18})
    ]


@pytest.mark.parametrize(
    ("spoken", "fits"),
    [
        ({"fr": Level.B1, "en": Level.A2}, True),
        ({"fr": Level.NATIVE, "en": Level.A2, "ar": Level.A1}, True),
        ({"fr": Level.A2, "en": Level.A2}, False),
        ({"fr": Level.B1}, False),
        ({"fr": None, "en": Level.A2}, True),
        ({}, True),
    ],
)
def test_all_languages_needed_must_be_spoken_well_enough_unless_nobody_asked(spoken, fits):
    needed = {"fr": Level.B1, "en": Level.A2}

    assert is_suggested(Wishes(languages=spoken), languages=needed) is fits


def test_a_language_that_falls_short_is_named_with_both_levels():
    wishes = Wishes(languages={"fr": Level.A2})

    assert refusals(wishes, languages={"fr": Level.B1, "en": None}) == {
        Condition.LANGUAGES: {
            "lacking": {
                "fr": {"needed": Level.B1, "has": Level.A2},
                "en": {"needed": None, "has": None},
            }
        }
    }


def test_a_needed_language_is_a_reason_for_or_one_to_ask():
    asked = {"language": "fr", "needed": Level.B1}

    assert reasons(
        Wishes(languages={"fr": Level.C1}), Criterion.LANGUAGES, languages={"fr": Level.B1}
    ) == [(True, asked | {"has": Level.C1})]
    assert reasons(
        Wishes(languages={"fr": Level.B1}), Criterion.LANGUAGES, languages={"fr": Level.B1}
    ) == [(True, asked | {"has": Level.B1})]
    assert reasons(Wishes(), Criterion.LANGUAGES, languages={"fr": Level.B1}) == [
        (None, asked | {"has": None, "missing": (Respondent.CANDIDATE,)})
    ]
    assert reasons(Wishes(), Criterion.LANGUAGES) == [(None, {"missing": (Respondent.VACANCY,)})]


@pytest.mark.parametrize(
    ("dutch", "practises", "welcome_from", "fits"),
    [
        ({"nl": Level.A2}, True, "A2", True),
        ({"nl": Level.B1}, True, "A2", True),
        ({"nl": Level.A1}, True, "A2", False),
        ({"fr": Level.NATIVE}, True, "A1", False),
        ({"nl": Level.A2}, False, "A2", False),
        ({"nl": Level.A2}, True, "no", False),
        ({"nl": Level.A2}, True, None, False),
        ({"nl": Level.B2}, False, "no", True),
        ({"nl": None}, True, "A2", True),
        ({}, True, "B1", True),
    ],
)
def test_practising_opens_a_dutch_vacancy_from_its_level(dutch, practises, welcome_from, fits):
    wishes = Wishes(languages=dutch, practise_dutch=practises)
    offer = {"languages": {"nl": Level.B2}, "practise_dutch": welcome_from}

    assert is_suggested(wishes, **offer) is fits
    assert (Condition.LANGUAGES in refusals(wishes, **offer)) is not fits


def test_practising_dutch_opens_no_other_language():
    wishes = Wishes(languages={"nl": Level.A1}, practise_dutch=True)
    needed = {"nl": Level.B1, "fr": Level.A1}

    assert not is_suggested(wishes, languages=needed, practise_dutch="A1")
    assert refusals(wishes, languages=needed, practise_dutch="A1") == {
        Condition.LANGUAGES: {"lacking": {"fr": {"needed": Level.A1, "has": None}}}
    }


def test_what_is_left_out_can_be_counted_by_its_reason():
    offers = Offers.of(
        [
            Offer(id=1),
            Offer(id=2, is_open=False, minimum_age=99),
            Offer(id=3, languages={"fr": Level.A1}),
            Offer(id=4, end_on=date(2020, 1, 1)),
            Offer(id=6, paused_until=TODAY),
        ]
    )
    wishes = Wishes(birth_year=1990, languages={"en": Level.C2})

    assert excluded_counts(offers, wishes, today=TODAY) == {
        Condition.OPEN: 1,
        Condition.PAUSE: 1,
        Condition.FULL: 0,
        Condition.PERIOD: 1,
        Condition.AGE: 1,
        Condition.LANGUAGES: 1,
    }
    assert why_not(offers, wishes, 1, today=TODAY) == ()
    assert len(why_not(offers, wishes, 2, today=TODAY)) == 2
    with pytest.raises(KeyError):
        why_not(offers, wishes, 5, today=TODAY)


def test_what_one_condition_keeps_away_comes_near_the_best_first():
    wishes = Wishes(birth_year=2012, languages={"fr": Level.B1}, categories=frozenset({"food"}))
    far = Offer(id=1, minimum_age=18, languages={"nl": Level.A1})
    young, wished = Offer(id=2, minimum_age=18), Offer(id=3, minimum_age=18, category="food")
    closed, fits = Offer(id=4, minimum_age=14, is_open=False), Offer(id=5, minimum_age=14)
    speaks = Offer(id=6, minimum_age=14, languages={"nl": Level.A1})
    everything = Offers.of([far, young, wished, closed, fits, speaks])

    found = near_misses(everything, wishes, today=TODAY, limit=5, weights=Weights())

    assert [(one, why.condition) for one, why in found] == [
        (3, Condition.AGE),
        (2, Condition.AGE),
        (6, Condition.LANGUAGES),
    ]
    assert (
        near_misses(everything, wishes, today=TODAY, limit=5, weights=Weights(), without=[3, 2])[0][
            0
        ]
        == 6
    )
