from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from tests.matching.made_up import FULL_OFFER, FULL_WISHES, GHENT, MONDAY, TODAY, TUESDAY, UKKEL
from vrijwilligers.matching.rules.codes import Condition
from vrijwilligers.matching.rules.conditions import Refusal
from vrijwilligers.matching.rules.reasons import (
    MatchReason,
    first_reasons,
    fit_of,
    reasons_for,
)
from vrijwilligers.matching.rules.sides import Criterion, Offer, Wishes
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.matching.wording import states, todos
from vrijwilligers.matching.wording.reasons import (
    ASK_CANDIDATE,
    SENTENCES,
    CodeNamesInWords,
    say,
    say_fit,
    say_to_ask,
)
from vrijwilligers.matching.wording.refusals import say_excluded, say_refusal
from vrijwilligers.matching.wording.states import REASON_WORDS, SIDE_WORDS, STATE_WORDS
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.week import mask_of

DAY = timedelta(days=1)
WEEKEND = mask_of(["sat-morning", "sun-morning"])
NAMES = CodeNamesInWords(
    talents={"listening": "Listening", "helping": "Helping", "cooking": "Cooking"},
    categories={"food": "Food", "sport": "Sport"},
)


@pytest.fixture(autouse=True)
def english(app):
    with app.app_context(), speaking("en"):
        yield


def said(criterion, wishes=FULL_WISHES, **offer):
    found = reasons_for(Offer(id=1, **offer), wishes, today=TODAY)
    words = [say(reason, NAMES) for reason in found if reason.criterion is criterion]
    return [(word.kind, word.text) for word in words]


def test_a_vacancy_that_fits_says_so_in_short_sentences():
    found = reasons_for(Offer(id=1, **FULL_OFFER), FULL_WISHES, today=TODAY)
    assert [say(reason, NAMES).text for reason in found] == [
        "listening: own talents",
        "practising Dutch from A1",
        "Food: as wished",
        "in the same municipality",
        "free: Monday, in the morning",
        "regularly: as wished",
        "languages needed not given",
    ]


@pytest.mark.parametrize(
    ("criterion", "offer", "kind", "text"),
    [
        (Criterion.TALENTS, {"talents": {"cooking", "helping"}}, "no",
         "also asks: cooking and helping"),
        (Criterion.TALENTS, {}, "unknown", "talents needed not given"),
        (Criterion.PRACTISE_DUTCH, {"practise_dutch": "no"}, "no", "no place to practise Dutch"),
        (Criterion.PRACTISE_DUTCH, {"practise_dutch": "B1"}, "no", "practising Dutch only from B1"),
        (Criterion.PRACTISE_DUTCH, {}, "unknown", "practising Dutch not mentioned"),
        (Criterion.CATEGORY, {"category": "sport"}, "no", "Sport: not among the wishes"),
        (Criterion.CATEGORY, {}, "unknown", "kind of work not given"),
        (Criterion.DISTANCE, {"remote": True}, "unknown",
         "done from home: ask whether that is fine"),
        (Criterion.DISTANCE, {"municipality": GHENT}, "no", "outside Brussels"),
        (Criterion.DISTANCE, {}, "unknown", "place not given"),
        (Criterion.START, {"start_on": date(2027, 9, 1)}, "no", "starts only on 1 September 2027"),
        (Criterion.START, {"start_on": date(2026, 12, 1)}, "yes", "starts on 1 December 2026"),
        (Criterion.FRESHNESS, {"fresh_on": date(2025, 1, 1)}, "no",
         "last confirmed on 1 January 2025: ask whether it is still so"),
        (Criterion.FRESHNESS, {"fresh_on": date(2026, 11, 2)}, "yes",
         "confirmed on 2 November 2026"),
        (Criterion.ACCESSIBLE, {"is_accessible": True}, "yes", "accessible organisation"),
        (Criterion.DAYS, {"days": TUESDAY}, "no", "not free: Tuesday, in the morning"),
        (Criterion.DAYS, {}, "unknown", "days not given"),
        (Criterion.ENGAGEMENT, {"engagement": Engagement.ONCE}, "no", "once: other than wished"),
        (Criterion.LANGUAGES, {"languages": {"nl": Level.A2}}, "yes", "enough Dutch"),
        (
            Criterion.LANGUAGES,
            {"languages": {"nl": Level.B1}, "practise_dutch": "A1"},
            "no",
            "Dutch B1 asked, less is possible too",
        ),
        (Criterion.AGE, {"minimum_age": 18}, "yes", "from 18 years"),
    ],
)  # fmt: skip
def test_each_reason_has_its_sentence_p27(criterion, offer, kind, text):
    assert said(criterion, **offer) == [(kind, text)]


def test_half_of_the_days_says_which_ones_fit():
    week = MONDAY | TUESDAY | mask_of(["wed-morning"])
    for hours, words in (
        (None, ("unknown", "free: Monday, in the morning, ask whether that is enough")),
        (4, ("yes", "free: Monday, in the morning")),
        (12, ("no", "only fits: Monday, in the morning")),
    ):
        assert said(Criterion.DAYS, days=week, hours_per_week=hours) == [words]


@pytest.mark.parametrize(
    ("needs", "offer", "kind", "text"),
    [
        ("hearing", {"support_offered": True}, "yes", "somebody helps at the start"),
        ("hearing", {"support_offered": False}, "no", "nobody to help at the start"),
        ("hearing", {}, "unknown", "help at the start not mentioned"),
        ("step_free", {"wheelchair": True}, "yes", "a wheelchair can enter"),
        ("step_free", {"wheelchair": False}, "no", "a wheelchair cannot enter"),
        ("step_free", {}, "unknown", "not mentioned whether a wheelchair can enter"),
    ],
)
def test_support_says_what_is_offered_and_never_what_somebody_needs(needs, offer, kind, text):
    assert said(Criterion.SUPPORT, Wishes(needs=frozenset({needs})), **offer) == [(kind, text)]


def test_what_was_between_somebody_and_an_organisation_is_said():
    before = {"refused_homes": frozenset({1}), "former_homes": frozenset({1, 2})}
    wishes = Wishes(**before, refused_kinds=frozenset({"sport"}))

    assert said(Criterion.BEFORE, wishes, organisation_id=1) == [
        ("no", "this organisation was not wanted before")
    ]
    assert said(Criterion.BEFORE, wishes, organisation_id=2) == [
        ("unknown", "introduced to this organisation before: ask how it was")
    ]
    assert said(Criterion.BEFORE, wishes, organisation_id=3) == []
    assert said(Criterion.CATEGORY, wishes, category="sport") == [
        ("no", "Sport: not wanted before")
    ]


def test_a_place_further_away_is_named_with_its_distance():
    ((kind, text),) = said(Criterion.DISTANCE, municipality=UKKEL)
    assert kind == "no"
    assert text.startswith("further away: ")
    assert text.endswith(" km")


@pytest.mark.parametrize(
    ("criterion", "offer", "text"),
    [
        (Criterion.TALENTS, {"talents": {"cooking"}}, "ask about talents"),
        (Criterion.CATEGORY, {"category": "food"}, "ask which kind of work"),
        (Criterion.DISTANCE, {"municipality": UKKEL}, "ask in which municipality"),
        (Criterion.DAYS, {"days": MONDAY}, "ask which days and times"),
        (Criterion.ENGAGEMENT, {"engagement": Engagement.ONCE}, "ask: once or regularly?"),
        (Criterion.LANGUAGES, {"languages": {"fr": Level.B1}}, "French needed (B1): ask"),
        (Criterion.AGE, {}, "from 16 years: ask the year of birth"),
        (
            Criterion.PRACTISE_DUTCH,
            {"practise_dutch": "A2"},
            "practising Dutch from A2: ask how much Dutch",
        ),
    ],
)
def test_what_nobody_asked_yet_is_to_be_asked(criterion, offer, text):
    wishes = Wishes(practise_dutch=True)
    assert said(criterion, wishes, **offer) == [("unknown", text)]


def test_who_is_free_after_the_start_asks_whether_that_may():
    wishes = Wishes(available_from=date(2020, 2, 1))
    assert said(Criterion.PERIOD, wishes, start_on=date(2020, 1, 6)) == [
        ("unknown", "starts 6 January 2020, free from 1 February 2020: ask")
    ]


def test_every_criterion_state_side_and_reason_has_words():
    assert set(SENTENCES) == set(Criterion)
    assert set(STATE_WORDS) == set(IntroductionState)
    assert set(SIDE_WORDS) == set(EndedBy)
    assert set(REASON_WORDS) == set(IntroductionEndReason)


@pytest.mark.parametrize(
    ("score", "days", "word"),
    [
        (0.8, MONDAY, "fits very well"),
        (0.6, MONDAY, "fits"),
        (0.5, MONDAY, "possible"),
        (0.8, 0, "fits very well"),
        (0.8, MONDAY | WEEKEND, "fits very well"),
        (0.8, TUESDAY, "possible"),
        (0.6, WEEKEND, "possible"),
    ],
)
def test_what_asks_only_days_that_are_not_free_is_at_most_possible(score, days, word):
    reasons = reasons_for(Offer(id=1, days=days), FULL_WISHES, today=TODAY)
    assert say_fit(fit_of(score, reasons)) == word


def test_what_to_ask_is_one_list():
    assert say_to_ask([Criterion.DAYS, Criterion.AGE]) == "days and times and year of birth"
    assert say_to_ask([]) == ""
    assert set(ASK_CANDIDATE) < set(Criterion)


@pytest.mark.parametrize(
    ("condition", "facts", "text"),
    [
        (Condition.OPEN, {}, "It is not open: closed, full or over."),
        (
            Condition.PAUSE,
            {"paused_until": date(2020, 1, 6)},
            "The organisation is paused: nobody new up to and including 6 January 2020.",
        ),
        (Condition.AGE, {"minimum_age": 18, "birth_year": 2015}, "Minimum age: 18 years."),
        (
            Condition.LANGUAGES,
            {"lacking": {"nl": {"needed": Level.B1, "has": None}}},
            "Languages needed: Dutch (B1).",
        ),
        (
            Condition.PERIOD,
            {"last_day": date(2020, 1, 6), "available_from": None},
            "It is over: its last day was 6 January 2020.",
        ),
        (
            Condition.PERIOD,
            {"last_day": date(2020, 1, 6), "available_from": date(2020, 2, 1)},
            "It ends on 6 January 2020, but this person is only free from 1 February 2020.",
        ),
    ],
)
def test_each_condition_says_why_it_rules_out(condition, facts, text):
    assert say_refusal(Refusal(condition, facts)) == text


def test_what_is_left_out_is_counted_and_nought_is_not_said():
    excluded = {Condition.AGE: 1, Condition.LANGUAGES: 3, Condition.PAUSE: 2}
    assert say_excluded(dict.fromkeys(Condition, 0) | excluded) == [
        "3 vacancies ask a language that is not on the record, or more of it.",
        "2 vacancies are of organisations that are paused.",
        "1 vacancy asks a higher age.",
    ]


@pytest.mark.parametrize(
    ("days", "word"),
    [(-2, "2 days late"), (-1, "1 day late"), (0, "today"), (1, "tomorrow")],
)
def test_the_day_is_said_as_people_do(days, word):
    assert todos.say_due(today() + days * DAY, today()) == word


@pytest.mark.parametrize(
    ("state", "tag"),
    [
        (IntroductionState.PROPOSED, "due"),
        (IntroductionState.STARTED, "good"),
        (IntroductionState.STAYED, "good"),
        (IntroductionState.ENDED, ""),
    ],
)
def test_the_colour_of_a_state_says_whether_something_is_to_be_done(state, tag):
    assert states.tag_of(state) == tag


def test_an_end_says_who_and_why():
    ended = SimpleNamespace(end_side=EndedBy.DESK, end_reason=IntroductionEndReason.TOO_FAR)
    assert states.say_end(ended) == "We, at the desk: Too far"
    assert states.say_end(SimpleNamespace(end_side=None, end_reason=None)) == ""


def test_a_card_says_four_reasons_at_first_and_one_for_it_whatever_is_against():
    def reasons(*fits):
        criteria = [*Criterion]
        return [
            MatchReason(criterion, one, {}) for criterion, one in zip(criteria, fits, strict=False)
        ]

    def said(*fits):
        return [one.fits for one in first_reasons(reasons(*fits))]

    assert said(True, True, True, True, True) == [True] * 4
    assert said(True, True, None, False) == [False, None, True, True]
    assert said(False, False, False, False, None, True) == [False, False, False, True]
    assert said(False, False, None, None, None) == [False, False, None, None]


def test_what_decides_whether_one_can_go_there_is_asked_before_the_rest():
    asked = [Criterion.CATEGORY, Criterion.ENGAGEMENT, Criterion.TALENTS, Criterion.LANGUAGES]
    every = [MatchReason(one, None, {}) for one in (*asked, Criterion.DAYS)]
    first = [one.criterion for one in first_reasons(every)]
    assert first[:2] == [Criterion.LANGUAGES, Criterion.DAYS]
    assert len(first) == 4
