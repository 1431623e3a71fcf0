"""How fast an organisation answers: reckoned from steps alone."""

from datetime import date, timedelta

from vrijwilligers.matching.rules.answers import (
    AnswerTime,
    IntroductionCourse,
    ResponseRecord,
    answering,
    asked_in,
    is_full,
)
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState

TODAY = date(2026, 11, 22)


def day(number):
    return TODAY - timedelta(days=100 - number)


def asked(*steps, side=None, reason=None):
    return list(
        asked_in(
            IntroductionCourse(
                tuple((IntroductionState(s), day(n)) for s, n in steps), side, reason
            )
        )
    )


def test_an_answer_is_a_talk_an_appointment_or_a_start():
    for answer in ("talked", "appointment", "started"):
        assert asked(("proposed", 1), ("contacted", 2), (answer, 5)) == [AnswerTime(day(2), day(5))]


def test_who_was_not_asked_yet_does_not_wait():
    assert asked(("proposed", 1)) == []
    assert asked(("proposed", 1), ("talked", 2)) == []


def test_who_hears_nothing_waits():
    assert asked(("proposed", 1), ("contacted", 2)) == [AnswerTime(day(2))]


def test_a_no_of_the_organisation_is_an_answer_and_silence_is_none():
    ended = (("contacted", 2), ("ended", 9))
    no = asked(*ended, side=EndedBy.ORGANISATION, reason=IntroductionEndReason.NOT_A_FIT)
    silence = asked(*ended, side=EndedBy.ORGANISATION, reason=IntroductionEndReason.NO_ANSWER)

    assert no == [AnswerTime(day(2), day(9))]
    assert silence == []


def test_an_end_by_the_candidate_says_nothing_of_the_organisation():
    assert asked(("contacted", 2), ("ended", 9), side=EndedBy.CANDIDATE) == []


def test_after_reopening_an_organisation_is_asked_anew():
    steps = (("contacted", 2), ("ended", 9), ("contacted", 20), ("talked", 21), ("started", 40))
    assert asked(*steps) == [AnswerTime(day(20), day(21))]


def test_a_day_noted_late_is_never_an_answer_before_the_question():
    assert asked(("contacted", 5), ("talked", 3)) == [AnswerTime(day(5), day(5))]


def test_the_middle_of_the_last_ten_answers_counts():
    old = [AnswerTime(day(0), day(30))] * 5
    last = [AnswerTime(day(40), day(40 + n)) for n in (1, 1, 1, 2, 2, 3, 3, 9, 9, 9)]

    assert answering(old + last, today=TODAY) == ResponseRecord(answered=10, median_days=2.5)


def test_who_waits_longer_than_a_week_is_counted():
    every = [AnswerTime(TODAY - timedelta(days=days)) for days in (0, 7, 8, 30)]
    assert answering(every, today=TODAY) == ResponseRecord(waiting=2)


def test_without_questions_nothing_is_known():
    assert answering([], today=TODAY) == ResponseRecord(answered=0, median_days=None, waiting=0)


def test_a_vacancy_is_full_at_its_cap_and_never_without_one():
    assert [is_full(number, 2) for number in (0, 1, 2, 3)] == [False, False, True, True]
    assert not is_full(1000, None)
